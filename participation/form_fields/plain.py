"""Answers of one part: phone, company number, web address, age, consent, and what only stands in a form."""

import phonenumbers
import stdnum.exceptions
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from stdnum.ro import cui
from wagtail.rich_text import RichText

from ..conditions import UNDER
from ..readings import age_bands


class HeadingWidget(forms.Widget):
    """Draws nothing: the template shows the heading itself."""

    is_heading = True

    def render(self, name, value, attrs=None, renderer=None):
        return ""

    def value_from_datadict(self, data, files, name):
        return None


class HeadingField(forms.Field):
    """A section heading; never has a value."""

    widget = HeadingWidget

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class PhoneField(forms.CharField):
    """A phone number; Romanian unless it starts with +; normalised to international form."""

    default_error_messages = {"invalid": _("Give a phone number, for example 0745 123 456 or +40 745 123 456.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return value
        try:
            number = phonenumbers.parse(value, "RO")
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        if not phonenumbers.is_possible_number(number) or len(written) > 40:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return written


class CompanyNumberField(forms.CharField):
    """A Romanian company number (CUI), with or without RO in front, proven by its check digit."""

    default_error_messages = {
        "invalid": _("Give the company number as digits, with or without RO, for example RO 14399840."),
        "checksum": _("One of the digits of this company number is wrong: compare it with the certificate."),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return value
        try:
            return cui.validate(value)
        except stdnum.exceptions.InvalidChecksum:
            raise ValidationError(self.error_messages["checksum"], code="checksum") from None
        except stdnum.exceptions.ValidationError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class WebLinkField(forms.URLField):
    """An address on the web: http or https, the latter when none is written."""

    default_error_messages = {"invalid": _("Give an address on the web, for example https://www.example.ro.")}

    def __init__(self, **kwargs):
        widget = forms.URLInput(attrs={"autocomplete": "url"})
        super().__init__(max_length=500, assume_scheme="https", widget=widget, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value and not value.lower().startswith(("http://", "https://")):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return value


class AgeField(forms.ChoiceField):
    """Asks for a band of ages, never for a date of birth; who is too young is told so kindly."""

    default_error_messages = {
        "under": ngettext_lazy(
            "This form is for people aged %(age)d or older, so it cannot be sent. "
            "An adult who knows you may send it, and you may write to us.",
            "This form is for people aged %(age)d or older, so it cannot be sent. "
            "An adult who knows you may send it, and you may write to us.",
            "age",
        )
    }

    def __init__(self, *, adult_age: int, minimum_age: int | None = None, **kwargs):
        self.minimum_age = minimum_age
        super().__init__(choices=age_bands(adult_age, minimum_age), widget=forms.RadioSelect, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value == UNDER:
            raise ValidationError(self.error_messages["under"], code="under", params={"age": self.minimum_age})
        return value


class ConsentField(forms.BooleanField):
    """A box to tick under a text; `text` is the editors' rich text."""

    def __init__(self, *, text: str, **kwargs):
        self.consent_text = RichText(text)
        super().__init__(**kwargs)


class HoneypotField(forms.CharField):
    """A field that people neither see nor reach; what fills it is a robot."""

    is_honeypot = True

    def __init__(self, **kwargs):
        super().__init__(required=False, label=_("Leave this field empty"), **kwargs)

    def clean(self, value):
        return str(value or "")[:200]
