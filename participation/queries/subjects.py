"""What a subject of following or voting is called and where it is shown, in a language; None: there is no such thing."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import hooks
from wagtail.models import Page

from cms.models import Neighbourhood, Topic
from cms.models.pages import whole_address

from ..models import IdeasPage, PublicAnswer
from ..subjects import parts_of
from .ideas import answered_ideas

NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Described:
    """The name of a subject, its whole address, and whether it can be supported."""

    title: str
    url: str = ""
    takes_votes: bool = False
    lang: str = ""  # of the title, when it is not the reader's
    is_at_once: bool = False  # its news come when they happen, not once a week


def ideas_addresses(private: Q | None = None) -> dict[str, str]:
    """Language → the whole address of its list of ideas."""
    pages = IdeasPage.objects.live().filter(alias_of=None).select_related("locale")
    if private is not None:
        pages = pages.exclude(private)
    return {page.locale.language_code: whole_address(page.get_url() or "") for page in pages}


def ideas_address(language: str) -> str:
    """That of this language, else of Romanian; empty when there is none."""
    found = ideas_addresses()
    return found.get(language) or found.get("ro", "")


def idea_address(answer: PublicAnswer, language: str) -> str:
    base = ideas_address(language)
    return f"{base}{answer.pk}/" if base else ""


def idea_words(answer: PublicAnswer, language: str) -> dict:
    """Title and text of an idea for a reader of that language, which language they are in, and the original's if told.

    A translation by staff is used for whole ideas only: half of each would be neither.
    """
    written = answer.submission.language
    own = {"title": answer.public_title, "text": answer.public_text, "language": written}
    is_translated = bool(answer.translated_text or (answer.translated_title and not answer.public_text))
    if written == language or not is_translated:
        return own | {"original": None}
    title = answer.translated_title or answer.public_title
    return {"title": title, "text": answer.translated_text, "language": language, "original": own}


def page_in(pk: int | None, language: str) -> dict | None:
    """A page that something belongs to, as `language` has it, else as it is; None when readers cannot open it."""
    page = Page.objects.filter(pk=pk).first() if pk else None
    if page is None:
        return None
    public = Page.objects.filter(translation_key=page.translation_key, live=True, alias_of=None).public()
    found = {other.locale.language_code: other for other in public.select_related("locale")}
    shown = found.get(language) or found.get("ro")
    if shown is None:
        return None
    lang = shown.locale.language_code
    return {
        "title": shown.title,
        "url": whole_address(shown.get_url() or ""),
        "lang": "" if lang == language else lang,
    }


def describe(subject: str, language: str) -> Described | None:
    """Ask whoever knows that kind: ours here, those of other sections by the hook `describe_subject(kind, value)`."""
    kind, value = parts_of(subject)
    with override(language):
        if kind in KINDS:
            return KINDS[kind](value, language)
        for told in hooks.get_hooks("describe_subject"):
            if found := told(kind, value):
                return found
    return None


def _idea(value: str, language: str) -> Described | None:
    found = (
        answered_ideas().select_related("submission__form").filter(pk=value).first()
        if NUMBER.fullmatch(value)
        else None
    )
    if found is None:
        return None
    words = idea_words(found, language)
    lang = words["language"] if words["title"] and words["language"] != language else ""
    title = words["title"] or _("An idea without a title")
    return Described(title, idea_address(found, language), found.submission.form.takes_votes, lang, is_at_once=True)


def _topic(value: str, language: str) -> Described | None:
    found = Topic.objects.filter(slug=value).first()
    title = _("Ideas about %(name)s")
    return found and Described(title % {"name": found.name}, f"{ideas_address(language)}?topic={found.slug}")


def _neighbourhood(value: str, language: str) -> Described | None:
    found = Neighbourhood.objects.filter(slug=value).first()
    title = _("Ideas for the neighbourhood %(name)s")
    return found and Described(title % {"name": found.name}, f"{ideas_address(language)}?neighbourhood={found.slug}")


def _ideas(value: str, language: str) -> Described | None:
    return Described(_("All answered ideas"), ideas_address(language)) if not value else None


KINDS = {"idea": _idea, "topic": _topic, "neighbourhood": _neighbourhood, "ideas": _ideas}
