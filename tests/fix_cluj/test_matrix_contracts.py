"""Every state × verb × role of contracts and reports, like those of applications: through the real pages, by everybody."""

import pytest
from wagtail.models import ModelLogEntry

from fix_cluj.actions import contracts
from fix_cluj.choices import ContractState, ReportState
from fix_cluj.models import Contract, Report
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import DAYS, MAY, OCTOBER
from tests.fix_cluj.matrix import World
from tests.fix_cluj.walking import SCENES, Row, Walk, open_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def funded(db, time_machine) -> World:
    """The target has a contract with its days; so has the rival, whose own one is over. It is October."""
    world = open_world(time_machine)
    form, by = world.target.submission.form, world.colleague
    world.rival = judging.apply(form, team="Gradina", minutes=2)
    time_machine.move_to(MAY, tick=False)
    found = funding.results(world.call, world.target, world.rival)
    contracts.invite_missing(committee=found, by=by, now=MAY)
    Contract.objects.update(**DAYS)
    Contract.objects.filter(application=world.rival).update(state=ContractState.CLOSED, number="13/2030")
    time_machine.move_to(OCTOBER, tick=False)
    return world


def filed(world: World) -> Report:
    """The final report of the target, filed while its project ran."""
    contract = world.target.contracts.get()
    Contract.objects.filter(pk=contract.pk).update(state=ContractState.RUNNING)
    return funding.report(contract, spent=("4000",))


def test_from_the_invitation_to_the_end(funded):
    walk, verbs = Walk(funded), SCENES["funded"]
    row = Row(funded.target.contracts.get(), funded.target)
    for verb in ("sign", "decline", "start", "cancel", "report_interim", "report_final"):
        walk.verb(verb, row)
    report = filed(funded)
    walk.verb("send_back", row)
    Report.objects.filter(pk=report.pk).update(state=ReportState.ACCEPTED)
    walk.verb("close_contract", row)
    walk.ends_well(*verbs)


class ReportRow(Row):
    """A report stands in its table as its contract stands in the other; a newer version is no move of this one."""

    OF_CONTRACT = {
        ReportState.DRAFT: ContractState.RUNNING,
        ReportState.FILED: ContractState.FINAL,
        ReportState.RETURNED: ContractState.RUNNING,
        ReportState.ACCEPTED: ContractState.FINAL,
    }

    def put(self, state: str) -> None:
        super().put(state)
        Contract.objects.filter(pk=self.row.contract_id).update(state=self.OF_CONTRACT[state])

    def moves(self) -> list[str]:
        entries = ModelLogEntry.objects.for_instance(self.history).filter(data__number=self.row.number)
        return list(entries.order_by("pk").values_list("action", flat=True))


def test_a_report_from_its_first_kept_word_on(funded):
    row = ReportRow(filed(funded), funded.target)
    walk = Walk(funded)
    for verb in SCENES["a report"]:
        walk.verb(verb, row)
    walk.ends_well(*SCENES["a report"])
