"""What clerks fill in for several submissions at once: whose they become, and one message in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import ReplyTemplate
from ..permissions import colleagues

LANGUAGES = {
    "ro": _("Write it in Romanian: somebody among them wrote in Romanian."),
    "en": _("Write it in English: somebody among them wrote in English."),
}


class OwnerForm(forms.Form):
    """A colleague of the desks that the ticked ones are on."""

    owner = forms.ModelChoiceField(None, label=_("Owner"), required=False, empty_label=_("Nobody"))

    def __init__(self, *args, rows=(), user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(*{row.desk for row in rows}, also=user and user.pk)


class ReplyForm(forms.Form):
    """One message; each author gets the words of the language that he or she wrote in."""

    template = forms.ModelChoiceField(None, label=_("Template"), required=False, empty_label=_("None"))
    text_ro = forms.CharField(
        label=_("Message in Romanian"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "ro"}),
    )
    text_en = forms.CharField(
        label=_("Message in English"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "en"}),
    )
    nonce = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, rows=(), user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.fields["template"].queryset = ReplyTemplate.objects.filter(desk__in=("", *{row.desk for row in rows}))
        self.fields["template"].help_text = _("Its words are sent where you write none below.")
        for language in {"ro", "en"} - self.languages:
            self.fields.pop(f"text_{language}")

    @property
    def languages(self) -> set[str]:
        return {row.language for row in self.rows}

    def clean(self) -> dict:
        cleaned = super().clean()
        for language in sorted(self.languages):
            if not self.text_in(language):
                self.add_error(f"text_{language}", LANGUAGES[language])
        return cleaned

    def text_in(self, language: str) -> str:
        name, template = f"text_{language}", self.cleaned_data.get("template")
        return (self.cleaned_data.get(name) or (getattr(template, name) if template else "")).strip()
