"""When the database or the code fails: the visitor gets back everything, and what was sent is sent once."""

import threading
from functools import partial
from uuid import uuid4

import pytest
from django.db import InterfaceError, OperationalError, connection

from participation.actions.retries import durably
from participation.models import Submission
from tests.participation.sending import Visitor, soup


@pytest.fixture
def broken(monkeypatch):
    """Replaces the work of the submit view."""
    from participation.views import submit

    def break_with(error):
        def fail(*args):
            raise error

        monkeypatch.setattr(submit, "answer", fail)

    return break_with


def hidden_fields(response) -> dict:
    form = soup(response).find("form", {"method": "post"})
    return {field["name"]: field["value"] for field in form.find_all("input", {"type": "hidden"})}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error",
    [OperationalError("the database is away"), InterfaceError("closed"), ZeroDivisionError("a mistake of ours")],
)
def test_a_failure_gives_back_everything_typed_and_the_token(ana, idea_ro, broken, error):
    typed = ana.typed(idea_ro | {"Numele tău": 'Ana "<script>"'})
    broken(error)
    response = ana.post(typed)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "15"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    page = soup(response)
    assert idea_ro["Ideea ta"] in page.get_text()
    assert page.find("script", string=True) is None
    given_back = hidden_fields(response)
    assert {name: given_back[name] for name in typed} == typed


@pytest.mark.django_db
def test_the_page_of_a_failure_can_be_sent_and_makes_one_row(ana, idea_ro, broken, monkeypatch):
    typed = ana.typed(idea_ro)
    with monkeypatch.context() as while_broken:
        from participation.views import submit

        def stored_but_cut_off(*args, work=submit.answer):
            work(*args)
            raise OperationalError("the connection broke after the commit")

        while_broken.setattr(submit, "answer", stored_but_cut_off)
        response = ana.post(typed)
    assert response.status_code == 503
    assert ana.post(hidden_fields(response)).status_code == 302
    assert Submission.objects.count() == 1


def test_the_page_of_a_failure_asks_no_database(client, monkeypatch):
    from participation.views import submit

    def fail(*args):
        raise OperationalError("away")

    monkeypatch.setattr(submit, "answer", fail)
    monkeypatch.setattr(submit, "durably", partial(durably, patience=0))  # how long it tries is shown below
    client.raise_request_exception = False
    for address, language in (("/ro/trimite/abc/", "ro"), ("/en/submit/abc/", "en")):
        response = client.post(address, {"q_1": "Bună ziua", "token": "x"})  # no database mark: a query would raise
        assert response.status_code == 503
        assert response.headers["Content-Language"] == language
        assert "Bună ziua" in response.content.decode()


def test_whoever_wants_to_speak_at_a_debate_gets_back_what_was_typed(client, monkeypatch):
    from debates.views import speaking

    def fail(*args):
        raise OperationalError("away")

    monkeypatch.setattr(speaking, "offered", fail)
    client.raise_request_exception = False
    typed = {"name": "Ana Pop", "email": "ana@example.org", "about": "Aleile", "way": "online", "token": "x"}
    for address, language in ((f"/ro/cuvant/{uuid4()}/", "ro"), (f"/en/speak/{uuid4()}/", "en")):
        response = client.post(address, typed)  # no database mark: a query would raise
        assert (response.status_code, response.headers["Content-Language"]) == (503, language)
        assert hidden_fields(response) == typed
        assert [words.get_text() for words in soup(response).select("p.notice")] == [
            "Ana Pop",
            "ana@example.org",
            "Aleile",
        ]


def test_other_pages_fail_as_usual(client, monkeypatch):
    from participation.views import verification

    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(verification, "sender_of", fail)
    client.raise_request_exception = False
    assert client.get("/ro/verifica/x/").status_code == 500


class FailingFirst:
    def __init__(self, times: int, error=OperationalError):
        self.left, self.error = times, error

    def __call__(self):
        if self.left:
            self.left -= 1
            raise self.error("away")
        return "done"


def test_work_is_tried_again_until_the_database_is_back():
    slept = []
    assert durably(FailingFirst(4), sleep=slept.append) == "done"
    assert len(slept) == 4
    assert sum(slept) < 10


def test_patience_ends_after_ten_seconds():
    now = [0.0]

    def sleep(seconds):
        now[0] += seconds

    with pytest.raises(OperationalError):
        durably(FailingFirst(1000), sleep=sleep, clock=lambda: now[0])
    assert now[0] <= 10


def test_a_mistake_of_ours_is_not_repeated():
    work = FailingFirst(1, ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        durably(work, sleep=lambda seconds: None)
    assert work.left == 0


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_five_clicks_at_the_same_moment_make_one_row(idea_page, idea_ro):
    """Told with real threads and transactions: the nonce's uniqueness decides."""
    visitor = Visitor(idea_page)
    typed = visitor.typed(idea_ro)
    answers = []

    def click():
        answers.append(Visitor.post(visitor, typed))
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {response.status_code for response in answers} == {302}
    assert len({response.url for response in answers}) == 1
    assert Submission.objects.count() == 1
