"""What the author of a case fills in: number and proof, a code, a message with files, a reason to withdraw."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from .choices import TeamRole
from .form_fields import StagedFileField
from .references import normalise_reference

FORM_ID = "id_%s"
FILES = {"max_files": 10, "max_megabytes": 10, "types": ["pdf", "image", "text", "sheet"]}


class DoorForm(forms.Form):
    """The number of a case, and what shows that it is theirs: the e-mail, or the PIN of whoever gave none."""

    number = forms.CharField(
        label=_("Reference number"),
        max_length=40,
        help_text=_("It is on your receipt and looks like CJ-7K2M-94QX-T0BDY."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    proof = forms.CharField(
        label=_("Your e-mail, or the PIN from the receipt"),
        max_length=254,
        help_text=_("The e-mail that you gave in the form. If you gave none, the six digits of the PIN."),
        widget=forms.TextInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_number(self) -> str:
        found = normalise_reference(self.cleaned_data["number"])
        if found is None:
            raise ValidationError(
                _("That is not one of our numbers: at least one character is different. Look at it again.")
            )
        return found

    def clean_proof(self) -> str:
        """An address as it is, or six digits however they were grouped."""
        typed = self.cleaned_data["proof"].strip()
        digits = re.sub(r"[\s-]", "", typed)
        if digits.isdigit() and len(digits) == 6:
            return digits
        try:
            validate_email(typed)
        except ValidationError:
            raise ValidationError(
                _("Write the e-mail that you gave, for example name@example.ro, or the six digits of the PIN.")
            ) from None
        return typed

    @property
    def is_pin(self) -> bool:
        return self.cleaned_data["proof"].isdigit()


class CodeForm(forms.Form):
    """The six digits of a letter; the ticket says which letter."""

    ticket = forms.CharField(max_length=64, widget=forms.HiddenInput)
    number = forms.CharField(max_length=40, widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        digits = re.sub(r"[\s-]", "", self.cleaned_data["code"])
        if not (digits.isdigit() and len(digits) == 6):
            raise ValidationError(_("The code has six digits."))
        return digits


class MessageForm(forms.Form):
    """What the author adds to a case."""

    nonce = forms.CharField(max_length=64, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your message"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, data=None, *, staged=(), problems=(), **kwargs):
        super().__init__(data, auto_id=FORM_ID, **kwargs)
        self.fields["files"] = StagedFileField(settings=FILES, label=_("Files"), required=False)
        self.fields["files"].problems = list(problems)
        self.fields["files"].staged_files = [
            {"name": file.name, "size": file.size, "remove_name": "remove", "remove_value": file.pk} for file in staged
        ]

    def clean(self):
        if not self.errors and not self.cleaned_data.get("text") and not self.fields["files"].staged_files:
            self.add_error("text", _("Write something, or choose a file."))
        return super().clean()


class WithdrawForm(forms.Form):
    """Why, if the author wants to say it."""

    reason = forms.CharField(
        label=_("Why, if you want to tell us"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MemberForm(forms.Form):
    """Whom an applicant names as a member of the team."""

    email = forms.EmailField(
        label=_("E-mail of the member"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label=_("What this person may do"),
        choices=TeamRole.choices,
        initial=TeamRole.VIEW,
        widget=forms.RadioSelect,
        help_text=_(
            "Who only reads sees neither your contact data nor sensitive answers. You alone send the application."
        ),
    )
