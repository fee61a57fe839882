"""The city's outline, on which pins are put: uploaded by an editor together with where it comes from."""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ..form_fields import OutlineField
from ..outline import version_of
from ..panels import OutlinePanel

SOURCE_NEEDED = _("Say where the outline comes from and under which licence: it stands below every map.")


class CityMapForm(WagtailAdminModelForm):
    """An outline comes with its source in both languages, or not at all."""

    file = OutlineField(
        label=_("Outline of the city"),
        required=False,
        help_text=_("A GeoJSON file in WGS84 degrees, at most 5 MB. Without an outline the portal shows no map."),
    )
    remove = forms.BooleanField(label=_("Remove the outline: no map is shown any more"), required=False)

    def clean(self):
        cleaned = super().clean()
        has_outline = cleaned.get("file") or (self.instance.version and not cleaned.get("remove"))
        for name in ("source_ro", "source_en"):
            if has_outline and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, SOURCE_NEEDED)
        return cleaned

    def save(self, commit=True):
        if outline := self.cleaned_data.get("file"):
            self.instance.take(outline)
        elif self.cleaned_data.get("remove"):
            self.instance.take(None)
        return super().save(commit)


@register_setting(icon="site")
class CityMap(BaseSiteSetting):
    """The outline as a light MultiPolygon with its bounds; apart from what every page's frame reads."""

    outline = models.JSONField(null=True, blank=True, editable=False)
    bounds = models.JSONField(null=True, blank=True, editable=False)  # west, south, east, north
    version = models.CharField(max_length=12, blank=True, editable=False)  # empty: there is no outline
    since = models.DateTimeField(null=True, blank=True, editable=False)
    source_ro = models.CharField(_("source and licence, in Romanian"), max_length=200, blank=True)
    source_en = models.CharField(_("source and licence, in English"), max_length=200, blank=True)

    base_form_class = CityMapForm
    panels = [
        OutlinePanel(),
        FieldPanel("file"),
        FieldRowPanel([FieldPanel("source_ro"), FieldPanel("source_en")]),
        FieldPanel("remove"),
    ]

    class Meta:
        verbose_name = _("map of the city")

    def take(self, outline: dict | None) -> None:
        """Another outline, or none."""
        self.outline = outline
        self.bounds = outline and outline["bbox"]
        self.version = version_of(outline) if outline else ""
        self.since = timezone.now() if outline else None
