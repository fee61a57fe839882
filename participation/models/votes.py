"""The one vote: support for an idea, or a preference among variants; confirmed by e-mail, one per person."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..windows import WindowState, window_state


class PollQuerySet(models.QuerySet):
    """Which polls are whose business."""

    def of_variants(self) -> "PollQuerySet":
        return self.filter(kind=Poll.Kind.PREFERENCE)

    def public(self) -> "PollQuerySet":
        """Questions with variants that readers may see."""
        return self.of_variants().filter(is_draft=False)


class Poll(ClusterableModel):
    """What is voted on, and when. `subject` names it as subscriptions do ("idea:<answer id>")."""

    class Kind(models.TextChoices):
        SUPPORT = "support", _("support")
        PREFERENCE = "preference", _("preference among variants")

    subject = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SUPPORT)
    title_ro = models.CharField(_("question in Romanian"), max_length=200, blank=True)
    title_en = models.CharField(_("question in English"), max_length=200, blank=True)
    text_ro = models.TextField(_("explanation in Romanian"), max_length=1000, blank=True)
    text_en = models.TextField(_("explanation in English"), max_length=1000, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page that it belongs to"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="polls",
        help_text=_("A debate, a form or another page of the site; the vote leads there, in the reader’s language."),
    )  # fmt: skip
    opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, help_text=_("Romanian time. Empty: the moment at which you open it.")
    )
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True, help_text=_("Romanian time."))
    shows_counts = models.BooleanField(
        _("show the numbers while it is open"),
        default=False,
        help_text=_("Otherwise nobody sees them before it closes, staff included."),
    )
    is_draft = models.BooleanField(default=False, editable=False)
    counted_at = models.DateTimeField(null=True, blank=True, editable=False)
    counts = models.JSONField(default=dict, blank=True, editable=False)  # option key → confirmed, as of `counted_at`
    unconfirmed = models.PositiveIntegerField(default=0, editable=False)  # who asked and never said yes, as of then
    lapsed = models.PositiveIntegerField(default=0, editable=False)  # those of them whose wish is deleted already
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of the results as counted again
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("public vote")
        verbose_name_plural = _("public votes")

    def __str__(self) -> str:
        return self.title_ro or self.subject

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("It closes after it opens.")})

    @property
    def question(self) -> str:
        """What is asked, in the active language."""
        return (get_language() == "en" and self.title_en) or self.title_ro

    def state_at(self, now) -> WindowState:
        """Half-open: a vote confirmed at `closes_at` itself is late."""
        return window_state(self.opens_at, self.closes_at, now)

    @property
    def text(self) -> str:
        """What explains the question, in the active language."""
        return (get_language() == "en" and self.text_en) or self.text_ro

    @property
    def total(self) -> int:
        """Confirmed votes, as of the last count."""
        return sum(self.counts.values())


class PollOption(models.Model):
    """A variant; a poll of support has the one option "support"."""

    poll = ParentalKey(Poll, on_delete=models.CASCADE, related_name="options")
    key = models.SlugField(max_length=40, editable=False)
    label_ro = models.CharField(_("variant in Romanian"), max_length=200)
    label_en = models.CharField(_("variant in English"), max_length=200)
    text_ro = models.TextField(_("description in Romanian"), max_length=600, blank=True)
    text_en = models.TextField(_("description in English"), max_length=600, blank=True)
    image = models.ForeignKey(
        "cms.PortalImage", verbose_name=_("image"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    alt_ro = models.CharField(_("what the image shows, in Romanian"), max_length=200, blank=True)
    alt_en = models.CharField(_("what the image shows, in English"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "order"

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["poll", "key"], name="poll_option_key")]

    def __str__(self) -> str:
        return self.label_ro

    def clean(self):
        super().clean()
        if self.image_id and not (self.alt_ro and self.alt_en):
            raise ValidationError({"alt_ro": _("Say in both languages what the image shows.")})

    @property
    def label(self) -> str:
        """The variant in the active language."""
        return (get_language() == "en" and self.label_en) or self.label_ro

    @property
    def text(self) -> str:
        return (get_language() == "en" and self.text_en) or self.text_ro

    @property
    def alt(self) -> str:
        return (get_language() == "en" and self.alt_en) or self.alt_ro or self.label


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
