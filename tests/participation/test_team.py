"""The team of an application: invited by letter, reading or writing under an address of the own, gone when taken out."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import access, team
from participation.actions.again import begin_again
from participation.actions.drafts import TooManyLetters, secret_of
from participation.actions.erasure import erase
from participation.actions.own_data import facts_of
from participation.actions.screening import Sender
from participation.models import AccessLink, Draft, Form, OutboxMessage, Submission, TeamMember, Tombstone
from tests.factories import make_form_page, question_block, translate
from tests.participation.drafting import FIRST, LAST, Writer, step_questions
from tests.participation.sending import BROWSER, soup
from tests.participation.staff import CLERK, make_user

pytestmark = pytest.mark.django_db
FOREIGN = {"headers": {"sec-fetch-site": "cross-site"}}


@pytest.fixture
def page(site):
    of_another = question_block("email", "E-mailul unui părinte")
    questions = [*step_questions(), question_block("phone", "Telefon", role="phone"), of_another]
    facts = {"kind": "application", "desk": "grants", "has_steps": True, "draft_days": 30, "answer_days": 10}
    return make_form_page(site, questions=questions, **facts)


@pytest.fixture(params=["ro", "en"])
def ana(request, page):
    """(who applies, the words before each label)"""
    if request.param == "ro":
        return Writer(page), ""
    return Writer(translate(page), language="en"), "EN "


def links_in(letter: OutboxMessage) -> str:
    return "/" + re.search(r"https?://[^/]+/(\S+)", letter.body)[1]


def entered(writer: Writer, email: str) -> str:
    """The address of a member's page, reached by the newest letter to that address."""
    letter = OutboxMessage.objects.filter(kind="team_invite", to=email).latest("pk")
    address = links_in(letter)
    assert writer.client.get(address).status_code == 200
    assert AccessLink.objects.filter(purpose="team", used_at=None).exists(), "a look at the link uses nothing up"
    assert writer.client.post(address, **FOREIGN).status_code == 403
    opened = writer.client.post(address, **BROWSER).url
    again = writer.client.post(address, **BROWSER)
    assert again.status_code == 410 and soup(again).select_one("button[name=again]"), "the link works once"
    return opened


def text_of(writer: Writer, address: str) -> str:
    return soup(writer.client.get(address)).main.get_text()


def test_a_team_reads_writes_accepts_and_leaves(ana, settings):
    settings.FORM_TOKEN_MIN_SECONDS = 0
    writer, en = ana
    writer.begin({en + label: value for label, value in FIRST.items()})
    draft = Draft.objects.get()
    base = f"/{writer.language}/{'ciorna' if writer.language == 'ro' else 'draft'}/{secret_of(draft)}"
    team_page = f"{base}/{'echipa' if writer.language == 'ro' else 'team'}/"
    assert soup(writer.look()).select_one(f"a[href='{team_page}']")

    def press(verb, **data):
        return writer.client.post(team_page, {"do": verb, **data}, **BROWSER)

    assert press("invite", email="nu e adresă", role="view").status_code == 422
    assert "nu e adresă" in str(soup(press("invite", email="nu e adresă", role="view")).select_one("form#form"))
    done = press("invite", email="mihai@example.org", role="edit")
    assert done.url == f"{team_page}?done=invite", "a page that is loaded again sends no second letter"
    assert soup(writer.client.get(done.url)).select_one(".notice--success")
    assert press("invite", email="Mihai+x@example.org", role="view").status_code == 422, "one mailbox, one member"
    assert press("invite", email="ioana@example.org", role="view").status_code == 302
    assert writer.client.post(team_page, {"do": "invite", "email": "x@example.org", "role": "edit"}, **FOREIGN).status_code == 403  # fmt: skip
    assert TeamMember.objects.count() == 2
    mihai, ioana = entered(writer, "mihai@example.org"), entered(writer, "ioana@example.org")

    # Who writes: in the same form, under an address of the own; never the rights of whoever began it.
    step = soup(writer.client.get(mihai)).select_one("a[href$='/1/']")["href"]
    old = writer.client.get(step)
    page = soup(old)
    own = Writer(writer.page, language=writer.language)
    own.address = step
    body = next(label for label in FIRST if "Ideea ta" in label)
    own.save({en + "Titlul ideii": "Bănci", en + body: "Scrie Mihai."}, page=old, go="1")
    draft.refresh_from_db()
    assert draft.typed[writer.key(en + body)] == ["Scrie Mihai."]
    writer.address = f"{base}/1/"
    stale = writer.client.get(writer.address)
    own.save({en + "Titlul ideii": "Bănci", en + body: "Scrie iar Mihai."}, page=writer.client.get(step), go="1")
    writer.save({en + "Titlul ideii": "Bănci", en + body: "Scrie Ana."}, page=stale, go="1")
    told = soup(writer.client.get(writer.address)).select_one(".notice--warning")
    assert "Scrie iar Mihai." in told.get_text(), "whoever saves over another is told, and both texts are there"
    assert secret_of(draft) not in writer.client.get(step).content.decode()
    review = step.replace("/1/", "/verificare/" if writer.language == "ro" else "/review/")
    assert not soup(writer.client.get(review)).select_one("button[value=send]")
    assert "ioana@example.org" not in writer.client.get(review).content.decode(), "addresses are whose who named them"
    assert writer.client.post(review, {"go": "send"}, **BROWSER).status_code == 403
    later = step.replace("/1/", "/mai-tarziu/" if writer.language == "ro" else "/later/")
    assert writer.client.post(later, {"email": "mihai@example.org"}, **BROWSER).url == mihai
    assert writer.client.get(step.replace("/1/", team_page.removeprefix(base))).status_code == 404
    assert page.select_one(f"a[href='{mihai}']")

    # Who reads: the answers without contact data, and no form.
    contact = {"E-mail": "ana@example.org", "Telefon": "0745123456", "E-mailul unui părinte": "parinte@example.org"}
    own.save({en + label: text for label, text in contact.items()}, page=writer.client.get(f"{base}/3/"), go="3")
    read = text_of(writer, ioana)
    assert "Scrie Ana." in read and "ana@example.org" not in read and "0745" not in read.replace(" ", "")
    assert "parinte@example.org" not in read, "nor that of anybody else who is named in an answer"
    assert "ana@example.org" in text_of(writer, mihai) and "parinte@example.org" in text_of(writer, mihai)
    member = TeamMember.objects.get(email="ioana@example.org")
    shown = writer.client.get(step.replace(step.split("/")[3], ioana.split("/")[3]))
    assert shown.url == ioana, "a reader reaches no step"
    writer.client.post(ioana, {"do": "accept"}, **BROWSER)
    member.refresh_from_db()
    assert member.accepted_at and not soup(writer.client.get(ioana)).select_one("button[value=accept]")

    # Sent: members read that it was, and never the receipt.
    writer.address = f"{base}/{review.rstrip('/').rsplit('/', 1)[1]}/"
    assert writer.save({}, go="send").status_code == 422, "whoever is named accepts first, unless it may follow"
    writer.client.post(mihai, {"do": "accept"}, **BROWSER)
    receipt = writer.save({}, go="send").url
    submission = Submission.objects.get()
    assert submission.email == LAST["E-mail"] and set(submission.members.all()) == set(TeamMember.objects.all())
    assert writer.client.get(step).url == mihai and receipt.split("/")[3] not in text_of(writer, mihai)
    assert submission.reference in text_of(writer, mihai)
    assert writer.client.post(step, {"go": "next"}, **BROWSER).url == f"{mihai}?changed=1"

    # A newer version is written by the same team; taken out, nothing opens any more.
    again = begin_again(submission=submission, now=timezone.now())
    late = team.invite_member(holder=again, email="late@example.org", role="view", sender=None, now=timezone.now())
    assert late.submission == submission, "belongs to what counts, should the newer version never be sent"
    team.remove_member(member=late, now=timezone.now())
    assert "/1/" in str(soup(writer.client.get(mihai)).main), "writes in the newer version"
    case = access.open_case(submission=submission, how="code", now=timezone.now())
    case_team = f"/{writer.language}/{'dosar' if writer.language == 'ro' else 'case'}/{case}/{team_page.removeprefix(base + '/')}"  # fmt: skip
    assert "mihai@example.org" in text_of(writer, case_team)
    officer = Client()
    officer.force_login(make_user(*CLERK, "work_grants_desk"))
    assert "ioana@example.org" in soup(officer.get(reverse("inbox:case", args=[submission.pk]))).get_text()
    assert "ioana@example.org" in str(facts_of(submission)["team"])
    editor = TeamMember.objects.get(email="mihai@example.org")
    for _click in range(2):
        writer.client.post(case_team, {"do": f"view-{editor.pk}"}, **BROWSER)
    assert writer.client.get(step).url == mihai, "only reads from now on, also after a double click"
    typed = {own.key(en + body): "Text lung, abia scris.", "go": "next"}
    lost = writer.client.post(step, typed, **BROWSER)
    assert lost.status_code == 403 and "abia scris" in soup(lost).textarea.text, "nothing typed is lost"
    assert soup(lost).select_one(f"main a[href='{mihai}']")
    assert "abia scris" not in str(Draft.objects.get(pk=again.pk).typed)
    writer.client.post(case_team, {"do": f"remove-{editor.pk}"}, **BROWSER)
    assert writer.client.get(mihai).status_code == 410 and writer.client.get(step).status_code == 404
    assert writer.client.post(step, {"go": "next"}, **BROWSER).status_code == 404
    lost = writer.client.post(step, typed, **BROWSER)
    assert lost.status_code == 410 and "abia scris" in soup(lost).textarea.text
    assert lost["Cache-Control"] == "private, no-store"
    verbs = set(ModelLogEntry.objects.filter(action__startswith="participation.team_").values_list("action", flat=True))
    assert verbs == {f"participation.team_{verb}" for verb in ("invite", "open", "accept", "role", "remove")}
    labels = " ".join(ModelLogEntry.objects.values_list("label", flat=True))
    assert "example.org" not in labels + str(list(ModelLogEntry.objects.values_list("data", flat=True)))
    assert again.members.get() == member
    erase(submission=submission, why=Tombstone.Why.REQUEST, by=None, now=timezone.now())
    assert not TeamMember.objects.exists() and writer.client.get(ioana).status_code == 410
    assert not Draft.objects.filter(pk=again.pk).exists(), "what was to take its place holds the same answers"


def test_letters_to_a_team_are_counted_and_a_form_that_is_no_application_has_no_team(site, page):
    writer = Writer(page)
    writer.begin(FIRST)
    draft, now = Draft.objects.get(), timezone.now()
    first = team.invite_member(holder=draft, email="a@example.org", role="view", sender=Sender("net"), now=now)
    with pytest.raises(TooManyLetters):
        for _time in range(30):
            team.write_invitation(member=first, sender=Sender("net"), now=now)
    for number in range(team.MOST_MEMBERS - 1):
        team.invite_member(holder=draft, email=f"m{number}@example.org", role="view", sender=None, now=now)
    with pytest.raises(team.TooManyMembers):
        team.invite_member(holder=draft, email="late@example.org", role="view", sender=None, now=now)
    idea = Writer(make_form_page(site, questions=step_questions(), has_steps=True, slug="idee"))
    idea.begin(FIRST)
    assert not soup(idea.look()).select_one("a[href$='/echipa/']")
    assert idea.client.get(idea.address.replace("/2/", "/echipa/")).status_code == 404


def test_nobody_is_named_or_accepts_when_it_is_over(page, settings, time_machine):
    settings.FORM_TOKEN_MIN_SECONDS = 0
    writer, now = Writer(page), timezone.now()
    writer.begin(FIRST)
    draft = Draft.objects.get()
    member = team.invite_member(holder=draft, email="a@example.org", role="view", sender=None, now=now)
    late = team.invite_member(holder=draft, email="b@example.org", role="view", sender=None, now=now)
    team_page = f"/ro/ciorna/{secret_of(draft)}/echipa/"
    forms, closes = Form.objects.filter(pk=draft.form_id), now + dt.timedelta(hours=1)
    forms.update(closes_at=closes)
    opened = team.enter_team(secret=links_in(OutboxMessage.objects.get(to="b@example.org")).split("/")[-2], now=now)
    team.accept_membership(member=member, now=now)
    time_machine.move_to(closes, tick=False)

    told = writer.client.post(team_page, {"do": "invite", "email": "c@example.org", "role": "view"}, **BROWSER)
    assert told.status_code == 422 and "Nu mai poți numi" in soup(told).select_one("[role=alert]").get_text()
    assert TeamMember.objects.count() == 2
    refused = writer.client.post(f"/ro/echipa/{opened}/", {"do": "accept"}, **BROWSER)
    assert refused.status_code == 422 and not soup(refused).select_one("button[value=accept]")
    team.accept_membership(member=TeamMember.objects.get(pk=member.pk), now=closes)  # said before: nothing to refuse
    forms.update(late_days=1, late_acceptance=True)
    until = Form.objects.get().late_until
    with pytest.raises(team.TooLateToAccept):
        team.accept_membership(member=TeamMember.objects.get(pk=late.pk), now=until)
    team.accept_membership(member=TeamMember.objects.get(pk=late.pk), now=until - dt.timedelta(microseconds=1))
    assert TeamMember.objects.get(pk=late.pk).accepted_at
