"""What a subject of following or voting is called and where it is shown, in a language; None: there is no such thing."""

import re
import uuid
from dataclasses import dataclass
from functools import partial

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import hooks
from wagtail.models import Page

from cms.models.pages import public_url, whole_address
from cms.queries import page_type
from cms.queries.labelled import LABELS

from ..models import IdeasPage, PublicAnswer
from ..subjects import parts_of
from .ideas import answered_ideas

SECTION, PAGE = "section", "page"  # what a page is followed as, by its `followed_as`
NUMBER = re.compile(r"[1-9][0-9]{0,8}")  # one spelling: what is followed under another is heard by nobody


@dataclass(frozen=True)
class Described:
    """The name of a subject, its whole address, and whether it can be supported."""

    title: str
    url: str = ""
    takes_votes: bool = False
    lang: str = ""  # of the title, when it is not the reader's
    is_at_once: bool = False  # its news come when they happen, not once a week
    promise: str = ""  # when we write, where that is neither every week nor at every change


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


def _label(kind: str, value: str, language: str) -> Described | None:
    found = LABELS[kind][2].objects.filter(slug=value).first()
    titles = {
        "topic": _("Everything about %(name)s"),
        "neighbourhood": _("Everything about the neighbourhood %(name)s"),
        "goal": _("Everything about the goal %(name)s"),
    }
    url = found and whole_address(reverse(kind, kwargs={"slug": found.slug}))
    return found and Described(titles[kind] % {"name": found.name}, url)


def followed_page(value: str, language: str, kind: str) -> Page | None:
    """The page that is followed as this kind, in that language, else in Romanian; None when readers cannot open it."""
    try:
        key = uuid.UUID(value)
    except ValueError:
        return None
    if value != key.hex:
        return None
    public = Page.objects.filter(translation_key=key, live=True, alias_of=None).public().select_related("locale")
    found = {page.locale.language_code: page for page in public}
    shown = found.get(language) or found.get("ro")
    return shown if shown and getattr(page_type(shown), "followed_as", "") == kind else None


def _page_as(kind: str, value: str, language: str) -> Described | None:
    page = followed_page(value, language, kind)
    if page is None:
        return None
    lang = page.locale.language_code
    facts = {"title": page.title, "url": public_url(page), "lang": "" if lang == language else lang}
    if kind == SECTION:
        return Described(**facts)
    return Described(
        **facts,
        is_at_once=True,
        promise=_("We write the day before, a week before a deadline, and when the date or the place changes."),
    )


def _ideas(value: str, language: str) -> Described | None:
    return Described(_("All answered ideas"), ideas_address(language)) if not value else None


KINDS = {
    "idea": _idea,
    "ideas": _ideas,
    **{kind: partial(_label, kind) for kind in LABELS},
    **{kind: partial(_page_as, kind) for kind in (SECTION, PAGE)},
}
