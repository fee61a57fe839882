"""From an editor's questions to a version's structure and words; pure apart from the stream it reads."""

import datetime as dt

from .choices import Privacy, QuestionType, Role
from .conditions import REQUIRE

CONDITION = ("if_question", "if_answer", "if_effect")
PUBLIC_ROLES = {Role.TITLE, Role.BODY, Role.TOPIC, Role.NEIGHBOURHOOD}
PUBLIC_TYPES = {QuestionType.TOPIC, QuestionType.NEIGHBOURHOOD}
SENSITIVE_TYPES = {QuestionType.ADDRESS, QuestionType.GUARDIAN}
SENSITIVE_ROLES = {Role.GUARDIAN}  # a paper with the name and the signature of a minor's parent


# What leads to a person: the author, whoever else is named in an answer, a minor's guardian.
CONTACT_ROLES = {Role.AUTHOR_NAME, Role.EMAIL, Role.PHONE, Role.GUARDIAN}
CONTACT_TYPES = {QuestionType.EMAIL, QuestionType.PHONE, QuestionType.ADDRESS, QuestionType.GUARDIAN}


def question_key(block_id: str) -> str:
    """`q_` and twelve hexadecimal characters of the block's id."""
    return f"q_{str(block_id).replace('-', '')[:12]}"


def choice_key(item_id: str) -> str:
    """Eight hexadecimal characters of the list item's id."""
    return str(item_id).replace("-", "")[:8]


def canonical(settings: dict) -> dict:
    """Settings without what is empty, so that an untouched save gives the same digest."""
    found = {}
    for name, value in settings.items():
        # By type too: the number 0 equals False, and "at least 0" is a rule.
        if name in ("role", *CONDITION) or value is None or value is False or value in ("", []):
            continue
        found[name] = value.isoformat() if isinstance(value, dt.date) else value
    return found | condition_of(settings)


def condition_of(settings: dict) -> dict:
    """A condition by the keys of question and answer; nothing where an editor chose no question."""
    if not settings.get("if_question"):
        return {}
    found = {
        "if_question": question_key(settings["if_question"]),
        "if_answer": choice_key(settings.get("if_answer") or ""),
    }
    return found | ({"if_effect": REQUIRE} if settings.get("if_effect") == REQUIRE else {})


def privacy_by_default(kind: str, role: str) -> Privacy:
    """Who may read an answer when the editor said nothing: only what an idea is about may be published."""
    if kind in SENSITIVE_TYPES or role in SENSITIVE_ROLES:
        return Privacy.SENSITIVE
    return Privacy.PUBLIC if role in PUBLIC_ROLES or kind in PUBLIC_TYPES else Privacy.STAFF


def privacy_of(entry: dict) -> Privacy:
    """Who may read the answers to a question of a structure."""
    return Privacy(entry["settings"].get("privacy") or privacy_by_default(entry["type"], entry["role"]))


def reaches_people(entry: dict) -> bool:
    """Whether an answer names or leads to a person: by its meaning, its type, or that of a column."""
    kinds = {entry["type"], *(column["type"] for column in entry.get("columns", []))}
    return entry["role"] in CONTACT_ROLES or bool(kinds & CONTACT_TYPES)


def structure_of(questions) -> list[dict]:
    """The wordless structure of a StreamField value of questions."""
    return [entry_of(block) for block in questions]


def entry_of(block) -> dict:
    """One question without its words; a privacy that its kind has anyway is no setting."""
    settings = dict(block.value.get("settings") or {})
    entry = {
        "key": question_key(block.id),
        "type": block.block_type,
        "role": settings.get("role") or "",
        "settings": canonical(settings),
    }
    if entry["settings"].get("privacy") == privacy_by_default(entry["type"], entry["role"]):
        del entry["settings"]["privacy"]
    if "choices" in block.value:
        entry["choices"] = [choice_key(item.id) for item in block.value["choices"].bound_blocks]
    if "columns" in block.value:
        entry["columns"] = [column_of(item) for item in block.value["columns"].bound_blocks]
    return entry


def column_of(item) -> dict:
    """A column of a table with rows: its key, what it holds, and what of its settings is not empty."""
    rules = canonical({name: value for name, value in item.value.items() if name not in ("label", "type")})
    return {"key": choice_key(item.id), "type": item.value["type"]} | rules


def words_of(questions, *, untranslated: frozenset[str] = frozenset()) -> dict:
    """Question key → its words. `untranslated` holds content paths that still wait for a translator.

    A question whose label, consent text, any choice or column waits is left out: no foreign word reaches a form.
    """
    found = {}
    for block in questions:
        prefix = f"questions.{block.id}"
        if any(path == prefix or path.startswith(f"{prefix}.") for path in untranslated):
            continue
        words = {"label": block.value["label"]}
        if help_text := block.value.get("help_text"):
            words["help"] = help_text
        if example := block.value.get("example"):
            words["example"] = example
        if "text" in block.value:
            words["text"] = block.value["text"].source
        for name in ("choices", "columns"):
            if name in block.value:
                words[name] = {choice_key(item.id): item.value["label"] for item in block.value[name].bound_blocks}
        found[question_key(block.id)] = words
    return found
