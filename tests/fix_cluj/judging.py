"""A call that is judged, for the tests: applications, a committee, and its way as far as asked, by the public actions."""

import datetime as dt
import time
import uuid
from decimal import Decimal

from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.models import User
from fix_cluj.actions import committee, deciding, drawing, reviewing
from fix_cluj.actions.filing import file_application
from fix_cluj.actions.states import move
from fix_cluj.models import Application, Committee, CommitteeSeat, GrantCallPage, ReviewAssignment
from participation.models import Form
from tests.fix_cluj.conftest import CLOSES
from tests.participation.staff import make_submission

GRID = [
    {
        "name_ro": "Relevanța",
        "name_en": "Relevance",
        "weight": 60,
        "rows": [
            {"name_ro": "Nevoia", "name_en": "The need", "most": 10},
            {"name_ro": "Publicul", "name_en": "The public", "most": 10},
        ],
    },
    {
        "name_ro": "Bugetul",
        "name_en": "The budget",
        "weight": 40,
        "rows": [{"name_ro": "Costurile", "name_en": "Costs", "most": 10}],
    },
]
RULES = {
    "readers": 2, "is_blind": True, "spread_limit": Decimal(30), "threshold": Decimal(50), "budget": Decimal(10000),
    "most_awards": None, "most_reserves": None, "ties_by": "earlier",
}  # fmt: skip


def person(*rights: str, email: str = "") -> User:
    user = User.objects.create_user(email or f"{uuid.uuid4().hex[:8]}@exemplu.ro", "parola-de-test-1", is_staff=True)
    apps = ("fix_cluj", "participation")
    given = Permission.objects.filter(content_type__app_label__in=apps, codename__in=rights)
    user.user_permissions.add(*given, Permission.objects.get(codename="access_admin"))
    return user


def officer(**fields) -> User:
    desk = ("view_submission", "change_submission", "work_grants_desk")
    return person("officer_application", "decide_application", *desk, **fields)


def reviewer(**fields) -> User:
    return person("review_committee", **fields)


def sign_in(client, user: User) -> None:
    """As if the password had been given this very second."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def apply(
    form: Form, *, team: str, amount: str = "4000", checked: bool = True, minutes: int = 0, **fields
) -> Application:
    """An application of a team; checked and found eligible unless asked otherwise."""
    keys = {entry["role"]: entry["key"] for entry in form.current_version.structure if entry["role"]}
    received = CLOSES - dt.timedelta(days=9) + dt.timedelta(minutes=minutes)
    answers = {keys["team"]: team, keys["title"]: f"Ideea {team}", keys["amount"]: {"amount": amount}}
    facts = {
        "author_name": f"Persoana {team}",
        "email": f"{team.lower()}@example.org",
        "received_at": received,
    } | fields
    submission = make_submission(form, title=f"Ideea {team}", answers=answers, **facts)
    found = file_application(submission=submission, now=received)
    return move(application=found, verb="check", by=None, now=received) if checked else found


def convened(call: GrantCallPage, *, by: User, judges: list[User], **rules) -> Committee:
    """Formed, with rules, grid and members; convened."""
    now = timezone.now()
    found = committee.form_committee(call=call, by=by, now=now)
    committee.set_rules(committee=found, rules=RULES | rules, by=by, now=now)
    committee.set_grid(committee=found, grid=GRID, by=by, now=now)
    for judge in judges:
        committee.give_seat(committee=found, judge=judge, by=by, now=now)
    return committee.convene(committee=found, call=call, by=by, now=now)


def seat(found: Committee, judge: User) -> CommitteeSeat:
    return found.seats.get(judge=judge)


def drawn(found: Committee, *, by: User, conflicts: dict | None = None) -> Committee:
    """Everybody has declared, `conflicts` being {reviewer: {application: reason}}, and the draw is made."""
    now = timezone.now()
    for member in found.seats.filter(is_excused=False, declared_at=None):
        reasons = {row.pk: reason for row, reason in (conflicts or {}).get(member.judge, {}).items()}
        reviewing.declare(seat=member, conflicts=reasons, now=now)
    return drawing.draw(committee=found, by=by, now=now)


def hand_in(application: Application, judge: User, *points: int, is_final: bool = True):
    """Points in the order of the grid's rows."""
    found = Committee.objects.get(call_key=application.call_key)
    rows = [row.pk for section in found.sections.all() for row in section.rows.all()]
    return reviewing.save_review(
        assignment=ReviewAssignment.objects.get(application=application, judge=judge),
        points=dict(zip(rows, points, strict=False)), remark="Bine gândit.", is_final=is_final, now=timezone.now(),
    )  # fmt: skip


def judged(applications: dict[Application, tuple[int, ...]]) -> None:
    """Everybody who reads an application hands in these points."""
    for application, points in applications.items():
        for assignment in application.assignments.filter(review=None):
            hand_in(application, assignment.judge, *points)


def approved(found: Committee, *, first: User, second: User) -> Committee:
    now = timezone.now()
    found = deciding.rank(committee=found, by=first, now=now)
    found = deciding.approve(committee=found, digest=found.digest, by=first, now=now)
    return deciding.approve_second(committee=found, digest=found.digest, by=second, now=now)
