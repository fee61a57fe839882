"""All rows of a competition in one query."""

from typing import NamedTuple

from cms.models.calendars import by_time
from cms.queries import RowsTogether

from ..models import (
    Channel,
    CompetitionPage,
    CompetitionStage,
    CompetitionStep,
    Criterion,
    Figure,
    Juror,
    ListedEntry,
    Prize,
    Winner,
)
from ..models.calendar import ORDER


class Rows(NamedTuple):
    """The rows of one competition, each kind in the editors' order, the calendar in that of time."""

    calendar: list[CompetitionStep]
    stage_rows: list[CompetitionStage]
    prizes: list[Prize]
    criteria: list[Criterion]
    jurors: list[Juror]
    channels: list[Channel]
    listed_entries: list[ListedEntry]
    winners: list[Winner]
    figures: list[Figure]


TYPES = (
    CompetitionStep, CompetitionStage, Prize, Criterion, Juror, Channel, ListedEntry, Winner, Figure,
)  # fmt: skip
MODELS = dict(zip(Rows._fields, TYPES, strict=True))
TOGETHER = RowsTogether(MODELS)


def rows_of_competition(page: CompetitionPage) -> Rows:
    """Rows as published, or those of the draft that is being previewed."""
    found = TOGETHER.of(page)
    return Rows(**found | {"calendar": by_time(found["calendar"], ORDER)})
