"""A secret opens what it was made for and nothing else: every secret of a grant's path at every address that takes one."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override

from fix_cluj.models import Application
from participation.actions import access, team
from participation.actions.drafts import ask_to_resume, begin_draft, secret_of
from participation.actions.own_list import open_membership
from participation.models import AccessLink, CaseMessage, Draft, Form, OutboxMessage, Submission, TeamMember
from participation.outbox.letters import secret_of as receipt_secret_of
from tests.factories import publish
from tests.fix_cluj.builders import ANSWERS, latest
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import BROWSER

pytestmark = pytest.mark.django_db
WORDS = ("Pânze de umbră", "Schița de acasă", "echipa@example.org")
OF_DRAFT = {"draft", "draft_step", "draft_review", "draft_later", "draft_team"}
OF_CASE = {"case", "case_write", "case_again", "case_withdraw", "case_paper", "case_team", "case_data", "case_erase"}
OF_AWARD = {"case_contract", "case_payee", "case_decline", "case_report"}
OF_RECEIPT = {"receipt", "receipt_pdf", "receipt_print", "receipt_proof"}
OPENS = {
    "draft": OF_DRAFT,
    "receipt": OF_RECEIPT,
    "case": OF_CASE | OF_AWARD,
    "resume": {"resume_draft"},
    "invitation": {"team_enter"},
    "member who reads": {"team_member", *OF_DRAFT},  # led from the draft's addresses to the own page
    "member who writes": {"team_member", *OF_DRAFT},
    "own list": {"own_applications"},
    "confirmation": {"confirm_email"},
    "letter": {"case_enter"},
    "number": set(),
    "nonce": set(),
}


def routes() -> list[str]:
    """Names of all addresses of the portal that take a secret."""
    found = set()
    with override("ro"):
        for pattern in get_resolver().reverse_dict.items():
            name, (possible, *_rest) = pattern[0], pattern[1]
            if isinstance(name, str) and any("secret" in names for _path, names in possible):
                found.add(name)
    return sorted(found)


@pytest.fixture
def secrets(form, request) -> dict[str, str]:
    """One application that was sent, one draft, two members of it, and every secret that any of them was given."""
    page = latest(form)
    page.needs_confirmation = True
    publish(page)
    sender = request.getfixturevalue("team")  # as the form is from now on
    sender.send(ANSWERS)
    now, sent = timezone.now(), Submission.objects.get()
    typed = {sender.key("Titlul ideii"): ["Schița de acasă"]}
    draft, _is_new = begin_draft(wording=sender.wording, nonce="stolen", typed=typed, step=1, now=now)
    ask_to_resume(draft=draft, email="ana@example.org", sender=None, now=now)
    reader = team.invite_member(holder=draft, email="c@example.org", role="view", sender=None, now=now)
    writer = team.invite_member(holder=draft, email="d@example.org", role="edit", sender=None, now=now)
    issue, purpose = access.issue, AccessLink.Purpose
    letters = dict(OutboxMessage.objects.order_by("pk").values_list("kind", "body"))
    facts = {"now": now, "lifetime": dt.timedelta(hours=1)}
    return {
        "draft": secret_of(draft),
        "receipt": receipt_secret_of(sent),
        "case": access.open_case(submission=sent, how="pin", now=now),
        "resume": re.search(r"/continua/(\w+)/", letters["draft_resume"])[1],
        "invitation": re.search(r"/invitatie/(\w+)/", letters["team_invite"])[1],
        "member who reads": open_membership(member=reader, now=now),
        "member who writes": open_membership(member=writer, now=now),
        "own list": issue(purpose=purpose.OWN, email="echipa@example.org", **facts),
        "confirmation": re.search(r"/confirma/(\w+)/", letters["received"])[1],
        "letter": issue(purpose=purpose.ENTER, submission=sent, **facts),
        "number": sent.reference.lower(),
        "nonce": draft.nonce,
    }


def address(name: str, secret: str) -> str:
    more = {"draft_step": {"number": 1}, "case_report": {"kind": "final"}}.get(name, {})
    with override("ro"):
        return reverse(name, kwargs={"secret": secret} | more)


def everything() -> tuple:
    """What somebody could have changed."""
    models = (Submission, Application, Draft, TeamMember, CaseMessage)
    return tuple(tuple(model.objects.order_by("pk").values()) for model in models)


def test_every_secret_opens_its_own_addresses_and_no_other(secrets):
    names = [name for name in routes() if name in set().union(*OPENS.values())]
    assert len(names) >= 20, names
    client, before = Client(), everything()
    links = AccessLink.objects.filter(used_at=None).count()
    for kind, secret in secrets.items():
        for name in set(names) - OPENS[kind]:
            posted = {"go": "send", "do": "remove-1", "text": "x", "nonce": "n"}
            where = address(name, secret)
            for answer in (client.get(where), client.post(where, posted, **BROWSER)):
                told = answer.content.decode() if not answer.streaming else "streamed"
                assert not any(word in told for word in WORDS), (kind, name)
                led_on = answer.status_code == 302 and answer.url == address("case", secret)  # asked for by itself, too
                assert led_on or answer.status_code in (404, 405, 410), (kind, name, answer.status_code)
    assert everything() == before and AccessLink.objects.filter(used_at=None).count() == links


def test_no_address_with_a_secret_is_forgotten_here():
    """A new one is either of the grant's path, and stands above, or belongs to another section."""
    others = ("sealed_", "speak", "vote", "follow", "unfollow", "entry", "wagtail", "account")
    left = [
        name
        for name in routes()
        if name not in set().union(*OPENS.values()) and not name.startswith(others) and "sealed" not in name
    ]
    assert left == [], left


def test_a_reader_writes_nothing_at_the_addresses_of_the_draft_and_a_writer_does_not_send(secrets):
    client, before = Client(), Draft.objects.values_list("typed", flat=True).get(nonce="stolen")
    key = next(iter(before))
    for name in OF_DRAFT:
        client.post(
            address(name, secrets["member who reads"]), {key: "Altceva", "go": "send", "do": "invite"}, **BROWSER
        )
    assert Draft.objects.get(nonce="stolen").typed == before and TeamMember.objects.count() == 2
    told = client.post(address("draft_review", secrets["member who writes"]), {"go": "send"}, **BROWSER)
    assert told.status_code == 403 and Submission.objects.count() == 1
    assert client.get(address("draft_team", secrets["member who writes"])).status_code == 404


def test_a_token_of_one_form_files_nothing_at_another_and_leads_to_no_receipt_of_it(call, form, team):
    from tests.factories import make_form_page, question_block
    from tests.participation.sending import Visitor

    posted = team.typed(ANSWERS)
    assert team.post(posted).status_code == 302
    other = Visitor(
        make_form_page(
            call, title="Altă cerere", slug="alta", kind="application", desk="grants", answer_days=10,
            questions=[question_block("text", "Titlul ideii", required=True, role="title")],
        )
    )  # fmt: skip
    stolen = other.typed({"Titlul ideii": "Furat"}) | {"token": posted["token"]}
    answer = other.post(stolen)
    assert "/primire/" not in answer.headers.get("Location", "") and answer.status_code != 302
    assert Submission.objects.count() == 1 and Form.objects.count() == 2
    assert timezone.now() < CLOSES
