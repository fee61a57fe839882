"""The filters of the list of competitions: a GET form whose choices are what the list holds."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.form_fields import QuickSelect
from cms.models.calls import CallState

STATE_CHOICES = [  # what can be done something about comes first
    (CallState.OPEN, CallState.OPEN.label),
    (CallState.PLANNED, CallState.PLANNED.label),
    (CallState.CLOSED, pgettext_lazy("call", "Closed")),
    (CallState.DECIDED, CallState.DECIDED.label),
    (CallState.UNVERIFIED, CallState.UNVERIFIED.label),
    (CallState.POSTPONED, CallState.POSTPONED.label),
    (CallState.CANCELLED, CallState.CANCELLED.label),
    (CallState.UNDATED, CallState.UNDATED.label),
]


class CompetitionFilterForm(forms.Form):
    """Every field may stay empty; a value that is no choice filters nothing."""

    state = forms.ChoiceField(label=_("State"), required=False, widget=QuickSelect)
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=QuickSelect)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False, widget=QuickSelect)
    year = forms.ChoiceField(label=_("Year"), required=False, widget=QuickSelect)

    def __init__(self, data, *, topics, neighbourhoods, years):
        super().__init__(data, auto_id="filter-%s")
        self.fields["state"].choices = [("", _("Any")), *STATE_CHOICES]
        self.fields["topic"].choices = [("", _("All")), *topics]
        self.fields["neighbourhood"].choices = [("", _("All")), *neighbourhoods]
        self.fields["year"].choices = [("", _("Any")), *((str(year), str(year)) for year in years)]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
