"""Reads over debates: the filtered list, what it can be filtered by, and the forms that a debate carries."""

import datetime as dt

from django.db.models import Prefetch

from cms.folding import fold
from cms.models import Neighbourhood, Topic
from participation.models import FormPage

from .models import DebateDocument, DebateNeighbourhood, DebateOrganiser, DebatePage, DebatesIndexPage, DebateTopic

LONG_FIELDS = ("why", "can_change", "cannot_change", "results", "note", "body")


def debates_below(index: DebatesIndexPage):
    return DebatePage.objects.child_of(index).live()


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
    forms = FormPage.objects.descendant_of(index).live().open_at(now).only("path", "depth", "title", "closes_at", "url_path")
    found: dict[str, FormPage] = {}
    for form in forms:
        found.setdefault(form.path[: -form.steplen], form)
    return found


def debate_rows(page: DebatePage) -> dict[str, list]:
    """The wordless rows of a debate with what they point at; from the draft itself in a preview."""
    return {
        "organisers": [row.organisation for row in _related(page.organisers, DebateOrganiser, "organisation")],
        "topics": [row.topic for row in _related(page.topics, DebateTopic, "topic")],
        "neighbourhoods": [row.neighbourhood for row in _related(page.neighbourhoods, DebateNeighbourhood, "neighbourhood")],
        "documents": [row.document for row in _related(page.documents, DebateDocument, "document")],
    }


def _related(manager, model, name: str):
    return manager.all() if manager.is_deferring or manager.instance.pk is None else manager.all().select_related(name)


def forms_of(page: DebatePage) -> list[FormPage]:
    """Live forms below a debate, those that close last first."""
    if page.pk is None:
        return []
    forms = FormPage.objects.child_of(page).live()
    return list(forms.order_by("closes_at", "pk").defer_streamfields())
