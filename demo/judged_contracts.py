"""What becomes of the awards of the judged call, through the public actions: signed, running, paid, reported, one closed."""

import datetime as dt
import uuid
from decimal import Decimal

from fix_cluj.actions import contracts, paying, reporting
from fix_cluj.models import Committee, Contract

from .content.fix_cluj import judged as content
from .submissions import day, moment

DAYS = content.CONTRACT_DAYS
CENT = Decimal("0.01")


def follow(found: Committee, officer) -> None:
    """In the order of places: the first is closed, the next have filed, then those that run, are signed, are invited."""
    rows = Contract.objects.of_call(found.call_key).filter(state="invited").order_by("application__decision__place")
    steps = [step for step, number in content.CONTRACT_STEPS for _each in range(number)]
    for number, (row, step) in enumerate(zip(rows, steps, strict=False), start=1):
        if step == "declined":
            contracts.decline(contract=row, reason=content.DECLINED, by=None, now=at("signed"))
        elif step != "invited":
            go_on(row, step, number, officer)


def go_on(row: Contract, step: str, number: int, officer) -> None:
    """As far as the step says; the earlier steps come first."""
    contracts.give_payee(contract=row, iban=content.IBAN, holder=content.HOLDER, now=at("invited"))
    row = contracts.sign(contract=row, facts=terms(number, step), amount=None, by=officer, now=at("signed"))
    half = (row.amount / 2).quantize(CENT)
    parts = [
        paying.plan_instalment(contract=row, planned_on=day(DAYS[name]), amount=sum_, by=officer, now=at("signed"))
        for name, sum_ in (("starts", half), ("last_paid", row.amount - half))
    ]
    if step == "signed":
        return
    row = contracts.start(contract=row, by=officer, now=at("starts"))
    paying.record_payment(instalment=parts[0], paid_on=day(DAYS["starts"]), by=officer, now=at("starts"))
    if step == "cancelled":
        paying.drop_instalment(instalment=parts[1], by=officer, now=at("interim"))
        contracts.cancel(contract=row, reason=content.CANCELLED, by=officer, now=at("interim"))
    elif step != "running":
        report(row, step, parts[1], officer)


def report(row: Contract, step: str, last, officer) -> None:
    """The interim report, then for some the final one, accepted and closed for one."""
    interim = file(row, "interim", Decimal("0.5"), at("interim"))
    if step == "interim_filed":
        return
    reporting.accept_report(report=interim, by=officer, now=at("interim_read"))
    if step == "interim":
        return
    final = file(row, "final", Decimal(1), at("final"))
    if step == "final":
        return
    reporting.accept_report(report=final, by=officer, now=at("closed"))
    ro, en = content.PUBLIC_SUMMARY
    reporting.approve_summary(report=final, summary_ro=ro, summary_en=en, by=officer, now=at("closed"))
    paying.record_payment(instalment=last, paid_on=day(DAYS["closed"]), by=officer, now=at("closed"))
    contracts.close(contract=row, by=officer, now=at("closed"))


def file(row: Contract, kind: str, share: Decimal, now: dt.datetime):
    """A report in the team's language: what was planned, or a share of it."""
    row.refresh_from_db()
    pick = 0 if row.application.language == "ro" else 1
    note = "" if share == 1 else content.SO_FAR[pick]
    costs = [
        line | {"spent": f"{(Decimal(line['planned']) * share).quantize(CENT):f}", "note": note} for line in row.lines
    ]
    reached = [each | {"reached": content.REACHED[pick]} for each in row.indicators]
    facts = {"costs": costs, "reached": reached, "reason": note, "done": content.DONE[pick]}
    if kind == "final":
        ro, en = content.PUBLIC_SUMMARY
        facts |= {"ended_on": row.ends_on, "summary_ro": "" if pick else ro, "summary_en": en if pick else ""}
    draft = reporting.keep_draft(contract=row, kind=kind, typed={}, now=now)
    return reporting.file_report(report=draft, facts=facts, staged=[], nonce=uuid.uuid4().hex, now=now)


def terms(number: int, step: str) -> dict:
    """Projects that are not over end later than today; every fifth that runs is late with its interim report."""
    is_over = step in ("final", "closed")
    is_late = step == "running" and number % 5 == 0
    return {
        "number": content.CONTRACT_NUMBER.format(number),
        "signed_on": day(DAYS["signed"]),
        "starts_on": day(DAYS["starts"]),
        "ends_on": day(DAYS["ends_early" if is_over else "ends_late"]),
        "interim_due": day(DAYS["interim_late" if is_late or step not in ("running", "signed") else "interim_due"]),
        "final_due": day(DAYS["final_early" if is_over else "final_late"]),
        "difference": 10,
    }


def at(name: str) -> dt.datetime:
    """The noon of one of the days."""
    return moment(DAYS[name], "12:00")
