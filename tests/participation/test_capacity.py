"""Places of a form: never more than the limit, nothing typed is lost, whoever withdraws frees one."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from cms.dates import CITY_ZONE, combine
from participation.actions import answers, cases, conversation
from participation.actions.entering import enter_by_hand
from participation.choices import Channel, Desk, FormKind, Outcome, Status
from participation.models import Draft, Form, Submission
from participation.tokens import new_nonce
from participation.workflow import NoPlaceLeft
from tests.factories import make_competition, make_form_page, publish, question_block
from tests.participation.drafting import FIRST, LAST, Writer, step_questions
from tests.participation.sending import Visitor, soup, token_of
from tests.participation.staff import make_user

VISIT = {"Numele tău": "Ana Pop", "E-mail": "ana@example.org"}
QUESTIONS = [
    question_block("text", "Numele tău", required=True, role="author_name"),
    question_block("email", "E-mail", required=True, role="email"),
]


def make_visit(site, places: int | None, **fields):
    options = {"title": "Vizită pe teren", "kind": "survey", "questions": QUESTIONS} | fields
    return make_form_page(site, places=places, **options)


def words(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


@pytest.mark.django_db
def test_the_last_place_is_given_once_and_comes_back_with_a_withdrawal(site):
    page = make_visit(site, 2)
    ana = Visitor(page)
    assert "2 locuri din 2" in words(ana.client.get(page.get_url()))
    typed = ana.typed(VISIT)
    first = ana.post(typed)
    assert ana.post(typed).url == first.url, "a second click takes no second place"
    opened_before = ana.typed(VISIT | {"Numele tău": "Dan <Mureșan>"})
    assert ana.send(VISIT).status_code == 302
    assert ana.post(typed).url == first.url, "a refresh finds the receipt, also when the form is full"
    late = ana.post(opened_before)
    assert late.status_code == 409
    assert "Dan <Mureșan>" in words(late)
    assert Submission.objects.count() == 2
    assert not soup(ana.client.get(page.get_url())).find("input", {"name": "token"})

    conversation.withdraw(submission=Submission.objects.first(), reason="", now=timezone.now())
    assert token_of(ana.client.get(page.get_url()))
    assert ana.post(opened_before).status_code == 302


@pytest.mark.django_db
def test_what_gave_its_place_away_comes_back_only_while_one_is_left(site):
    page = make_visit(site, 1)
    ana = Visitor(page)
    ana.send(VISIT)
    first, now, clerk = Submission.objects.get(), timezone.now(), make_user()
    cases.quarantine(submission=first, by=clerk, now=now)
    assert ana.send(VISIT | {"Numele tău": "Dan"}).status_code == 302
    with pytest.raises(NoPlaceLeft):
        cases.release(submission=first, by=clerk, now=now)
    second = Submission.objects.get(author_name="Dan")
    answers.refuse(submission=second, reason="Nu se poate.", by=clerk, now=now)
    cases.release(submission=first, by=clerk, now=now)
    with pytest.raises(NoPlaceLeft):
        cases.reopen(submission=second, by=clerk, now=now)
    given = {"outcome": Outcome.ACCEPTED, "text_ro": "Da.", "text_en": "Yes.", **answers.public_words(second)}
    with pytest.raises(NoPlaceLeft):
        answers.publish_answer(submission=second, words=given, by=clerk, now=now)
    second.refresh_from_db()
    assert second.status == Status.REFUSED

    with pytest.raises(NoPlaceLeft):
        enter_by_hand(
            wording=ana.wording, cleaned={}, received_at=now, now=now, by=clerk, channel=Channel.PHONE,
            nonce=new_nonce(),
        )  # fmt: skip
    page.places = 2
    publish(page)
    assert Form.objects.get(page_key=page.translation_key).places == 2
    cases.reopen(submission=second, by=clerk, now=now)


@pytest.mark.django_db
def test_one_network_takes_six_places_and_what_else_it_sends_waits_for_a_person(site):
    page = make_visit(site, 20)
    visitor = Visitor(page, address="203.0.113.9")
    for number in range(8):
        assert visitor.send(VISIT | {"Numele tău": f"Omul {number}"}).status_code == 302
    assert Submission.objects.filter(status=Status.QUARANTINED).count() == 2
    assert Form.objects.get(page_key=page.translation_key).places_left() == 14
    assert Visitor(page, address="198.51.100.7").send(VISIT).status_code == 302
    assert Form.objects.get(page_key=page.translation_key).places_left() == 13


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in FormKind if kind != FormKind.SURVEY])
def test_nobody_is_turned_away_from_an_idea_a_petition_or_an_application(site, kind):
    page = make_visit(site, 3)
    page.clean()
    page.kind, page.desk = kind, Desk.GRANTS
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert set(refused.value.message_dict) == {"places"}


@pytest.mark.django_db
def test_a_draft_that_comes_too_late_is_kept(site):
    late = Writer(make_visit(site, 1, has_steps=True, questions=step_questions()))
    late.begin(FIRST)
    late.save({})
    late.save(LAST)
    quick = Writer(late.page)
    quick.begin({"Titlul ideii": "Fântâni", "Ideea ta": "Apă de băut în parc."})
    quick.save({})
    quick.save({"E-mail": "dan@example.org"})
    Draft.objects.update(created_at=timezone.now() - dt.timedelta(minutes=1))  # nobody writes that fast
    assert quick.save({}, go="send").status_code == 302
    answer = late.save({}, go="send")
    assert answer.status_code == 409
    assert LAST["E-mail"] in words(answer)
    assert Draft.objects.get(submission=None).typed
    assert Submission.objects.count() == 1


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_eight_people_at_the_same_moment_get_three_places(site):
    """Told with real threads and transactions: the form's row is held while places are counted."""
    visitor = Visitor(make_visit(site, 3))
    answers_given = []

    def send(number: int):
        person = Visitor(visitor.page, address=f"198.51.{number}.7")
        answers_given.append(person.send(VISIT | {"Numele tău": f"Omul {number}"}).status_code)
        connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers_given) == [302] * 3 + [409] * 5
    assert Submission.objects.count() == 3


@pytest.mark.django_db
def test_one_registers_for_a_site_visit_until_it_begins(site):
    today = timezone.localdate(timezone=CITY_ZONE)
    visit, due = today + dt.timedelta(days=4), today + dt.timedelta(days=30)
    steps = [{"kind": "visit", "date": visit, "time": dt.time(11)}, {"kind": "hand_in", "date": due}]
    page = make_competition(site, calendar=steps)
    limited, other = make_visit(page, 5), make_visit(page, None)
    assert limited.closes_at == combine(visit, dt.time(11))
    assert other.closes_at == page.closes_at > limited.closes_at
