"""The register of contributions: one per debate for both languages, with running numbers that never change."""

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from participation.choices import Channel, Status

ANSWERED = Q(submission__answer__published_at__isnull=False) | Q(
    submission__merged_into__answer__published_at__isnull=False
)
GONE = (Status.WITHDRAWN, Status.QUARANTINED)
WAITING = ~ANSWERED & ~Q(submission__status__in=(*GONE, Status.FILED))


class DebateRegister(models.Model):
    """The register of one debate; it outlives the pages of its languages."""

    debate_key = models.UUIDField(unique=True, editable=False)
    last_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("register of contributions")
        verbose_name_plural = _("registers of contributions")

    def __str__(self) -> str:
        return str(self.debate_key)


class Contribution(models.Model):
    """A place in the register: what was written or said is a submission, answered as every submission is."""

    register = models.ForeignKey(DebateRegister, on_delete=models.PROTECT, related_name="contributions")
    number = models.PositiveIntegerField(_("number"))
    submission = models.OneToOneField(
        "participation.Submission", on_delete=models.CASCADE, related_name="contribution", editable=False
    )
    # The part of a document as it was called then; a later version of the document may not have it any more.
    about_ro = models.CharField(_("what it is about, in Romanian"), max_length=300, blank=True)
    about_en = models.CharField(_("what it is about, in English"), max_length=300, blank=True)
    numbered_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True, editable=False)  # of what came of the debate

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["register", "number"]
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="contribution_number")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_spoken(self) -> bool:
        return self.submission.channel == Channel.SPOKEN

    @property
    def about(self) -> str:
        """In the active language, else in Romanian; empty: it is about the whole."""
        return (get_language() == "en" and self.about_en) or self.about_ro


def number_of(condition: Q) -> Coalesce:
    """How many contributions to the debate of an outer query's page meet a condition."""
    rows = Contribution.objects.filter(condition, register__debate_key=OuterRef("translation_key")).order_by()
    return Coalesce(Subquery(rows.values("register").annotate(number=Count("pk")).values("number")), 0)
