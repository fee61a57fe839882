"""Every state × verb × role of the tables: what is allowed reaches its state, everything else is refused and changes nothing."""

import datetime as dt

import pytest
from django.utils import timezone

from fix_cluj.actions import committee, deciding, drawing, panel, reviewing, revising
from fix_cluj.actions.committee import NotReady
from fix_cluj.actions.states import move
from fix_cluj.choices import ApplicationState, RevisionKind
from fix_cluj.models import Application, Committee, ReviewAssignment
from tests.fix_cluj import judging
from tests.fix_cluj.conftest import CLOSES
from tests.fix_cluj.matrix import AFTER, APPLICANT, ASSIGNED, DOORS, World, send_draft
from tests.fix_cluj.walking import ROWS, SCENES, Row, Walk, moves, open_world

pytestmark = pytest.mark.django_db


def test_every_verb_of_the_tables_is_walked_once():
    walked = [verb for verbs in SCENES.values() for verb in verbs]
    assert sorted(walked) == sorted(ROWS) == sorted(DOORS)


class DraftOfWorld:
    """A draft that was sent is an application; then it goes on."""

    def __init__(self, world: World):
        self.world = world

    @property
    def row(self) -> Application | None:
        return Application.objects.filter(submission__nonce=self.world.draft.nonce).first()

    def put(self, state: str) -> None:
        if state != ApplicationState.DRAFT:
            send_draft(self.world, APPLICANT)
            Application.objects.filter(pk=self.row.pk).update(state=state)

    def state(self) -> str:
        return self.row.state if self.row else ApplicationState.DRAFT

    def moves(self) -> list[str]:
        return moves(self.row) if self.row else []


# --- the scenes -------------------------------------------------------------------------------------------------------


@pytest.fixture
def world(db, time_machine) -> World:
    return open_world(time_machine)


def test_before_its_judging(world):
    ReviewAssignment.objects.create(application=world.target, judge=world.people[ASSIGNED], assigned_at=timezone.now())
    walk = Walk(world)
    walk.verb("submit", DraftOfWorld(world))
    for verb in SCENES["before its judging"][1:]:
        walk.verb(verb, Row(world.target))
    walk.ends_well(*SCENES["before its judging"])


@pytest.fixture
def declared(world, time_machine) -> Committee:
    """The formal check of six teams is over, the committee has declared."""
    time_machine.move_to(CLOSES - dt.timedelta(days=4), tick=False)
    form = world.target.submission.form
    move(application=world.target, verb="check", by=world.colleague, now=timezone.now())
    world.others = {
        team: judging.apply(form, team=team, minutes=n)
        for n, team in enumerate(("Gradina", "Ecou", "Tramvai"), start=2)
    }
    time_machine.move_to(AFTER, tick=False)
    world.judges = [world.people[ASSIGNED], judging.reviewer(email="evaluator1@exemplu.ro")]
    found = judging.convened(world.call, by=world.colleague, judges=world.judges)
    for seat in found.seats.all():
        reviewing.declare(seat=seat, conflicts={}, now=timezone.now())
    return found


def test_given_to_reviewers(world, declared):
    walk = Walk(world)
    walk.verb("assign", Row(world.target))
    walk.ends_well("assign")


def test_nothing_is_drawn_once_all_were_taken_back(world, declared):
    Application.objects.update(state=ApplicationState.WITHDRAWN)
    with pytest.raises(NotReady):
        drawing.draw(committee=declared, by=world.colleague, now=timezone.now())
    assert Committee.objects.get().state == "declaring"


@pytest.fixture
def approving(world, declared) -> Committee:
    """Two of 4,000 lei each fit into 10,000; a third is a reserve, the fourth is below the threshold."""
    found, by, now = judging.drawn(declared, by=world.colleague), world.colleague, timezone.now()
    given = {"Gradina": (9, 9, 9), "Tramvai": (7, 7, 7), "Ecou": (2, 2, 2)}
    judging.judged({world.target: (10, 10, 10)} | {world.others[team]: points for team, points in given.items()})
    found = deciding.rank(committee=found, by=by, now=now)
    return deciding.approve(committee=found, digest=found.digest, by=by, now=now)


def decided_row(found: Committee, outcome: str) -> Row:
    """The best decision with that outcome."""
    decision = found.decisions.filter(outcome=outcome).earliest("place")
    return Row(decision, decision.application)


def test_decided_by_the_second_person(world, approving):
    walk = Walk(world)
    walk.verb("close", Row(world.target))
    for verb, outcome in (
        ("approve_award", "awarded"),
        ("approve_reserve", "reserve"),
        ("approve_rejection", "rejected"),
    ):
        walk.verb(verb, decided_row(approving, outcome))
    walk.ends_well(*SCENES["approved once"])


@pytest.fixture
def decided(world, approving) -> Committee:
    """The second person has approved; the one who walks may be that person as well."""
    second = judging.officer(email="al-doilea@exemplu.ro")
    return deciding.approve_second(committee=approving, digest=approving.digest, by=second, now=timezone.now())


def test_published(world, decided):
    walk = Walk(world)
    walk.verb("publish", decided_row(decided, "awarded"))
    walk.ends_well("publish")


@pytest.fixture
def published(world, decided) -> Committee:
    return deciding.publish(committee=decided, by=world.colleague, now=timezone.now())


def proposed(world, found: Committee, *, kind: str, application: Application):
    """A change that the colleague opened and approved; a contested application was read again with full points."""
    facts = {"by": world.colleague, "now": timezone.now()}
    row = revising.open_revision(
        committee=found, kind=kind, application=application, more_money=None, reason_ro="Da.", reason_en="Yes.", **facts
    )
    rows = [row.pk for section in found.sections.all() for row in section.rows.all()]
    for reading in row.readings.all():
        points = dict.fromkeys(rows, 10)
        panel.save_reading(reading=reading, points=points, remark="", is_final=True, now=facts["now"])
    return revising.propose_revision(revision=row, **facts)


def test_changed_because_money_was_freed(world, published):
    change = proposed(world, published, kind=RevisionKind.MONEY, application=world.target)
    walk = Walk(world)
    walk.verb("promote", decided_row(published, "reserve"))
    walk.verb("give_up", Row(published.decisions.get(application=world.target), world.target))
    for verb in SCENES["money was freed"][2:]:
        walk.verb(verb, Row(change, published))
    walk.ends_well(*SCENES["money was freed"])


def test_changed_because_it_was_contested(world, published):
    for number in (2, 3):
        judge = judging.reviewer(email=f"evaluator{number}@exemplu.ro")
        seat = committee.give_seat(committee=published, judge=judge, by=world.colleague, now=timezone.now())
        reviewing.declare(seat=seat, conflicts={}, now=timezone.now())
    contested = world.others["Ecou"]
    proposed(world, published, kind=RevisionKind.CONTESTATION, application=contested)
    walk = Walk(world)
    walk.verb("revise", Row(published.decisions.get(application=contested), contested))
    walk.ends_well("revise")
