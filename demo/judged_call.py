"""A judged call of the first edition's size, through the public actions: filing, check, points, results, contracts."""

import datetime as dt
import random
from collections.abc import Callable
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.models import Neighbourhood
from fix_cluj.actions import checking, committee, deciding, drawing, panel, reviewing, revising
from fix_cluj.choices import ApplicationState, RevisionKind
from fix_cluj.models import (
    Application,
    CheckItem,
    Committee,
    FixClujPage,
    GrantCallPage,
    GridRow,
    ReviewAssignment,
)
from participation.actions.submissions import receive_submission
from participation.models import FormPage
from participation.structure import question_key

from . import judged_contracts, judged_dossier
from .content.fix_cluj import PROGRAMME
from .content.fix_cluj import judged as content
from .fix_cluj import calendar, call_facts, call_text
from .open_debate import FACTS, form_text, question_id
from .pages import publish_pair
from .submissions import clean_answer, moment, newest_wordings

OFFICER = "grants-officer@demo.ciic.example"
JUDGE, SECOND = "demo-evaluator-{}@demo.ciic.example", "demo-grants-second@demo.ciic.example"
QUESTIONS = {question["key"]: question for question in content.FORM["questions"]}
CLOSES = next(first for kind, first, _hour, _last in content.CALL["calendar"] if kind == "closes_online")
RESULTS_DAY = next(first for kind, first, _hour, _last in content.CALL["calendar"] if kind == "results")
OPENS = next(first for kind, first, _hour, _last in content.CALL["calendar"] if kind == "opens")


def is_there() -> bool:
    return GrantCallPage.objects.filter(slug=content.CALL["slug_ro"]).exists()


def build(say: Callable[[str], None]) -> GrantCallPage:
    """The call with its form, then everything that happens to it; `say` hears of each step."""
    with transaction.atomic():
        call = build_pages()
    chance = random.Random(content.SEED)  # noqa: S311 - the same call at every load
    with transaction.atomic():
        Page.fix_tree()  # wagtail-localize published copies that knew of no children yet
        officer, second, judges = people()
        send(call, chance)
        say(f"  {content.APPLICATIONS} applications")
        check(call, officer)
        found = convene(call, officer, judges)
        judge(found, officer, chance)
        say("  checked, drawn, read")
        decide(found, officer, second)
        contest(found, officer, second)
        tell_numbers(call, found)
        say("  ranked, approved by two people, published; one contestation upheld")
        judged_contracts.follow(found, officer)
        say("  contracts signed, paid in part, reported; one closed")
    with transaction.atomic():
        judged_dossier.build(call, found)
    return call


def build_pages() -> GrantCallPage:
    programme = FixClujPage.objects.get(slug=PROGRAMME["slug_ro"], locale__language_code="ro")
    row = content.CALL
    call = publish_pair(
        programme,
        GrantCallPage,
        facts=call_facts(row),
        ro=call_text(row, "ro"),
        en=call_text(row, "en"),
        rows={"calendar": calendar(row)},
    )
    facts = {name: content.FORM[name] for name in (*FACTS, "has_steps")}
    publish_pair(call, FormPage, facts=facts, ro=form_text(content.FORM, "ro"), en=form_text(content.FORM, "en"))
    return call


def people() -> tuple:
    """The officer, a second one and the reviewers; the new accounts have no password, nobody signs in with them."""
    users = get_user_model().objects
    officer = users.get(email=OFFICER)
    second = account(SECOND, "Al doilea ofițer")
    second.groups.set(officer.groups.all())
    reviewers = users.get(email="reviewer@demo.ciic.example").groups.all()
    judges = [account(JUDGE.format(number), f"Evaluator {number}") for number in range(1, content.JUDGES + 1)]
    for each in judges:
        each.groups.set(reviewers)
    return officer, second, judges


def account(email: str, name: str):
    users = get_user_model().objects
    facts = {"first_name": name, "last_name": "(demonstrație)", "is_staff": True, "is_active": True}
    return users.filter(email=email).first() or users.create_user(email, **facts)


def send(call: GrantCallPage, chance: random.Random) -> None:
    """One after the other while the call was open; without e-mail, so that no letter goes to anybody."""
    wordings = newest_wordings(FormPage.objects.child_of(call).get())
    hoods = {row.slug: row for row in Neighbourhood.objects.order_by("slug")}
    length = CLOSES - OPENS - 1
    for number in range(content.APPLICATIONS):
        language = "en" if number % 6 == 5 else "ro"
        hood = hoods[list(hoods)[number * 7 % len(hoods)]]
        received = moment(OPENS + 1 + number * length // content.APPLICATIONS, "10:00") + dt.timedelta(minutes=number)
        typed = answers(number, language, hood, chance)
        receive_submission(
            wording=wordings[language],
            cleaned={
                question_key(question_id(content.FORM["key"], name)): clean_answer(
                    content.FORM["key"], QUESTIONS[name], value, hoods
                )
                for name, value in typed.items()
            },
            received_at=received,
            now=received,
            sends_mail=False,
            is_demonstration=True,
        )


def answers(number: int, language: str, hood: Neighbourhood, chance: random.Random) -> dict:
    pick = 0 if language == "ro" else 1
    asked = chance.randrange(3000, 15001, 500)
    idea = content.IDEAS[number % len(content.IDEAS)][pick]
    return {
        "team": content.TEAM[pick].format(number + 1),
        "title": f"{idea}, {hood.name_ro if language == 'ro' else hood.name_en}",
        "summary": content.SUMMARY[pick],
        "neighbourhood": hood.slug,
        "costs": list(zip(content.COSTS[pick], (asked // 2, asked - asked // 2), strict=True)),
        "asked": str(asked),
        "results": [(content.INDICATOR[pick], str(20 + number % 30))],
        "privacy": True,
    }


def check(call: GrantCallPage, officer) -> None:
    """By the checklist; every twentieth does not say where."""
    facts = {"by": officer, "now": timezone.now()}
    checking.set_checklist(call=call, lines=content.CHECKLIST, **facts)
    items = list(CheckItem.objects.filter(call_key=call.translation_key))
    rows = Application.objects.of_call(call.translation_key).order_by("filed_at")
    refused = set(range(9, content.APPLICATIONS, content.APPLICATIONS // content.REFUSED)[: content.REFUSED])
    for number, row in enumerate(rows):
        met = {item.pk: not (number in refused and item == items[-1]) for item in items}
        notes = {items[-1].pk: content.WHY_REFUSED}
        checking.check(application=row, seen=str(row.submission_id), met=met, notes=notes, **facts)


def convene(call: GrantCallPage, officer, judges: list) -> Committee:
    facts = {"by": officer, "now": timezone.now()}
    found = committee.form_committee(call=call, **facts)
    rules = {name: getattr(found, name) for name in Committee.RULES}
    limits = {"most_awards": content.AWARDS, "most_reserves": content.RESERVES, "threshold": Decimal(50)}
    committee.set_rules(committee=found, rules=rules | limits, **facts)
    grid = [
        {
            "name_ro": ro,
            "name_en": en,
            "weight": weight,
            "rows": [{"name_ro": first, "name_en": second, "most": most} for first, second, most in rows],
        }
        for ro, en, weight, rows in content.GRID
    ]
    committee.set_grid(committee=found, grid=grid, **facts)
    for each in judges:
        committee.give_seat(committee=found, judge=each, **facts)
    return committee.convene(committee=found, call=call, **facts)


def judge(found: Committee, officer, chance: random.Random) -> None:
    """Everybody declares, one with a conflict; then points around what an application is worth."""
    now = timezone.now()
    first = Application.objects.of_call(found.call_key).filter(state=ApplicationState.ELIGIBLE).earliest("filed_at")
    for number, seat in enumerate(found.seats.order_by("pk")):
        reviewing.note_interests(seat=seat, interests=content.INTERESTS, now=now)
        reviewing.declare(seat=seat, conflicts={} if number else {first.pk: content.CONFLICT}, now=now)
    drawing.draw(committee=found, by=officer, now=now)
    rows = dict(GridRow.objects.filter(section__committee=found).values_list("pk", "most"))
    worth: dict[int, float] = {}
    while waiting := unread(found):
        for each in waiting:
            value = worth.setdefault(each.application_id, chance.uniform(3, 9))
            points = {pk: min(most, max(0, round(chance.gauss(value, 1)))) for pk, most in rows.items()}
            facts = {"points": points, "remark": content.REMARK, "is_final": True, "now": now}
            reviewing.save_review(assignment=each, **facts)


def unread(found: Committee) -> list[ReviewAssignment]:
    """What nobody handed in yet: two who are far apart call for one more."""
    rows = ReviewAssignment.objects.filter(application__call_key=found.call_key, review=None)
    return list(rows.select_related("application", "judge").order_by("application__filed_at", "judge__email"))


def decide(found: Committee, officer, second) -> None:
    facts = {"now": moment(RESULTS_DAY, "12:00")}
    found.refresh_from_db()
    ranked = deciding.rank(committee=found, by=officer, **facts)
    deciding.approve(committee=ranked, digest=ranked.digest, by=officer, **facts)
    deciding.approve_second(committee=ranked, digest=ranked.digest, by=second, **facts)
    deciding.publish(committee=ranked, by=officer, **facts)


def contest(found: Committee, officer, second) -> None:
    """The first on the reserve list is read again by others and moves up; the last who was funded becomes a reserve."""
    now = moment(RESULTS_DAY + 8, "12:00")
    contested = found.decisions.filter(outcome="reserve").earliest("place").application
    row = revising.open_revision(
        committee=found, kind=RevisionKind.CONTESTATION, application=contested, more_money=None,
        reason_ro=content.CONTESTED[0], reason_en=content.CONTESTED[1], by=officer, now=now,
    )  # fmt: skip
    most = dict(GridRow.objects.filter(section__committee=found).values_list("pk", "most"))
    for reading in row.readings.all():
        facts = {"points": most, "remark": content.REMARK, "is_final": True, "now": now}
        panel.save_reading(reading=reading, **facts)
    row = revising.propose_revision(revision=row, by=officer, now=now)
    revising.apply_revision(revision=row, digest=row.digest, by=second, now=now)


def tell_numbers(call: GrantCallPage, found: Committee) -> None:
    """The call's page says how many came and how many are funded."""
    page = GrantCallPage.objects.get(pk=call.pk)
    page.is_decided = True
    page.received_count = Application.objects.of_call(found.call_key).count()
    page.selected_count = found.decisions.filter(outcome="awarded").count()
    page.save_revision().publish()
