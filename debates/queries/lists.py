"""Reads over debates: the filtered list, what it can be filtered by, and the forms that a debate carries."""

import datetime as dt

from cms.dates import CITY_ZONE
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, lean, listed_in_slots, rows_of
from cms.queries.filters import LabelFilters, labelled_with, labels_in, shape_of
from participation.choices import FormKind
from participation.models import FormPage

from ..models import DebatePage, DebatesIndexPage, DebateStage
from ..models.lists import archived_since


def debates_in_slots(is_alias: bool):
    return listed_in_slots(DebatePage, is_alias)


LABELS = LabelFilters(DebatePage)
YEARS = Prepared(lambda is_alias: debates_in_slots(is_alias).exclude(date=None).dates("date", "year", order="DESC"))


def filter_terms(index: DebatesIndexPage) -> dict:
    """Labels and years that some debate of the list has, sorted as people look them up."""
    years = YEARS(bool(index.alias_of_id), **below(index))
    return LABELS.choices(index) | {"years": [day.year for (day,) in years]}


def _filtered(is_alias: bool, state: str, labels: tuple[str, ...], year: str):
    debates = debates_in_slots(is_alias)
    if state:
        debates = debates.standing(state, **{name: Slot(name) for name in ("now", "today", "clock", "archived")})
    if year:
        debates = debates.filter(date__year=int(year))
    return labelled_with(debates, labels)


def _listed(*shape):
    *filters, start, stop = shape
    return lean(_filtered(*filters).newest_first().with_forms(Slot("now")).select_related("venue"))[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda *filters: counted(_filtered(*filters)))


def filtered_debates(index: DebatesIndexPage, chosen: dict[str, str], now: dt.datetime) -> PreparedList:
    """The list for these filters, what is to come first and what has no date last."""
    filters = (bool(index.alias_of_id), chosen.get("state", ""), shape_of(chosen), chosen.get("year", ""))
    return PreparedList(LISTED, COUNTED, filters, below(index) | labels_in(chosen) | moment_slots(now))


def moment_slots(now: dt.datetime) -> dict:
    """Values for the slots of `DebateQuerySet.standing`."""
    local = now.astimezone(CITY_ZONE)
    return {"now": now, "today": local.date(), "clock": local.time(), "archived": archived_since(local.date())}


OPEN_FORMS = Prepared(
    lambda: (
        FormPage.objects.filter(path__range=(Slot("first"), Slot("last")), live=True, kind=FormKind.IDEA)
        .open_at(Slot("now"))
        .values_list("path", "closes_at")
    )
)


def open_until_by_parent(index: DebatesIndexPage, now) -> dict[str, dt.datetime | None]:
    """Path of a debate with an open call for ideas → when the one that closes soonest does; None: it never does."""
    found: dict[str, dt.datetime | None] = {}
    for path, closes_at in OPEN_FORMS(**below(index), now=now):
        found.setdefault(path[: -index.steplen], closes_at)
    return found


STAGES = Prepared(lambda: DebateStage.objects.filter(page=Slot("page")))


def stages_of(page: DebatePage) -> list[DebateStage]:
    return rows_of(page, "stages", STAGES)
