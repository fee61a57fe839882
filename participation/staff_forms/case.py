"""Owner, due date and a note."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..models import Submission
from ..permissions import colleagues


class CaseForm(forms.Form):
    """Owner, due date, a note. Hidden initial values tell what this person changed from what somebody else did."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    owner = forms.ModelChoiceField(
        None, label=_("Owner"), required=False, empty_label=_("Nobody"), show_hidden_initial=True
    )
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
        self.fields["owner"].queryset = colleagues(
            submission.desk,
            form=submission.form,
            is_at_home=submission.desk == submission.form.desk,
            also=submission.owner_id,
        )

    def wanted(self, name: str):
        """The value this person chose, or the row's own when this person left the field alone."""
        return self.cleaned_data[name] if name in self.changed_data else getattr(self.submission, name)
