"""The one vote: support for an idea, or a preference among variants; confirmed by e-mail, one per person."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..windows import WindowState, window_state


class Poll(models.Model):
    """What is voted on, and when. `subject` names it as subscriptions do ("idea:<answer id>")."""

    class Kind(models.TextChoices):
        SUPPORT = "support", _("support")
        PREFERENCE = "preference", _("preference among variants")

    subject = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SUPPORT)
    title_ro = models.CharField(_("question in Romanian"), max_length=200, blank=True)
    title_en = models.CharField(_("question in English"), max_length=200, blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)  # option key → confirmed votes, as of `counted_at`
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")

    def __str__(self) -> str:
        return self.subject

    @property
    def question(self) -> str:
        """What is asked, in the active language."""
        return (get_language() == "en" and self.title_en) or self.title_ro

    def state_at(self, now) -> WindowState:
        """Half-open: a vote confirmed at `closes_at` itself is late."""
        return window_state(self.opens_at, self.closes_at, now)

    @property
    def total(self) -> int:
        """Confirmed votes, as of the last count."""
        return sum(self.counts.values())


class PollOption(models.Model):
    """A variant; a poll of support has the one option "support"."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    key = models.SlugField(max_length=40)
    label_ro = models.CharField(_("variant in Romanian"), max_length=200)
    label_en = models.CharField(_("variant in English"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "key"], name="poll_option_key")]

    def __str__(self) -> str:
        return self.label_ro

    @property
    def label(self) -> str:
        """The variant in the active language."""
        return (get_language() == "en" and self.label_en) or self.label_ro


class Vote(models.Model):
    """One person's vote, or the wish to cast it. The address is kept as a keyed hash: enough for "one per person".

    Every wish is a row of its own, so that a letter confirms exactly what it says; confirming replaces what the same
    person had confirmed before, and what is never confirmed is deleted after a week.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    option = models.ForeignKey(PollOption, on_delete=models.PROTECT, related_name="votes")
    voter_hash = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "voter_hash"],
                condition=models.Q(confirmed_at__isnull=False),
                name="one_confirmed_vote_per_person",
            )
        ]
        indexes = [models.Index(fields=["poll", "voter_hash"], name="vote_of_person")]

    def __str__(self) -> str:
        return str(self.pk)
