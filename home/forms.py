"""The filters of the library of reports: a GET form whose choices are what the list holds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.form_fields import QuickSelect


class ReportFilterForm(forms.Form):
    """Every field may stay empty; a value that is no choice filters nothing."""

    year = forms.ChoiceField(label=_("Year"), required=False, widget=QuickSelect)
    author = forms.ChoiceField(label=_("Written by"), required=False, widget=QuickSelect)

    def __init__(self, data, *, years, authors):
        super().__init__(data, auto_id="filter-%s")
        self.fields["year"].choices = [("", _("Any")), *((str(year), str(year)) for year in years)]
        self.fields["author"].choices = [("", _("All")), *authors]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
