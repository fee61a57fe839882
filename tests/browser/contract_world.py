"""Run inside the portal's environment: published results with awards (`awards`, or `award` of one mailbox); prints where they are."""

import datetime as dt
import json
import secrets
import sys

TEAMS = {"ro": "Lăstunii", "en": "The Swifts"}
IDEAS = {"ro": "Umbră în curtea școlii", "en": "Shade in the school yard"}
LINES = {"ro": ("Pânze", "Montaj", "Locuri umbrite"), "en": ("Sails", "Putting up", "Places in the shade")}
CALL = {"ro": "Apelul de probă", "en": "The call on trial"}


def awards() -> dict:
    """A call that is over; a team of each language is funded, and their contracts wait to be signed."""
    return fund({language: f"{secrets.token_hex(4)}@example.org" for language in TEAMS})


def award(language: str, email: str) -> dict:
    """The same for one mailbox alone."""
    return fund({language: email})


def begin(pk: str) -> dict:
    """The officer signs that contract, the project begins, and half of the sum is paid."""
    from django.utils import timezone

    from fix_cluj.actions import contracts, paying
    from fix_cluj.models import Contract

    facts = {"by": officer(), "now": timezone.now()}
    row = Contract.objects.get(pk=pk)
    today = facts["now"].date()
    ago = {"signed_on": 40, "starts_on": 38, "ends_on": 2, "final_due": -14}
    days = {name: today - dt.timedelta(days=number) for name, number in ago.items()}
    terms = days | {"number": "14", "interim_due": None, "difference": 10}
    contracts.sign(contract=row, facts=terms, amount=None, **facts)
    row = contracts.start(contract=row, **facts)
    for day, is_paid in ((days["starts_on"], True), (days["final_due"], False)):
        part = paying.plan_instalment(contract=row, planned_on=day, amount=row.amount / 2, **facts)
        if is_paid:
            paying.record_payment(instalment=part, paid_on=day, **facts)
    return {}


def officer():
    from accounts.models import User

    return User.objects.get(email="grants-officer@demo.ciic.example")


def fund(mailboxes: dict[str, str]) -> dict:
    """A call with its form in both languages, an application from each mailbox, results."""
    from django.utils import timezone

    from fix_cluj.actions import contracts
    from participation.models import Submission
    from tests.fix_cluj import funding

    now = timezone.now()
    call, form = make_call_and_form(now)
    rows = {}
    for language, email in mailboxes.items():
        facts = {"language": language, "email": email, "received_at": now - dt.timedelta(days=80)}
        row = rows[language] = funding.apply(form, TEAMS[language], names=LINES[language], **facts)
        Submission.objects.filter(pk=row.submission_id).update(title=IDEAS[language])
    found = funding.results(call, *rows.values())
    contracts.invite_missing(committee=found, by=officer(), now=now)
    key = str(call.translation_key)
    return {"key": key} | {language: facts_of(row) for language, row in rows.items()}


def make_call_and_form(now):
    from fix_cluj.models import FixClujPage, GrantStep
    from participation.models import Form, FormWording
    from tests.factories import translate
    from tests.fix_cluj import funding
    from tests.fix_cluj.builders import make_call

    days = [("opens", 90, 9), ("closes_online", 70, 16), ("results", 60, 12)]
    steps = [
        GrantStep(kind=kind, date=now.date() - dt.timedelta(days=ago), time=dt.time(hour), sort_order=place)
        for place, (kind, ago, hour) in enumerate(days)
    ]
    programme = FixClujPage.objects.get(locale__language_code="ro")
    call = make_call(programme, title=CALL["ro"], calendar=steps, is_demonstration=True)
    translate(call, words={call.title: CALL["en"]})
    form = funding.make_form(call)
    translate(call.get_children().get(slug="cerere").specific)
    words = FormWording.objects.newest(Form.objects.get(pk=form.pk).current_version, "en")
    words.words["_form"]["title"] = "Application"
    FormWording.objects.filter(pk=words.pk).update(words=words.words)
    return call, Form.objects.get(pk=form.pk)


def facts_of(row) -> dict:
    submission, contract = row.submission, row.contracts.get()
    return {"number": submission.reference, "email": submission.email, "code": row.code, "contract": contract.pk}


if __name__ == "__main__":
    import django

    django.setup()
    verbs = {"awards": awards, "award": award, "begin": begin}
    print(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
