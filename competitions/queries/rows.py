"""All rows of a competition in one query."""

from typing import NamedTuple

from cms.models.calendars import by_time
from cms.queries import RowsTogether

from ..models import Channel, CompetitionPage, CompetitionStep, Criterion, Figure, Juror, Prize, Winner
from ..models.calendar import ORDER


class Rows(NamedTuple):
    """The rows of one competition, each kind in the editors' order, the calendar in that of time."""

    calendar: list[CompetitionStep]
    prizes: list[Prize]
    criteria: list[Criterion]
    jurors: list[Juror]
    channels: list[Channel]
    winners: list[Winner]
    figures: list[Figure]


MODELS = dict(zip(Rows._fields, (CompetitionStep, Prize, Criterion, Juror, Channel, Winner, Figure), strict=True))
TOGETHER = RowsTogether(MODELS)


def rows_of_competition(page: CompetitionPage) -> Rows:
    """Rows as published, or those of the draft that is being previewed."""
    found = TOGETHER.of(page)
    return Rows(**found | {"calendar": by_time(found["calendar"], ORDER)})
