"""A table that people fill in row by row: budget lines, members of a team; posted as `<key>-<row>-<column>`.

Rows are added and removed by buttons that send the form without judging it; the page's script does the same in place.
Rows left empty are as if they were not there.
"""

import re
from decimal import Decimal, InvalidOperation
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from .numbers import plain_number
from .parts import (  # fmt: skip
    CompoundBoundField,
    CompoundField,
    PartsForm,
    PartsWidget,
    belonging_to,
    errors_of,
    first_control,
    is_empty,
    joined_text,
)

ADD_ROW, REMOVE_ROW = "add_row", "remove_row"
BLANK = "__row__"  # stands for the number in the row that the script copies
MOST_ROWS = 40
MOST_LOOKED_AT = 2 * MOST_ROWS  # what a page of ours cannot send is not worth judging
LONGEST_NUMBER = 24


class RowForm(PartsForm):
    separator = "-"


class RowsWidget(PartsWidget):
    is_compound = False
    is_rows = True
    separator = "-"

    def value_from_datadict(self, data, files, name):
        found = super().value_from_datadict(data, files, name)
        if data.get(ADD_ROW) == name:
            found[ADD_ROW] = name
        if str(data.get(REMOVE_ROW, "")).startswith(f"{name}-"):
            found[REMOVE_ROW] = data.get(REMOVE_ROW)
        return found


class RowsBoundField(CompoundBoundField):
    """The rows with what was typed, the row just asked for, and an empty one for the script to copy."""

    @cached_property
    def rows(self) -> list[dict]:
        """{"number" as people count, "index", "form", "is_new"} of the rows to draw."""
        data = self.data if self.form.is_bound else MultiValueDict()
        indexes = [index for index in self.field.indexes(data) if data.get(REMOVE_ROW) != f"{self.html_name}-{index}"]
        asked = ADD_ROW in data and len(indexes) < self.field.maximum
        wanted = max(self.field.minimum, 1)
        following = max(indexes, default=-1) + 1
        missing = max(wanted - len(indexes), 1 if asked else 0)
        drawn = [*indexes, *range(following, following + missing)]
        found = []
        for number, index in enumerate(drawn, start=1):
            is_new = asked and number == len(drawn)
            found.append({"number": number, "index": index, "form": self.row_form(index, data), "is_new": is_new})
        return found

    def row_form(self, index, data) -> RowForm:
        made = self.field.row_form(index, data if self.form.is_bound else None, auto_id=self.form.auto_id)
        if not self.errors or is_empty(belonging_to(data, f"{self.html_name}-{index}-")):
            made.leave_unjudged()
        return made

    @property
    def parts(self) -> list[forms.BoundField]:
        return [part for row in self.rows for part in row["form"]]

    @cached_property
    def blank_row(self) -> RowForm:
        return self.field.row_form(BLANK, None, auto_id=self.form.auto_id)

    @property
    def can_grow(self) -> bool:
        return len(self.rows) < self.field.maximum

    @property
    def totals(self) -> list[dict]:
        """Of every column with a total: what the numbers typed so far add up to."""
        return [
            {
                "key": key,
                "label": self.blank_row.fields[key].label,
                "value": self.field.written(key, self.total_of(key)),
            }
            for key in self.field.totals
        ]

    def total_of(self, key: str) -> Decimal:
        return sum((number_in(row["form"][key].value()) for row in self.rows), Decimal(0))

    @property
    def error_links(self) -> list[dict]:
        found = [{"id": first_control(self.parts), "label": self.label, "error": error} for error in self.own_errors]
        for row in self.rows:
            place = _("row %(number)d") % {"number": row["number"]}
            found += [
                {"id": first_control([part]), "label": f"{self.label}, {place}, {part.label}", "error": error}
                for part in row["form"]
                for error in part.errors
            ]
        return found

    @property
    def typed_text(self) -> str:
        return "\n".join(filter(None, (joined_text(row["form"]) for row in self.rows)))


def number_in(typed) -> Decimal:
    """A number as typed; 0 for what is none, which is told when the form is sent."""
    try:
        found = Decimal(plain_number(str(typed or "0")))
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() and found.adjusted() < LONGEST_NUMBER else Decimal(0)


class RowsField(CompoundField):
    """Several rows of the same columns: a list of dicts, or None when no row is filled in."""

    widget = RowsWidget
    bound_field_class = RowsBoundField
    parts_base = RowForm
    default_error_messages = {
        "too_few": ngettext_lazy("Fill in at least %(count)d row.", "Fill in at least %(count)d rows.", "count"),
        "too_many": ngettext_lazy("Fill in at most %(count)d row.", "Fill in at most %(count)d rows.", "count"),
        "place": gettext_lazy("Row %(number)d, "),
    }

    def __init__(self, *, minimum=None, maximum=None, totals=(), written=None, **kwargs):
        self.minimum, self.maximum = minimum or 0, min(maximum or MOST_ROWS, MOST_ROWS)
        self.totals, self.written = list(totals), written or (lambda key, number: str(number))
        super().__init__(**kwargs)

    def row_form(self, index, data, **kwargs) -> RowForm:
        return self.parts_class(data, prefix=f"{self.name}-{index}", use_required_attribute=False, **kwargs)

    def indexes(self, data: MultiValueDict) -> list[int]:
        """The numbers of the rows that were posted, whatever their gaps."""
        pattern = re.compile(rf"{re.escape(self.name)}-(\d{{1,4}})-")
        return sorted({int(found[1]) for name in data if (found := pattern.match(name))})[:MOST_LOOKED_AT]

    def names_in(self, data) -> list[str]:
        names = (f"{self.name}-{index}-{key}" for index in self.indexes(data)[:MOST_ROWS] for key in self.parts_class.base_fields)  # fmt: skip
        return [name for name in names if name in data]

    def clean(self, value):
        data = value if isinstance(value, MultiValueDict) else MultiValueDict()
        rows, errors = [], []
        for number, index in enumerate(self.indexes(data), start=1):
            if is_empty(belonging_to(data, f"{self.name}-{index}-")):
                continue
            form = self.row_form(index, data)
            if form.is_valid():
                rows.append({key: answer for key, answer in form.cleaned_data.items() if answer not in (None, "")})
            else:
                errors += errors_of(form, str(self.error_messages["place"]) % {"number": number})
                rows.append({})
        least = max(self.minimum, 1) if self.required else (self.minimum if rows else 0)
        for is_wrong, code, count in (
            (len(rows) < least, "too_few", least),
            (len(rows) > self.maximum, "too_many", self.maximum),
        ):
            if is_wrong:
                errors.append(ValidationError(self.error_messages[code], code=code, params={"count": count}))
        if errors:
            raise ValidationError(errors)
        return rows or None
