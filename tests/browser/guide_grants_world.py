"""Run inside the portal's environment: a small judged call for the guides, and what others do in it (`call`, `declare`, `judge`, `again`, `ask`, `account`, `report`)."""

import json
import sys

APPLICATIONS, JUDGES = 6, 4
TITLE = "Apel demonstrativ jurizat"
SECOND = "al-doilea-responsabil@demo.ciic.example"
QUESTIONS = {
    "ro": "Din cine este formată echipa de montaj? Un rând e destul.",
    "en": "Who is in the team that sets it up? One line is enough.",
}


CHEAPER = "Un transport în loc de două."


def call() -> dict:
    """A call whose deadline is over, with its applications, two reviewers besides the one who signs in, a second officer."""
    import os
    import random

    from django.contrib.auth import get_user_model

    from demo import judged_call
    from demo.content.fix_cluj import judged as content

    content.APPLICATIONS, content.JUDGES, content.REFUSED = APPLICATIONS, JUDGES, 1
    content.CALL |= {"title_ro": TITLE, "summary_ro": f"{TITLE}: {APPLICATIONS} cereri inventate."}
    page = judged_call.build_pages()
    page.fix_tree()
    judged_call.send(page, random.Random(content.SEED))
    officer, _second, _judges = judged_call.people()
    judged_call.check(page, officer)
    facts = {"password": os.environ["DEMO_PASSWORD"], "first_name": "Responsabil", "last_name": "Doi", "is_staff": True}
    second = get_user_model().objects.create_user(SECOND, **facts)
    second.groups.set(officer.groups.all())
    form = page.get_children().live().first()
    return {"key": str(page.translation_key), "page": page.pk, "form": form.pk, "ro": page.url, "second": SECOND}


def committee(key: str):
    from fix_cluj.models import Committee

    return Committee.objects.get(call_key=key)


def declare(key: str) -> dict:
    """Everybody declares but whoever signs in."""
    from django.utils import timezone

    from demo.content.fix_cluj import judged as content
    from fix_cluj.actions import reviewing

    for seat in committee(key).seats.filter(judge__email__startswith="demo-evaluator"):
        reviewing.note_interests(seat=seat, interests=content.INTERESTS, now=timezone.now())
        reviewing.declare(seat=seat, conflicts={}, now=timezone.now())
    return {}


def judge(key: str) -> dict:
    """The rest of what was drawn is handed in; nobody is so far from another that a third has to read."""
    import random

    from demo import judged_call
    from fix_cluj.models import GridRow, Review

    found = committee(key)
    rows = dict(GridRow.objects.filter(section__committee=found).values_list("pk", "most"))
    chance = random.Random(7)
    Review.objects.filter(assignment__application__call_key=key, handed_in_at=None).delete()
    while waiting := judged_call.unread(found):
        for each in waiting:
            hand_in(each, {pk: chance.randint(most * 7 // 10, most) for pk, most in rows.items()})
    return {}


def hand_in(assignment, points: dict) -> None:
    from django.utils import timezone

    from demo.content.fix_cluj import judged as content
    from fix_cluj.actions import reviewing

    facts = {"points": points, "remark": content.REMARK, "is_final": True, "now": timezone.now()}
    reviewing.save_review(assignment=assignment, **facts)


def again(key: str) -> dict:
    """Whoever was drawn reads the contested application again."""
    from django.utils import timezone

    from demo.content.fix_cluj import judged as content
    from fix_cluj.actions import panel
    from fix_cluj.models import GridRow, PanelReading

    most = dict(GridRow.objects.filter(section__committee__call_key=key).values_list("pk", "most"))
    for reading in PanelReading.objects.filter(revision__committee__call_key=key, handed_in_at=None):
        panel.save_reading(reading=reading, points=most, remark=content.REMARK, is_final=True, now=timezone.now())
    return {}


def ask(reference: str) -> dict:
    """The officer asks the team of an application."""
    import datetime as dt

    from django.utils import timezone

    from accounts.models import User
    from fix_cluj.actions import checking
    from fix_cluj.models import Application

    row = Application.objects.get(submission__reference=reference)
    facts = {"text": QUESTIONS[row.language], "until": timezone.localdate() + dt.timedelta(days=5)}
    officer = User.objects.get(email__startswith="grants-officer@")
    checking.ask_clarification(application=row, by=officer, now=timezone.now(), **facts)
    return {}


def first_contract(key: str):
    from fix_cluj.models import Contract

    return Contract.objects.of_call(key).order_by("application__decision__place").first()


def account(key: str) -> dict:
    """The team of the first place gives its account."""
    from django.utils import timezone

    from demo.content.fix_cluj import judged as content
    from fix_cluj.actions import contracts

    row = first_contract(key)
    contracts.give_payee(contract=row, iban=content.IBAN, holder=content.HOLDER, now=timezone.now())
    return {"code": row.application.code}


def report(key: str) -> dict:
    """It files its final report: one line cost less than was planned."""
    import uuid
    from decimal import Decimal

    from django.utils import timezone

    from demo.content.fix_cluj import judged as content
    from fix_cluj.actions import reporting

    row, now = first_contract(key), timezone.now()
    pick = 0 if row.application.language == "ro" else 1
    costs = [line | {"spent": line["planned"], "note": ""} for line in row.lines]
    costs[-1] |= {"spent": f"{Decimal(row.lines[-1]['planned']) - 300:f}", "note": CHEAPER}
    ro, en = content.PUBLIC_SUMMARY
    facts = {"costs": costs, "reason": "", "done": content.DONE[pick], "ended_on": row.ends_on}
    facts |= {"reached": [each | {"reached": content.REACHED[pick]} for each in row.indicators]}
    facts |= {"summary_ro": "" if pick else ro, "summary_en": en if pick else ""}
    draft = reporting.keep_draft(contract=row, kind="final", typed={}, now=now)
    reporting.file_report(report=draft, facts=facts, staged=[], nonce=uuid.uuid4().hex, now=now)
    return {}


if __name__ == "__main__":
    import django

    django.setup()
    verbs = {"call": call, "declare": declare, "judge": judge, "again": again, "ask": ask}
    verbs |= {"account": account, "report": report}
    print(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
