"""Sending a form: what is taken once, what is refused, and that nothing typed is lost either way."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.models import Form, OutboxMessage, Submission
from tests.participation.sending import soup, token_of

pytestmark = pytest.mark.django_db


def title_field(response, visitor):
    return soup(response).find("input", {"name": visitor.key("Titlul ideii")})


def text_of(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


def test_a_second_click_makes_no_second_row_and_shows_the_same_receipt(ana, idea_ro):
    typed = ana.typed(idea_ro)
    first, second = ana.post(typed), ana.post(typed)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Submission.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="received").count() == 1


def test_a_refresh_after_the_form_closed_still_shows_the_receipt(ana, idea_ro):
    typed = ana.typed(idea_ro)
    first = ana.post(typed)
    Form.objects.update(closes_at=timezone.now() - dt.timedelta(minutes=1))
    assert ana.post(typed).url == first.url


def test_what_is_changed_after_sending_makes_no_row_and_is_said_not_to_be_kept(ana, idea_ro):
    token = ana.token()
    first = ana.send(idea_ro, token=token)
    again = ana.send(idea_ro | {"Ideea ta": "Altceva."}, token=token)
    assert again.url == f"{first.url}?changed=1"
    assert Submission.objects.get().answers[ana.key("Ideea ta")] == idea_ro["Ideea ta"]
    assert soup(ana.client.get(again.url)).select_one(".notice--warning")


def test_two_visits_make_two_rows_even_with_the_same_words(ana, idea_ro):
    first, second = ana.send(idea_ro), ana.send(idea_ro)
    assert first.url != second.url
    assert Submission.objects.count() == 2


def test_what_is_missing_is_said_first_and_everything_typed_stays(ana, idea_ro):
    del idea_ro["E-mail"]
    response = ana.send(idea_ro | {"Numele tău": "Ana <b>Pop</b>"})
    page = soup(response)
    assert response.status_code == 422
    assert page.title.string.startswith("Eroare: ")
    assert page.select_one("[data-error-summary] a")["href"] == f"#id_{ana.key('E-mail')}"
    assert title_field(response, ana)["value"] == "Bănci la umbră"
    assert page.find("input", {"name": ana.key("Numele tău")})["value"] == "Ana <b>Pop</b>"
    assert page.find("textarea").string.strip() == idea_ro["Ideea ta"]
    assert not Submission.objects.exists()


def test_the_form_shown_again_can_be_sent_at_once(ana, idea_ro):
    refused = ana.send(idea_ro | {"E-mail": "not an address"})
    assert ana.send(idea_ro, token=token_of(refused)).status_code == 302
    assert Submission.objects.get().quarantine_reason == ""


def test_a_form_open_for_more_than_a_day_is_shown_again_with_everything_typed(ana, idea_ro):
    response = ana.send(idea_ro, token=ana.token(opened_seconds_ago=24 * 3600 + 60))
    assert response.status_code == 422
    assert title_field(response, ana)["value"] == "Bănci la umbră"
    assert ana.send(idea_ro, token=token_of(response)).status_code == 302


@pytest.mark.parametrize("token", ["", "nonsense", "a.1.1.1:forged"])
def test_without_a_token_of_ours_nothing_is_stored_and_nothing_is_lost(ana, idea_ro, token):
    response = ana.send(idea_ro, token=token)
    assert response.status_code == 422
    assert title_field(response, ana)["value"] == "Bănci la umbră"
    assert ana.send(idea_ro, token=token_of(response)).status_code == 302


def test_a_token_of_another_form_opens_nothing_here(ana, idea_ro, site):
    from tests.factories import make_form_page
    from tests.participation.sending import Visitor

    other = Visitor(make_form_page(site, title="Alta"))
    assert ana.send(idea_ro, token=other.token()).status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "null"},
    ],
)
def test_a_form_sent_from_another_site_is_not_taken_but_can_be_sent_from_here(ana, idea_ro, headers):
    response = send_with(ana, idea_ro, headers)
    assert response.status_code == 403
    assert title_field(response, ana)["value"] == "Bănci la umbră"
    assert not Submission.objects.exists()
    assert ana.send(idea_ro, token=token_of(response)).status_code == 302


@pytest.mark.parametrize("headers", [{"HTTP_SEC_FETCH_SITE": None}, {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": None}])
def test_an_old_browser_may_send(ana, idea_ro, headers):
    assert send_with(ana, idea_ro, headers).status_code == 302


def send_with(visitor, answers, headers):
    from tests.participation.sending import BROWSER

    kept = {name: value for name, value in (BROWSER | headers).items() if value is not None}
    return visitor.client.post(visitor.action, visitor.typed(answers), **kept)


def test_opening_the_address_itself_leads_to_the_form(ana, bob):
    assert ana.client.get(ana.action).url == ana.page.url
    assert bob.client.get(bob.action).url == bob.page.url
    assert ana.client.get("/ro/trimite/nothing/").status_code == 404


def test_an_idea_is_stored_in_few_queries(ana, idea_ro, django_assert_max_num_queries):
    ana.send(idea_ro)
    typed = ana.typed(idea_ro | {"Ideea ta": "Încă o idee despre parc."})
    with django_assert_max_num_queries(12):  # one of them asks whether a debate numbers it
        assert ana.post(typed).status_code == 302


def test_the_day_of_the_answer_is_counted_from_the_city_s_day_and_is_the_same_everywhere(ana, idea_ro):
    response = ana.send(idea_ro)
    submission = Submission.objects.get()
    day = timezone.localdate(submission.received_at) + dt.timedelta(days=30)
    assert submission.due_on == submission.promised_on == day
    assert f"{day.day} " in text_of(ana.client.get(response.url))
    assert str(day.year) in OutboxMessage.objects.get(kind="received").body


def test_staff_may_move_the_due_date_and_the_receipt_keeps_its_promise(ana, idea_ro):
    response = ana.send(idea_ro)
    before = text_of(ana.client.get(response.url))
    Submission.objects.update(due_on=dt.date(2030, 1, 1))
    assert text_of(ana.client.get(response.url)) == before


@pytest.mark.parametrize(
    "junk",
    [
        {"Titlul ideii": "x" * 100_000},
        {"Ideea ta": "cuvânt " * 50_000},
        {"Titlul ideii": "a\x00b", "Ideea ta": "\x00"},
        {"Titlul ideii": "\ud800".encode("utf-8", "surrogatepass"), "Ideea ta": b"\xff\xfe"},
        {"E-mail": "a" * 300 + "@example.org"},
        {"E-mail": "a@example.org\r\nBcc: b@example.org"},
        {"Domeniul": "nothing"},
        {"Domeniul": ["x", "y"]},
        {"Sunt de acord cu publicarea": "\x00"},
        {"Titlul ideii": "\u202eabc\u2066", "Ideea ta": "=HYPERLINK(1)"},
    ],
)
def test_strange_input_never_breaks_the_form(ana, idea_ro, junk):
    assert ana.send(idea_ro | junk).status_code in (302, 422)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name="),
        ("multipart/form-data", b"no boundary"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(2000))),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 4_000_000),
        ("application/json", b"{}"),
        ("text/plain; charset=nonsense", b"\xff\xff"),
        ("", b""),
    ],
)
def test_a_body_that_is_no_form_gets_a_page_and_not_a_crash(ana, content_type, body):
    response = ana.client.generic("POST", ana.action, body, content_type=content_type)
    assert response.status_code in (400, 422)
    assert soup(response).h1


def test_pages_of_a_form_set_no_cookie_and_are_stored_nowhere(ana, idea_ro):
    done = ana.send(idea_ro)
    for response in (ana.client.get(ana.page.url), ana.send({}), done, ana.client.get(done.url)):
        assert not response.cookies
        assert "no-store" in response.headers["Cache-Control"]
        assert "Cookie" not in response.headers.get("Vary", "")


def test_the_language_of_an_error_page_is_the_one_of_the_form(bob, idea_en):
    response = bob.send(idea_en | {"E-mail": ""})
    assert soup(response).html["lang"] == "en"
    assert soup(response).title.string.startswith("Error: ")
    assert soup(response).h1.get_text(strip=True) == "Send an idea"
