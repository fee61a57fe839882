"""The filters of the list of competitions: a GET form whose choices are what the list holds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.form_fields import QuickSelect
from cms.models.calls import CallState

STATE_CHOICES = [
    (CallState.OPEN, _("Open")),
    (CallState.PLANNED, _("Announced")),
    (CallState.CLOSED, _("Closed")),
    (CallState.DECIDED, _("Results published")),
    (CallState.UNVERIFIED, _("Announced, not confirmed as held")),
    (CallState.POSTPONED, _("Postponed")),
    (CallState.CANCELLED, _("Cancelled")),
    (CallState.UNDATED, _("Date not known")),
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
