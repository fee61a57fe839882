"""Speaking at a debate: how many places, how long each, from when until when, as facts of the page."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from cms.dates import combine
from participation.windows import WindowState, window_state

from ..workflow import Way

MOST_PLACES = 300
MOST_MINUTES = 60


class SpeakingMixin(models.Model):
    """Mixin for events at which people may ask to speak, placed before the event's own base."""

    speaking_places = models.PositiveSmallIntegerField(
        _("places to speak"),
        default=0,
        validators=[MaxValueValidator(MOST_PLACES)],
        help_text=_("How many people can speak. With 0 nobody registers; who comes later waits for a place."),
    )
    speaking_minutes = models.PositiveSmallIntegerField(
        _("minutes for each"), default=3, validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)]
    )
    speaking_opens_at = models.DateTimeField(
        _("registration opens"), null=True, blank=True, help_text=_("Empty: as soon as the page is published.")
    )
    speaking_closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Empty: when the debate begins.")
    )
    speaking_url = models.URLField(
        _("link for those who speak online"),
        blank=True,
        help_text=_("Never on the page: only people with a place who speak online get it, by e-mail."),
    )

    facts = ("speaking_places", "speaking_minutes", "speaking_opens_at", "speaking_closes_at", "speaking_url")
    speaking_panels = [
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "People register on the page, without an account. More places later call up those who wait. "
                        "The list for the evening is in the menu, under Speakers."
                    )
                ),
                FieldRowPanel([FieldPanel("speaking_places"), FieldPanel("speaking_minutes")]),
                FieldRowPanel([FieldPanel("speaking_opens_at"), FieldPanel("speaking_closes_at")]),
                FieldPanel("speaking_url"),
            ],
            heading=_("Speaking at the debate"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        closes, starts = self.speaking_closes_at, self.starts_at
        if closes and self.speaking_opens_at and closes <= self.speaking_opens_at:
            raise ValidationError({"speaking_closes_at": _("It cannot close before it opens.")})
        if closes and starts and closes > starts:
            raise ValidationError({"speaking_closes_at": _("It cannot close after the debate begins.")})

    @property
    def begins_at(self) -> dt.datetime | None:
        """The first moment of the evening: its hour, or the end of its day when the hour is not known."""
        if self.starts_at:
            return self.starts_at
        return combine(self.latest_on + dt.timedelta(days=1), dt.time.min) if self.latest_on else None

    @property
    def speaking_ends_at(self) -> dt.datetime | None:
        """The first moment at which nobody registers any more."""
        return self.speaking_closes_at or self.begins_at

    def speaking_state(self, now: dt.datetime) -> WindowState:
        """Whether one can register; what is postponed or cancelled takes nobody."""
        if self.change or not self.speaking_places:
            return WindowState.CLOSED
        return window_state(self.speaking_opens_at, self.speaking_ends_at, now)

    def after_publish(self, *, user=None) -> None:
        super().after_publish(user=user)
        if self.fact_source() is None and not self.alias_of_id:
            import_string("debates.actions.speaking.follow_page")(page=self, by=user, now=timezone.now())

    @property
    def ways(self) -> list[str]:
        """From where one can speak; a place nobody knows yet is a room."""
        return (
            [Way.SITE, Way.ONLINE] if self.is_online and self.venue_id else [Way.ONLINE if self.is_online else Way.SITE]
        )
