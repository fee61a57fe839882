"""What a reviewer reads of an application: answers without whoever can be reached by them, and blind without a name."""

from participation.choices import Privacy, QuestionType, Role, Scan
from participation.models.submissions import CONTACT_COLUMNS
from participation.structure import privacy_of

from ..models import Application

REACHES_PEOPLE = {QuestionType.EMAIL, QuestionType.PHONE, QuestionType.ADDRESS, QuestionType.GUARDIAN}
# While reading is blind: what leads to who applied. A table tells of people, unless it is the budget.
TELLS_WHO = {QuestionType.CUI, QuestionType.LINK, QuestionType.PLACE, QuestionType.ROWS}
READABLE = (Scan.OFF, Scan.CLEAN)


def hidden_keys(application: Application, *, is_blind: bool) -> set[str]:
    """Questions whose answers are not a reviewer's business: contact, sensitive ones, and while blind who applied."""
    structure = application.submission.wording.version.structure
    hidden = {entry["key"] for entry in structure if reaches_people(entry) or is_sensitive(entry)}
    return hidden | ({entry["key"] for entry in structure if tells_who(entry)} if is_blind else set())


def reaches_people(entry: dict) -> bool:
    """By its meaning, its type, or that of a column."""
    kinds = {entry["type"], *(column["type"] for column in entry.get("columns", []))}
    return entry["role"] in (*CONTACT_COLUMNS, Role.GUARDIAN) or bool(kinds & REACHES_PEOPLE)


def tells_who(entry: dict) -> bool:
    return entry["role"] == Role.TEAM or (entry["type"] in TELLS_WHO and entry["role"] != Role.BUDGET)


def is_sensitive(entry: dict) -> bool:
    return "settings" in entry and privacy_of(entry) == Privacy.SENSITIVE


def answers_for_reviewer(application: Application, *, is_blind: bool) -> list[dict]:
    """Question and answer in the form's order, without files."""
    hidden = hidden_keys(application, is_blind=is_blind)
    rows = application.submission.labelled_answers()
    return [row for row in rows if row["key"] not in hidden and (row["value"] or row["table"])]


def files_for_reviewer(application: Application, *, is_blind: bool) -> list:
    """Files that may be opened, by their place: none while reading is blind, since a file tells who made it."""
    if is_blind:
        return []
    hidden = hidden_keys(application, is_blind=is_blind)
    asked = {entry["key"] for entry in application.submission.wording.version.structure} - hidden
    # What came later with a message answers no question: identity cards, agreements of guardians.
    files = application.submission.attachments.filter(scan__in=READABLE, message=None).order_by("pk")
    return [file for file in files if file.key in asked]
