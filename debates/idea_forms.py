"""The filters of a register of contributions: a GET form; a value that is no choice filters nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.form_fields import QuickSelect


class RegisterForm(forms.Form):
    """By what was answered, and by how it came."""

    outcome = forms.ChoiceField(
        label=_("What was answered"),
        required=False,
        widget=QuickSelect,
        choices=[
            ("", _("Any")),
            ("accepted", _("Taken over")),
            ("partly", _("Taken over in part")),
            ("explained", _("Answered with an explanation")),
            ("refused", _("Not taken over")),
            ("waiting", _("Waiting for the answer")),
        ],
    )
    how = forms.ChoiceField(
        label=_("How it came"),
        required=False,
        widget=QuickSelect,
        choices=[("", _("Any")), ("written", _("written")), ("spoken", _("spoken"))],
    )

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
