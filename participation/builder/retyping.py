"""Answers back into what a browser would post for them, so that what was sent can be changed and sent again; pure."""

from ..choices import QuestionType as T

NUMBERS = (T.NUMBER, T.MONEY)


def typed_again(structure: list[dict], answers: dict) -> dict[str, list[str]]:
    """Field name → the texts posted under it; `answers` are the stored ones, contact data by its key among them."""
    found: dict[str, list[str]] = {}
    for entry in structure:
        value = answers.get(entry["key"])
        if value not in (None, "", [], False):
            found |= typed_of(entry, value)
    return found


def typed_of(entry: dict, value) -> dict[str, list[str]]:
    key, kind = entry["key"], entry["type"]
    if kind == T.ROWS:
        kinds = {column["key"]: column["type"] for column in entry.get("columns", [])}
        return {
            f"{key}-{number}-{column}": [text_of(cell, is_number=kinds.get(column) in NUMBERS)]
            for number, row in enumerate(value)
            for column, cell in row.items()
        }
    if kind == T.RANKING:
        return {f"{key}_{choice}": [str(place)] for place, choice in enumerate(value, start=1)}
    if kind == T.MONEY and entry["settings"].get("currency") != "both":
        return {key: [text_of(value["amount"], is_number=True)]}
    if isinstance(value, dict) and "slug" not in value:
        return {f"{key}_{part}": [text_of(each, is_number=part == "amount")] for part, each in value.items()}
    if isinstance(value, list):
        return {key: [text_of(each) for each in value]}
    return {key: [text_of(value, is_number=kind in NUMBERS)]}


def text_of(value, *, is_number: bool = False) -> str:
    """One value as it is typed; a number with a comma, since a point may group thousands."""
    if isinstance(value, dict):  # a vocabulary's term
        return value.get("slug", "")
    if value is True:
        return "on"
    return str(value).replace(".", ",") if is_number else str(value)
