"""The city's answer: outcome and words, what was promised, and what of the idea is shown in public."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..choices import Execution, Outcome, outcomes_for, read_in
from ..form_fields import LocalNumberField
from ..models import PublicAnswer, Submission
from ..models.answers import PRECISIONS
from ..redaction import Mark, marks, redacted

SHOWN = ("public_title", "public_text", "translated_title", "translated_text")
PROMISED = ("execution", "cost", "promised_on", "promised_precision")
ABOUT_PUBLICATION = (*SHOWN, "is_withheld", "refusal_reason", "leaves_marks")


def lines(number: int, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number} | attrs)


class AnswerForm(forms.Form):
    """The answer in both languages and what is shown of the idea. A draft may lack anything; a publication may not."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, required=False, widget=forms.RadioSelect)
    text_ro = forms.CharField(label=_("Answer in Romanian"), required=False, widget=lines(8))
    text_en = forms.CharField(label=_("Answer in English"), required=False, widget=lines(8, lang="en"))
    department_ro = forms.CharField(
        label=_("Who decided, in Romanian"),
        required=False,
        max_length=200,
        help_text=_("A department or a role, never a person."),
    )
    department_en = forms.CharField(label=_("Who decided, in English"), required=False, max_length=200)
    execution = forms.ChoiceField(label=_("What follows"), required=False, choices=[("", "–"), *Execution.choices])
    cost = LocalNumberField(
        label=_("Cost (lei)"), required=False, min_value=0, max_digits=14, decimal_places=2, localize=True
    )
    promised_on = forms.DateField(label=_("Promised for"), required=False, widget=AdminDateInput)
    promised_precision = forms.ChoiceField(label=_("The date says the"), required=False, choices=PRECISIONS)
    public_title = forms.CharField(label=_("Title shown in public"), required=False, max_length=300)
    public_text = forms.CharField(
        label=_("Text shown in public"),
        required=False,
        help_text=_("Take out names, addresses, phone numbers and whatever else says who wrote."),
        widget=lines(6),
    )
    leaves_marks = forms.BooleanField(label=_("I read what was found; it may be shown as it stands"), required=False)
    translated_title = forms.CharField(label=_("Title in the other language"), required=False, max_length=300)
    translated_text = forms.CharField(label=_("Text in the other language"), required=False, widget=lines(4))
    is_withheld = forms.BooleanField(
        label=_("Do not show this idea in public"),
        required=False,
        help_text=_("Its author agreed, but it cannot be shown: the reason below is told to the author."),
    )
    refusal_reason = forms.CharField(label=_("Why it is not shown"), required=False, max_length=300)

    def __init__(
        self, *args, submission: Submission, answer: PublicAnswer, is_publishing: bool = False, languages=(), **kwargs
    ):
        self.submission, self.is_publishing = submission, is_publishing
        self.languages = {submission.language, *languages, *read_in(submission.form.kind)}
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes_for(submission.form.kind)
        if read_in(submission.form.kind):
            self.fields["text_en"].help_text = _("Required: the decision is published in both languages.")
        elif "en" in self.languages:
            self.fields["text_en"].help_text = _("Required: the author wrote in English and is answered in English.")
        elif submission.may_publish:
            self.fields["text_en"].help_text = _("Recommended: the answer is also shown on the English page.")
        gone = () if submission.may_publish else ABOUT_PUBLICATION
        if answer.published_at or not submission.form.brings_ideas:  # afterwards a step is announced
            gone += PROMISED
        for name in gone:
            del self.fields[name]
        if submission.may_publish and not self.found:
            del self.fields["leaves_marks"]

    # --- personal data in what is to be shown ------------------------------------------------------------------------

    @property
    def found(self) -> list[Mark]:
        """What may name a person in the words to be shown, as they stand in the form now."""
        if "public_text" not in self.fields:
            return []
        texts = {str(self[name].value() or "") for name in SHOWN}
        found = [mark for text in sorted(texts) for mark in marks(text, names=self.names)]
        return list({(mark.kind, mark.text): mark for mark in found}.values())

    @property
    def names(self) -> list[str]:
        return [self.submission.author_name] if self.submission.author_name else []

    def without_marks(self) -> dict[str, str]:
        """The words to be shown with everything found replaced by a word in brackets."""
        language = self.submission.language
        texts = {name: str(self[name].value() or "") for name in SHOWN}
        return {name: redacted(text, marks(text, names=self.names), language) for name, text in texts.items()}

    # --- what is required ----------------------------------------------------------------------------------------------

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("is_withheld") and not cleaned.get("refusal_reason", "").strip():
            self.add_error("refusal_reason", _("Say why: the author is told."))
        if self.is_publishing:
            self._require_answer(cleaned)
            if self.submission.may_publish and not cleaned.get("is_withheld"):
                self._require_what_is_shown(cleaned)
        return cleaned

    def _require_answer(self, cleaned: dict) -> None:
        outcome = cleaned.get("outcome")
        if not outcome:
            self.add_error("outcome", _("Choose the outcome."))
        if not cleaned.get("text_ro"):
            refused = outcome == Outcome.REFUSED
            self.add_error(
                "text_ro", _("Say why: a refusal needs its reason.") if refused else _("Write the answer in Romanian.")
            )
        if "en" in self.languages and not cleaned.get("text_en"):
            words = _("Write the answer in English too: the author wrote in English.")
            public = _("Write the decision in English too: it is published in both languages.")
            self.add_error("text_en", public if read_in(self.submission.form.kind) else words)

    def _require_what_is_shown(self, cleaned: dict) -> None:
        if not cleaned.get("public_title"):
            self.add_error("public_title", _("The public page needs a title."))
        if self.found and not cleaned.get("leaves_marks"):
            self.add_error("leaves_marks", _("Replace what was found, or say that it may be shown."))

    @property
    def words(self) -> dict:
        """What the actions take."""
        left_out = ("seen", "is_withheld", "leaves_marks", "refusal_reason")
        found = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        if "promised_precision" in found:
            found["promised_precision"] = found["promised_precision"] or "day"
        reason = self.cleaned_data.get("refusal_reason", "") if self.cleaned_data.get("is_withheld") else ""
        return (
            found | {"refusal_reason": reason} | ({} if self.submission.may_publish else dict.fromkeys(SHOWN[:2], ""))
        )
