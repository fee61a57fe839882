"""Numbers and sums of money as people write them here."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext

from cms.choices import Currency

CURRENCY_LABELS = dict(Currency.choices)


class LocalNumberField(forms.DecimalField):
    """A number as people write it in either language: `1.500,50` and `1500.50` alike are understood."""

    unit = ""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = plain_number(value)
        return super().to_python(value)

    def run_validators(self, value):
        """A limit is told as the page writes numbers: `15.000 lei`, not `15000`."""
        try:
            super().run_validators(value)
        except ValidationError as refused:
            for error in refused.error_list:
                if error.code == "max_decimal_places" and self.decimal_places == 2:
                    error.message = gettext("Write no mark between thousands, for example 90000 or 90000.50.")
                if error.params and "limit_value" in error.params:
                    figure = number_format(error.params["limit_value"], use_l10n=True, force_grouping=True)
                    error.params["limit_value"] = f"{figure}\u00a0{self.unit}".strip()
            raise


def plain_number(text: str) -> str:
    """`1.500,50`, `1 500,50`, `1,500.50` → `1500.50`; the last of `.` and `,` is the decimal mark.

    A single mark followed by exactly three digits groups thousands only when it is the Romanian dot.
    """
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    comma, dot = text.rfind(","), text.rfind(".")
    if comma > dot:
        return text.replace(".", "").replace(",", ".")
    if comma >= 0:
        return text.replace(",", "")
    if text.count(".") > 1 or (dot >= 0 and len(text) - dot == 4 and text[:dot].lstrip("-").isdigit()):
        return text.replace(".", "")
    return text


class MoneyField(LocalNumberField):
    """A sum in a currency that the editor chose: {"amount": Decimal, "currency": "RON"}."""

    def __init__(self, *, currency: str = Currency.RON, **kwargs):
        self.currency = currency
        self.unit = CURRENCY_LABELS[currency]
        super().__init__(max_digits=15, decimal_places=2, **kwargs)

    def clean(self, value):
        amount = super().clean(value)
        return None if amount is None else {"amount": amount, "currency": self.currency}
