"""Answers as people read them: choice keys become labels, sums and days are written as here; pure."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from django.utils.dateparse import parse_date
from django.utils.formats import number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from cms.dates import date_label
from cms.outline import PLACES

from .choices import CHOICE_TYPES, QuestionType
from .conditions import ADULT, MINOR, UNDER

UNITS = {"RON": "lei", "EUR": "€"}


def display_value(question: dict, words: dict, value):
    """An answer as people read it, in the words that its author saw."""
    if value in (None, "", []):
        return ""
    if question["type"] in CHOICE_TYPES:
        labels = words.get("choices", {})
        keys = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(key, key) for key in keys)
    if read := READINGS.get(question["type"]):
        return read(question, words, value)
    if isinstance(value, dict):  # a vocabulary's term: {"slug", "name"}
        return value.get("name", "")
    if isinstance(value, bool):
        return str(_("yes")) if value else str(_("no"))
    return value


def as_json(value):
    """An answer as it is stored: numbers and dates as text, a vocabulary's term with the name its author read."""
    if isinstance(value, dict):
        return {name: as_json(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    if hasattr(value, "slug"):
        return {"slug": value.slug, "name": value.name}
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def sum_label(amount, currency: str = "RON") -> str:
    """`1.500,50 lei` in Romanian, `1,500.50 lei` in English; two decimals unless the sum is whole."""
    try:
        number = Decimal(str(amount))
    except InvalidOperation:
        return str(amount)
    places = 0 if number == number.to_integral_value() else 2
    return f"{number_format(number, decimal_pos=places, force_grouping=True)}\u00a0{UNITS.get(currency, currency)}"


def number_label(value) -> str:
    """A number as it is written in the active language, without zeros at its end."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    plain = f"{number:f}"
    places = len(plain.partition(".")[2].rstrip("0"))
    return number_format(number, decimal_pos=places, force_grouping=True)


def day_label(value: str) -> str:
    day = parse_date(value)
    return date_label(day, weekday=False) if day else value


def read_money(question, words, value) -> str:
    if not isinstance(value, dict):
        return sum_label(value)
    return sum_label(value.get("amount"), value.get("currency", "RON"))


def read_period(question, words, value) -> str:
    return f"{day_label(value.get('start', ''))} – {day_label(value.get('end', ''))}"


def read_address(question, words, value) -> str:
    place = value.get("neighbourhood") or {}
    street = " ".join(filter(None, [value.get("street"), value.get("number")]))
    return ", ".join(filter(None, [street, value.get("details"), place.get("name")]))


def read_place(question, words, value) -> str:
    pin = pin_of(question, value)
    at = f"{pin['lat']}, {pin['lon']}" if pin else ""
    text = value.get("text", "")
    return f"{text} ({at})" if text and at else text or at


def pin_of(question: dict, value) -> dict | None:
    """Where on the map, as text: {"lat", "lon"}; None for what is no place, or a place in words alone."""
    if question["type"] != QuestionType.PLACE or not isinstance(value, dict) or "lat" not in value:
        return None
    return {part: f"{value[part]:.{PLACES}f}" for part in ("lat", "lon")}


def read_guardian(question, words, value) -> str:
    agrees = _("agrees") if value.get("agrees") else ""
    return ", ".join(filter(None, [value.get("name"), value.get("email"), value.get("phone"), agrees]))


def read_age(question, words, value) -> str:
    settings = question["settings"]
    return str(dict(age_bands(settings.get("adult_age", 18), settings.get("minimum_age"))).get(value, value))


def age_bands(adult_age: int, minimum_age: int | None = None) -> list[tuple[str, str]]:
    """What one can say of one's age, youngest last."""
    found = [(ADULT, format_lazy(ngettext_lazy("{age} or older", "{age} or older", adult_age), age=adult_age))]
    if minimum_age is None:
        return [*found, (MINOR, under(adult_age))]
    if minimum_age < adult_age:
        oldest = adult_age - 1
        words = ngettext_lazy("{youngest} to {oldest}", "{youngest} to {oldest}", oldest)
        found.append((MINOR, format_lazy(words, youngest=minimum_age, oldest=oldest)))
    return [*found, (UNDER, under(minimum_age))]


def under(age: int):
    return format_lazy(ngettext_lazy("under {age}", "under {age}", age), age=age)


def read_ranking(question, words, value) -> str:
    """One line per place: `1. Benches`, then `2. Trees`."""
    labels = words.get("choices", {})
    return "\n".join(f"{place}. {labels.get(key, key)}" for place, key in enumerate(value, start=1))


def read_rows(question, words, value) -> str:
    """One line per row: `What: benches; Sum: 1.500 lei`."""
    table = table_of(question, words, value)
    lines = [
        zip(table["columns"], row, strict=True)
        for row in [*table["rows"], *([table["totals"]] if table["totals"] else [])]
    ]
    return "\n".join("; ".join(f"{label}: {text}" for label, text in line if text) for line in lines)


def table_of(question: dict, words: dict, value) -> dict | None:
    """Rows as a table of texts: {"columns", "rows", "totals"}; None for what is no table."""
    if question["type"] != QuestionType.ROWS or not isinstance(value, list):
        return None
    labels, columns = words.get("columns", {}), question.get("columns", [])
    currency = question["settings"].get("currency", "RON")
    return {
        "columns": [labels.get(column["key"], column["key"]) for column in columns],
        "rows": [[cell_label(column, row.get(column["key"]), currency) for column in columns] for row in value],
        "totals": totals_of(columns, value, currency),
    }


def totals_of(columns: list[dict], rows: list[dict], currency: str) -> list[str]:
    """What the columns with a total add up to, and nothing for the others; empty when no column has one."""
    if not any(column.get("total") for column in columns):
        return []
    return [
        cell_label(column, sum(Decimal(str(row.get(column["key"]) or 0)) for row in rows), currency)
        if column.get("total")
        else ""
        for column in columns
    ]


def cell_label(column: dict, value, currency: str) -> str:
    if value in (None, ""):
        return ""
    if column["type"] == "money":
        return sum_label(value, currency)
    if column["type"] == "number":
        return number_label(value)
    return day_label(value) if column["type"] == "date" else str(value)


READINGS = {
    QuestionType.MONEY: read_money,
    QuestionType.DATE_RANGE: read_period,
    QuestionType.ADDRESS: read_address,
    QuestionType.GUARDIAN: read_guardian,
    QuestionType.AGE: read_age,
    QuestionType.RANKING: read_ranking,
    QuestionType.ROWS: read_rows,
    QuestionType.PLACE: read_place,
}
