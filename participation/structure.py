"""From an editor's questions to a version's structure and words; pure apart from the stream it reads."""

import datetime as dt


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
        if name == "role" or value is None or value is False or value in ("", []):
            continue
        found[name] = value.isoformat() if isinstance(value, dt.date) else value
    return found


def structure_of(questions) -> list[dict]:
    """The wordless structure of a StreamField value of questions."""
    found = []
    for block in questions:
        settings = dict(block.value.get("settings") or {})
        entry = {
            "key": question_key(block.id),
            "type": block.block_type,
            "role": settings.get("role") or "",
            "settings": canonical(settings),
        }
        if "choices" in block.value:
            entry["choices"] = [choice_key(item.id) for item in block.value["choices"].bound_blocks]
        found.append(entry)
    return found


def words_of(questions, *, untranslated: frozenset[str] = frozenset()) -> dict:
    """Question key → its words. `untranslated` holds content paths that still wait for a translator.

    A question whose label, consent text or any choice waits is left out: no foreign word reaches a form.
    """
    found = {}
    for block in questions:
        prefix = f"questions.{block.id}"
        if any(path == prefix or path.startswith(f"{prefix}.") for path in untranslated):
            continue
        words = {"label": block.value["label"]}
        if help_text := block.value.get("help_text"):
            words["help"] = help_text
        if "text" in block.value:
            words["text"] = block.value["text"].source
        if "choices" in block.value:
            words["choices"] = {
                choice_key(item.id): item.value["label"] for item in block.value["choices"].bound_blocks
            }
        found[question_key(block.id)] = words
    return found
