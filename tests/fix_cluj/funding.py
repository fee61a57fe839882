"""Awards and their contracts for the tests: published results of a call whose form has a budget and indicators."""

import datetime as dt
import uuid
from decimal import Decimal

from django.utils import timezone

from evaluation.choices import JudgingState, Outcome
from fix_cluj.actions import contracts, reporting
from fix_cluj.choices import ApplicationState, DecisionState
from fix_cluj.models import Application, Committee, Contract, Decision, Report
from participation.actions import access
from participation.models import Form
from tests.factories import make_form_page, question_block
from tests.fix_cluj import judging
from tests.participation.building import columns

IBAN = "RO49AAAA1B31007593840000"
DAYS = {
    "number": "14/2030", "signed_on": dt.date(2030, 5, 20), "starts_on": dt.date(2030, 6, 1),
    "ends_on": dt.date(2030, 9, 30), "interim_due": dt.date(2030, 7, 31), "final_due": dt.date(2030, 10, 31),
    "difference": 10,
}  # fmt: skip
MAY = dt.datetime(2030, 5, 21, 9, 0, tzinfo=dt.UTC)
OCTOBER = dt.datetime(2030, 10, 2, 9, 0, tzinfo=dt.UTC)


def table(label: str, role: str, *given) -> dict:
    block = question_block("rows", label, role=role, currency="RON", maximum_rows=9)
    block["value"]["columns"] = [column for group in given for column in group]
    return block


def make_form(call) -> Form:
    """Team, title, sum, budget, indicators, company number."""
    page = make_form_page(
        call, title="Cerere", slug="cerere", kind="application", desk="grants", retention_months=12,
        questions=[
            question_block("text", "Numele echipei", required=True, role="team"),
            question_block("text", "Titlul ideii", required=True, role="title"),
            question_block("money", "Suma", role="amount"),
            table("Buget", "budget", columns("Ce"), columns("Lei", type="money", total=True)),
            table("Indicatori", "indicators", columns("Ce"), columns("Cât", type="number")),
            question_block("cui", "CUI"),
        ],
    )  # fmt: skip
    return Form.objects.get(page_key=page.translation_key)


def apply(form: Form, team: str, *, names=("Pânze", "Montaj", "Locuri umbrite"), **fields) -> Application:
    """What was filed: two lines of costs, one indicator, by these names."""
    structure = form.current_version.structure
    budget, indicators = (next(row for row in structure if row["role"] == role) for role in ("budget", "indicators"))
    what, lei = (column["key"] for column in budget["columns"])
    which, how_many = (column["key"] for column in indicators["columns"])
    found = judging.apply(form, team=team, **fields)
    found.submission.answers |= {
        budget["key"]: [{what: names[0], lei: "3000"}, {what: names[1], lei: "1000"}],
        indicators["key"]: [{which: names[2], how_many: "12"}],
        next(row["key"] for row in structure if row["type"] == "cui"): "14399840",
    }
    found.submission.save()
    return found


def results(call, *applications: Application, reserves=()) -> Committee:
    """Published: who is funded with 4,000 lei each, in this order, then the reserve list."""
    now = timezone.now()
    facts = {
        "title": call.title, "state": JudgingState.PUBLISHED, "published_at": now,
        "budget": Decimal(4000 * len(applications)), "threshold": Decimal(50),
    }  # fmt: skip
    found, _is_new = Committee.objects.update_or_create(call_key=call.translation_key, defaults=facts)
    for place, row in enumerate([*applications, *reserves], start=1):
        Application.objects.filter(pk=row.pk).update(state=ApplicationState.RANKED)
        outcome = Outcome.RESERVE if row in reserves else Outcome.AWARDED
        Decision.objects.create(
            application=row, committee=found, state=DecisionState.PUBLISHED, outcome=outcome, place=place,
            score=Decimal(90 - place), parts=[], readers=2, amount=Decimal(4000),
        )  # fmt: skip
    return found


def signed(contract: Contract, *, by, now=MAY, **facts) -> Contract:
    return contracts.sign(contract=contract, facts=DAYS | facts, amount=None, by=by, now=now)


def running(contract: Contract, *, by, now=MAY) -> Contract:
    return contracts.start(contract=signed(contract, by=by, now=now), by=by, now=now)


def report(contract: Contract, kind: str = "final", *, spent=("3000", "1000"), now=OCTOBER, **facts) -> Report:
    """A report that was filed."""
    draft = reporting.keep_draft(contract=contract, kind=kind, typed={}, now=now)
    costs = [line | {"spent": sum_, "note": ""} for line, sum_ in zip(contract.lines, spent, strict=True)]
    said = {"costs": costs, "reached": [], "reason": "", "done": "Am montat pânzele."} | facts
    if kind == "final":
        said |= {"ended_on": dt.date(2030, 9, 20), "summary_ro": "Umbră în parc.", "summary_en": ""}
    return reporting.file_report(report=draft, facts=said, staged=[], nonce=uuid.uuid4().hex, now=now)


def case_of(application: Application) -> str:
    """The address of the team's open case."""
    secret = access.open_case(submission=application.submission, how="code", now=timezone.now())
    return f"/en/case/{secret}/" if application.language == "en" else f"/ro/dosar/{secret}/"


def funding_of(application: Application) -> str:
    return case_of(application) + ("funding/" if application.language == "en" else "finantare/")
