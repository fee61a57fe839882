"""What a team says of its award, and what officers write down of its contract and payments."""

import stdnum.exceptions
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from wagtail.admin.widgets import AdminDateInput

from cms.dates import money_label
from participation.case_forms import FORM_ID

from ..models import Contract, Instalment
from ..queries.contracts import most_for, same_in_register


class PayeeForm(forms.Form):
    """To which account; the check digits tell a number that was mistyped."""

    iban = forms.CharField(
        label="IBAN",
        max_length=60,
        help_text=_(
            "As it stands in the bank’s papers; spaces do not matter. For example RO49 AAAA 1B31 0075 9384 0000."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    holder = forms.CharField(
        label=_("Holder of the account"),
        max_length=200,
        help_text=_("The organisation or the person, exactly as the bank writes the name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=FORM_ID, **kwargs)

    def clean_iban(self) -> str:
        typed = self.cleaned_data["iban"]
        try:
            return iban.validate(typed)
        except stdnum.exceptions.InvalidChecksum:
            words = _("One of the characters of this IBAN is wrong: compare it with the bank’s papers.")
        except stdnum.exceptions.InvalidLength:
            words = _("This IBAN is too long or too short: one of a Romanian bank has 24 characters.")
        except stdnum.exceptions.ValidationError:
            words = _("This is no IBAN: it begins with two letters of the country and two digits.")
        raise ValidationError(words)

    def clean_holder(self) -> str:
        return " ".join(self.cleaned_data["holder"].split())


class DeclineForm(forms.Form):
    """Why, if the team wants to say it."""

    reason = forms.CharField(
        label=_("Why, if you want to tell us"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TermsForm(forms.ModelForm):
    """The days of a contract."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # the marker of what the page was made from

    class Meta:
        model = Contract
        fields = ("starts_on", "ends_on", "interim_due", "final_due", "difference")
        widgets = dict.fromkeys(("signed_on", "starts_on", "ends_on", "interim_due", "final_due"), AdminDateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("number", "signed_on", "starts_on", "ends_on", "final_due"):
            if name in self.fields:
                self.fields[name].required = True

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first one."))
        interim, final = cleaned.get("interim_due"), cleaned.get("final_due")
        if last and final and final < last:
            self.add_error("final_due", _("The final report is due after the project has ended."))
        if interim and ((first and interim < first) or (final and interim >= final)):
            self.add_error("interim_due", _("The interim report is due between the beginning and the final report."))
        return cleaned

    @property
    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name != "amount"}


class SignForm(TermsForm):
    """A contract as it was signed; the sum is asked for only where the results do not know it."""

    class Meta(TermsForm.Meta):
        fields = ("amount", *Contract.FACTS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.amount is not None:
            del self.fields["amount"]
        else:
            self.fields["amount"].required = True

    def clean_amount(self):
        amount, most = self.cleaned_data["amount"], most_for(self.instance)
        if most is not None and amount > most:
            words = _("More than can be awarded: by the rules of the call and what is left of its budget, %(sum)s.")
            raise ValidationError(words % {"sum": money_label(most, self.instance.currency)})
        return amount

    def clean(self):
        cleaned = super().clean()
        number, day = cleaned.get("number"), cleaned.get("signed_on")
        if number and day and (other := same_in_register(self.instance, number, day)):
            words = _("The contract of %(code)s has this number and this day already: compare it with the register.")
            self.add_error("number", words % {"code": other.application.code})
        return cleaned


class InstalmentForm(forms.ModelForm):
    """One more instalment."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # the marker of what the page was made from

    class Meta:
        model = Instalment
        fields = ("planned_on", "amount")
        widgets = {"planned_on": AdminDateInput}


class PaymentForm(forms.Form):
    """When the money left."""

    paid_on = forms.DateField(label=_("Paid on"), widget=AdminDateInput)


class SummaryForm(forms.Form):
    """What everybody reads of a project."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # the marker of what the page was made from
    summary_ro = forms.CharField(
        label=_("Public summary in Romanian"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5})
    )
    summary_en = forms.CharField(
        label=_("Public summary in English"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5})
    )
