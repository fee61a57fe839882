"""Reads over judging: the committee of a call, a reviewer's seat and applications, points as they were handed in."""

from collections import Counter
from fractions import Fraction

from django.db.models import Count, Q
from wagtail.models import Locale

from evaluation.assignment import lot
from evaluation.awards import readers_wanted
from evaluation.choices import JUDGES_READ
from evaluation.scoring import Section, parts
from participation.spam import mailbox_of

from ..choices import ApplicationState
from ..models import Application, Committee, CommitteeSeat, GrantCallPage, ReviewAssignment, ReviewScore

JUDGED = (ApplicationState.IN_REVIEW, ApplicationState.RANKED)


def call_page(key, language: str = "") -> GrantCallPage | None:
    """The public page of a call in a language, else the Romanian one; a page behind a restriction is none."""
    return in_language(GrantCallPage.objects.live().public(), key, language)


def call_for_staff(key, language: str = "") -> GrantCallPage | None:
    """The page of a call for whoever runs it: taken offline, expired or restricted, its applications still go on."""
    return in_language(GrantCallPage.objects.all(), key, language)


def in_language(pages, key, language: str) -> GrantCallPage | None:
    rows = pages.filter(translation_key=key, alias_of=None).select_related("locale")
    by_language = {page.locale.language_code: page for page in rows}
    return by_language.get(language) or by_language.get(Locale.get_default().language_code)


def title_of(committee: Committee, language: str) -> str:
    """What the call is called in a language; the committee keeps the Romanian name for when the page is gone."""
    page = call_for_staff(committee.call_key, language)
    return page.title if page else committee.title


def seat_of(committee: Committee, user) -> CommitteeSeat | None:
    """The seat of somebody who was not excused."""
    return committee.seats.filter(judge=user, is_excused=False).select_related("judge", "committee").first()


def applicants_of(committee: Committee):
    """The applications on which members declare conflicts, and later judge."""
    states = (ApplicationState.ELIGIBLE, *JUDGED)
    rows = Application.objects.of_call(committee.call_key).filter(state__in=states)
    return rows.select_related("submission__wording__version")


def own_of(users, call_key) -> set[tuple[str, int]]:
    """(code, person) for applications of a call whose team one of these people is in: nobody judges their own."""
    rows = Application.objects.of_call(call_key)
    filed = rows.exclude(submission__email="").values_list("code", "submission__email")
    named = rows.exclude(submission__members=None).values_list("code", "submission__members__email")
    by_mailbox: dict[str, list[str]] = {}
    for code, email in (*filed, *named):
        by_mailbox.setdefault(mailbox_of(email), []).append(code)
    return {(code, user.pk) for user in users for code in by_mailbox.get(mailbox_of(user.email), [])}


def to_review(seat: CommitteeSeat):
    """What a reviewer reads: what was drawn for them, until the results are published.

    It was drawn because they had declared about it: who declares once more about later ones goes on with the earlier.
    """
    if seat.committee.state not in JUDGES_READ:
        return Application.objects.none()
    mine = applicants_of(seat.committee).filter(assignments__judge=seat.judge, state__in=JUDGED)
    return mine.exclude(conflicts__judge=seat.judge)


def in_own_order(seat: CommitteeSeat, applications) -> list[Application]:
    """As this reviewer reads them: every seat has an order of its own, so that no application is the first for all."""
    return sorted(applications, key=lambda row: lot(seat.committee.seed, "order", seat.pk, row.code))


def grid_of(committee: Committee) -> list[Section]:
    """The grid as scoring needs it."""
    return [section.as_section() for section in committee.sections.prefetch_related("rows")]


def shown_grid(committee: Committee) -> list[dict]:
    """The grid as it is read: sections with their weights, rows with their most points."""
    return [
        {
            "name": section.name,
            "weight": section.weight,
            "rows": [{"name": row.name, "most": row.most} for row in section.rows.all()],
        }
        for section in committee.sections.prefetch_related("rows")
    ]


def parts_by_application(committee: Committee) -> dict[int, list[list[Fraction]]]:
    """Application → for each review that was handed in, what it gives for each section."""
    handed_in = {
        "review__assignment__application__call_key": committee.call_key,
        "review__handed_in_at__isnull": False,
    }
    rows = ReviewScore.objects.filter(**handed_in).order_by("review_id")
    points: dict[tuple[int, int], dict[int, int]] = {}
    for application, review, row, given in rows.values_list(
        "review__assignment__application", "review", "row", "points"
    ):
        points.setdefault((application, review), {})[row] = given
    grid, found = grid_of(committee), {}
    for (application, _review), given in points.items():
        found.setdefault(application, []).append(parts(given, grid))
    return found


def totals_by_application(committee: Committee) -> dict[int, list[Fraction]]:
    """Application → the totals that were handed in."""
    by_application = parts_by_application(committee)
    return {pk: [sum(each, Fraction(0)) for each in reviews] for pk, reviews in by_application.items()}


def lacking_readers(committee: Committee) -> list[str]:
    """The codes of applications that have fewer reviewers than the rules and the points so far ask for."""
    totals = totals_by_application(committee)
    rows = Application.objects.of_call(committee.call_key).filter(state=ApplicationState.IN_REVIEW)
    counted = Counter(
        ReviewAssignment.objects.filter(application__in=rows).order_by().values_list("application", flat=True)
    )
    rule = {"readers": committee.readers, "limit": committee.spread_limit}
    return [row.code for row in rows if counted[row.pk] < readers_wanted(totals.get(row.pk, []), **rule)]


def late_of(committee: Committee) -> list[str]:
    """The codes of applications that became eligible after the draw."""
    rows = Application.objects.of_call(committee.call_key).filter(state=ApplicationState.ELIGIBLE)
    return list(rows.order_by("code").values_list("code", flat=True))


def progress_of(committee: Committee) -> dict[int, tuple[int, int]]:
    """Reviewer → (handed in, drawn)."""
    rows = ReviewAssignment.objects.filter(application__call_key=committee.call_key, application__state__in=JUDGED)
    counted = (
        rows.order_by()
        .values("judge")
        .annotate(done=Count("pk", filter=Q(review__handed_in_at__isnull=False)), number=Count("pk"))
    )
    return {row["judge"]: (row["done"], row["number"]) for row in counted}
