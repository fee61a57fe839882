"""Form fields that Django lacks: phone, number as written here, consent with text, staged files, a heading."""

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import RichText

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
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        if not phonenumbers.is_possible_number(number) or len(written) > 40:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return written


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
        self.consent_text = RichText(text)
        super().__init__(**kwargs)


class HoneypotField(forms.CharField):
    """A field that people neither see nor reach; what fills it is a robot."""

    is_honeypot = True

    def __init__(self, **kwargs):
        super().__init__(required=False, label=_("Leave this field empty"), **kwargs)

    def clean(self, value):
        return str(value or "")[:200]


class StagedFileInput(forms.FileInput):
    """A file input for one or several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return []  # the view stages what was chosen before the form is validated


class StagedFileField(forms.Field):
    """Files that were staged before validation: `staged_files` are kept, `problems` say why others were refused."""

    widget = StagedFileInput

    def __init__(self, *, settings: dict, **kwargs):
        self.max_files = settings.get("max_files", 1)
        self.max_bytes = settings.get("max_megabytes", 10) * 1024 * 1024
        kinds = settings.get("types") or ["pdf", "image"]
        self.extensions = [extension for kind in kinds for extension in TYPE_EXTENSIONS[kind]]
        self.staged_files: list[dict] = []
        self.problems: list[str] = []
        super().__init__(**kwargs)
        self.widget.attrs |= {
            "accept": ",".join(f".{extension}" for extension in self.extensions),
            "data-max-bytes": self.max_bytes,
            "data-too-large": _("Too large:"),
        }
        if self.max_files > 1:
            self.widget.attrs["multiple"] = True
        self.help_text = format_html("{} {}", self.help_text, self.limits) if self.help_text else self.limits

    @property
    def limits(self) -> str:
        """What may be chosen, said before choosing."""
        kinds = ", ".join(extension.upper() for extension in self.extensions if extension != "jpeg")
        size = self.max_bytes // 1024 // 1024
        if self.max_files == 1:
            return gettext("One file: %(kinds)s, at most %(size)d MB.") % {"kinds": kinds, "size": size}
        message = ngettext(
            "At most %(count)d file: %(kinds)s, each at most %(size)d MB.",
            "At most %(count)d files: %(kinds)s, each at most %(size)d MB.",
            self.max_files,
        )
        return message % {"count": self.max_files, "kinds": kinds, "size": size}

    def clean(self, value):
        problems = [ValidationError(problem) for problem in self.problems]
        if len(self.staged_files) > self.max_files:
            message = ngettext(
                "Keep at most %(count)d file and remove the rest.",
                "Keep at most %(count)d files and remove the rest.",
                self.max_files,
            )
            problems.append(ValidationError(message % {"count": self.max_files}))
        if self.required and not self.staged_files and not problems:
            problems.append(ValidationError(self.error_messages["required"], code="required"))
        if problems:
            raise ValidationError(problems)
        return None
