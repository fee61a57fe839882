"""Form fields that Django lacks: phone, number as written here, consent with text, staged files, a heading."""

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

TYPE_EXTENSIONS = {"pdf": ["pdf"], "image": ["jpg", "jpeg", "png"], "text": ["docx", "odt"], "sheet": ["xlsx", "ods"]}


class HeadingWidget(forms.Widget):
    """Draws nothing: the template shows the heading itself."""

    is_heading = True

    def render(self, name, value, attrs=None, renderer=None):
        return ""

    def value_from_datadict(self, data, files, name):
        return None


class HeadingField(forms.Field):
    """A section heading; never has a value."""

    widget = HeadingWidget

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class PhoneField(forms.CharField):
    """A phone number; Romanian unless it starts with +; normalised to international form."""

    default_error_messages = {"invalid": _("Give a phone number, for example 0745 123 456 or +40 745 123 456.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return value
        try:
            number = phonenumbers.parse(value, "RO")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not phonenumbers.is_possible_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class LocalNumberField(forms.DecimalField):
    """A number as people write it in either language: `1.500,50` and `1500.50` alike are understood."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = plain_number(value)
        return super().to_python(value)


def plain_number(text: str) -> str:
    """`1.500,50`, `1 500,50`, `1,500.50` → `1500.50`; the last of `.` and `,` is the decimal mark.

    A single mark followed by exactly three digits groups thousands only when it is the Romanian dot.
    """
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    comma, dot = text.rfind(","), text.rfind(".")
    if comma > dot:
        return text.replace(".", "").replace(",", ".")
    if comma >= 0:
        return text.replace(",", "")
    if text.count(".") > 1 or (dot >= 0 and len(text) - dot == 4 and text[:dot].lstrip("-").isdigit()):
        return text.replace(".", "")
    return text


class ConsentField(forms.BooleanField):
    """A box to tick under a text; `text` is the editors' rich text."""

    def __init__(self, *, text: str, **kwargs):
        self.text = text
        super().__init__(**kwargs)

    @property
    def plain_text(self) -> str:
        return strip_tags(self.text)


class StagedFileInput(forms.ClearableFileInput):
    """A file input that shows what was already kept; `staged` is filled by the view."""

    allow_multiple_selected = True
    template_name = "ciic/widgets/staged_file.html"

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.staged: list = []

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else [f for f in [files.get(name)] if f]

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        context["widget"]["staged"] = self.staged
        return context


class StagedFileField(forms.Field):
    """Files that are staged by the view; validates presence and number, the upload gate validates content."""

    widget = StagedFileInput

    def __init__(self, *, settings: dict, **kwargs):
        self.max_files = settings.get("max_files", 1)
        self.max_megabytes = settings.get("max_megabytes", 10)
        kinds = settings.get("types") or ["pdf", "image"]
        self.extensions = [extension for kind in kinds for extension in TYPE_EXTENSIONS[kind]]
        super().__init__(**kwargs)
        self.widget.attrs |= {"accept": ",".join(f".{extension}" for extension in self.extensions), "data-max-bytes": self.max_megabytes * 1024 * 1024}
        if self.max_files > 1:
            self.widget.attrs["multiple"] = True
        self.help_text = f"{self.help_text} {self.limits}".strip()

    @property
    def limits(self) -> str:
        """What may be chosen, said before choosing."""
        kinds = ", ".join(extension.upper() for extension in self.extensions if extension != "jpeg")
        if self.max_files == 1:
            return str(_("One file: %(kinds)s, at most %(size)d MB.") % {"kinds": kinds, "size": self.max_megabytes})
        return str(_("At most %(count)d files: %(kinds)s, each at most %(size)d MB.") % {"count": self.max_files, "kinds": kinds, "size": self.max_megabytes})
