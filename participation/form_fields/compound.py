"""Sums in a chosen currency, periods, addresses and guardians: answers of several parts."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.form_fields import QuickSelect

from .numbers import CURRENCY_LABELS, LocalNumberField
from .parts import CompoundField
from .plain import PhoneField


def day_field(*, validators=(), **kwargs) -> forms.DateField:
    """A day: chosen in the browser, or typed as people here write it."""
    attrs = {"type": "date"} | kwargs.pop("attrs", {})
    return forms.DateField(
        widget=forms.DateInput(attrs=attrs, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        validators=validators,
        **kwargs,
    )


class ChosenCurrencyField(CompoundField):
    """A sum and its currency; the currency alone says nothing."""

    def __init__(self, *, minimum=None, maximum=None, **kwargs):
        parts = {
            "amount": LocalNumberField(
                label=_("Sum"), min_value=minimum, max_value=maximum, max_digits=15, decimal_places=2
            ),
            "currency": forms.ChoiceField(
                label=_("Currency"), choices=list(CURRENCY_LABELS.items()), widget=QuickSelect
            ),
        }
        super().__init__(parts=parts, **kwargs)

    def typed_of(self, data):
        return type(data)({name: data.getlist(name) for name in data if not name.endswith("_currency")})


class DateRangeField(CompoundField):
    """From a day to a day, the same day included."""

    default_error_messages = {"backwards": _("The last day is before the first one.")}

    def __init__(self, *, limits=(), attrs=None, **kwargs):
        parts = {
            "start": day_field(label=_("First day"), validators=limits, attrs=attrs or {}),
            "end": day_field(label=_("Last day"), validators=limits, attrs=attrs or {}),
        }
        super().__init__(parts=parts, **kwargs)

    def whole(self, cleaned):
        if cleaned["end"] < cleaned["start"]:
            raise ValidationError(self.error_messages["backwards"], code="backwards")
        return super().whole(cleaned)


class AddressField(CompoundField):
    """An address in the city; the neighbourhood is chosen among those offered."""

    def __init__(self, *, neighbourhood: forms.Field, **kwargs):
        line = {"street": "address-line1", "details": "address-line2"}
        parts = {
            "street": text_field(_("Street"), 120, autocomplete=line["street"]),
            "number": text_field(_("Number"), 20),
            "details": text_field(_("Building, staircase, flat"), 120, required=False, autocomplete=line["details"]),
            "neighbourhood": neighbourhood,
        }
        super().__init__(parts=parts, **kwargs)


class GuardianField(CompoundField):
    """Who answers for a minor, how to reach them, and that they agree."""

    def __init__(self, **kwargs):
        parts = {
            "name": text_field(_("Name of the parent or guardian"), 200),
            "email": forms.EmailField(label=_("E-mail of the parent or guardian"), max_length=254),
            "phone": PhoneField(
                label=_("Phone of the parent or guardian"),
                widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            ),
            "agrees": forms.BooleanField(
                label=_("I am the parent or guardian and I agree that this form is sent"),
            ),
        }
        super().__init__(parts=parts, **kwargs)


def text_field(label, longest: int, *, required: bool = True, autocomplete: str = "off") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)
