"""What clerks fill in on a case: its owner and due date, a note, the city's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from .choices import Outcome, outcomes_for
from .models import Submission
from .permissions import colleagues


class CaseForm(forms.Form):
    """Owner, due date, a note. Hidden initial values tell what this person changed from what somebody else did."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    owner = forms.ModelChoiceField(None, label=_("Owner"), required=False, empty_label=_("Nobody"), show_hidden_initial=True)
    due_on = forms.DateField(label=_("Answer due"), required=False, widget=AdminDateInput, show_hidden_initial=True)
    note = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        max_length=5000,
        help_text=_("The author never sees it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, submission: Submission, **kwargs):
        self.submission = submission
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues(submission.form.desk, also=submission.owner_id)

    def wanted(self, name: str):
        """The value this person chose, or the row's own when this person left the field alone."""
        return self.cleaned_data[name] if name in self.changed_data else getattr(self.submission, name)


class AnswerForm(forms.Form):
    """The answer in both languages and what is shown of the idea. A draft may lack anything; a publication may not."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, required=False, widget=forms.RadioSelect)
    text_ro = forms.CharField(label=_("Answer in Romanian"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    text_en = forms.CharField(label=_("Answer in English"), required=False, widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}))
    public_title = forms.CharField(label=_("Title shown in public"), required=False, max_length=300)
    public_text = forms.CharField(
        label=_("Text shown in public"),
        required=False,
        help_text=_("Take out names, addresses, phone numbers and whatever else says who wrote."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args, submission: Submission, is_publishing: bool = False, **kwargs):
        self.submission, self.is_publishing = submission, is_publishing
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes_for(submission.form.kind)
        if submission.language == "en":
            self.fields["text_en"].help_text = _("Required: the author wrote in English and is answered in English.")
        elif submission.may_publish:
            self.fields["text_en"].help_text = _("Recommended: the answer is also shown on the English page.")
        if not submission.may_publish:
            for name in ("public_title", "public_text"):
                self.fields[name].widget = forms.HiddenInput()

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_publishing:
            self._require(cleaned)
        return cleaned

    def _require(self, cleaned: dict) -> None:
        outcome = cleaned.get("outcome")
        if not outcome:
            self.add_error("outcome", _("Choose the outcome."))
        if not cleaned.get("text_ro"):
            refused = outcome == Outcome.REFUSED
            self.add_error("text_ro", _("Say why: a refusal needs its reason.") if refused else _("Write the answer in Romanian."))
        if self.submission.language == "en" and not cleaned.get("text_en"):
            self.add_error("text_en", _("Write the answer in English too: the author wrote in English."))
        if self.submission.may_publish and not cleaned.get("public_title"):
            self.add_error("public_title", _("The public page needs a title."))

    @property
    def words(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
