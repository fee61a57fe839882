"""Who received what over the years: what is published as funded, of every edition; a demonstration counts for nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.dates import CITY_ZONE
from evaluation.choices import JudgingState, Outcome

from ..models import Committee, Decision, FundedProject, GrantCallPage
from ..models.contracts import GONE
from .contracts import contract_of


@dataclass(frozen=True)
class Award:
    """One funded project, with the team or organisation that it is known by; never a person."""

    call: GrantCallPage
    year: int | None
    team: str
    title: str
    language: str
    amount: Decimal | None
    currency: str
    topic: object = None
    neighbourhood: object = None
    code: str = ""  # of the project's own page; empty where it was judged elsewhere


@dataclass(frozen=True)
class Edition:
    """A decided call in numbers; its projects may be known in number and sum alone."""

    call: GrantCallPage
    year: int | None
    projects: int | None
    total: Decimal | None
    currency: str
    is_named: bool


def decided_calls(language: str) -> list[GrantCallPage]:
    """Public pages of real calls, one of each in a language, else in Romanian; the newest first."""
    pages = GrantCallPage.objects.live().public().filter(is_demonstration=False, alias_of=None)
    by_key: dict = {}
    for page in pages.newest_first().defer_streamfields().select_related("locale"):
        known = by_key.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            by_key[page.translation_key] = page
    return list(by_key.values())


def awards_and_editions(language: str) -> tuple[list[Award], list[Edition]]:
    """Everything that was awarded, the newest edition first, and the editions in numbers."""
    calls = decided_calls(language)
    judged = {
        found.call_key: found
        for found in Committee.objects.filter(
            call_key__in=[call.translation_key for call in calls], state=JudgingState.PUBLISHED
        )
    }
    decisions, listed = awarded_by(judged.values()), listed_on(calls)
    awards: list[Award] = []
    editions = []
    for call in calls:
        committee = judged.get(call.translation_key)
        if committee is None and not call.is_decided:
            continue
        year = year_of(call, committee)
        if committee is not None:
            mine = [of_decision(call, year, row, committee.currency) for row in decisions.get(committee.pk, [])]
        else:
            mine = [of_page(call, year, row) for row in listed.get(call.pk, [])]
        awards += mine
        editions.append(in_numbers(call, year, mine, has_ranking=committee is not None))
    return awards, editions


def year_of(call: GrantCallPage, committee: Committee | None) -> int | None:
    """Of the publication of its results, else of the last day of its calendar."""
    if committee is not None and committee.published_at:
        return committee.published_at.astimezone(CITY_ZONE).year
    return call.last_on.year if call.last_on else None


def awarded_by(committees: Iterable[Committee]) -> dict[int, list[Decision]]:
    """Committee → decisions that are funded now: a revision has changed them where there was one.

    An award that was given up or whose contract was cancelled is none, whatever the ranking says until it is changed.
    """
    rows = Decision.objects.filter(committee__in=list(committees), outcome=Outcome.AWARDED).order_by("place")
    rows = rows.select_related("application__submission__topic", "application__submission__neighbourhood")
    found: dict[int, list[Decision]] = {}
    about = ("application__submission__wording__version", "application__contracts__instalments")
    for row in rows.prefetch_related(*about):
        if not fell_through(row):
            found.setdefault(row.committee_id, []).append(row)
    return found


def fell_through(row: Decision) -> bool:
    """Its contract ended before anything was paid."""
    contract = contract_of(row.application)
    return contract is not None and contract.state in GONE and not contract.paid


def received(row: Decision) -> Decimal | None:
    """What was awarded, by the contract where the results do not know; of a cancelled one only what had been paid."""
    contract = contract_of(row.application)
    if contract is not None and contract.state in GONE:
        return contract.paid
    return contract.amount if contract is not None and row.amount is None else row.amount


def listed_on(calls: list[GrantCallPage]) -> dict[int, list[FundedProject]]:
    """What an editor listed on the page of a call that was judged elsewhere."""
    found: dict[int, list[FundedProject]] = {}
    for row in FundedProject.objects.filter(page__in=calls).order_by("sort_order", "pk"):
        found.setdefault(row.page_id, []).append(row)
    return found


def of_decision(call: GrantCallPage, year: int | None, row: Decision, currency: str) -> Award:
    application, submission = row.application, row.application.submission
    return Award(
        call=call,
        year=year,
        team=application.public_name,
        title=application.public_title,
        language=application.language,
        amount=received(row),
        currency=currency,
        topic=submission.topic,
        neighbourhood=submission.neighbourhood,
        code=application.code,
    )


def of_page(call: GrantCallPage, year: int | None, row: FundedProject) -> Award:
    facts = {"team": row.team, "title": row.project, "language": "", "amount": row.amount}
    return Award(call=call, year=year, currency=call.currency, **facts)


def in_numbers(call: GrantCallPage, year: int | None, awards: list[Award], *, has_ranking: bool) -> Edition:
    """From its projects where they are listed, else as its page says."""
    if not awards and not has_ranking:
        return Edition(call, year, call.selected_count, call.awarded_total, call.currency, is_named=False)
    currency = awards[0].currency if awards else call.currency
    return Edition(call, year, len(awards), sum_of(awards), currency, is_named=True)


def sum_of(awards: list[Award]) -> Decimal | None:
    """None as soon as one sum is not known: a part is not the whole."""
    amounts = [award.amount for award in awards]
    return None if None in amounts else sum(amounts, Decimal(0))  # type: ignore[arg-type]


def grouped(awards: list[Award], by: Callable[[Award], object]) -> list[tuple[object, str, list[Award]]]:
    """(what they share, currency, awards), the largest group first; those that share nothing come last."""
    groups: dict = {}
    for award in awards:
        groups.setdefault((by(award), award.currency), []).append(award)
    rows = [(value, currency, mine) for (value, currency), mine in groups.items()]
    return sorted(rows, key=lambda row: (row[0] is None, -len(row[2]), str(row[0]), row[1]))
