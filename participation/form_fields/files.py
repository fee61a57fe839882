"""Files that were kept before the form was judged."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

TYPE_EXTENSIONS = {"pdf": ["pdf"], "image": ["jpg", "jpeg", "png"], "text": ["docx", "odt"], "sheet": ["xlsx", "ods"]}


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
