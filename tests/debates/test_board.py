"""Questions of an evening: through the engine, to nobody before the moderator, on a screen that asks for itself."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from debates.actions.board import move_question, put_on_board
from debates.models import BoardQuestion, Contribution
from debates.workflow import SPOTS, Spot, TurnRefused, apply_spot, spot_verbs
from participation.actions import conversation
from participation.choices import Status
from participation.models import Form, Submission
from tests.factories import make_debate, make_form_page, question_block, translate
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_user

QUESTIONS = [question_block("long_text", "Întrebarea ta", required=True, role="body")]


def staff(*permissions: str) -> User:
    person = make_user()
    person.user_permissions.add(*Permission.objects.filter(codename__in=("access_admin", *permissions)))
    return person


def words(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


@pytest.mark.parametrize("state", list(Spot))
def test_the_table_leads_everywhere_and_refuses_what_it_does_not_name(state):
    for verb in SPOTS:
        if verb in spot_verbs(state):
            assert apply_spot(verb, state) != state
        else:
            with pytest.raises(TurnRefused):
                apply_spot(verb, state)
    assert spot_verbs(state), "no question is stuck"


@pytest.mark.django_db
def test_a_question_reaches_the_screen_through_the_moderator_alone(site, client):
    page = make_debate(site, title="Piața Unirii", date=timezone.localdate())
    english = translate(page, words={"Piața Unirii": "Union Square"})
    form = make_form_page(page, title="Întreabă", kind="live", questions=QUESTIONS, answer_days=None)
    board, screen = f"/ro/intrebari/{page.translation_key}/", f"/en/questions/{page.translation_key}/"
    ana = Visitor(form)
    sent = ana.send({"Întrebarea ta": "Cine plătește <b>parcarea</b>?"})
    assert "întrebarea" in words(ana.client.get(sent.url)).lower() or "question" in words(ana.client.get(sent.url))
    ana.send({"Întrebarea ta": "Unde sunt copacii?"})
    first, second = BoardQuestion.objects.order_by("pk")
    assert not Contribution.objects.exists(), "it is no contribution to the register"

    assert "parcarea" not in words(client.get(board))
    moderator, foreign = staff("moderate_speakinglist"), staff("view_debateregister")
    desk = f"/admin/speaking/questions/{page.translation_key}/"
    for who, status in ((foreign, 302), (moderator, 200)):
        client.force_login(who)
        assert client.get(desk).status_code == status
    assert "Cine plătește &lt;b&gt;parcarea&lt;/b&gt;?" in client.get(desk).content.decode()
    assert desk in client.get("/admin/speaking/").content.decode()
    client.post(f"{desk}act/", {"question": first.pk, "verb": "show"})
    client.post(f"{desk}act/", {"question": first.pk, "verb": "show"})  # two moderators
    client.post(f"{desk}act/", {"question": second.pk, "verb": "hide"})
    assert ModelLogEntry.objects.for_instance(first).get().action == "debates.show_question"
    second.refresh_from_db()
    assert (second.state, second.submission.status) == (Spot.HIDDEN, Status.FILED)

    reader = Client()
    for address in (board, screen):
        seen = reader.get(address)
        shown = soup(seen).select(".board__asked li")
        assert [row.get_text() for row in shown] == ["Cine plătește <b>parcarea</b>?"]
        assert "copacii" not in words(seen)
        assert not seen.cookies and "public" in seen["Cache-Control"] and "max-age=5" in seen["Cache-Control"]
        assert seen["Refresh"] == "10"
        assert "Refresh" not in reader.get(f"{address}?still")
    assert soup(reader.get(screen)).select_one(".board__asked li")["lang"] == "ro"
    assert form.get_url() in reader.get(board).content.decode()
    assert board in reader.get(page.get_url()).content.decode()

    move_question(question=first, verb="answer", by=moderator, now=timezone.now())
    assert not soup(reader.get(board)).select(".board__asked li") and "parcarea" in words(reader.get(board))
    assert {*Submission.objects.values_list("status", flat=True)} == {Status.FILED}
    english.unpublish()
    page.unpublish()
    assert reader.get(board).status_code == reader.get(screen).status_code == 404


@pytest.mark.django_db
def test_what_is_taken_back_or_set_aside_leaves_the_screen(site, client):
    page = make_debate(site, date=timezone.localdate())
    ana = Visitor(make_form_page(page, kind="live", questions=QUESTIONS))
    board = f"/ro/intrebari/{page.translation_key}/"
    ana.send({"Întrebarea ta": "Una?"}, website="http://spam.example")
    assert not BoardQuestion.objects.exists(), "what only robots fill in waits in quarantine"
    ana.send({"Întrebarea ta": "Alta?"})
    question = BoardQuestion.objects.get()
    move_question(question=question, verb="show", by=make_user(), now=timezone.now())
    assert "Alta?" in words(client.get(board))
    other = make_debate(site, title="Alta", date=timezone.localdate())
    elsewhere = make_form_page(other, title="Și aici", kind="live", questions=QUESTIONS)
    handed = Submission.objects.get(pk=question.submission_id)
    handed.form = Form.objects.get(page_key=elsewhere.translation_key)
    handed.save()
    assert "Alta?" in words(client.get(board)), "until the other evening hears of it"
    moved = put_on_board(submission=handed, now=timezone.now())
    assert (moved.pk, moved.debate_key, moved.state) == (question.pk, other.translation_key, Spot.WAITING)
    assert "Alta?" not in words(client.get(board))
    move_question(question=moved, verb="show", by=make_user(), now=timezone.now())
    board = f"/ro/intrebari/{other.translation_key}/"
    assert "Alta?" in words(client.get(board))
    conversation.withdraw(submission=question.submission, reason="", now=timezone.now() + dt.timedelta(minutes=1))
    assert "Alta?" not in words(client.get(board))
    assert client.get(re.sub("[0-9a-f]{12}/$", "0" * 12 + "/", board)).status_code == 404
