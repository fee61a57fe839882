"""Funded projects one by one: which application published results named as funded, since when, and until when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cms.dates import CITY_ZONE
from evaluation.choices import Outcome

from ..models import Committee, Contract, Decision, Revision
from .contracts import contract_of
from .results import decisions_of
from .revising import in_force

ONCE_FUNDED = (Outcome.AWARDED, Outcome.GIVEN_UP)  # nobody gives up what was not awarded


@dataclass(frozen=True)
class Project:
    """An application that is funded, or was after the results were published; named only while it is."""

    decision: Decision
    since: dt.datetime | None = None  # when the results that fund it were published
    lost: Revision | None = None  # the change of the results that took the award away

    @property
    def application(self):
        return self.decision.application

    @property
    def contract(self) -> Contract | None:
        return contract_of(self.application)

    @property
    def is_named(self) -> bool:
        """Whoever got nothing is a code in public, as in the results."""
        return self.decision.outcome == Outcome.AWARDED

    @property
    def title(self) -> str:
        """What it is called in public: the author's words, or the code."""
        return (self.is_named and self.application.public_title) or self.application.code

    @property
    def title_language(self) -> str:
        """Of the author's words; empty for a code."""
        return self.application.language if self.is_named and self.application.public_title else ""


def project_of(found: Committee, code: str) -> Project | None:
    """The project of a code; None when no published result ever funded it."""
    decision = decisions_of(found).filter(application__code=code).first()
    return decision and followed(decision, in_force(found))


def followed(decision: Decision, changes: list[Revision]) -> Project | None:
    """A decision through the changes of its results; None where none of them ever funded it.

    An award that was lost and given back counts from the day on which it was given back.
    """
    since, lost, was_funded, ever = None, None, False, decision.outcome in ONCE_FUNDED
    for at, change, outcome in history(decision, changes):
        is_funded = outcome == Outcome.AWARDED
        if is_funded and not was_funded:
            since, lost, ever = at, None, True
        elif was_funded and not is_funded:
            lost = change
        was_funded = is_funded
    return Project(decision, since, lost) if ever else None


def history(decision: Decision, changes: list[Revision]):
    """(moment, change or None for the first results, outcome), oldest first."""
    code = decision.application.code
    first = outcome_in(changes[0].before, code) if changes else decision.outcome
    yield decision.committee.published_at, None, first
    for change in changes:
        yield change.applied_at, change, outcome_in(change.after, code)


def outcome_in(rows: list[dict], code: str) -> str:
    return next((row["outcome"] for row in rows if row["code"] == code), "")


def once_funded(changes: Iterable[Revision]) -> set[str]:
    """The codes that the results funded before or after one of their changes."""
    sides = [row for change in changes for row in (*change.before, *change.after)]
    return {row["code"] for row in sides if row["outcome"] in ONCE_FUNDED}


def day_of(moment: dt.datetime | None) -> dt.date | None:
    return moment and moment.astimezone(CITY_ZONE).date()
