"""The waiting list of a form with places: in order, told its place, moved up with a letter, never more than the limit."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from participation.actions import answers, conversation
from participation.actions.access import confirm
from participation.actions.capacity import HELD, tend_places
from participation.choices import Status
from participation.models import AccessLink, Form, OutboxMessage, Submission
from tests.factories import publish
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_user
from tests.participation.test_capacity import QUESTIONS, VISIT, make_visit, words

FULL = "Toate locurile sunt ocupate"


def named(name: str) -> dict:
    return VISIT | {"Numele tău": name, "E-mail": f"{name.lower()}@example.org"}


def of(name: str) -> Submission:
    return Submission.objects.select_related("form").get(author_name=name)


def letters(kind: str) -> list[str]:
    return list(OutboxMessage.objects.filter(kind=kind).order_by("pk").values_list("to", flat=True))


def join(visitor: Visitor, name: str):
    """As the browser does it: the hidden field of the full form is posted with the rest."""
    shown = soup(visitor.client.get(visitor.page.get_url())).select_one("form#form")
    assert shown.select_one('input[name="waits"]')
    return visitor.post(visitor.typed(named(name)) | {"waits": "1"})


@pytest.mark.django_db
def test_who_waits_is_told_the_place_and_moves_up_in_order_with_a_letter(site):
    page = make_visit(site, 1, has_waiting_list=True)
    visitor = Visitor(page)
    opened_before = visitor.typed(named("Ana"))
    visitor.send(named("Zoe"))

    late = visitor.post(opened_before)
    assert late.status_code == 409 and FULL in words(late)
    assert soup(late).select_one('form#form input[name="waits"]') and "Ana" in str(soup(late).select_one("form#form"))
    assert not Submission.objects.filter(author_name="Ana").exists(), "nobody waits without having chosen it"
    assert visitor.post(opened_before | {"waits": "1"}).status_code == 302

    receipt = visitor.client.get(join(visitor, "Bia").url)
    assert "Ești pe locul 2 pe lista de așteptare" in words(receipt)
    assert [of(name).place_in_line for name in ("Zoe", "Ana", "Bia")] == [None, 1, 2]
    assert "2 persoane așteaptă înaintea ta" in words(visitor.client.get(page.get_url()))
    assert "2" in OutboxMessage.objects.get(to="bia@example.org", kind="received").body
    assert Form.objects.get().places_left() == 0

    conversation.withdraw(submission=of("Zoe"), reason="", now=timezone.now())
    assert letters("place_given") == ["ana@example.org"]
    assert [of(name).place_in_line for name in ("Ana", "Bia")] == [None, 1]
    answers.refuse(submission=of("Ana"), reason="Nu se poate.", by=make_user(), now=timezone.now())
    assert letters("place_given") == ["ana@example.org", "bia@example.org"]
    assert Form.objects.get().places_left() == 0

    join(visitor, "Dan"), join(visitor, "Eva")
    conversation.withdraw(submission=of("Dan"), reason="", now=timezone.now())
    assert letters("place_given")[2:] == [], "who waited and withdrew frees no place"
    page.places = 2
    publish(page)
    tend_places(now=timezone.now())
    assert letters("place_given")[2:] == ["eva@example.org"], "a higher limit reaches who waits"


@pytest.mark.django_db
def test_a_place_that_nobody_confirms_goes_to_the_next_who_did(site):
    page = make_visit(site, 1, has_waiting_list=True, needs_confirmation=True)
    visitor, now = Visitor(page), timezone.now()
    assert "48" in words(visitor.client.get(page.get_url()))
    assert "48" in words(visitor.client.get(visitor.send(named("Ana")).url))
    join(visitor, "Bia"), join(visitor, "Dan")
    confirm(submission=of("Dan"), now=now)

    assert tend_places(now=now + HELD - dt.timedelta(minutes=5)) == 0
    assert tend_places(now=now + HELD + dt.timedelta(minutes=5)) == 1
    assert of("Ana").status == Status.WITHDRAWN and letters("place_lapsed") == ["ana@example.org"]
    assert letters("place_given") == ["dan@example.org"]
    assert of("Bia").place_in_line == 1, "who did not confirm keeps the place in line"
    conversation.withdraw(submission=of("Dan"), reason="", now=now)
    assert Form.objects.get().places_left() == 1
    confirm(submission=of("Bia"), now=now)
    assert letters("place_given") == ["dan@example.org", "bia@example.org"]


@pytest.mark.django_db
def test_a_place_lapses_only_for_somebody_else_and_only_after_the_letter_that_asked(site):
    page = make_visit(site, 2, has_waiting_list=True, needs_confirmation=True)
    visitor, now = Visitor(page), timezone.now()
    over = now + HELD + dt.timedelta(minutes=5)
    visitor.send(named("Ana"))
    assert tend_places(now=over) == 0, "a place is left: nobody gains from it"
    visitor.send(named("Bia"))
    AccessLink.objects.filter(submission=of("Ana")).delete()  # came before the form asked for a confirmation
    AccessLink.objects.filter(submission=of("Bia")).update(created_at=over)  # released from quarantine a moment ago
    Submission.objects.update(stored_at=now - HELD)
    assert tend_places(now=over) == 0 and set(letters("place_lapsed")) == set()
    assert tend_places(now=over + HELD + dt.timedelta(minutes=5)) == 1 and letters("place_lapsed") == [
        "bia@example.org"
    ]


@pytest.mark.django_db
def test_who_was_put_on_the_list_gets_a_place_whatever_the_form_says_since(site):
    page = make_visit(site, 1, has_waiting_list=True)
    visitor = Visitor(page)
    visitor.send(named("Zoe"))
    join(visitor, "Ana"), join(visitor, "Bia"), join(visitor, "Dan")
    page.has_waiting_list = False
    publish(page)
    conversation.withdraw(submission=of("Zoe"), reason="", now=timezone.now())
    assert letters("place_given") == ["ana@example.org"], "no list any more: whoever waits is not forgotten"
    assert visitor.send(named("Eva")).status_code == 409, "nor overtaken"
    page.places = None
    publish(page)
    tend_places(now=timezone.now())
    assert letters("place_given")[1:] == ["bia@example.org", "dan@example.org"], "no limit any more: a place for all"
    assert visitor.send(named("Eva")).status_code == 302


@pytest.mark.django_db
def test_a_waiting_list_needs_places_and_an_address(site):
    page = make_visit(site, 3, has_waiting_list=True)
    page.places = None
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert set(refused.value.message_dict) == {"has_waiting_list"}
    silent = make_visit(site, 3, title="Fără adresă", slug="fara-adresa", questions=QUESTIONS[:1])
    silent.has_waiting_list = True
    with pytest.raises(ValidationError):
        silent.clean()


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_eight_join_and_three_withdraw_at_the_same_moment_and_nobody_is_one_too_many(site):
    """Told with real threads and transactions: what waits for the form and what holds a case never wait for each other."""
    page = make_visit(site, 3, has_waiting_list=True)
    first = Visitor(page)
    for number in range(3):
        Visitor(page, address=f"198.51.{number}.7").send(named(f"Om{number}"))
    statuses = []

    def send(number: int):
        person = Visitor(page, address=f"203.0.{number}.7")
        statuses.append(person.post(person.typed(named(f"Nou{number}")) | {"waits": "1"}).status_code)
        connection.close()

    def leave(number: int):
        conversation.withdraw(submission=of(f"Om{number}"), reason="", now=timezone.now())
        connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    threads += [threading.Thread(target=leave, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302] * 8
    tend_places(now=timezone.now())
    assert first.wording.version.form.places_left() == 0
    waiting = [row.place_in_line for row in Form.objects.get().waiting]
    assert waiting == [1, 2, 3, 4, 5]
