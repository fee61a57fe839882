"""The jury of sealed entries: seats, frozen criteria, who judges what, conflicts, reviews and their points."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.models import AbstractAssignment, AbstractConflict, AbstractCriterion, AbstractReview, AbstractScore


class JurySeat(models.Model):
    """A person with an account in the jury of one round; who was excused no longer counts."""

    round = models.ForeignKey("competitions.SealedRound", on_delete=models.CASCADE, related_name="seats")
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("juror"), on_delete=models.PROTECT, related_name="+"
    )
    is_excused = models.BooleanField(_("excused"), default=False)
    excused_because = models.CharField(_("why excused"), max_length=300, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True)  # to judge impartially and to keep what is read
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("seat in the jury")
        verbose_name_plural = _("seats in the jury")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "judge"], name="jury_seat_once")]

    def __str__(self) -> str:
        return str(self.judge)


class JuryCriterion(AbstractCriterion):
    """A criterion as the rules had it when the jury began."""

    round = models.ForeignKey("competitions.SealedRound", on_delete=models.CASCADE, related_name="criteria")

    class Meta(AbstractCriterion.Meta):
        verbose_name = _("criterion of the jury")
        verbose_name_plural = _("criteria of the jury")


class JuryAssignment(AbstractAssignment):
    """An entry that a juror judges; every juror judges every entry, but for conflicts."""

    entry = models.ForeignKey("competitions.SealedEntry", on_delete=models.CASCADE, related_name="assignments")

    class Meta:
        verbose_name = _("entry of a juror")
        verbose_name_plural = _("entries of jurors")
        ordering = ["entry__code"]
        constraints = [models.UniqueConstraint(fields=["entry", "judge"], name="jury_assigned_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} – {self.judge_id}"


class JuryConflict(AbstractConflict):
    """A juror cannot judge an entry; there is no review of theirs beside it."""

    entry = models.ForeignKey("competitions.SealedEntry", on_delete=models.CASCADE, related_name="conflicts")

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        constraints = [models.UniqueConstraint(fields=["entry", "judge"], name="jury_conflict_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} – {self.judge_id}"


class JuryReview(AbstractReview):
    """What a juror thinks of an entry."""

    assignment = models.OneToOneField(JuryAssignment, on_delete=models.CASCADE, related_name="review")

    class Meta:
        verbose_name = _("review of a juror")
        verbose_name_plural = _("reviews of jurors")

    def __str__(self) -> str:
        return f"{self.assignment_id}"


class JuryScore(AbstractScore):
    """The points of a review by one criterion."""

    review = models.ForeignKey(JuryReview, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(JuryCriterion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("points")
        verbose_name_plural = _("points")
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="jury_points_once")]

    def __str__(self) -> str:
        return f"{self.points}"
