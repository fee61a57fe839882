"""The committee of a call: its rules and grid, seats, who reads what, conflicts, reviews and their points, decisions."""

import secrets
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.choices import Currency
from evaluation.awards import Line
from evaluation.choices import RANKED_STATES, JudgingState, Outcome, TieRule
from evaluation.models import (
    AbstractAssignment,
    AbstractConflict,
    AbstractGridRow,
    AbstractGridSection,
    AbstractReview,
    AbstractScore,
)

from ..choices import DecisionState

OF_A_HUNDRED = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]
USUAL_READERS, USUAL_SPREAD = 2, 30
REVIEWER = "review_committee"  # the right to be given a seat


def new_seed() -> str:
    """What lots are drawn from; it is made with the committee, before anybody knows who applied with what."""
    return secrets.token_hex(16)


def person(label, **extra) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, on_delete=models.PROTECT, related_name="+", **extra
    )


class Committee(models.Model):
    """Who judges the applications of one call, by which rules; it belongs to the call's pages of both languages."""

    call_key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(_("call"), max_length=255, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=JudgingState.choices, default=JudgingState.PREPARING)
    readers = models.PositiveSmallIntegerField(
        _("reviewers of an application"), default=USUAL_READERS, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    is_blind = models.BooleanField(
        _("reviewers do not see who applied"),
        default=True,
        help_text=_("They read the answers by code, without the applicant’s name and without files."),
    )
    spread_limit = models.DecimalField(
        _("another reviewer reads it when two are further apart than"),
        max_digits=5, decimal_places=2, null=True, blank=True, default=USUAL_SPREAD, validators=OF_A_HUNDRED,
        help_text=_("Points of 100. Empty: never."),
    )  # fmt: skip
    threshold = models.DecimalField(
        _("fewest points to be funded"),
        max_digits=5, decimal_places=2, null=True, blank=True, validators=OF_A_HUNDRED,
        help_text=_("Of 100. Empty: none."),
    )  # fmt: skip
    budget = models.DecimalField(
        _("money to award"),
        max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))],
        help_text=_("Empty: no such limit."),
    )  # fmt: skip
    currency = models.CharField(
        _("currency"), max_length=3, choices=Currency.choices, default=Currency.RON, editable=False
    )  # of the call, frozen with the rules
    most_awards = models.PositiveSmallIntegerField(
        _("awards at most"), null=True, blank=True, help_text=_("Empty: no such limit.")
    )
    most_reserves = models.PositiveSmallIntegerField(
        _("reserves at most"), null=True, blank=True, help_text=_("Empty: all above the threshold.")
    )
    ties_by = models.CharField(
        _("equals are told apart by"), max_length=7, choices=TieRule.choices, default=TieRule.EARLIER,
        help_text=_("After the scores of the sections, in the order of the grid."),
    )  # fmt: skip
    seed = models.CharField(max_length=32, default=new_seed, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of the ranking that is approved
    ranked_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_by = person(_("approved first"), null=True, blank=True, editable=False)
    second_by = person(_("approved second"), null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    RULES = (
        "readers", "is_blind", "spread_limit", "threshold", "budget", "most_awards", "most_reserves", "ties_by",
    )  # fmt: skip

    class Meta:
        verbose_name = _("evaluation committee")
        verbose_name_plural = _("evaluation committees")
        ordering = ["-pk"]
        permissions = [(REVIEWER, "Can sit in a committee that judges applications")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ranked(self) -> bool:
        return self.state in RANKED_STATES

    @property
    def line(self) -> Line:
        """Where the list of awards ends."""
        return Line(self.threshold, self.budget, self.most_awards, self.most_reserves)


class CommitteeSeat(models.Model):
    """A person with an account in a committee; who was excused no longer counts."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    judge = person(_("reviewer"))
    is_excused = models.BooleanField(_("excused"), default=False)
    excused_because = models.CharField(_("why excused"), max_length=300, blank=True)
    interests = models.TextField(_("what they are connected with"), max_length=2000, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)  # conflicts of interest; before it nothing opens

    class Meta:
        verbose_name = _("seat in a committee")
        verbose_name_plural = _("seats in a committee")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["committee", "judge"], name="committee_seat_once")]

    def __str__(self) -> str:
        return str(self.judge)


class GridSection(AbstractGridSection):
    """A section of a committee's grid; the grid is frozen once the committee is convened."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="sections")

    class Meta(AbstractGridSection.Meta):
        verbose_name = _("section of a grid")
        verbose_name_plural = _("sections of a grid")


class GridRow(AbstractGridRow):
    """A row of a section, where points are given."""

    section = models.ForeignKey(GridSection, on_delete=models.CASCADE, related_name="rows")

    class Meta(AbstractGridRow.Meta):
        verbose_name = _("row of a grid")
        verbose_name_plural = _("rows of a grid")


class ReviewAssignment(AbstractAssignment):
    """An application that a reviewer reads, as it was drawn."""

    application = models.ForeignKey("fix_cluj.Application", on_delete=models.CASCADE, related_name="assignments")

    class Meta:
        verbose_name = _("application of a reviewer")
        verbose_name_plural = _("applications of reviewers")
        ordering = ["application__code"]
        constraints = [models.UniqueConstraint(fields=["application", "judge"], name="review_assigned_once")]

    def __str__(self) -> str:
        return f"{self.application_id} – {self.judge_id}"


class ReviewConflict(AbstractConflict):
    """A reviewer cannot judge an application; there is no review of theirs beside it."""

    application = models.ForeignKey("fix_cluj.Application", on_delete=models.CASCADE, related_name="conflicts")

    class Meta:
        verbose_name = _("conflict of interest with an application")
        verbose_name_plural = _("conflicts of interest with applications")
        constraints = [models.UniqueConstraint(fields=["application", "judge"], name="review_conflict_once")]

    def __str__(self) -> str:
        return f"{self.application_id} – {self.judge_id}"


class Review(AbstractReview):
    """What a reviewer thinks of an application; locked once it is handed in."""

    assignment = models.OneToOneField(ReviewAssignment, on_delete=models.CASCADE, related_name="review")

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.assignment_id}"


class ReviewScore(AbstractScore):
    """The points of a review in one row of the grid."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    row = models.ForeignKey(GridRow, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("points of a review")
        verbose_name_plural = _("points of reviews")
        constraints = [models.UniqueConstraint(fields=["review", "row"], name="review_points_once")]

    def __str__(self) -> str:
        return f"{self.points}"


class Decision(models.Model):
    """What the ranking makes of an application; computed, never typed."""

    application = models.OneToOneField("fix_cluj.Application", on_delete=models.CASCADE, related_name="decision")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="decisions")
    state = models.CharField(
        _("state"), max_length=9, choices=DecisionState.choices, default=DecisionState.PROPOSED, editable=False
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, editable=False)
    place = models.PositiveIntegerField(_("place"), editable=False)
    score = models.DecimalField(_("score of 100"), max_digits=5, decimal_places=2, editable=False)
    parts = models.JSONField(default=list, editable=False)  # the score by section, in the order of the grid
    readers = models.PositiveSmallIntegerField(editable=False)  # how many reviews it is the mean of
    amount = models.DecimalField(
        _("amount"), max_digits=15, decimal_places=2, null=True, blank=True, editable=False
    )  # awarded, or asked for by who gets nothing

    class Meta:
        verbose_name = _("decision on an application")
        verbose_name_plural = _("decisions on applications")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["committee", "place"], name="decision_place_once")]

    def __str__(self) -> str:
        return f"{self.place}. {self.application_id}"
