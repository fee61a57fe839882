"""What is said in public of a decided call: who is funded, the codes and scores of the rest, totals, reasons."""

from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cms.dates import money_label
from evaluation.choices import Outcome

from ..models import Committee, Decision, ReviewConflict

PLACES = 200  # of a ranking, on one page


def reason_of(decision: Decision, committee: Committee) -> str:
    """Why an application got nothing, from the rules and the numbers alone; empty for who is funded."""
    if decision.outcome == Outcome.AWARDED:
        return ""
    if decision.outcome == Outcome.GIVEN_UP:
        return _("It had an award and gave it up.")
    if committee.threshold is not None and decision.score < committee.threshold:
        points = number_format(committee.threshold, 2)
        return _("Its score is below the %(points)s points that the rules ask for.") % {"points": points}
    if decision.outcome == Outcome.RESERVE:
        return _("It has enough points, but the awards ended before its place; it is next if money is freed.")
    return _("It has enough points, but awards and reserve list ended before its place.")


def decisions_of(committee: Committee):
    """In the order of places, with what the results say of each."""
    rows = committee.decisions.select_related(
        "committee", "application__submission__topic", "application__submission__neighbourhood"
    )
    # A version's structure is long: one for all, not one for each row.
    return rows.prefetch_related(
        "application__submission__wording__version",
        "application__contracts__instalments",
        "application__contracts__reports",
    )


def with_sums(committee: Committee) -> list[Decision]:
    """The decisions with their sums in words, in the currency that was frozen with the rules."""
    return told(list(decisions_of(committee)), committee)


def ranking_page(committee: Committee, number) -> Page:
    """The same, as many places as one reads at a time: a call may have thousands."""
    page = Paginator(decisions_of(committee), PLACES).get_page(number)
    page.object_list = told(list(page.object_list), committee)
    return page


def told(rows: list[Decision], committee: Committee) -> list[Decision]:
    for row in rows:
        row.sum = "–" if row.amount is None else money_label(row.amount, committee.currency)
    return rows


def recusals_of(committee: Committee) -> int:
    """How often somebody of the committee stood back from an application."""
    return ReviewConflict.objects.filter(application__call_key=committee.call_key).count()
