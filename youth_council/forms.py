"""The filter of the Council's news: a GET form whose choices are what the list holds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.form_fields import QuickSelect

from .models import YouthNewsPage


class NewsFilterForm(forms.Form):
    """The field may stay empty; a value that is no choice filters nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=QuickSelect)

    def __init__(self, data, *, kinds):
        super().__init__(data, auto_id="filter-%s")
        held = [choice for choice in YouthNewsPage.Kind.choices if choice[0] in kinds]
        self.fields["kind"].choices = [("", _("All")), *held]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
