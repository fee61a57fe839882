"""The published ranking of sealed entries: by code, with the names of those who agreed and what the jury says of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.dates import moment_label
from cms.models.pages import whole_address
from cms.views.record import record_of
from participation.proof import in_groups

from ..choices import RoundState, Standing
from ..exports import ranking_csv
from ..models import CompetitionPage, SealedRound
from ..queries.sealed import page_of, round_of
from .entering import in_both


def published(key) -> tuple[SealedRound, CompetitionPage, list[dict], list[dict]]:
    """The round, its competition, the ranking's rows and what was not admitted; 404 until it is published."""
    found = get_object_or_404(SealedRound, competition_key=key, state=RoundState.PUBLISHED)
    page = page_of(found)
    if page is None:
        raise Http404
    entries = {entry.code: entry for entry in found.entries.select_related("identity")}
    rows = [row_of(row, entries[row["code"]]) for row in found.ranking if row["code"] in entries]
    refused = [entry for entry in entries.values() if entry.standing == Standing.REFUSED]
    language = get_language()
    return found, page, rows, [{"code": one.code, "because": one.refused_because(language)} for one in refused]


def ranking(request: HttpRequest, key) -> HttpResponse:
    """Place by place, by code."""
    found, page, rows, refused = published(key)
    csv_url, address = reverse("sealed_ranking_csv", args=[key]), whole_address(reverse("sealed_ranking", args=[key]))
    context = {
        "competition": page.title,
        "competition_lang": page.words_language if page.words_language != get_language() else "",
        "competition_url": page.get_url(request),
        "rows": rows,
        "refused": refused,
        "criteria": [{"name": row.name, "weight": row.weight} for row in found.criteria.all()],
        "signatures": found.seats.filter(is_excused=False, signed_at__isnull=False).count(),
        "published": moment_label(found.published_at),
        "digest": in_groups(found.digest),
        "page": page,
        "csv_url": csv_url,
        "record": record_of(page, request, csv_url=csv_url, address=address),
        "canonical_url": address,
        "alternates": in_both("sealed_ranking", key),
        "home_url": f"/{get_language()}/",
    }
    return render(request, "competitions/sealed_ranking.html", context)


@require_safe
def ranking_file(request: HttpRequest, key) -> HttpResponse:
    """The same as a file."""
    _found, page, rows, refused = published(key)
    return ranking_csv(rows, refused, f"{page.slug}-{'ranking' if get_language() == 'en' else 'clasament'}")


def row_of(row: dict, entry) -> dict:
    identity = getattr(entry, "identity", None)
    return {
        "place": row["place"],
        "code": entry.code,
        "title": entry.title,
        "lang": "" if entry.language == get_language() else entry.language,
        "score": number_format(row["score"]),
        "name": identity.public_name if identity else "",
        "report": entry.report_en if get_language() == "en" else entry.report_ro,
    }


def sealed_facts(page, is_open: bool) -> dict:
    """What the competition's own page says of entries that come here."""
    found = round_of(page)
    if found is None:
        return {}
    return {
        "key": found.competition_key,
        "can_enter": is_open and found.state == RoundState.RECEIVING,
        "is_published": found.state == RoundState.PUBLISHED,
    }
