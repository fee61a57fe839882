"""All rows of a page in one query, whatever their kinds: each kind has its own columns, so they come as JSON."""

import json
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import F, Model, TextField, Value
from django.db.models.functions import Cast, JSONObject

from ..models import BasePage
from ..prepared import Prepared, Slot
from .labels import is_preview


def columns(model: type[Model]) -> list:
    """Fields of a row beside its key and its page."""
    return [field for field in model._meta.concrete_fields if field.name not in ("id", "page", "sort_order")]


class RowsTogether:
    """The child rows of one page type, asked for in one statement; `models` maps the relation's name to its rows."""

    def __init__(self, models: Mapping[str, type[Model]]):
        self._models = dict(models)
        self._asked = Prepared(self._all)

    def _of(self, name: str):
        fields = {field.name: F(field.name) for field in columns(self._models[name])}
        rows = self._models[name]._default_manager.filter(page=Slot("page")).order_by()
        rows = rows.annotate(of=Value(name), told=Cast(JSONObject(**fields), TextField()))
        return rows.values_list("of", "sort_order", "told")

    def _all(self):
        first, *others = (self._of(name) for name in self._models)
        return first.union(*others, all=True)

    def of(self, page: BasePage) -> dict[str, list]:
        """Rows as published, in the editors' order, or those of the draft that is being previewed."""
        if is_preview(page, *self._models):
            return {name: list(getattr(page, name).all()) for name in self._models}
        found: dict[str, list] = {name: [] for name in self._models}
        for name, _order, told in sorted(self._asked(page=page.pk), key=lambda row: row[1] or 0):
            found[name].append(_row(self._models[name], json.loads(told, parse_float=Decimal)))
        return found


def _row(model: type[Model], values: dict):
    fields = {field.name: field for field in columns(model)}
    return model(**{fields[name].attname: fields[name].to_python(value) for name, value in values.items()})
