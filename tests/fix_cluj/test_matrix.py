"""Every state × verb × role of the tables: what is allowed reaches its state, everything else is refused and changes nothing."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from fix_cluj.actions import committee, deciding, drawing, panel, reviewing, revising
from fix_cluj.actions.committee import NotReady
from fix_cluj.actions.states import move
from fix_cluj.choices import ApplicationState, RevisionKind
from fix_cluj.models import Application, Committee, GrantStep, ReviewAssignment
from fix_cluj.workflow import TABLES, Transition
from tests.factories import make_form_page, question_block
from tests.fix_cluj import judging
from tests.fix_cluj.builders import make_call
from tests.fix_cluj.conftest import CLOSES, OPENS
from tests.fix_cluj.matrix import (
    AFTER,
    APPLICANT,
    ASSIGNED,
    DOORS,
    EVERYBODY,
    WITHOUT_ACTIONS,
    World,
    make_world,
    may_use,
    send_draft,
    snapshot,
    undone,
)
from tests.portal.role_site import make_role_site

pytestmark = pytest.mark.django_db
# Which verbs each scene below walks; together they are the tables.
SCENES = {
    "before its judging": ("submit", "resubmit", "ask", "answer", "check", "refuse", "admit", "withdraw"),
    "declared": ("assign",),
    "approved once": ("close", "approve_award", "approve_reserve", "approve_rejection"),
    "approved twice": ("publish",),
    "money was freed": ("promote", "give_up", "propose_revision", "apply_revision", "drop_revision"),
    "contested": ("revise",),
}
# What an action does right after the verb, in the same transaction.
FOLLOWED_BY = {"promote": "publish"}
ROWS: dict[str, tuple[str, Transition]] = {
    row.verb: (name, row) for name, (table, _states, _first) in TABLES.items() for row in table
}


def target_of(verb: str) -> str:
    return ROWS[FOLLOWED_BY.get(verb, verb)][1].target


def test_every_verb_of_a_table_with_actions_is_walked_once():
    walked = [verb for verbs in SCENES.values() for verb in verbs]
    assert sorted(walked) == sorted(verb for verb, (name, _row) in ROWS.items() if name not in WITHOUT_ACTIONS)
    assert set(walked) == set(DOORS)


# --- the walk ---------------------------------------------------------------------------------------------------------


def moves(history) -> list[str]:
    """What the history of a row tells, of this section."""
    entries = ModelLogEntry.objects.for_instance(history).filter(action__startswith="fix_cluj.")
    return list(entries.order_by("pk").values_list("action", flat=True))


class Walk:
    """Verb by verb, state by state, role by role; what went wrong is collected."""

    def __init__(self, world: World):
        self.world, self.wrong, self.allowed, self.asked = world, [], 0, 0
        world.sign_in()

    def verb(self, verb: str, subject) -> None:
        name, row = ROWS[verb]
        for state in TABLES[name][1]:
            with undone():
                subject.put(state)
                before = snapshot(), subject.moves()
                for role in EVERYBODY:
                    with undone():
                        self.cell(row, state, role, subject, before)

    def cell(self, row: Transition, state: str, role: str, subject, before: tuple) -> None:
        answers = [answer for door in DOORS[row.verb] for answer in door(self.world, role)]
        whole, told = before
        is_theirs = may_use(role, row)
        if is_theirs and state in row.sources:
            more = subject.moves()[len(told) :]
            is_right = subject.state() == target_of(row.verb) and more.count(f"fix_cluj.{row.verb}") == 1
            self.allowed += 1
        elif is_theirs:  # the right person at the wrong time: what is said may be kept, nothing moves
            is_right = subject.state() == state and subject.moves() == told
        else:
            is_right = snapshot() == whole
        self.asked += 1
        if not is_right or any(answer.status_code >= 500 for answer in answers):
            said = [answer.status_code for answer in answers]
            self.wrong.append(f"{role}: {row.verb} in {state}, answered {said}, now {subject.state()}")

    def ends_well(self, *verbs: str) -> None:
        rows = [ROWS[verb] for verb in verbs]
        assert "\n".join(self.wrong) == ""
        assert self.asked == sum(len(TABLES[name][1]) for name, _row in rows) * len(EVERYBODY)
        assert self.allowed == sum(len(row.sources) * sum(may_use(role, row) for role in EVERYBODY) for _n, row in rows)


class Row:
    """A row that stands somewhere in a table, and in whose history that is told."""

    def __init__(self, row, history=None):
        self.row, self.history = row, history or row

    def put(self, state: str) -> None:
        type(self.row).objects.filter(pk=self.row.pk).update(state=state)

    def state(self) -> str:
        return type(self.row).objects.get(pk=self.row.pk).state

    def moves(self) -> list[str]:
        return moves(self.history)


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
    """A call that is open, in a site with every role."""
    time_machine.move_to(CLOSES - dt.timedelta(days=5), tick=False)
    site = make_role_site()
    steps = [
        GrantStep(kind="opens", date=OPENS.date(), time=OPENS.time()),
        GrantStep(kind="closes_online", date=CLOSES.date(), time=CLOSES.time()),
    ]
    call = make_call(site.pages.ro_grants, calendar=steps)
    questions = [
        question_block("text", "Numele echipei", required=True, role="team"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("number", "Suma cerută", role="amount", minimum=1, maximum=15000),
    ]
    form = make_form_page(call, title="Cerere", kind="application", desk="grants", questions=questions)
    made = make_world(site, call, form)
    made.call, made.form = call, form
    return made


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
