"""People, moments and addresses for the walk of every state × verb × role of the tables of applications."""

import datetime as dt
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from fix_cluj.actions import checking, committee
from fix_cluj.models import (
    Application,
    ApplicationVersion,
    CheckItem,
    Committee,
    Contract,
    Decision,
    Instalment,
    Payee,
    Report,
    Revision,
)
from fix_cluj.workflow import DECIDER, OFFICER, Transition
from participation.actions import access
from participation.actions.drafts import begin_draft, secret_of
from participation.actions.own_list import open_membership
from participation.models import CaseMessage, Draft, Form, OutboxMessage, Submission, TeamMember
from portal.roles import ROLES
from tests.fix_cluj import judging
from tests.fix_cluj.conftest import CLOSES
from tests.fix_cluj.funding import DAYS
from tests.participation.sending import BROWSER, Visitor

# The viewer belongs to the team and may only read; the rival has a case, and its secret, of the same call.
ANONYMOUS, APPLICANT, VIEWER, RIVAL = "anonymous", "applicant", "viewer of the team", "rival"
ASSIGNED, UNASSIGNED, OTHER_DESK = "assigned reviewer", "unassigned reviewer", "officer of another desk"
EVERYBODY = (ANONYMOUS, APPLICANT, VIEWER, RIVAL, ASSIGNED, UNASSIGNED, OTHER_DESK, *(role.key for role in ROLES))
HOLDERS = {"grants_officer": (OFFICER, DECIDER)}  # the officer of another desk has the rights, but not there


def may_use(role: str, row: Transition) -> bool:
    """What the table says, by the roles of the portal."""
    if role == APPLICANT:
        return row.is_applicants
    return bool(row.right) and row.right in HOLDERS.get(role, ())


@dataclass
class World:
    """One application of a call, everybody who may come near it, and the secrets that each of them knows."""

    target: Application
    rival: Application
    draft: Draft  # complete, not sent yet
    colleague: User  # another officer, the first of two who approve
    people: dict[str, User]
    clients: dict[str, Client] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)  # whose case → its secret

    def sign_in(self) -> None:
        """Staff gave the password a moment ago; the others need none."""
        self.clients = {role: Client() for role in EVERYBODY}
        for role, person in self.people.items():
            judging.sign_in(self.clients[role], person)
        viewer = TeamMember.objects.get()
        self.cases = {APPLICANT: case_of(self.target), RIVAL: case_of(self.rival)}
        self.cases[VIEWER] = open_membership(member=viewer, now=timezone.now())

    def secret_of(self, role: str, *, of_draft: bool = False) -> str:
        """What somebody can put into the address of the applicant's pages: an own secret, or something that is none."""
        if role == APPLICANT and of_draft:
            return secret_of(self.draft)
        known = (self.target.submission.reference.lower(), str(self.target.submission_id), self.draft.nonce)
        return self.cases.get(role) or known[EVERYBODY.index(role) % len(known)]


def case_of(application: Application) -> str:
    return access.open_case(submission=application.submission, how="code", now=timezone.now())


def make_people(site) -> dict[str, User]:
    """One for every role; two reviewers more, and an officer with all rights of the grants desk but the desk itself."""
    people = dict(site.people)
    for name in (ASSIGNED, UNASSIGNED):
        people[name] = User.objects.create_user(
            f"{name.split()[0]}@demo.ciic.example", "parola-de-test-1", is_staff=True
        )
        people[name].groups.set(site.people["reviewer"].groups.all())
    people[OTHER_DESK] = User.objects.create_user("other@demo.ciic.example", "parola-de-test-1", is_staff=True)
    rights = Permission.objects.filter(group__user=people["grants_officer"]).exclude(codename="work_grants_desk")
    people[OTHER_DESK].user_permissions.set(rights | Permission.objects.filter(codename="work_ideas_desk"))
    return people


def make_world(site, call, form) -> World:
    """The application is filed, its rival was taken back, a third one is a complete draft."""
    people, found = make_people(site), Form.objects.get(page_key=form.translation_key)
    target = judging.apply(found, team="Umbra", checked=False)
    rival = judging.apply(found, team="Nisip", checked=False, minutes=1)
    Application.objects.filter(pk=rival.pk).update(state="withdrawn")
    Submission.objects.filter(pk=rival.submission_id).update(status="withdrawn", withdrawn_at=timezone.now())
    visitor = Visitor(form)
    typed = {visitor.key("Numele echipei"): ["Pod"], visitor.key("Titlul ideii"): ["Un pod"]}
    now = timezone.now() - dt.timedelta(minutes=5)
    draft, _is_new = begin_draft(wording=visitor.wording, nonce="matrix", typed=typed, step=1, now=now)
    member = {"email": "membru@exemplu.ro", "language": "ro", "accepted_at": now}
    TeamMember.objects.create(submission=target.submission, draft=draft, **member)
    colleague = judging.officer(email="coleg@exemplu.ro")
    checking.set_checklist(call=call, lines=[("Buletin", "Identity card")], by=colleague, now=now)
    seats = committee.form_committee(call=call, by=colleague, now=now)
    committee.give_seat(committee=seats, judge=people[ASSIGNED], by=colleague, now=now)
    rival.refresh_from_db()
    return World(target, rival, draft, colleague, people)


@contextmanager
def undone():
    """Whatever happens inside never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def snapshot() -> tuple:
    """Everything that a verb may change, and how often anything was logged or written."""
    states = (Application, Decision, Revision, Committee)
    counted = (ModelLogEntry, ApplicationVersion, OutboxMessage, CaseMessage, Draft)
    whole = (Contract, Report, Payee, Instalment)
    return (
        *(tuple(model.objects.order_by("pk").values_list("pk", "state")) for model in states),
        *(tuple(model.objects.order_by("pk").values()) for model in whole),
        tuple(Submission.objects.order_by("pk").values_list("pk", "status", "withdrawn_at")),
        *(model.objects.count() for model in counted),
    )


# --- doors: what somebody does at the address of a verb; each is tried by everybody --------------------------------------

Door = Callable[[World, str], list]


def staff_door(name: str, **fields) -> Door:
    """A page about one application on the officer's board."""

    def enter(world: World, role: str) -> list:
        row, item = world.target, CheckItem.objects.get()
        data = {key.format(item=item.pk): value for key, value in fields.items()}
        address = reverse(f"grants:{name}", args=[row.call_key, row.code])
        return [world.clients[role].post(address, {"seen": row.submission_id} | data)]

    return enter


def committee_door(verb: str) -> Door:
    """A button of the committee's page; who presses it has read what stands there."""

    def enter(world: World, role: str) -> list:
        found = Committee.objects.get()
        address = reverse("grants:do", args=[found.pk, verb])
        return [world.clients[role].post(address, {"digest": found.digest})]

    return enter


def change_door(verb: str) -> Door:
    """A button below a change of published results."""

    def enter(world: World, role: str) -> list:
        row = Revision.objects.get()
        address = reverse("grants:change", args=[row.committee_id, row.pk, verb])
        return [world.clients[role].post(address, {"digest": row.digest, "drop-reason": "S-a retras."})]

    return enter


def case_door(word: str, **data) -> Door:
    """The applicant's own case."""

    def enter(world: World, role: str) -> list:
        return [world.clients[role].post(f"/ro/dosar/{world.secret_of(role)}/{word}/", data, **BROWSER)]

    return enter


def contract_door(name: str, *verb: str, **data) -> Door:
    """A page or a button about the contract on the officer's screens."""

    def enter(world: World, role: str) -> list:
        row = world.target.contracts.get()
        return [world.clients[role].post(reverse(f"grants:{name}", args=[world.target.call_key, row.pk, *verb]), data)]

    return enter


def report_door(verb: str, **data) -> Door:
    """A button below the report that was filed first."""

    def enter(world: World, role: str) -> list:
        row = Report.objects.earliest("pk")
        address = reverse("grants:report_do", args=[world.target.call_key, row.contract_id, row.pk, verb])
        return [world.clients[role].post(address, data)]

    return enter


def change_again(world: World, role: str) -> list:
    """What was sent becomes a draft, and that is sent."""
    client, answers = world.clients[role], case_door("modificare")(world, role)
    drafts = [answer.url for answer in answers if "/ciorna/" in answer.headers.get("Location", "")]
    return answers + [client.post(address, {"go": "send"}, **BROWSER) for address in drafts]


def send_draft(world: World, role: str) -> list:
    """The last look at a draft, and its button."""
    address = f"/ro/ciorna/{world.secret_of(role, of_draft=True)}/verificare/"
    return [world.clients[role].post(address, {"go": "send"}, **BROWSER)]


SIGNED = {name: str(value) for name, value in DAYS.items()}
REPORTED = {"spent_0": "4000", "done": "Am montat pânzele.", "file": "1"}
FINAL = REPORTED | {"ended_on": "2030-09-20", "summary_ro": "Umbră în parc."}
DOORS: dict[str, tuple[Door, ...]] = {
    "submit": (send_draft,),
    "resubmit": (change_again,),
    "ask": (staff_door("ask", **{"ask-text": "Ce înseamnă?", "ask-until": "2030-03-28"}),),
    "answer": (staff_door("answered"), case_door("mesaj", text="Iată.", nonce="n")),
    "check": (staff_door("check", **{"met_{item}": "yes"}),),
    "refuse": (staff_door("check", **{"met_{item}": "no", "note_{item}": "Lipsește."}),),
    "admit": (staff_door("admit", **{"admit-reason": "Era în anexă."}),),
    "withdraw": (case_door("retragere", reason=""),),
    "assign": (committee_door("draw"),),
    "close": (committee_door("approve_second"),),
    "approve_award": (committee_door("approve_second"),),
    "approve_reserve": (committee_door("approve_second"),),
    "approve_rejection": (committee_door("approve_second"),),
    "publish": (committee_door("publish"),),
    "promote": (change_door("apply_revision"),),
    "revise": (change_door("apply_revision"),),
    "give_up": (change_door("apply_revision"),),
    "propose_revision": (change_door("propose_revision"),),
    "apply_revision": (change_door("apply_revision"),),
    "drop_revision": (change_door("drop_revision"),),
    "sign": (contract_door("sign", **SIGNED),),
    "decline": (
        contract_door("contract_do", "decline", **{"decline-reason": "Plecăm."}),
        case_door("finantare/renunta", reason="Plecăm."),
    ),
    "start": (contract_door("contract_do", "start"),),
    "close_contract": (contract_door("contract_do", "close_contract"),),
    "cancel": (contract_door("contract_do", "cancel", **{"cancel-reason": "Locul a fost vândut."}),),
    "report_interim": (case_door("finantare/raport/interim", **REPORTED),),
    "report_final": (case_door("finantare/raport/final", **FINAL),),
    "file_report": (case_door("finantare/raport/final", **FINAL),),
    "send_back": (report_door("return", **{"return-reason": "Lipsesc facturi."}),),
    "return_report": (report_door("return", **{"return-reason": "Lipsesc facturi."}),),
    "accept_report": (report_door("accept"),),
}
AFTER = CLOSES + dt.timedelta(days=2)
