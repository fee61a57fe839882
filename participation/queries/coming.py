"""What the pages that people asked to be reminded of say of their dates: from when to when, until when, and where."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from cms.calendar import calendar_of, deadlines_calendar, has_day
from cms.dates import CITY_ZONE, combine, until_label
from cms.models import BasePage, CallPage, EventPage
from cms.models.calls import CallState
from cms.models.changes import Change
from cms.models.events import EventState
from cms.models.pages import public_url
from cms.queries import page_type, private_branches

from ..models import FormPage
from ..subjects import parts_of
from .news import by_language
from .subjects import PAGE

DAY_BEFORE, TWICE = (1,), (7, 1)  # days before the day of a moment on which we write
AHEAD = {EventState.UPCOMING, EventState.TODAY, EventState.POSTPONED, EventState.UNDATED} | {
    CallState.PLANNED, CallState.OPEN, CallState.POSTPONED, CallState.UNDATED,
}  # fmt: skip
KEPT_FOR = dt.timedelta(days=30)  # after all of it is over, nobody is reminded of anything


@dataclass(frozen=True)
class Moment:
    """When something begins or closes, and what does: nothing for the page itself, else a form below it."""

    at: dt.datetime
    leads: tuple[int, ...]
    form: tuple[tuple[str, str], ...] = ()  # (language, title) of each page of the form

    def name_in(self, language: str) -> str:
        titles = dict(self.form)
        return titles.get(language) or titles.get("ro") or next(iter(titles.values()), "")


@dataclass(frozen=True)
class Followed:
    """A page that is followed for its dates, in each language that it has."""

    pages: dict[str, BasePage]
    moments: tuple[Moment, ...]

    def page_in(self, language: str) -> BasePage:
        return self.pages.get(language) or self.pages.get("ro") or next(iter(self.pages.values()))

    @property
    def sequence(self) -> int:
        """How often calendars were told of a change."""
        return max(page.sequence for page in self.pages.values())

    def is_over(self, today: dt.date) -> bool:
        """Whether nothing of it can come any more, for some time already."""
        page = self.page_in("ro")
        last = page.latest_on if isinstance(page, EventPage) else page.last_on
        return page.change != Change.POSTPONED and last is not None and last + KEPT_FOR < today


def may_be_reminded(page: BasePage) -> bool:
    """Whether something of it is still to come."""
    return page.followed_as == PAGE and page.state in AHEAD


def followed_pages(subjects: Iterable[str], now: dt.datetime) -> dict[str, Followed]:
    """Subject → its page; without those that readers cannot open. As many queries for many as for few."""
    keys = {uuid.UUID(parts_of(subject)[1]): subject for subject in subjects}
    public = Page.objects.live().filter(alias_of=None, translation_key__in=keys)
    private = private_branches()
    if private is not None:
        public = public.exclude(private)
    chosen = [page for page in public if getattr(page_type(page), "followed_as", "") == PAGE]
    forms = _open_forms(now, private) if chosen else {}
    return {keys[key]: Followed(pages, _moments(pages, forms)) for key, pages in by_language(chosen).items()}


def _open_forms(now: dt.datetime, private: Q | None) -> dict[str, dict[uuid.UUID, tuple[dict[str, str], dt.datetime]]]:
    """Path of a page → the forms right below it that still close: titles by language and close, by their key."""
    open_ones = FormPage.objects.live().filter(alias_of=None, closes_at__gt=now)
    if private is not None:
        open_ones = open_ones.exclude(private)
    titles: dict = defaultdict(dict)
    above: dict = defaultdict(dict)
    columns = ("path", "translation_key", "locale__language_code", "title", "closes_at")
    for path, key, language, title, closes_at in open_ones.order_by("path").values_list(*columns):
        titles[key][language] = title
        above[path[: -Page.steplen]][key] = (titles[key], closes_at)
    return above


def _moments(pages: dict[str, BasePage], forms: dict) -> tuple[Moment, ...]:
    page = pages.get("ro") or next(iter(pages.values()))
    if page.change:
        return ()
    if isinstance(page, CallPage):  # the forms below it close with it
        return (Moment(page.closes_at, TWICE),) if page.closes_at and not page.is_decided else ()
    found = forms.get(page.path, {}).values()
    below = tuple(Moment(closes_at, TWICE, tuple(sorted(titles.items()))) for titles, closes_at in found)
    if not has_day(page):
        return below
    midnight = combine(page.date + dt.timedelta(days=1), dt.time.min)  # an hour that is not known is not made up
    return (Moment(page.starts_at or midnight, DAY_BEFORE), *below)


def facts_of(followed: Followed, moments: Iterable[Moment], language: str) -> dict:
    """What a letter prints of a page and of these moments, while that language is active."""
    page = followed.page_in(language)
    is_call = isinstance(page, CallPage)
    lines = []
    for moment in moments:
        if moment.form:
            lines.append({"what": moment.name_in(language), "when": until_label(moment.at)})
        else:
            lines.append({"what": "", "when": page.deadline_label if is_call else page.date_label})
    return {
        "title": page.title,
        "is_call": is_call,
        "lines": lines,
        "when": page.deadline_label if is_call else page.date_label,
        "place": "" if is_call else page.full_place_label,
        "change": page.change_label,
        "reason": page.change_reason if page.change else "",
        "url": public_url(page),
    }


def calendar_file(followed: Followed, language: str) -> str:
    """Its dates for the reader's own calendar; nothing while no day is known."""
    page = followed.page_in(language)
    if isinstance(page, EventPage):
        return calendar_of([page], name=page.list_title).decode() if has_day(page) else ""
    return deadlines_calendar([page], name=page.list_title).decode() if page.deadlines() else ""


def today_in_city(now: dt.datetime) -> dt.date:
    return now.astimezone(CITY_ZONE).date()
