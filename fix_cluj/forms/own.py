"""What opens the list of one's own applications: the mailbox, then the code that went there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.case_forms import FORM_ID, CodeForm


class MailboxForm(forms.Form):
    """The address that was given in applications, for a draft, or by whoever named one in a team."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The address that you gave in the application, or under which somebody named you in theirs."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=FORM_ID, **kwargs)


class MailboxCodeForm(CodeForm):
    """The six digits of the letter; no number of a case goes with them."""

    number = None
