"""What a clerk does with a case besides answering it: write to its author, hand it over, merge it, erase it."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..choices import IDEA_KINDS, Desk
from ..models import Form, ReplyTemplate, Submission
from ..references import normalise_reference


class MessageForm(forms.Form):
    """A message to the author, which may ask for something until a day."""

    template = forms.ModelChoiceField(None, label=_("Start from a template"), required=False, empty_label=_("None"))
    text = forms.CharField(label=_("Message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    is_request = forms.BooleanField(label=_("I ask for something that is missing"), required=False)
    reply_until = forms.DateField(label=_("Reply until"), required=False, widget=AdminDateInput)
    nonce = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, submission: Submission, today, unjudged: bool = False, **kwargs):
        self.today = today
        super().__init__(*args, **kwargs)
        if unjudged:
            self._errors = ErrorDict()
        self.fields["template"].queryset = ReplyTemplate.objects.filter(desk__in=("", submission.desk))
        self.fields["text"].widget.attrs["lang"] = submission.language

    def clean(self) -> dict:
        cleaned = super().clean()
        until = cleaned.get("reply_until")
        if until and until < self.today:
            self.add_error("reply_until", _("That day is over."))
        if until and not cleaned.get("is_request"):
            cleaned["is_request"] = True
        return cleaned


class HandoverForm(forms.Form):
    """Where a submission belongs, and a word for the colleagues there."""

    target = forms.ChoiceField(label=_("To"), choices=())
    note = forms.CharField(
        label=_("Note for the colleagues there"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, submission: Submission, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [("", _("Choose")), *self.targets(submission)]

    def targets(self, submission: Submission) -> list:
        """Every desk but its own, and the published forms of all desks but its own form."""
        forms_of: dict[str, list] = {desk: [] for desk in Desk.values}
        rows = Form.objects.filter(is_published=True, kind__in=IDEA_KINDS).exclude(pk=submission.form_id)
        for pk, title, desk in rows.order_by("title").values_list("pk", "title", "desk"):
            forms_of[desk].append((f"{desk}:{pk}", title))
        found = []
        for desk, label in Desk.choices:
            whole = [] if desk == submission.desk else [(f"{desk}:", _("the desk, without a form"))]
            if whole or forms_of[desk]:
                found.append((label, [*whole, *forms_of[desk]]))
        return found

    @property
    def desk(self) -> str:
        return self.cleaned_data["target"].partition(":")[0]

    @property
    def form(self) -> Form | None:
        pk = self.cleaned_data["target"].partition(":")[2]
        return Form.objects.get(pk=pk) if pk else None


class MergeForm(forms.Form):
    """The number of the submission that leads."""

    into = forms.CharField(label=_("Number of the other submission"), max_length=30)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_into(self) -> str:
        reference = normalise_reference(self.cleaned_data["into"])
        if reference is None:
            raise forms.ValidationError(_("This is no number of ours: check it against the receipt."))
        return reference


class EraseForm(forms.Form):
    """Erasing cannot be undone: who does it says why and types the number."""

    reason = forms.CharField(label=_("Why"), max_length=300)
    number = forms.CharField(label=_("Type the number of the submission to confirm"), max_length=30)

    def __init__(self, *args, submission: Submission, **kwargs):
        self.submission = submission
        super().__init__(*args, **kwargs)

    def clean_number(self) -> str:
        if normalise_reference(self.cleaned_data["number"]) != self.submission.reference:
            raise forms.ValidationError(_("This is not the number of this submission."))
        return self.cleaned_data["number"]
