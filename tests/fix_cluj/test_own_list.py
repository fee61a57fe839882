"""My applications: a code to the mailbox opens everything that belongs to it, across calls, and nothing of others."""

import datetime as dt
import re

import pytest
from django.test import Client

from evaluation.choices import JudgingState, Outcome
from fix_cluj.actions.states import move
from fix_cluj.choices import PUBLIC_STATES, ApplicationState
from fix_cluj.models import Application, Committee, Decision
from fix_cluj.queries.own import public_state
from participation.actions import team
from participation.actions.drafts import ask_to_resume, begin_draft
from participation.models import AccessLink, Draft, OutboxMessage, Submission, TeamMember
from tests.fix_cluj.builders import ANSWERS
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import BROWSER, soup

SOON = CLOSES - dt.timedelta(days=1)


@pytest.mark.parametrize("state", [state for state in ApplicationState if state != ApplicationState.DRAFT])
def test_every_state_after_the_sending_has_public_words(state):
    assert public_state(Application(state=state)) == (PUBLIC_STATES[state][0], str(PUBLIC_STATES[state][1]))


@pytest.mark.parametrize("judging", list(JudgingState))
def test_a_decision_is_told_once_the_results_are_published_and_never_before(judging):
    application = Application(state=ApplicationState.RANKED)
    application.decision = Decision(outcome=Outcome.REJECTED, committee=Committee(state=judging))
    assert (public_state(application)[0] == "done") is (judging == JudgingState.PUBLISHED)


def page_after_code(client: Client, email: str, language: str = "ro"):
    """(ticket's page, address of the code, code of the newest letter or None)"""
    door = "/ro/cererile-mele/" if language == "ro" else "/en/my-applications/"
    before = OutboxMessage.objects.filter(kind="own_code").count()
    page = soup(client.post(door, {"email": email}, **BROWSER))
    letters = OutboxMessage.objects.filter(kind="own_code").order_by("pk")
    code = re.search(r"^(\d{6})$", letters.last().body, re.M)[1] if letters.count() > before else None
    return page, code


def enter(client: Client, page, code: str):
    ticket = page.select_one("input[name=ticket]")["value"]
    return client.post("/ro/cererile-mele/cod/", {"ticket": ticket, "code": code}, **BROWSER)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ro", "en"])
def test_one_mailbox_sees_its_drafts_applications_and_teams_and_no_stranger_anything(team_of, language):
    client, mine = Client(), ANSWERS["E-mail"]
    page, code = page_after_code(client, mine.upper(), language)
    assert code and page.select_one("input[name=ticket]")
    wrong = enter(client, page, "000000" if code != "000000" else "111111")
    assert wrong.status_code == 422
    address = enter(client, page, code).url
    assert enter(client, page, code).status_code == 422, "the code works once"
    shown = soup(client.get(address))
    words = shown.main.get_text()
    assert "Pânze de umbră" in words and "Submitted" not in words
    values = [button["value"] for button in shown.select("button[name=open]")]
    assert sorted(value.partition("-")[0] for value in values) == ["case", "draft", "team"]
    targets = {value.partition("-")[0]: client.post(address, {"open": value}, **BROWSER).url for value in values}
    assert targets["case"].startswith("/ro/dosar/") and targets["draft"].startswith("/ro/ciorna/")
    for target in targets.values():
        assert client.get(target, follow=True).status_code == 200
    assert client.post(address, {"open": values[0]}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    foreign = Submission.objects.exclude(email=mine).get()
    assert foreign.reference not in words
    for value in (
        f"case-{foreign.pk}",
        f"draft-{Draft.objects.exclude(email=mine).first().pk}",
        "case-1",
        "x",
        "team-0",
    ):
        told = client.post(address, {"open": value}, **BROWSER)
        assert told.status_code == 422 and soup(told).select_one("main [role=alert]"), (
            "opens nothing of others, and says so"
        )

    # A stranger reads the same words and gets no letter; after five wrong codes a ticket is dead.
    strange, none = page_after_code(client, "nobody@example.org", language)
    assert none is None and strange.main.get_text() == page.main.get_text()
    page, code = page_after_code(client, mine, language)
    for _try in range(5):
        assert enter(client, page, "000001" if code != "000001" else "000002").status_code == 422
    assert enter(client, page, code).status_code == 422
    AccessLink.objects.filter(purpose="own").update(expires_at=SOON - dt.timedelta(days=400))
    assert client.get(address).status_code == 410


@pytest.mark.django_db
def test_strangers_neither_fill_the_mailbox_nor_shut_its_owner_out(team_of):
    mine = ANSWERS["E-mail"]
    for number in range(30):
        page_after_code(Client(REMOTE_ADDR=f"10.8.{number}.1"), mine)
    letters = OutboxMessage.objects.filter(kind="own_code").order_by("pk")
    assert letters.count() == 10
    _page, code = page_after_code(Client(), mine)
    assert code is None
    address = re.search(r"(/ro/cererile-mele/\w+/)", letters.last().body)[1]
    assert "Pânze de umbră" in Client().get(address).content.decode()
    link = AccessLink.objects.filter(purpose="own", code_hash="").exclude(email="").latest("pk")
    assert link.expires_at - link.created_at == dt.timedelta(hours=1)


@pytest.fixture
def team_of(form, team):
    """One mailbox with an application sent, another begun, and a team that names it; a stranger with the same."""
    team.send(ANSWERS)
    move(application=Application.objects.get(), verb="check", by=None, now=SOON)
    for name, email in (("mine", ANSWERS["E-mail"]), ("other", "alta@example.org")):
        draft, _is_new = begin_draft(wording=form.wording, nonce=name, typed={"x": ["y"]}, step=1, now=SOON)
        ask_to_resume(draft=draft, email=email, sender=None, now=SOON)
    name_member(draft)
    team.send(ANSWERS | {"E-mail": "alta@example.org", "Titlul ideii": "Altceva"})
    return TeamMember.objects.get()


def name_member(draft: Draft) -> None:
    team.invite_member(holder=draft, email=ANSWERS["E-mail"], role="view", sender=None, now=SOON)
