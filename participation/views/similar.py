"""Published ideas like the one that somebody is about to send: read first, sent all the same if they wish."""

from ..choices import Role
from ..forms import typed_text
from ..queries.alike import similar_public
from ..queries.subjects import idea_words, ideas_address

MOST = 3


def ideas_like(attempt, form) -> list[dict]:
    """Title, address and what was answered, best first; nothing for forms that bring no ideas."""
    if not attempt.form.brings_ideas:
        return []
    told = [question for question in form.questions.values() if question.role in (Role.TITLE, Role.BODY)]
    text = " ".join(typed_text(form, question) for question in told)
    language = attempt.wording.language
    rows = similar_public(text, language, MOST)
    base = ideas_address(language) if rows else ""
    if not base:
        return []
    return [as_link(row, idea_words(row, language), base) for row in rows]


def as_link(row, words: dict, base: str) -> dict:
    return {"title": words["title"], "language": words["language"], "url": f"{base}{row.pk}/", "stage": row.stage_label}
