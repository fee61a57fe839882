"""Who wants to speak at a debate: rows that no language owns, in their order."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..tokens import secret_by_hash
from ..workflow import QUEUED, Turn, Way
from .pages import DebatePage


def pages_of(key: uuid.UUID) -> dict[str, DebatePage]:
    """Language → the debate's page with words in it, drafts only where nothing is live."""
    found = DebatePage.objects.filter(translation_key=key, alias_of=None).select_related("venue", "locale")
    pages = {page.locale.language_code: page for page in found}
    return {code: page for code, page in pages.items() if page.live} or pages


def in_language(pages: dict[str, DebatePage], language: str) -> DebatePage | None:
    """The page that a reader of this language gets."""
    return pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()), None)


def people_with(statuses) -> Coalesce:
    """How many people on the list of an outer query's debate stand there."""
    rows = Speaker.objects.filter(status__in=sorted(statuses), speaking__key=OuterRef("translation_key")).order_by()
    return Coalesce(Subquery(rows.values("speaking").annotate(number=Count("pk")).values("number")), 0)


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

    def ranks(self) -> dict[int, int]:
        """Speaker → place in the order, or on the waiting list, counted from one; only those who still come."""
        ranks: dict[int, int] = {}
        counts = dict.fromkeys(QUEUED, 0)
        for pk, status in self.speakers.filter(status__in=QUEUED).values_list("pk", "status"):
            counts[status] += 1
            ranks[pk] = counts[status]
        return ranks


class SpeakerQuerySet(models.QuerySet):
    """Speakers by where they stand; their number is their order."""

    def reachable(self):
        """Those who come and whom a letter reaches."""
        return self.filter(status__in=QUEUED).exclude(email="")


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
