"""The walk of every state × verb × role, the scenes that it takes, and the call in which it begins."""

import datetime as dt

from wagtail.models import ModelLogEntry

from fix_cluj.models import GrantStep
from fix_cluj.workflow import TABLES, Transition
from tests.factories import make_form_page, question_block
from tests.fix_cluj.builders import make_call
from tests.fix_cluj.conftest import CLOSES, OPENS
from tests.fix_cluj.matrix import DOORS, EVERYBODY, World, make_world, may_use, snapshot, undone
from tests.portal.role_site import make_role_site

# Which verbs each scene of the tests walks; together they are the tables.
SCENES = {
    "before its judging": ("submit", "resubmit", "ask", "answer", "check", "refuse", "admit", "withdraw"),
    "declared": ("assign",),
    "approved once": ("close", "approve_award", "approve_reserve", "approve_rejection"),
    "approved twice": ("publish",),
    "money was freed": ("promote", "give_up", "propose_revision", "apply_revision", "drop_revision"),
    "contested": ("revise",),
    "funded": ("sign", "decline", "start", "report_interim", "report_final", "send_back", "close_contract", "cancel"),
    "a report": ("file_report", "accept_report", "return_report"),
}
# What an action does right after the verb, in the same transaction.
FOLLOWED_BY = {"promote": "publish"}
# One entry tells of a report and of its contract.
TOLD_AS = {"file_report": "report_final", "return_report": "send_back"}
ROWS: dict[str, tuple[str, Transition]] = {
    row.verb: (name, row) for name, (table, _states, _first) in TABLES.items() for row in table
}


def target_of(verb: str) -> str:
    return ROWS[FOLLOWED_BY.get(verb, verb)][1].target


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
        is_theirs, told_as = may_use(role, row), TOLD_AS.get(row.verb, row.verb)
        if is_theirs and state in row.sources:
            more = subject.moves()[len(told) :]
            is_right = subject.state() == target_of(row.verb) and more.count(f"fix_cluj.{told_as}") == 1
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


# --- where it begins --------------------------------------------------------------------------------------------------


def open_world(time_machine) -> World:
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
