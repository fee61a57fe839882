"""While an idea is written, a page asks for public ones like it: from here only, not too often, and nothing is kept."""

import datetime as dt
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from participation.actions.answers import publish_answer
from participation.models import IdeasPage, PublicAnswer, RateBucket, Submission
from participation.spam import LIMITS, Limit
from tests.factories import make_form_page, publish, question_block
from tests.participation.sending import BROWSER, Visitor, soup
from tests.participation.staff import make_clerk, make_form, make_submission

pytestmark = pytest.mark.django_db
ADDRESS = {"ro": "/ro/asemanatoare/", "en": "/en/similar/"}
TYPED = "Mai multe bănci la umbră în parcul mare"
TITLE = "Bănci la umbră în parc"
WORDS = {
    "outcome": "accepted", "text_ro": "Da.", "text_en": "Yes.", "public_title": TITLE, "public_text": "Mai multe bănci sub copaci.",
    "translated_title": "Benches in the shade", "translated_text": "More benches under the trees.",
}  # fmt: skip


@pytest.fixture
def ideas(site):
    page = IdeasPage(title="Idei", slug="idei-publice", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


@pytest.fixture
def published(ideas):
    row = make_submission(make_form(), may_publish=True)
    return publish_answer(submission=row, words=WORDS, by=make_clerk(), now=timezone.now())


def ask(visitor, text: str = TYPED, **headers):
    data = {"token": visitor.token(), "text": text}
    return visitor.client.post(ADDRESS[visitor.language], data, **(BROWSER | headers))


def test_an_idea_like_the_typed_words_is_named_and_told_in_each_language(ana, bob, published):
    piece = soup(ask(ana))
    link = piece.find("a")
    assert (link["href"], link["target"], link["rel"]) == (f"/ro/idei-publice/{published.pk}/", "_blank", ["noopener"])
    assert "filă nouă" in piece.get_text()
    assert piece.find("section")["data-said"] == f"1 idee asemănătoare: {TITLE}"
    in_english = soup(ask(bob))
    assert in_english.find("section")["data-said"] == "1 similar idea: Benches in the shade"
    assert "in a new tab" in in_english.get_text()


def test_the_piece_is_kept_by_no_cache_and_sets_no_cookie(ana, published):
    response = ask(ana)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies
    assert b"<html" not in response.content


@pytest.mark.parametrize("text", ["Tramvai spre aeroport, noaptea", "bănci umbră", "", " " * 40])
def test_other_and_short_words_name_nothing(ana, published, text):
    response = ask(ana, text)
    assert response.status_code == 200
    assert TITLE not in response.content.decode()


def test_what_nobody_may_read_is_never_named(ana, published):
    rows = PublicAnswer.objects.filter(pk=published.pk)
    for hidden in ({"published_at": None}, {"refusal_reason": "Date personale"}):
        before = rows.values(*hidden).get()
        rows.update(**hidden)
        assert TITLE not in ask(ana).content.decode(), hidden
        rows.update(**before)
    Submission.objects.filter(pk=published.submission_id).update(may_publish=False)
    assert TITLE not in ask(ana).content.decode()


@pytest.mark.parametrize("above", [False, True])
def test_ideas_behind_a_restriction_are_neither_named_nor_linked(ana, idea_ro, ideas, published, above):
    page = ideas.get_parent() if above else ideas
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert TITLE not in ask(ana).content.decode()
    if not above:
        assert ideas.url not in ana.client.get(ana.page.url).content.decode()
        assert TITLE not in ana.send(idea_ro | {"E-mail": ""}).content.decode()


def test_ideas_without_a_list_are_not_named(ana, ideas, published):
    ideas.unpublish()
    assert TITLE not in ask(ana).content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "https://elsewhere.example"}],
)
def test_another_site_is_told_nothing(ana, published, headers):
    data = {"token": ana.token(), "text": TYPED}
    sent = {name: value for name, value in (BROWSER | headers).items() if value}
    response = ana.client.post(ADDRESS["ro"], data, **sent)
    assert (response.status_code, response.content) == (403, b"")


def test_only_a_form_of_ours_asks(ana, published):
    old = ana.token(opened_seconds_ago=dt.timedelta(days=2).total_seconds())
    for token in ("", "none of ours", old, ana.token() + "x"):
        response = ana.client.post(ADDRESS["ro"], {"token": token, "text": TYPED}, **BROWSER)
        assert (response.status_code, response.content) == (403, b"")
    assert ana.client.get(ADDRESS["ro"]).status_code == 405


def test_a_network_asks_so_often_and_another_still_may(ana, published, monkeypatch):
    monkeypatch.setitem(LIMITS, "similar", Limit(burst=2, per_hour=60))
    answers = [ask(ana) for _time in range(3)]
    assert [response.status_code for response in answers] == [200, 200, 429]
    assert answers[-1].content == b"" and answers[-1].headers["Retry-After"]
    assert ask(ana, REMOTE_ADDR="203.0.113.5").status_code == 200
    assert ana.send({"Titlul ideii": "Bănci", "Ideea ta": "La umbră.", "E-mail": "ana@example.org"}).status_code == 302


def test_a_long_body_is_not_even_read(ana, published):
    response = ask(ana, "bănci la umbră " * 2000)
    assert (response.status_code, response.content) == (413, b"")


def test_nothing_typed_is_stored_or_logged(ana, published, caplog):
    caplog.set_level(logging.DEBUG)
    secret = "bănci umbră parc ghiocelul"
    with CaptureQueriesContext(connection) as captured:
        assert TITLE in ask(ana, secret).content.decode()
    asked = [query["sql"] for query in captured.captured_queries]
    assert not [sql for sql in asked if "ghiocelul" in sql]
    assert [sql.split()[:3] for sql in asked if sql.split()[0] not in ("SELECT", "SAVEPOINT", "RELEASE")] == [
        ["INSERT", "INTO", RateBucket._meta.db_table]
    ]
    assert len([sql for sql in asked if sql.startswith("SELECT")]) <= 4
    assert "ghiocelul" not in " ".join(record.getMessage() for record in caplog.records if "sql" not in vars(record))


def test_the_page_of_an_idea_form_points_at_public_ideas_and_says_where_to_ask(ana, bob, ideas):
    page = soup(ana.client.get(ana.page.url))
    box = page.find(attrs={"data-similar": True})
    assert box["data-similar"] == ADDRESS["ro"]
    assert box["data-names"].split() == [ana.key("Titlul ideii"), ana.key("Ideea ta")]
    assert page.find(attrs={"data-similar-status": True})["role"] == "status"
    link = page.find("a", string="Vezi întâi dacă n-a cerut-o deja cineva")
    assert link["href"] == ideas.url
    form = page.find(id="form")
    assert link.sourceline <= form.sourceline and link in form.find_all_previous("a")
    in_english = soup(bob.client.get(bob.page.url))
    assert in_english.find(attrs={"data-similar": True})["data-similar"] == ADDRESS["en"]
    assert in_english.find("a", string="See first whether somebody already asked for it")


def test_a_form_without_public_ideas_promises_none(site, ana, ideas):
    survey = make_form_page(site, kind="survey", title="Sondaj")
    assert "data-similar" not in ana.client.get(survey.url).content.decode()
    assert ideas.url not in soup(ana.client.get(survey.url)).find("main").decode()
    ideas.unpublish()
    assert "data-similar" not in ana.client.get(ana.page.url).content.decode()


def test_a_form_in_steps_names_them_at_its_last_look_and_points_at_the_list(site, ideas):
    questions = [
        question_block("heading", "Ideea"), question_block("text", "Titlu", role="title"),
        question_block("heading", "Tu"), question_block("email", "E-mail", role="email"),
    ]  # fmt: skip
    page = make_form_page(site, questions=questions, has_steps=True)
    shown = soup(Visitor(page).client.get(page.url))
    assert shown.find("main").find("a", href=ideas.url)
    assert shown.find(attrs={"data-similar": True}) is None


def test_a_receipt_names_other_ideas_to_follow_and_never_its_own(ana, idea_ro, published):
    receipt = ana.send(idea_ro).url
    page = soup(ana.client.get(receipt))
    link = page.find("a", href=f"/ro/idei-publice/{published.pk}/")
    assert link.get_text() == TITLE and not link.has_attr("target")
    own = Submission.objects.get(title="Bănci la umbră")
    Submission.objects.filter(pk=own.pk).update(may_publish=True)
    answer = publish_answer(submission=own, words=WORDS, by=make_clerk(), now=timezone.now())
    again = soup(ana.client.get(receipt))
    assert again.find("a", href=f"/ro/idei-publice/{published.pk}/")
    assert again.find("a", href=f"/ro/idei-publice/{answer.pk}/") is None


def test_a_receipt_asks_as_much_among_many_ideas(ana, idea_ro, published):
    receipt = ana.send(idea_ro).url

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            ana.client.get(receipt)
        return len(captured.captured_queries)

    asked()
    one = asked()
    for _number in range(6):
        row = make_submission(published.submission.form, may_publish=True)
        publish_answer(submission=row, words=WORDS, by=make_clerk(), now=timezone.now())
    assert asked() == one <= 16
