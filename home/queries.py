"""What the home page shows, computed from every section and from no section by name."""

import datetime as dt

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.addresses import address_of
from cms.dates import CITY_ZONE, date_label, moment_label
from cms.frame import frame_of
from cms.models import CallPage, EventPage
from cms.prepared import Prepared, Slot, any_of, counted, ids
from cms.queries import (
    below,
    coming_events,
    in_language,
    latest_news,
    lean,
    listed_in_slots,
    open_calls,
    page_type,
    past_events,
    private_branches,
    readable,
)
from participation.choices import IDEA_KINDS, FormKind, Outcome
from participation.models import FormPage, IdeasPage, PublicAnswer, Submission
from participation.views.ideas import written_in
from participation.views.keeping import what_is_kept

from .models import HomePage

OPEN_LIMIT = 6
LATEST_LIMIT = 6
EVENTS_LIMIT = 4
ANSWERS_LIMIT = 3
TAKEN_OVER = (Outcome.ACCEPTED, Outcome.PARTLY, Outcome.UNDERWAY)
KIND_LABELS = {
    FormKind.IDEA: gettext_lazy("Call for ideas"),
    FormKind.PETITION: gettext_lazy("Petition"),
    FormKind.SURVEY: gettext_lazy("Survey"),
    FormKind.APPLICATION: gettext_lazy("Application for funding"),
    FormKind.LIVE: gettext_lazy("Questions for an evening"),
    FormKind.QUESTION: gettext_lazy("Questions about a call"),
    FormKind.CONTESTATION: gettext_lazy("Contestation of a result"),
}
FAR_AWAY = dt.datetime.max.replace(tzinfo=dt.UTC)

OPEN_FORMS = Prepared(
    lambda private: lean(readable(FormPage.objects.all(), Slot("locale"), private).open_at(Slot("now")))[
        : OPEN_LIMIT * 2
    ]
)
PARENTS = Prepared(
    lambda: Page.objects.filter(any_of("path", OPEN_LIMIT * 2), live=True).only("path", "title", "content_type")
)
CHILDREN = Prepared(lambda is_alias: listed_in_slots(Page, is_alias).only("title", "url_path", "content_type"))
LATEST_ANSWERS = Prepared(
    lambda: (
        PublicAnswer.objects.public()
        .select_related("submission")
        .only("outcome", "execution", "public_title", "text_ro", "text_en", "published_at", "submission__language")[
            :ANSWERS_LIMIT
        ]
    )
)


def _idea_counts():
    ideas = Submission.objects.real().filter(form__kind__in=IDEA_KINDS)
    published = Q(answer__published_at__isnull=False)
    return counted(
        ideas,
        Count("pk"),
        Count("pk", filter=published),
        Count("pk", filter=published & Q(answer__outcome__in=TAKEN_OVER)),
    )


IDEA_COUNTS = Prepared(_idea_counts)


def home_lists(page: HomePage, request) -> dict:
    """Context of the home page: hero's action, open now, latest, next events, answers to ideas."""
    now = timezone.now()
    today = now.astimezone(CITY_ZONE).date()
    private = private_branches(page)
    events = coming_events(page.locale, today, limit=OPEN_LIMIT, private=private)
    chosen = in_language([page.action_page_id, page.pinned_page_id], page.locale, also=IdeasPage)
    return {
        "now": now,
        "calendar_url": reverse("calendar"),
        "action_url": _url(chosen.get(page.action_page_id), request),
        "open_cards": open_cards(page, request, events, chosen.get(page.pinned_page_id), now, private),
        "latest_cards": latest_cards(page, request, today, private),
        "events": [event.listed(request) for event in events[:EVENTS_LIMIT]],
        **answers_to_ideas(_url(chosen.get(IdeasPage), request)),
    }


def _url(page: Page | None, request) -> str:
    return address_of(page.url_path, request) or "" if page else ""


def open_cards(
    page: HomePage, request, events: list[EventPage], pinned: Page | None, now, private: Q | None
) -> list[dict]:
    """Open calls and forms and announced events by deadline; the pinned page first, for as long as it is open."""
    calls = open_calls(page.locale, now, limit=OPEN_LIMIT, private=private)
    forms = OPEN_FORMS(private, locale=page.locale_id, now=now)
    parents = _parents_of(forms)
    entries: list[tuple] = [(call.closes_at, call, None) for call in calls]
    asked = set()
    for form in forms:
        parent = parents.get(form.path[: -form.steplen])
        if parent is not None and issubclass(page_type(parent), CallPage):
            continue  # the call itself stands in the list and leads to its form
        if parent is not None:
            asked.add(parent.pk)
        entries.append((form.closes_at or FAR_AWAY, form, parent))
    entries += [(_starts(event), event, None) for event in events if not event.change and event.pk not in asked]
    entries.sort(key=lambda entry: entry[0])
    if pinned is not None:
        entries = _pinned_first(entries, pinned)
    return [_open_card(entry, request) for entry in entries[:OPEN_LIMIT]]


def _parents_of(forms: list[FormPage]) -> dict[str, Page]:
    """Path → the event or the call that a form belongs to; a form elsewhere stands for itself."""
    paths = {form.path[: -form.steplen] for form in forms}
    if not paths:
        return {}
    parents = PARENTS(**ids(paths, OPEN_LIMIT * 2, rest=""))
    return {parent.path: parent for parent in parents if issubclass(page_type(parent) or Page, EventPage | CallPage)}


def _starts(event: EventPage) -> dt.datetime:
    if event.starts_at:
        return event.starts_at
    return dt.datetime.combine(event.latest_on, dt.time.max, tzinfo=CITY_ZONE) if event.latest_on else FAR_AWAY


def _pinned_first(entries: list[tuple], pinned: Page) -> list[tuple]:
    """A pinned form, call or event leads while it is open; a page that never closes leads while it is pinned."""

    def is_pinned(entry: tuple) -> bool:
        _deadline, item, parent = entry
        return pinned.pk in (item.pk, parent.pk if parent else None)

    if any(is_pinned(entry) for entry in entries):
        return sorted(entries, key=lambda entry: not is_pinned(entry))
    model = page_type(pinned)
    if model is None or issubclass(model, EventPage | FormPage | CallPage):
        return entries
    return [(FAR_AWAY, pinned.specific, None), *entries]


def _open_card(entry: tuple, request) -> dict:
    _deadline, item, parent = entry
    card = item.card(request)
    if not isinstance(item, FormPage):
        return card
    until = (
        _("until %(moment)s") % {"moment": moment_label(item.closes_at, weekday=False)}
        if item.closes_at
        else _("no closing date")
    )
    context = [_("for: %(title)s") % {"title": parent.title}] if parent else []
    return card | {
        "kind": KIND_LABELS[item.kind],
        "stage": "imagined",
        "stage_label": _("Open"),
        "meta": [until, *context],
    }


def latest_cards(page: HomePage, request, today: dt.date, private: Q | None) -> list[dict]:
    """News and past events of all sections, newest first."""
    found = [
        *latest_news(page.locale, today, limit=LATEST_LIMIT, private=private),
        *past_events(page.locale, today, limit=LATEST_LIMIT, private=private),
    ]
    found.sort(key=lambda item: item.date, reverse=True)
    return [item.card(request) for item in found[:LATEST_LIMIT]]


def answers_to_ideas(ideas_url: str) -> dict:
    """How many ideas came and were answered, and the latest answers; ideas whose authors did not agree are only counted."""
    counts = dict(zip(("received", "answered", "taken_over"), IDEA_COUNTS()[0], strict=True))
    answers = LATEST_ANSWERS() if counts["answered"] else []
    return {
        "idea_counts": counts,
        "ideas_url": ideas_url,
        "answer_cards": [_answer_card(answer, ideas_url) for answer in answers],
    }


def _answer_card(answer: PublicAnswer, ideas_url: str) -> dict:
    other = "" if answer.submission.language == get_language() else answer.submission.language
    return {
        "programme": "ideas",
        "kind": _("Idea"),
        "title": answer.public_title or _("An idea without a title"),
        "url": ideas_url + IdeasPage.get_resolver().reverse("idea", answer.pk) if ideas_url else "",
        "summary": answer.text,
        "stage": answer.stage,
        "stage_label": answer.stage_label,
        "meta": [date_label(answer.published_at.astimezone(CITY_ZONE).date(), weekday=False), written_in(other)],
        "lang": answer.submission.language,
        "summary_lang": answer.text_language,
    }


def pages_below(page: Page, request) -> list[dict]:
    """What a page of text leads to: its live children in the page's language, in the editors' order."""
    if page.pk is None or page.is_leaf():
        return []
    children = CHILDREN(bool(page.alias_of_id), **below(page))
    return [
        {"title": child.title, "url": address_of(child.url_path, request), "kind": _kind_of(child)}
        for child in children
    ]


def kept_below(page: Page, request) -> dict | None:
    """What the portal keeps and for how long, on the page that the settings name as the one about privacy."""
    address = frame_of(request, page.locale.language_code).links["privacy"]
    return what_is_kept(request) if address and address == page.get_url(request) else None


def _kind_of(page: Page) -> str:
    model = page_type(page)
    return _("Form") if model is not None and issubclass(model, FormPage) else ""
