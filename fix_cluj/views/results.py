"""The results of a call: who is funded, the codes and scores of the rest, how it was counted; as a page, CSV and JSON."""

import csv
from decimal import Decimal

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.dates import moment_label, money_label
from cms.models.pages import whole_address
from cms.views.record import record_of
from evaluation.choices import JudgingState, Outcome
from participation.exports import Echo, neutral
from participation.proof import in_groups
from participation.views.requests import home_alternates

from ..choices import Applicants
from ..models import Committee, GrantCallPage
from ..queries.contracts import public_record, public_row
from ..queries.judging import call_page, shown_grid
from ..queries.projects import ONCE_FUNDED, once_funded
from ..queries.results import decisions_of, reason_of, recusals_of
from ..queries.revising import differences, in_force

OF_CONTRACT = ("contract", "paid", "promised_end", "actual_end", "summary_ro", "summary_en")
COLUMNS = (
    "place", "code", "outcome", "score", "amount", "team", "title", "topic", "neighbourhood", "reviews", *OF_CONTRACT, "url",
)  # fmt: skip
NAMING = ("team", "title")
KINDS = ("csv", "json")
TOLD = ("outcome", "score")  # what of a change is told one by one
BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8


def published(key) -> tuple[Committee, GrantCallPage]:
    """The committee of a call and the call's page; 404 until the results are published."""
    found = get_object_or_404(Committee, call_key=key, state=JudgingState.PUBLISHED)
    page = call_page(key, get_language())
    if page is None:
        raise Http404
    return found, page


@require_safe
def results(request: HttpRequest, key) -> HttpResponse:
    """Funded projects by name, everybody else by code: who got nothing is not named in public."""
    found, page = published(key)
    decisions, changes = list(decisions_of(found)), in_force(found)
    once = once_funded(changes)
    coded = [coded_row(row, found, once) for row in decisions if row.outcome != Outcome.AWARDED]
    files = [{"label": kind.upper(), "url": reverse("grant_results_file", args=[key, kind])} for kind in KINDS]
    address = whole_address(reverse("grant_results", args=[key]))
    funded = [funded_row(row, found) for row in decisions if row.outcome == Outcome.AWARDED]
    context = {
        "call": page.title,
        "call_lang": page.words_language if page.words_language != get_language() else "",
        "call_url": page.get_url(request),
        "page": page,
        "published": moment_label(found.published_at, weekday=False),
        "numbers": numbers(decisions),
        "total": total_of(decisions, found),
        "funded": funded,
        "reported": [row for row in funded if row["contract"].get("summary")],
        "reserves": [row for row in coded if row["outcome"] == Outcome.RESERVE],
        "rejected": [row for row in coded if row["outcome"] == Outcome.REJECTED],
        "given_up": [row for row in coded if row["outcome"] == Outcome.GIVEN_UP],
        "changes": [change_row(row) for row in changes],
        "reasons": reasons(decisions, found),
        "recusals": recusals_of(found),
        "rules": rules_of(found),
        "sections": shown_grid(found),
        "digest": in_groups(found.digest),
        "record": record_of(page, request, csv_url=files[0]["url"], address=address),
        "files": files,
        "alternates": in_both("grant_results", key),
        "canonical_url": address,
        "home_url": f"/{get_language()}/",
    }
    return render(request, "fix_cluj/results.html", context)


def in_both(name: str, *args) -> list[dict]:
    """For the language switch: the same address in the other language."""
    found = []
    for item in home_alternates():
        with override(item["code"]):
            found.append(item | {"url": settings.SITE_URL + reverse(name, args=args)})
    return found


def numbers(decisions: list) -> list[dict]:
    """How many were judged and funded."""
    funded = [row for row in decisions if row.outcome == Outcome.AWARDED]
    return [
        {"number": len(decisions), "label": _("applications judged")},
        {"number": len(funded), "label": _("applications funded")},
    ]


def total_of(decisions: list, found: Committee) -> str:
    """What is awarded in all, where every sum is known."""
    amounts = [row.amount for row in decisions if row.outcome == Outcome.AWARDED]
    if not amounts or None in amounts:
        return ""
    total = sum(amounts, Decimal(0))
    return money_label(total, found.currency, cents=bool(total % 1))


def funded_row(row, found: Committee) -> dict:
    application = row.application
    submission = application.submission
    return {
        "place": row.place,
        "team": application.public_name if application.public_title else "",
        "title": application.public_title or application.public_name,
        "lang": "" if application.language == get_language() else application.language,
        "amount": "" if row.amount is None else money_label(row.amount, found.currency),
        "labels": ", ".join(str(label) for label in (submission.topic, submission.neighbourhood) if label),
        "score": number_format(row.score, 2),
        "contract": public_row(row),
        "url": reverse("grant_project", args=[found.call_key, application.code]),
    }


def coded_row(row, found: Committee, once: set[str]) -> dict:
    """Without a name; what was funded once keeps its page, which says what became of it."""
    code = row.application.code
    url = reverse("grant_project", args=[found.call_key, code]) if has_page(row, once) else ""
    return {"place": row.place, "code": code, "score": number_format(row.score, 2), "outcome": row.outcome, "url": url}


def has_page(row, once: set[str]) -> bool:
    """`once`: the codes that the results funded before or after one of their changes."""
    return row.outcome in ONCE_FUNDED or row.application.code in once


def change_row(revision) -> dict:
    """A change after the publication: when, why, and whose outcome or score is another since; by code.

    Who only moved by some places is counted; the whole ranking before and after is in the file for machines.
    """
    changed = differences(revision.before, revision.after)
    told = [each for each in changed if any(each["before"][name] != each["after"][name] for name in TOLD)]
    return {
        "when": moment_label(revision.applied_at, weekday=False),
        "kind": revision.get_kind_display(),
        "reason": revision.reason,
        "digest": in_groups(revision.digest),
        "rows": [
            {"code": each["code"], "before": standing(each["before"]), "after": standing(each["after"])}
            for each in told
        ],
        "moved": len(changed) - len(told),
    }


def standing(row: dict) -> str:
    """`3, pe lista de rezervă, 70,00`."""
    points = number_format(Decimal(row["score"]), 2)
    return f"{row['place']}, {Outcome(row['outcome']).label}, {points}"


def reasons(decisions: list, found: Committee) -> list[dict]:
    """How many applications got nothing, by reason."""
    counted: dict[str, int] = {}
    for row in decisions:
        if reason := reason_of(row, found):
            counted[reason] = counted.get(reason, 0) + 1
    return [{"reason": reason, "number": number} for reason, number in counted.items()]


def rules_of(found: Committee) -> list[dict]:
    """The rules that the ranking followed, as rows of the facts component; a rule that was not set is left out."""
    rows = [
        (_("Reviewers of an application"), found.readers),
        (_("Another reviewer when two are further apart than"), found.spread_limit),
        (_("Fewest points to be funded"), found.threshold),
        (_("Money to award"), "" if found.budget is None else money_label(found.budget, found.currency)),
        (_("Awards at most"), found.most_awards),
        (_("Reserves at most"), found.most_reserves),
        (_("Equal scores are told apart by the sections of the grid, in their order, then by"), found.get_ties_by_display()),
        (_("Seed of the lots"), found.seed),
    ]  # fmt: skip
    return [
        {"label": label, "value": number_format(value) if isinstance(value, Decimal) else value}
        for label, value in rows
        if value not in (None, "")
    ]


@require_safe
def results_file(request: HttpRequest, key, kind: str) -> HttpResponse:
    """The same for machines: every code with its place and score, names of funded projects only."""
    found, page = published(key)
    if kind not in KINDS:
        raise Http404
    changes = in_force(found)
    once = once_funded(changes)
    rows = (record(row, found, once) for row in decisions_of(found))
    if kind == "json":
        facts = {"call": page.title, "published_at": found.published_at.isoformat(), "digest": found.digest}
        told = columns_of(page)
        facts |= {"seed": found.seed, "results": [{name: row[name] for name in told} for row in rows]}
        facts |= {"changes": [change_record(row) for row in changes]}
        return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
    response = StreamingHttpResponse(csv_lines(rows, columns_of(page)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="results.csv"'
    return response


def change_record(revision) -> dict:
    """The whole ranking before and after a change, by code."""
    facts = {name: getattr(revision, name) for name in ("kind", "reason_ro", "reason_en", "digest")}
    facts |= {"in_force_since": revision.applied_at.isoformat()}
    return facts | {side: [coded(row) for row in getattr(revision, side)] for side in ("before", "after")}


def coded(row: dict) -> dict:
    """Without the sum, which is public for who is funded alone."""
    return {name: value for name, value in row.items() if name != "amount"}


def record(row, found: Committee, once: set[str]) -> dict:
    """Keys and numbers as machines read them; what names an applicant is there for who is funded."""
    application = row.application
    submission = application.submission
    is_funded = row.outcome == Outcome.AWARDED
    address = reverse("grant_project", args=[found.call_key, application.code]) if has_page(row, once) else ""
    return {
        "place": row.place,
        "code": application.code,
        "outcome": row.outcome,
        "score": str(row.score),
        "amount": f"{row.amount} {found.currency}" if is_funded and row.amount is not None else "",
        "team": application.team if is_funded and not application.is_individual else "",
        "title": application.public_title if is_funded else "",
        "topic": submission.topic.slug if is_funded and submission.topic else "",
        "neighbourhood": submission.neighbourhood.slug if is_funded and submission.neighbourhood else "",
        "reviews": row.readers,
        "url": address and whole_address(address),
    } | (public_record(row) if is_funded else dict.fromkeys(OF_CONTRACT, ""))


def columns_of(page: GrantCallPage) -> list[str]:
    """Whoever applied alone is named by nothing, and is no team."""
    return [name for name in COLUMNS if name not in NAMING or page.applicants != Applicants.INDIVIDUAL]


def csv_lines(rows, columns: list[str]):
    writer = csv.writer(Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([neutral(str(row[name])) for name in columns])
