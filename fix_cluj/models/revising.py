"""Changes of published results: why, what stood there before and after, who read again, the two who approved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.models import AbstractAssignment, AbstractReview
from participation.models.rounds import in_reader_language

from ..choices import RevisionKind, RevisionState
from .judging import person

UNDER_WAY = (RevisionState.OPENED, RevisionState.PROPOSED)


class Revision(models.Model):
    """One change: computed by the rules of the ranking, approved by two people, never taken back but by another."""

    committee = models.ForeignKey("fix_cluj.Committee", on_delete=models.PROTECT, related_name="revisions")
    kind = models.CharField(_("why"), max_length=9, choices=RevisionKind.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=RevisionState.choices, default=RevisionState.OPENED, editable=False
    )
    # Contested, or giving its award up; none: there is more money.
    application = models.ForeignKey(
        "fix_cluj.Application", null=True, on_delete=models.PROTECT, related_name="revisions"
    )
    more_money = models.DecimalField(_("more money"), max_digits=12, decimal_places=2, null=True, blank=True)
    reason_ro = models.TextField(_("reason in Romanian"), max_length=1000)
    reason_en = models.TextField(_("reason in English"), max_length=1000)
    before = models.JSONField(default=list, editable=False)  # places, codes, scores, outcomes, amounts
    after = models.JSONField(default=list, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of what is approved
    opened_by = person(_("opened by"), editable=False)
    opened_at = models.DateTimeField(editable=False)
    first_by = person(_("approved first"), null=True, blank=True, editable=False)
    second_by = person(_("approved second"), null=True, blank=True, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("change of published results")
        verbose_name_plural = _("changes of published results")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee"], condition=models.Q(state__in=UNDER_WAY), name="revision_under_way_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee_id} – {self.pk}"

    @property
    def reason(self) -> str:
        return in_reader_language(self, "reason")

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY


class PanelReading(AbstractAssignment, AbstractReview):
    """Somebody of the committee who did not read a contested application before reads it now, and gives points."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="readings")
    points = models.JSONField(default=dict, editable=False)  # row of the grid → points

    class Meta:
        verbose_name = _("reading after a contestation")
        verbose_name_plural = _("readings after contestations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["revision", "judge"], name="panel_reading_once")]

    def __str__(self) -> str:
        return f"{self.revision_id} – {self.judge_id}"

    @property
    def given(self) -> dict[int, int]:
        """Row → points; JSON keeps keys as text."""
        return {int(row): points for row, points in self.points.items()}
