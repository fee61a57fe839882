"""The calendar of a competition: its steps, and the order that the law and good practice give them."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cms.models import CalendarEntry


class StepKind(models.TextChoices):
    """Steps of a competition in the order in which they usually happen."""

    PERIOD = "period", _("Planned to take place")  # where sources tell no more than that
    LAUNCH = "launch", _("Launch")
    QUESTIONS = "questions", _("Questions until")
    ANSWERS = "answers", _("Answers published")
    VISIT = "visit", _("Site visit")
    HAND_IN_FIRST = "hand_in_first", _("Entries due, first stage")
    JURY_FIRST = "jury_first", _("Jury, first stage")
    HAND_IN = "hand_in", _("Entries due")
    ADMISSIBILITY = "admissibility", _("Check of admissibility")
    JURY = "jury", _("Jury")
    RESULTS = "results", _("Results")
    CONTESTATION = "contestation", _("Contestations until")
    CONTRACT = "contract", _("Contract")
    EXHIBITION = "exhibition", _("Exhibition of the entries")


ORDER = tuple(kind.value for kind in StepKind)
# Rounds of questions and answers may follow one another, a visit may fall between them: all of them end before hand-in.
MAIN_CHAIN = (
    StepKind.LAUNCH,
    StepKind.HAND_IN_FIRST,
    StepKind.JURY_FIRST,
    StepKind.HAND_IN,
    StepKind.ADMISSIBILITY,
    StepKind.JURY,
    StepKind.RESULTS,
    StepKind.CONTESTATION,
    StepKind.CONTRACT,
)
CHAINS = (
    (StepKind.LAUNCH, StepKind.QUESTIONS, StepKind.HAND_IN),
    (StepKind.LAUNCH, StepKind.ANSWERS, StepKind.HAND_IN),
    (StepKind.LAUNCH, StepKind.VISIT, StepKind.HAND_IN),
    (StepKind.JURY, StepKind.EXHIBITION),
)
DEADLINES = (
    StepKind.QUESTIONS,
    StepKind.VISIT,
    StepKind.HAND_IN_FIRST,
    StepKind.HAND_IN,
    StepKind.RESULTS,
    StepKind.CONTESTATION,
    StepKind.EXHIBITION,
)


ONE_STAGE_ONLY = (StepKind.HAND_IN_FIRST, StepKind.JURY_FIRST)


def round_problems(entries: Iterable[CalendarEntry], stages: str) -> list[tuple[CalendarEntry, str]]:
    """Answers before the questions of their round, and steps of a first stage where there is but one."""
    dated = sorted((entry for entry in entries if entry.starts_at), key=lambda entry: entry.starts_at)
    asked = [entry for entry in dated if entry.kind == StepKind.QUESTIONS]
    answered = [entry for entry in dated if entry.kind == StepKind.ANSWERS]
    found = []
    for number, (question, answer) in enumerate(zip(asked, answered, strict=False), start=1):
        if answer.latest_start < question.earliest_end:
            words = gettext(
                "The answers of round %(number)d (%(answered)s) come before its last day for questions (%(asked)s)."
            )
            told = {"number": number, "answered": answer.when, "asked": question.when}
            found.append((answer, words % told))
    if stages == "one":
        words = gettext("The competition has one stage: leave this step out, or say that it has two.")
        found += [(entry, words) for entry in entries if entry.kind in ONE_STAGE_ONLY]
    return found


class CompetitionStep(CalendarEntry):
    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="calendar")
    kind = models.CharField(_("step"), max_length=16, choices=StepKind.choices)
