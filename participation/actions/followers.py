"""Telling those who follow an idea: never what is not public, and never twice to its author."""

from collections.abc import Callable

from django.utils.translation import override

from ..models import PublicAnswer, Submission
from ..queries.ideas import answered_ideas
from ..queries.subjects import idea_address, idea_words
from .subscriptions import tell


def authors_of(answer: PublicAnswer) -> list[Submission]:
    """Whoever sent the idea, or one that was joined to it, and left an address."""
    main = answer.submission
    found = [main, *main.merged.select_related("form")]
    return [author for author in found if author.email and not author.withdrawn_at]


def tell_followers(answer: PublicAnswer, *, kind: str, context_of: Callable[[str], dict], now) -> int:
    """A letter to everybody who follows the idea, besides its authors, who get their own; how many."""
    if not answered_ideas().filter(pk=answer.pk).exists():
        return 0
    authors = {author.email.lower() for author in authors_of(answer)}
    return tell(subject=f"idea:{answer.pk}", kind=kind, context_of=context_of, now=now, besides=authors)


def corrected(answer: PublicAnswer, language: str) -> dict:
    """What the letter about a corrected answer prints."""
    with override(language):
        title = idea_words(answer, language)["title"]
        return {"title": title, "text": answer.text, "url": idea_address(answer, language)}
