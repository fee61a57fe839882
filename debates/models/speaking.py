"""Speaking at a debate: how it is offered is a fact of the page, who wants to speak are rows that no language owns."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from cms.dates import combine
from participation.windows import WindowState, window_state

from ..tokens import secret_by_hash
from ..workflow import Turn, Way

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


class SpeakingList(models.Model):
    """Who wants to speak at one debate, in all of its languages; whoever changes the order holds this row."""

    key = models.UUIDField(unique=True)  # the page's translation key
    told_sequence = models.PositiveIntegerField(default=0)  # of the page, when speakers were last told of a change
    told_url = models.URLField(blank=True)  # the link that those who speak online were last sent

    class Meta:
        verbose_name = _("list of speakers")
        verbose_name_plural = _("lists of speakers")
        permissions = [("moderate_speakinglist", "Can run the evening of a debate")]

    def __str__(self) -> str:
        return f"{self.pk}"


class SpeakerQuerySet(models.QuerySet):
    """Speakers by where they stand; their number is their order."""

    def placed(self):
        """Those who take one of the places."""
        return self.filter(status__in=[Turn.LISTED, Turn.SPEAKING, Turn.SPOKEN])

    def reachable(self):
        """Those who come and whom a letter reaches."""
        return self.filter(status__in=[Turn.LISTED, Turn.WAITING]).exclude(email="")


class Speaker(models.Model):
    """One person who wants to speak; what is personal goes when it is cancelled, or a while after the debate."""

    speaking = models.ForeignKey(SpeakingList, on_delete=models.CASCADE, related_name="speakers")
    number = models.PositiveIntegerField()  # the order
    status = models.CharField(max_length=9, choices=Turn.choices, default=Turn.LISTED)
    way = models.CharField(_("from where"), max_length=6, choices=Way.choices, default=Way.SITE)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    about = models.CharField(_("about what"), max_length=200, blank=True)
    language = models.CharField(max_length=5)
    nonce = models.CharField(max_length=64)  # the secret is made again from it
    secret_hash = models.CharField(max_length=64, unique=True)
    registered_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["number", "pk"]
        indexes = [models.Index(fields=["speaking", "status", "number"], name="speaker_order")]
        constraints = [
            models.UniqueConstraint(fields=["speaking"], condition=Q(status="speaking"), name="one_speaks_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"  # a log keeps this, and no name

    @property
    def secret(self) -> str:
        """What opens this person's own page; empty when the key that made it is gone."""
        return secret_by_hash(self.nonce, self.secret_hash)

    @property
    def seconds_spoken(self) -> int | None:
        if self.started_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.started_at).total_seconds())
