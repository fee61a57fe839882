"""All rows of a competition in one query: each kind has its own columns, so they come as JSON."""

import json
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, JSONObject

from cms.models.calendars import by_time
from cms.prepared import Prepared, Slot
from cms.queries import is_preview

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


def columns(model: type) -> list:
    """Fields of a row beside its key and its page."""
    return [field for field in model._meta.concrete_fields if field.name not in ("id", "page", "sort_order")]


def _of(name: str):
    fields = {field.name: F(field.name) for field in columns(MODELS[name])}
    rows = MODELS[name].objects.filter(page=Slot("page")).order_by()
    rows = rows.annotate(of=Value(name), told=Cast(JSONObject(**fields), TextField()))
    return rows.values_list("of", "sort_order", "told")


def _all_rows():
    first, *others = (_of(name) for name in MODELS)
    return first.union(*others, all=True)


ROWS = Prepared(_all_rows)


def rows_of_competition(page: CompetitionPage) -> Rows:
    """Rows as published, or those of the draft that is being previewed."""
    found: dict[str, list] = {name: [] for name in MODELS}
    if is_preview(page, *MODELS):
        found = {name: list(getattr(page, name).all()) for name in MODELS}
    else:
        for name, _order, told in sorted(ROWS(page=page.pk), key=lambda row: row[1] or 0):
            found[name].append(_row(MODELS[name], json.loads(told, parse_float=Decimal)))
    return Rows(**found | {"calendar": by_time(found["calendar"], ORDER)})


def _row(model: type, values: dict):
    fields = {field.name: field for field in columns(model)}
    return model(**{name: fields[name].to_python(value) for name, value in values.items()})
