"""A place in words, with a pin on the map for whoever has one; nobody types coordinates."""

import math

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.outline import PLACES, is_within

from .parts import CompoundField, PartsWidget


class PlaceWidget(PartsWidget):
    """Drawn as words and, where there is an outline of the city, a map."""

    is_place = True


class PlaceField(CompoundField):
    """{"text", "lat", "lon"}: words, a pin or both; `city` gives the map (`cms.queries.city_map`) or None when asked."""

    widget = PlaceWidget
    default_error_messages = {
        "unreadable": _("The pin could not be read. Put it on the map again, or say in words where it is."),
        "outside": _("The pin is outside the city. Move it, or remove it and say in words where it is."),
    }

    def __init__(self, *, city, is_public: bool = False, **kwargs):
        self.city, self.is_public = city, is_public
        words = forms.CharField(
            label=_("Street, place or landmark"),
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        words.hide_optional = True  # a pin is an answer as well; the question itself says whether one is needed
        parts = {"text": words}
        for name, label in (("lat", _("Latitude")), ("lon", _("Longitude"))):
            parts[name] = forms.CharField(label=label, required=False, widget=forms.HiddenInput)
        super().__init__(parts=parts, **kwargs)

    def whole(self, cleaned):
        pin = self.pin_of(cleaned["lat"], cleaned["lon"])
        found = ({"text": cleaned["text"]} if cleaned["text"] else {}) | pin
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found or None

    def pin_of(self, lat: str, lon: str) -> dict:
        """Where the pin stands, to a metre; none where no map was shown."""
        city = self.city() if lat or lon else None
        if city is None:
            return {}
        try:
            latitude, longitude = round(float(lat), PLACES), round(float(lon), PLACES)
        except ValueError:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable") from None
        if not (math.isfinite(latitude) and math.isfinite(longitude)):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        if not is_within(city.bounds, longitude, latitude):
            raise ValidationError(self.error_messages["outside"], code="outside")
        return {"lat": latitude, "lon": longitude}
