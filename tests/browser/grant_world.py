"""Run inside the portal's environment: calls for the journeys of grants, brought as far as each asks; prints where they are."""

import datetime as dt
import json
import os
import secrets
import sys

TEAMS = ("Frunza", "Nisip", "Ploaia", "Tramvaiul", "Gradina", "Ecoul")
POINTS = {
    "Frunza": (10, 10, 10),
    "Nisip": (8, 8, 8),
    "Ploaia": (7, 7, 7),
    "Tramvaiul": (6, 6, 6),
    "Gradina": (5, 5, 5),
    "Ecoul": (2, 2, 2),
}
CHECKLIST = [("Buget", "Budget"), ("Grup informal de cel puțin trei", "A group of at least three")]
REVIEWERS = ("one", "two", "three", "four", "five")
PARENT = "Acordul părintelui"


def open_call(opens: int, closes: int, *, is_judged: bool):
    """A call with its form, in both languages."""
    from django.utils import timezone

    from fix_cluj.models import FixClujPage, GrantStep
    from tests.factories import make_form_page, question_block, translate
    from tests.fix_cluj.builders import make_call

    today, word = timezone.localdate(), secrets.token_hex(2)
    steps = [
        GrantStep(kind="opens", date=today + dt.timedelta(days=opens), time=dt.time(9)),
        GrantStep(kind="closes_online", date=today + dt.timedelta(days=closes), time=dt.time(16), sort_order=1),
    ]
    programme = FixClujPage.objects.get(locale__language_code="ro")
    call = make_call(programme, title=f"Apelul de probă {word}", calendar=steps, is_demonstration=True)
    questions = [
        question_block("heading", "Echipa"),
        question_block("text", "Numele echipei", required=True, role="team"),
        question_block("text", "Persoana de contact", required=True, role="author_name"),
        question_block("email", "E-mail", required=True, role="email"),
        question_block("file", PARENT, required=True, role="guardian", types=["pdf"]),
        question_block("heading", "Ideea"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("number", "Suma cerută", required=True, role="amount", minimum=1, maximum=15000),
    ]
    if is_judged:
        questions = [block for block in questions if block["value"]["label"] != PARENT]
    facts = {"kind": "application", "desk": "grants", "answer_days": 10, "has_steps": True}
    late = {"late_days": 5, "late_guardian": True, "late_acceptance": True}
    form = make_form_page(call, title="Cerere de finanțare", slug="cerere", questions=questions, **facts, **late)
    return call, translate(call), form, translate(form)


def make_open() -> dict:
    """A call that takes applications for ten days more."""
    from participation.models import FormWording

    call, english, form, english_form = open_call(-5, 10, is_judged=False)
    words = FormWording.objects.newest(form.form_row.current_version, "ro").words
    keys = {words[key]["label"]: key for key in words if "label" in words[key]}
    return {
        "ro": {"call": call.url, "form": form.url},
        "en": {"call": english.url, "form": english_form.url},
        "keys": keys,
    }


def make_judged() -> dict:
    """A call that closed yesterday, with six applications that nobody has checked yet, and five reviewers."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from accounts.models import User
    from participation.models import Form
    from tests.fix_cluj import judging

    call, english, form, _english_form = open_call(-20, -1, is_judged=True)
    found, now = Form.objects.get(page_key=form.translation_key), timezone.now()
    codes = {}
    for number, team in enumerate(TEAMS):
        received = now - dt.timedelta(days=3, minutes=-number)
        facts = {"author_name": f"Ștefana {team}escu", "phone": f"0745 111 {number:03}", "received_at": received}
        codes[team] = judging.apply(found, team=team, checked=False, **facts).code
    people = [(f"reviewer-{name}", f"Evaluator {name}", "reviewer") for name in REVIEWERS]
    for name, said, role in (*people, ("second-officer", "Al doilea", "grants-officer")):
        email = f"{name}@demo.ciic.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(
            email, os.environ["DEMO_PASSWORD"], first_name=said, last_name="(demonstrație)", is_staff=True
        )
        user.groups.set(Group.objects.filter(user__email=f"{role}@demo.ciic.example"))
    return {"key": str(call.translation_key), "codes": codes, "ro": call.url, "en": english.url}


# --- what others do meanwhile, through the public actions ----------------------------------------------------------------


def people():
    from accounts.models import User

    officer = User.objects.get(email="grants-officer@demo.ciic.example")
    return officer, [User.objects.get(email=f"reviewer-{name}@demo.ciic.example") for name in REVIEWERS]


def check_rest(key: str) -> dict:
    """The formal check of whatever waits for it; then rules, grid and seats."""
    from django.utils import timezone

    from fix_cluj.actions import checking, committee
    from fix_cluj.models import Application, CheckItem, Committee
    from tests.fix_cluj import judging

    officer, judges = people()
    facts = {"by": officer, "now": timezone.now()}
    met = {item.pk: True for item in CheckItem.objects.filter(call_key=key)}
    for row in Application.objects.of_call(key).filter(state="submitted"):
        checking.check(application=row, seen=str(row.submission_id), met=met, notes={}, **facts)
    found = Committee.objects.get(call_key=key)
    committee.set_rules(committee=found, rules=judging.RULES, **facts)
    committee.set_grid(committee=found, grid=judging.GRID, **facts)
    for judge in judges:
        committee.give_seat(committee=found, judge=judge, **facts)
    return {"committee": found.pk}


def declare_rest(key: str) -> dict:
    """Whoever has not declared yet has no conflict."""
    from django.utils import timezone

    from fix_cluj.actions import reviewing
    from fix_cluj.models import CommitteeSeat

    for seat in CommitteeSeat.objects.filter(committee__call_key=key, declared_at=None):
        reviewing.declare(seat=seat, conflicts={}, now=timezone.now())
    return {}


def drawn(key: str) -> dict:
    """Code → the reviewers' names, as the draw has it."""
    from fix_cluj.models import ReviewAssignment

    rows = ReviewAssignment.objects.filter(application__call_key=key).values_list("application__code", "judge__email")
    found: dict[str, list[str]] = {}
    for code, email in rows:
        found.setdefault(code, []).append(email.partition("@")[0])
    return found


def read_rest(key: str) -> dict:
    """Everybody hands in what the team's application is worth."""
    from fix_cluj.models import Application
    from tests.fix_cluj import judging

    for row in Application.objects.of_call(key).filter(state="in_review"):
        judging.judged({row: POINTS[row.team]})
    return {}


def read_again(key: str) -> dict:
    """The second readers of what is contested give full points."""
    from django.utils import timezone

    from fix_cluj.actions import panel
    from fix_cluj.models import GridRow, PanelReading

    most = dict(GridRow.objects.filter(section__committee__call_key=key).values_list("pk", "most"))
    for reading in PanelReading.objects.filter(revision__committee__call_key=key, handed_in_at=None):
        panel.save_reading(reading=reading, points=most, remark="", is_final=True, now=timezone.now())
    return {}


STEPS = (make_open, make_judged, check_rest, declare_rest, drawn, read_rest, read_again)

if __name__ == "__main__":
    import django

    django.setup()
    step = next(step for step in STEPS if step.__name__ == sys.argv[1])
    print(json.dumps(step(*sys.argv[2:])))
