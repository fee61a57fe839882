"""What follows a debate: minutes, recording, how many took part; facts that the yearly report counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class AfterMixin(models.Model):
    """Mixin for events of which a public record is owed, placed before the event's own base."""

    minutes = models.ForeignKey(
        "cms.PortalDocument",
        verbose_name=_("minutes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # a draft may name a file that is gone by the time it is opened
        related_name="+",
    )
    minutes_on = models.DateField(_("minutes published on"), null=True, blank=True)
    recording_url = models.URLField(_("link to the recording"), blank=True)
    participants_on_site = models.PositiveIntegerField(
        _("participants in the room"), null=True, blank=True, help_text=_("Empty: nobody counted them.")
    )
    participants_online = models.PositiveIntegerField(_("participants online"), null=True, blank=True)
    is_requested = models.BooleanField(
        _("asked for in writing"),
        default=False,
        help_text=_("By an association or another authority. The yearly report counts it."),
    )

    facts = (
        "minutes", "minutes_on", "recording_url", "participants_on_site", "participants_online", "is_requested",
    )  # fmt: skip
    after_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minutes"), FieldPanel("minutes_on")]),
                FieldPanel("recording_url"),
                FieldRowPanel([FieldPanel("participants_on_site"), FieldPanel("participants_online")]),
                FieldPanel("is_requested"),
            ],
            heading=_("After the debate"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def register_slug(self) -> str:
        """The last part of the register's address, in the page's own words."""
        return "register" if self.words_language == "en" else "registru"
