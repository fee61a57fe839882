"""The filters of a list of pages: a GET form whose choices are what the list holds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .form_fields import QuickSelect


class ListFilterForm(forms.Form):
    """Every field may stay empty; a value that is no choice filters nothing. A section says its states."""

    state_choices: list[tuple[str, str]] = []

    state = forms.ChoiceField(label=_("State"), required=False, widget=QuickSelect)
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=QuickSelect)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False, widget=QuickSelect)
    organiser = forms.ChoiceField(label=_("Organiser"), required=False, widget=QuickSelect)
    year = forms.ChoiceField(label=_("Year"), required=False, widget=QuickSelect)

    def __init__(self, data, *, topics, neighbourhoods, organisers, years):
        super().__init__(data, auto_id="filter-%s")
        self.fields["state"].choices = [("", _("Any")), *self.state_choices]
        self.fields["topic"].choices = [("", _("All")), *topics]
        self.fields["neighbourhood"].choices = [("", _("All")), *neighbourhoods]
        self.fields["organiser"].choices = [("", _("Any")), *organisers]
        self.fields["year"].choices = [("", _("Any")), *((str(year), str(year)) for year in years)]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
