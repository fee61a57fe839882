"""What is new on the portal, piece by piece, each with the subjects that it belongs to: for letters and for feeds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Locale, Page, get_page_models

from cms.dates import CITY_ZONE
from cms.models import BasePage, CallPage, EventPage, NewsItem
from cms.models.pages import HOME_DEPTH, public_url
from cms.queries import as_shown, page_type, private_branches
from cms.queries.labelled import LABELS

from ..models import AnswerUpdate
from .ideas import answered_ideas
from .subjects import SECTION, idea_words, ideas_address

HOOK = "weekly_news"  # called with the moments since when and until when: pieces of other apps
AT_ONCE = 128  # pages whose cards are read in one go
OLD_NEWS = dt.timedelta(days=35)  # what happened longer ago than that before it was published is archive, not news
COLUMNS = ("path", "depth", "url_path", "title", "locale", "content_type", "translation_key", "first_published_at")


@dataclass(frozen=True)
class Piece:
    """Something that happened, told once: `words(language)` gives title, said and url while that language is active."""

    at: dt.datetime
    key: str
    subjects: frozenset[str]
    words: Callable[[str], dict]


def pieces(since: dt.datetime, now: dt.datetime) -> list[Piece]:
    """Everything that happened between these moments, oldest first."""
    return _by_time([*new_pages(since), *_others(since, now)])


def pieces_about(subject: str, since: dt.datetime, now: dt.datetime) -> list[Piece]:
    """What belongs to one subject, pages about what was over long before they were published included."""
    others = [piece for piece in _others(since, now) if subject in piece.subjects]
    return _by_time([*new_pages(since, subject), *others])


def _others(since: dt.datetime, now: dt.datetime) -> list[Piece]:
    return [*answers(since), *(piece for told in hooks.get_hooks(HOOK) for piece in told(since, now))]


def _by_time(found: list[Piece]) -> list[Piece]:
    return sorted(found, key=lambda piece: piece.at)


def answers(since: dt.datetime) -> list[Piece]:
    """Answers to ideas, and what was done about them."""
    addresses = {language: ideas_address(language) for language, _label in settings.LANGUAGES}
    public = answered_ideas().select_related("submission__topic", "submission__neighbourhood")
    found = [_answer(answer, None, addresses) for answer in public.filter(published_at__gt=since)]
    updates = AnswerUpdate.objects.filter(published_at__gt=since, answer__in=answered_ideas().order_by())
    related = updates.select_related("answer__submission__topic", "answer__submission__neighbourhood")
    return found + [_answer(update.answer, update, addresses) for update in related]


def _answer(answer, update, addresses: dict[str, str]) -> Piece:
    terms = {"topic": answer.submission.topic, "neighbourhood": answer.submission.neighbourhood}
    subjects = frozenset({"ideas"} | {f"{kind}:{term.slug}" for kind, term in terms.items() if term})

    def words(language: str) -> dict:
        title = idea_words(answer, language)["title"] or _("An idea without a title")
        said = update.get_execution_display() if update else answer.stage_label
        return {"title": title, "said": said, "url": f"{addresses[language]}{answer.pk}/"}

    key = f"step:{update.pk}" if update else f"idea:{answer.pk}"
    return Piece((update or answer).published_at, key, subjects, words)


def new_pages(since: dt.datetime, about: str = "") -> list[Piece]:
    """Pages published for the first time in any language, of whatever type; what stands below a new one comes with it.

    `about`: those of one subject only, and archive too.
    """
    by_key: dict = defaultdict(list)
    for page in _versions(since):
        by_key[page.translation_key].append(page)
    new = {key: pages for key, pages in by_key.items() if min(page.first_published_at for page in pages) > since}
    paths = {page.path for pages in new.values() for page in pages}
    bases = [page for pages in new.values() for page in pages if page.path[: -Page.steplen] not in paths]
    subjects, found = subjects_of(bases), []
    shown = by_language([page for page in bases if not about or about in subjects[page.pk]])
    for key, versions in shown.items():
        first = min(page.first_published_at for page in new[key])
        if about or not any(is_archive(page, first) for page in versions.values()):
            belongs = frozenset().union(*(subjects[page.pk] for page in versions.values()))
            found.append(Piece(first, f"page:{key.hex}", belongs, told(versions)))
    return found


def _versions(since: dt.datetime) -> list[Page]:
    """Pages that anybody may read, in every language, some version of which is new; without homes and sections."""
    public = Page.objects.live().filter(alias_of=None, depth__gt=HOME_DEPTH)
    if (private := private_branches()) is not None:
        public = public.exclude(private)
    keys = public.filter(first_published_at__gt=since).values("translation_key")
    found = public.filter(translation_key__in=keys).exclude(first_published_at=None).only(*COLUMNS)
    return [page for page in found if is_told(page_type(page))]


def is_told(model: type[Page] | None) -> bool:
    return model is not None and issubclass(model, BasePage) and model.followed_as != SECTION


def is_archive(page: BasePage, published: dt.datetime) -> bool:
    """Whether it was over when it was published: nobody is told of a debate of years ago as of something new."""
    day = published.astimezone(CITY_ZONE).date()
    if isinstance(page, EventPage):
        return page.latest_on is not None and page.latest_on < day
    if isinstance(page, CallPage):
        return page.last_on is not None and page.last_on < day
    return isinstance(page, NewsItem) and page.date < day - OLD_NEWS


def told(pages: dict[str, BasePage]) -> Callable[[str], dict]:
    """The words of a page by the language that is asked for, in another one when it has no such words yet."""

    def words(language: str) -> dict:
        page = pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()))
        card = page.card()
        said = " · ".join(str(part) for part in (card["kind"], card["stage_label"], *card["meta"]) if part)
        return {"title": card["title"], "said": said, "url": public_url(page)}

    return words


def by_language(pages: list[Page]) -> dict:
    """Key → language → the page with all that its card shows, in a fixed number of queries for each type."""
    languages, keys = dict(Locale.objects.values_list("pk", "language_code")), {}
    found: dict = defaultdict(dict)
    for start in range(0, len(pages), AT_ONCE):
        part = pages[start : start + AT_ONCE]
        keys |= {page.pk: page.translation_key for page in part}  # what cards do not show is not read again
        for page in as_shown(part, AT_ONCE):
            found[keys[page.pk]][languages[page.locale_id]] = page
    return found


def subjects_of(pages: Iterable[Page]) -> dict[int, set[str]]:
    """Id of a page → its labels, and the sections that it stands in, as subjects."""
    pages = list(pages)
    sections = _sections() if pages else []
    found = {page.pk: {subject for path, subject in sections if page.path.startswith(path)} for page in pages}
    for kind, (rows, column, _terms) in LABELS.items():
        for page, slug in rows.objects.filter(page__in=found).values_list("page", f"{column}__slug"):
            found[page].add(f"{kind}:{slug}")
    return found


def _sections() -> list[tuple[str, str]]:
    """(path, subject) of the pages that are followed as a whole."""
    models = [model for model in get_page_models() if getattr(model, "followed_as", "") == SECTION]
    kinds = ContentType.objects.get_for_models(*models).values()
    rows = Page.objects.filter(content_type__in=kinds).values_list("path", "translation_key")
    return [(path, f"{SECTION}:{key.hex}") for path, key in rows]
