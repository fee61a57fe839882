"""From an award to its contract and its end: invited, signed or declined, running, closed or cancelled."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, money_label
from evaluation.choices import Outcome
from participation.models import Submission
from participation.outbox.author import to_author
from participation.outbox.letters import door_url

from ..choices import ContractState, ReportKind, ReportState
from ..models import Committee, Contract, Decision, Payee
from ..models.contracts import GONE, SIGNED
from ..queries.contracts import frozen_indicators, frozen_lines, most_for, without_contract
from ..workflow import CONTRACT
from .checking import refuse_own
from .committee import NotReady
from .states import ChangedMeanwhile, marker_of, record

TERMS = ("starts_on", "ends_on", "interim_due", "final_due", "difference")


def held(contract: Contract) -> Contract:
    """The contract as it is now, which nobody else changes until the transaction ends.

    Its case is held first, in the order in which an erasure takes them: a letter about it needs the case, too.
    """
    Submission.objects.select_for_update(of=("self",)).get(application__contracts=contract.pk)
    rows = Contract.objects.select_for_update(of=("self",)).select_related("application__submission__form")
    return rows.get(pk=contract.pk)


def held_for_team(contract: Contract) -> Contract:
    """The same for what its team says: of a team that was erased meanwhile nothing is kept."""
    row = held(contract)
    if row.application.submission.erased_at:
        raise NotReady(_("The data of this case was erased: nothing can be added to it."))
    return row


def step(row: Contract, verb: str, *, by, now, **data) -> Contract:
    """Move a contract along its table and log it with its application; whoever calls holds the row."""
    before, row.state = row.state, CONTRACT.apply(verb, row.state)
    if row.is_over:
        row.ended_at = now
    row.save()
    record(row.application, verb, by=by, before=before, after=row.state, **data)
    return row


def write_to_team(row: Contract, event: str, *, now, kind: str = "contract_news", **facts) -> None:
    """A letter in the language of the application: what happened, why, and where to go on."""
    submission = row.application.submission
    if not submission.email or submission.erased_at:
        return
    with override(submission.language):
        facts |= {"event": event, "code": row.application.code, "case_url": door_url(submission)}
        facts["call"] = row.application.terms.get("call", "")
    to_author(submission, kind, now=now, **facts).save(force_insert=True)


# --- from the results ---------------------------------------------------------------------------------------------------


def invite(decision: Decision, *, by, now, is_told: bool = False) -> Contract:
    """The contract of an award, with budget and indicators as they were filed; part of whoever's transaction calls it."""
    application = decision.application
    row = Contract.objects.create(
        application=application,
        amount=decision.amount,
        currency=decision.committee.currency,
        lines=frozen_lines(application, decision.amount),
        indicators=frozen_indicators(application),
        invited_at=now,
    )
    record(application, "invite", by=by, after=row.state)
    if not is_told:
        write_to_team(row, "invited", now=now)
    return row


def invite_all(committee: Committee, *, by, now, is_told: bool, again=()) -> int:
    rows = without_contract(committee, again).select_related(
        "committee", "application__submission__wording__version", "application__submission__form"
    )
    return len([invite(decision, by=by, now=now, is_told=is_told) for decision in rows])


@transaction.atomic
def invite_missing(*, committee: Committee, by, now) -> int:
    """Results that were published before there were contracts: one for each award that has none; how many."""
    found = Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    return invite_all(found, by=by, now=now, is_told=False)


def refuse_bound(codes: set[str]) -> None:
    """An award whose contract was signed is not taken away by a new ranking: the contract has to end first."""
    bound = Contract.objects.filter(application__code__in=codes, state__in=[*SIGNED, ContractState.CLOSED])
    if found := sorted(bound.values_list("application__code", flat=True)):
        words = _("The contract of these was signed: cancel it first, with its reason: %(codes)s.")
        raise NotReady(words % {"codes": ", ".join(found)})


def follow_results(committee: Committee, *, won: set[str], reason: dict[str, str], by, now) -> None:
    """After a change of the results: who is funded now gets a contract, who no longer is and has not signed loses it.

    All are held before they are judged: none is signed between the question and the answer.
    """
    lost = committee.decisions.exclude(outcome=Outcome.AWARDED)
    found = Contract.objects.filter(application__decision__in=lost).exclude(state__in=GONE).order_by("pk")
    rows = [held(row) for row in found]
    refuse_bound({row.application.code for row in rows})
    for row in rows:
        if row.state != ContractState.INVITED:  # the team gave it up meanwhile
            continue
        row.ended_because = reason[row.application.language]
        step(row, "cancel", by=by, now=now)
    invite_all(committee, by=by, now=now, is_told=True, again=won)


# --- the officer's verbs ------------------------------------------------------------------------------------------------


@transaction.atomic
def sign(*, contract: Contract, facts: dict, amount: Decimal | None, by, now) -> Contract:
    """The paper was signed: its number, day, period and the days of the reports."""
    row = held(contract)
    refuse_own(row.application, by)
    refuse_above(row, amount)
    if amount is not None and row.amount is None:
        row.amount = amount
    if row.amount is None:
        raise NotReady(_("Say how much is awarded."))
    if facts["signed_on"] > now.astimezone(CITY_ZONE).date():
        raise NotReady(_("That day has not come yet."))
    for name in Contract.FACTS:
        setattr(row, name, facts[name])
    moved = step(row, "sign", by=by, now=now, number=row.number)
    write_to_team(moved, "signed", now=now)
    return moved


def refuse_above(row: Contract, amount: Decimal | None) -> None:
    """Nobody signs for more than was awarded or, where the results know no sum, than the call can still award."""
    most = most_for(row)
    if amount is not None and most is not None and amount > most:
        words = _("The contract cannot be signed for more than %(sum)s.")
        raise NotReady(words % {"sum": money_label(most, row.currency)})


def marker_of_terms(row: Contract) -> str:
    """What an officer saw of its days."""
    return marker_of([getattr(row, name) for name in TERMS])


@transaction.atomic
def change_terms(*, contract: Contract, facts: dict, by, now, seen: str | None = None) -> Contract:
    """An addendum: other days, agreed with the team; what was before stays in the history.

    `seen` is the marker of what this person changed; raises ChangedMeanwhile when it is another by now.
    """
    row = held(contract)
    refuse_own(row.application, by)
    if row.state not in SIGNED:
        raise NotReady(_("There is no signed contract whose terms could change."))
    before, after = {name: str(getattr(row, name)) for name in TERMS}, {name: str(facts[name]) for name in TERMS}
    if seen not in (None, marker_of_terms(row)):
        if before == after:  # pressed twice
            return row
        raise ChangedMeanwhile
    for name in TERMS:
        setattr(row, name, facts[name])
    row.save()
    record(row.application, "change_terms", by=by, before=before, after=after)
    write_to_team(row, "terms", now=now)
    return row


@transaction.atomic
def start(*, contract: Contract, by, now) -> Contract:
    """The project begins, and the team hears of it, as it was told: from now on it can file its reports."""
    row = held(contract)
    refuse_own(row.application, by)
    moved = step(row, "start", by=by, now=now)
    write_to_team(moved, "started", now=now)
    return moved


@transaction.atomic
def decline(*, contract: Contract, reason: str, by, now) -> Contract:
    """The team gives the award up; by is None when it said so itself, else whoever took down what it said."""
    if by is None:
        row = held_for_team(contract)
        if row.state == ContractState.DECLINED:  # pressed twice
            return row
    else:
        row = held(contract)
        refuse_own(row.application, by)
    row.ended_because = reason.strip()
    moved = step(row, "decline", by=by, now=now)
    write_to_team(moved, "declined", now=now)
    return moved


@transaction.atomic
def cancel(*, contract: Contract, reason: str, by, now) -> Contract:
    """It ends before its time; the team reads why."""
    row = held(contract)
    refuse_own(row.application, by)
    row.ended_because = reason.strip()
    moved = step(row, "cancel", by=by, now=now)
    write_to_team(moved, "cancelled", now=now, reason=row.ended_because)
    return moved


@transaction.atomic
def close(*, contract: Contract, by, now) -> Contract:
    """The final report was accepted and nothing that was planned is left to pay."""
    row = held(contract)
    refuse_own(row.application, by)
    report = row.report_of(ReportKind.FINAL)
    if row.state == ContractState.FINAL and (report is None or report.state != ReportState.ACCEPTED):
        raise NotReady(_("Accept the final report first."))
    if row.instalments.filter(paid_on=None).exists():
        raise NotReady(_("An instalment is neither paid nor taken out."))
    moved = step(row, "close_contract", by=by, now=now)
    write_to_team(moved, "closed", now=now)
    return moved


# --- the account --------------------------------------------------------------------------------------------------------


@transaction.atomic
def give_payee(*, contract: Contract, iban: str, holder: str, now) -> Payee:
    """To which account: said by the team, again when it changes; the mailbox hears of it, in case it was not the team."""
    row = held_for_team(contract)
    if row.is_over:
        raise NotReady(_("The contract has ended: no account is asked for any more."))
    payee = Payee.objects.filter(contract=row).first() or Payee(contract=row)
    if (payee.iban, payee.holder) == (iban, holder):
        return payee
    payee.iban, payee.holder, payee.given_at = iban, holder, now
    payee.save()
    record(row.application, "give_payee", by=None)
    write_to_team(row, "account", now=now, account=payee.masked)
    return payee
