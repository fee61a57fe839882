"""Who received what over the years: funded projects and sums by year, topic and neighbourhood; as a page, CSV and JSON."""

import csv

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.dates import money_label
from cms.models.pages import whole_address
from participation.exports import Echo, neutral

from ..models import FixClujPage
from ..queries.awards import Award, Edition, awards_and_editions, grouped, sum_of
from .results import BYTE_ORDER_MARK, KINDS, in_both

COLUMNS = (
    "year", "edition", "recipient", "project", "amount", "currency", "topic", "neighbourhood", "url", "project_url",
)  # fmt: skip


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Sums first, then every project by its name."""
    found, editions = awards_and_editions(get_language())
    programme = FixClujPage.objects.live().public().filter(locale__language_code=get_language()).first()
    context = {
        "editions": [edition_row(row) for row in editions],
        "sums": [table for table in sums_of(found) if table["rows"]],
        "awards": [award_row(row) for row in found],
        "files": [{"label": kind.upper(), "url": reverse("grant_awards_file", args=[kind])} for kind in KINDS],
        "programme_url": programme.get_url(request) if programme else "",
        "alternates": in_both("grant_awards"),
        "canonical_url": whole_address(reverse("grant_awards")),
        "home_url": f"/{get_language()}/",
    }
    return render(request, "fix_cluj/awards.html", context)


def edition_row(row: Edition) -> dict:
    return {
        "title": row.call.title,
        "lang": foreign(row.call.locale.language_code),
        "url": row.call.get_url(),
        "year": row.year or "",
        "projects": row.projects,
        "total": total_label(row.total, row.currency),
        "is_named": row.is_named,
    }


def sums_of(found: list[Award]) -> list[dict]:
    """The three tables; what nobody said is a row of its own, and a table of nothing else is left out."""
    groups = (
        (_("By year"), _("Year"), grouped(found, lambda award: award.year)),
        (_("By topic"), _("Topic"), grouped(found, lambda award: award.topic)),
        (_("By neighbourhood"), _("Neighbourhood"), grouped(found, lambda award: award.neighbourhood)),
    )
    return [
        {
            "caption": caption,
            "label": label,
            "rows": [
                {
                    "name": _("not stated") if value is None else str(value),
                    "projects": len(mine),
                    "total": total_label(sum_of(mine), currency),
                }
                for value, currency, mine in rows
            ]
            if any(value is not None for value, _currency, _mine in rows)
            else [],
        }
        for caption, label, rows in groups
    ]


def award_row(row: Award) -> dict:
    return {
        "year": row.year or "",
        "edition": row.call.title,
        "edition_lang": foreign(row.call.locale.language_code),
        "team": row.team,
        "title": row.title,
        "lang": foreign(row.language),
        "amount": total_label(row.amount, row.currency),
        "labels": ", ".join(str(label) for label in (row.topic, row.neighbourhood) if label),
        "url": project_address(row),
    }


def project_address(row: Award) -> str:
    """Of the project's page; none where it was judged elsewhere."""
    return reverse("grant_project", args=[row.call.translation_key, row.code]) if row.code else ""


def foreign(language: str) -> str:
    """A language that has to be said, because the page has another."""
    return "" if language == get_language() else language


def total_label(amount, currency: str) -> str:
    return "" if amount is None else money_label(amount, currency, cents=bool(amount % 1))


@require_safe
def awards_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same for machines: topics and neighbourhoods by their keys, an unknown sum empty."""
    if kind not in KINDS:
        raise Http404
    found, editions = awards_and_editions(get_language())
    rows = [record(row) for row in found]
    if kind == "json":
        facts = {"awards": rows, "editions": [edition_record(row) for row in editions]}
        return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="awards.csv"'
    return response


def record(row: Award) -> dict:
    return {
        "year": row.year,
        "edition": row.call.title,
        "recipient": row.team,
        "project": row.title,
        "amount": None if row.amount is None else str(row.amount),
        "currency": row.currency,
        "topic": getattr(row.topic, "slug", None),
        "neighbourhood": getattr(row.neighbourhood, "slug", None),
        "url": row.call.full_url,
        "project_url": whole_address(project_address(row)) if row.code else None,
    }


def edition_record(row: Edition) -> dict:
    total = None if row.total is None else str(row.total)
    facts = {"edition": row.call.title, "year": row.year, "projects": row.projects, "total": total}
    return facts | {"currency": row.currency, "projects_are_listed": row.is_named, "url": row.call.full_url}


def csv_lines(rows: list[dict]):
    writer = csv.writer(Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow([neutral("" if row[name] is None else str(row[name])) for name in COLUMNS])
