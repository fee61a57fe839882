"""Run inside the portal's environment: published results with two awards, one in each language; prints where they are."""

import datetime as dt
import json
import secrets

TEAMS = {"ro": "Lăstunii", "en": "The Swifts"}


def make_awards() -> dict:
    """A call that is over, with its form; both teams are funded, and their contracts wait to be signed."""
    from django.utils import timezone

    from accounts.models import User
    from fix_cluj.actions import contracts
    from fix_cluj.models import FixClujPage, GrantStep
    from participation.models import Form
    from tests.factories import translate
    from tests.fix_cluj import funding
    from tests.fix_cluj.builders import make_call

    now = timezone.now()
    days = [("opens", 90, 9), ("closes_online", 70, 16), ("results", 60, 12)]
    steps = [
        GrantStep(kind=kind, date=now.date() - dt.timedelta(days=ago), time=dt.time(hour), sort_order=place)
        for place, (kind, ago, hour) in enumerate(days)
    ]
    programme = FixClujPage.objects.get(locale__language_code="ro")
    title = f"Apelul finanțat {secrets.token_hex(2)}"
    call = make_call(programme, title=title, calendar=steps, is_demonstration=True)
    translate(call)
    form = funding.make_form(call)
    translate(call.get_children().get(slug="cerere").specific)
    form = Form.objects.get(pk=form.pk)
    rows = {}
    for language, team in TEAMS.items():
        facts = {"language": language, "email": f"{secrets.token_hex(4)}@example.org"}
        rows[language] = funding.apply(form, team, received_at=now - dt.timedelta(days=80), **facts)
    found = funding.results(call, *rows.values())
    officer = User.objects.get(email="grants-officer@demo.ciic.example")
    contracts.invite_missing(committee=found, by=officer, now=now)
    key = str(call.translation_key)
    return {"key": key} | {language: facts_of(row) for language, row in rows.items()}


def facts_of(row) -> dict:
    submission = row.submission
    contract = row.contracts.get()
    return {"number": submission.reference, "email": submission.email, "code": row.code, "contract": contract.pk}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(make_awards()))
