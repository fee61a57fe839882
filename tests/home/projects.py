"""Builders of projects with their sums."""

from decimal import Decimal

from home.models import (
    ProjectEmblem,
    ProjectPage,
    ProjectsIndexPage,
    ProjectSum,
)
from tests.factories import publish

ANTO = [("total", "3364773.00"), ("requested", "3262433.00"), ("own", None)]
FORUM = [("total", "421935.00"), ("union", "351471.86"), ("national", "62024.44"), ("own", "8438.70")]


def sums(rows, currency="RON"):
    return [
        ProjectSum(kind=kind, amount=None if amount is None else Decimal(amount), currency=currency)
        for kind, amount in rows
    ]


def make_index(site):
    page = ProjectsIndexPage(title="Proiecte", slug="proiecte", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


def make_project(index, rows=ANTO, **fields):
    fields = {"title": "ANTO–CIIC", "slug": "anto", "period": "2014", "fund": "esf"} | fields
    page = ProjectPage(locale=index.locale, **fields)
    page.sums = sums(rows)
    page.emblems = [ProjectEmblem(kind="government")]
    index.add_child(instance=page)
    return publish(page)
