"""The steps of a debate: those that its editors entered, and of the regime's own the ones that its dates tell of."""

import datetime as dt

from django.utils.translation import gettext as _

from cms.dates import date_label

from ..models import DebatePage, DebateStage
from ..regimes import STEPS


def steps_of(page: DebatePage, entered: list[DebateStage], proposals_until, today: dt.date) -> list[dict]:
    """Arguments of components/steps.html; a page without an announcement shows only what was entered."""
    if page.announced_on is None:
        return [stage.as_step(today) for stage in entered]
    usual = STEPS[page.regime]
    known = {stage.kind for stage in entered}
    made = [_made(page, kind, proposals_until) for kind in usual if kind not in known]
    stages = _in_order([*entered, *made], usual)
    return [_as_step(page, stage, today) for stage in stages]


def _in_order(stages: list[DebateStage], usual: tuple[str, ...]) -> list[DebateStage]:
    """By their day; one without a day stands where the regime usually has it."""
    ranks = {kind: rank for rank, kind in enumerate(usual)}
    placed: list[DebateStage] = []
    for stage in sorted(stages, key=lambda stage: ranks.get(stage.kind, len(ranks))):
        first = stage.starts_on or stage.ends_on
        later = (
            place
            for place, other in enumerate(placed)
            if first and (other.starts_on or other.ends_on) and (other.starts_on or other.ends_on) > first
        )
        placed.insert(next(later, len(placed)), stage)
    return placed


def _made(page: DebatePage, kind: str, proposals_until) -> DebateStage:
    """A step of the regime with the dates that the page's facts give it."""
    until = proposals_until or page.proposals_until
    dates = {
        "announced": (page.announced_on, None),
        "proposals": (page.announced_on if until else None, until),
        "debate": (None if page.change else page.day_known, None),
        "summary": (page.summary_on or page.summary_due_on, None),
        "endorsing": (page.endorsement_on, None),
    }
    starts_on, ends_on = dates.get(kind, (None, None))
    return DebateStage(kind=kind, starts_on=starts_on, ends_on=ends_on)


def _as_step(page: DebatePage, stage: DebateStage, today: dt.date) -> dict:
    step = stage.as_step(today)
    if stage.pk or stage.kind != DebateStage.Kind.SUMMARY or page.summary_on:
        return step
    # A day by which something was promised does not make it done.
    words = _("was due on %(day)s") if page.is_overdue else _("due by %(day)s")
    due = page.summary_due_on
    date = words % {"day": date_label(due, weekday=False)} if due else ""
    return step | {"date": date, "state": "underway" if due and due < today else "imagined"}
