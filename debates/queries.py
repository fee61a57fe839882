"""Reads over debates: the filtered list, what it can be filtered by, and the forms that a debate carries."""

import datetime as dt

from django.db.models import CharField, F, Prefetch, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from cms.folding import fold
from cms.models import Neighbourhood, Topic
from cms.queries import listed_below
from participation.models import FormPage

from .models import DebateNeighbourhood, DebatePage, DebatesIndexPage, DebateTopic

LONG_FIELDS = ("why", "can_change", "cannot_change", "results", "note", "body")


def debates_below(index: DebatesIndexPage):
    return listed_below(index, DebatePage)


def filter_terms(index: DebatesIndexPage) -> dict:
    """Topics, neighbourhoods and years that some debate of the list has, sorted as people look them up."""
    debates = debates_below(index)
    topics = Topic.objects.filter(pk__in=DebateTopic.objects.filter(page__in=debates).values("topic"))
    neighbourhoods = Neighbourhood.objects.filter(
        pk__in=DebateNeighbourhood.objects.filter(page__in=debates).values("neighbourhood")
    )
    years = debates.exclude(date=None).dates("date", "year", order="DESC")
    return {
        "topics": sorted(topics, key=lambda term: fold(term.name)),
        "neighbourhoods": sorted(neighbourhoods, key=lambda term: fold(term.name)),
        "years": [day.year for day in years],
    }


def filtered_debates(index: DebatesIndexPage, chosen: dict[str, str], today: dt.date):
    """The list for these filters, what is to come first and what has no date last."""
    debates = debates_below(index)
    if state := chosen.get("state"):
        debates = debates.in_state(state, today)
    if topic := chosen.get("topic"):
        debates = debates.filter(pk__in=DebateTopic.objects.filter(topic__slug=topic).values("page"))
    if place := chosen.get("neighbourhood"):
        debates = debates.filter(pk__in=DebateNeighbourhood.objects.filter(neighbourhood__slug=place).values("page"))
    if year := chosen.get("year"):
        debates = debates.filter(date__year=int(year))
    topics = Prefetch("topics", DebateTopic.objects.select_related("topic"))
    return debates.newest_first().select_related("venue").prefetch_related(topics).defer(*LONG_FIELDS)


def open_forms_by_parent(index: DebatesIndexPage, now) -> dict[str, FormPage]:
    """Path of a debate → its form that closes soonest."""
    forms = (
        FormPage.objects.descendant_of(index)
        .live()
        .open_at(now)
        .only("path", "depth", "title", "closes_at", "url_path")
    )
    found: dict[str, FormPage] = {}
    for form in forms:
        found.setdefault(form.path[: -form.steplen], form)
    return found


def debate_terms(page: DebatePage) -> dict[str, list[dict]]:
    """Organisers, topics and neighbourhoods as {"name", "url"}, in one query; from the draft's own rows in a preview."""
    if page.pk is None or page.organisers.is_deferring or page.topics.is_deferring or page.neighbourhoods.is_deferring:
        terms = [("organisers", row.organisation) for row in page.organisers.all()]
        terms += [("topics", row.topic) for row in page.topics.all()]
        terms += [("neighbourhoods", row.neighbourhood) for row in page.neighbourhoods.all()]
        rows = [
            (kind, number, term.name_ro, term.name_en, getattr(term, "url", ""))
            for number, (kind, term) in enumerate(terms)
        ]
    else:
        rows = _terms(page.organisers, "organisers", "organisation", F("organisation__url")).union(
            _terms(page.topics, "topics", "topic", Value("")),
            _terms(page.neighbourhoods, "neighbourhoods", "neighbourhood", Value("")),
            all=True,
        )
    found: dict[str, list[dict]] = {"organisers": [], "topics": [], "neighbourhoods": []}
    in_english = get_language() == "en"
    for kind, _order, name_ro, name_en, url in sorted(rows, key=lambda row: row[1] or 0):
        found[kind].append({"name": name_en if in_english else name_ro, "url": url})
    return found


def _terms(manager, kind: str, name: str, url):
    rows = manager.all().order_by().annotate(of=Value(kind), to=Cast(url, CharField()))
    return rows.values_list("of", "sort_order", f"{name}__name_ro", f"{name}__name_en", "to")


def documents_of(page: DebatePage) -> list:
    rows = page.documents.all()
    if page.pk and not page.documents.is_deferring:
        rows = rows.select_related("document")
    return [row.document for row in rows]


def forms_of(page: DebatePage) -> list[FormPage]:
    """Live forms below a debate, those that close last first."""
    if page.pk is None:
        return []
    forms = FormPage.objects.child_of(page).live()
    return list(forms.order_by("closes_at", "pk").defer_streamfields())
