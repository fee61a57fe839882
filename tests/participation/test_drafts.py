"""Forms in steps: what was typed is kept before it is judged, on every device, until it is sent once."""

import datetime as dt
import re

import pytest

from participation.actions.drafts import secret_of
from participation.models import Draft, Submission
from tests.factories import make_form_page, question_block, translate
from tests.participation.drafting import FIRST, LAST, Writer, step_questions
from tests.participation.files import upload
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def ana(site):
    return Writer(make_form_page(site, questions=step_questions(), has_steps=True, draft_days=30))


@pytest.fixture
def at_review(ana):
    ana.begin(FIRST)
    ana.save({})
    ana.save(LAST)
    return ana


def test_the_page_of_a_form_in_steps_shows_its_first_section_and_sets_no_cookie(ana):
    response = ana.look(ana.page.url)
    page = soup(response)
    assert page.find("legend").get_text() == "Ideea"
    assert not page.find("input", {"type": "email"})
    assert [item.get_text(strip=True) for item in page.select(".steps--progress li")][:3] == [
        "Ideea",
        "Anexe",
        "Despre tine",
    ]
    assert not response.cookies


def test_from_the_first_step_to_the_receipt(at_review):
    page = soup(at_review.look())
    assert at_review.address.endswith("/verificare/")
    assert "Mai multe bănci." in page.main.get_text()
    assert len(page.select("section a")) == 3, "every section can be changed"
    response = at_review.save({}, go="send")
    submission = Submission.objects.get()
    assert response.url.startswith("/ro/primire/")
    assert (submission.title, submission.email) == ("Bănci", "ana@example.org")
    assert Draft.objects.get().submission == submission
    assert Draft.objects.get().typed == {}, "the text is in one place"


def test_pages_of_a_draft_are_stored_nowhere_and_set_no_cookie(at_review):
    for address in (at_review.address, Draft.objects.get() and f"/ro/ciorna/{secret_of(Draft.objects.get())}/1/"):
        response = at_review.look(address)
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert not response.cookies


def test_the_address_of_a_draft_is_stored_as_a_hash(ana):
    ana.begin(FIRST)
    draft = Draft.objects.get()
    secret = ana.address.split("/")[3]
    assert secret not in str(Draft.objects.values().get()) and secret == secret_of(draft)


def test_what_is_wrong_is_saved_and_said(ana):
    response = ana.begin({"Titlul ideii": "Bănci"})
    assert response.status_code == 422
    assert "Ideea ta" in soup(response).select_one("[data-error-summary]").get_text()
    assert Draft.objects.get().typed[ana.key("Titlul ideii")] == ["Bănci"]
    assert soup(response).title.string.startswith("Eroare")


def test_errors_of_one_step_do_not_speak_of_another(ana):
    summary = soup(ana.begin({"Titlul ideii": "Bănci"})).select_one("[data-error-summary]").get_text()
    assert "E-mail" not in summary


def test_going_back_saves_even_what_is_wrong(ana):
    ana.begin(FIRST)
    ana.save({})
    response = ana.save({"E-mail": "not an address"}, go="back")
    assert response.url.endswith("/2/")
    assert Draft.objects.get().typed[ana.key("E-mail")] == ["not an address"]


def test_any_section_can_be_opened_by_a_button_that_saves_first(ana):
    ana.begin(FIRST)
    assert ana.save({}, go="3").url.endswith("/3/")
    assert ana.save({"E-mail": "a"}, go="1").url.endswith("/1/")
    assert Draft.objects.get().typed[ana.key("E-mail")] == ["a"]


def test_a_box_that_was_unticked_is_unticked(ana):
    ana.begin(FIRST)
    ana.save({"Am citit regulile": "on"})
    assert ana.key("Am citit regulile") in Draft.objects.get().typed
    ana.save({}, go="2")
    ana.save({})
    assert ana.key("Am citit regulile") not in Draft.objects.get().typed
    assert Draft.objects.get().typed[ana.key("Titlul ideii")] == ["Bănci"], "other steps stay"


def test_sending_with_an_error_leads_to_the_first_step_that_has_one(ana):
    ana.begin({"Titlul ideii": "Bănci"}, go="review")
    response = ana.save({}, go="send")
    page = soup(response)
    assert response.status_code == 422
    assert page.find("legend").get_text() == "Ideea"
    assert page.select_one("[data-error-summary]")
    assert "Despre tine" in page.select_one(".notice--warning").get_text()
    assert not Submission.objects.exists()


def test_a_review_says_what_is_missing(ana):
    ana.begin({"Titlul ideii": "Bănci"}, go="review")
    page = soup(ana.look())
    assert len(page.select("dd .field-error")) == 2
    step = soup(ana.look(page.select_one("section a")["href"]))
    assert "Ideea ta" in step.select_one("[data-error-summary]").get_text(), "what is wrong is said where it is mended"


def test_sent_twice_or_from_two_windows_it_is_one_submission(at_review):
    page = at_review.look()
    first, second = at_review.save({}, go="send", page=page), at_review.save({}, go="send", page=page)
    assert first.url == second.url
    assert Submission.objects.count() == 1


def test_a_sent_draft_opens_its_receipt_and_says_that_later_text_was_not_sent(at_review):
    step = f"/ro/ciorna/{secret_of(Draft.objects.get())}/1/"
    old = at_review.look(step)
    receipt = at_review.save({}, go="send").url
    assert at_review.look(step).url == receipt
    assert at_review.save({"Titlul ideii": "Altceva", "Ideea ta": "x"}, page=old).url == f"{receipt}?changed=1"
    assert Submission.objects.get().title == "Bănci"


def test_the_first_page_pressed_twice_is_one_draft(ana):
    data = ana.typed(FIRST, go="next")
    assert ana.post(data).url == ana.post(data).url
    assert Draft.objects.count() == 1


def test_the_first_page_reached_by_the_back_button_and_changed_loses_neither_text(ana):
    data = ana.typed(FIRST, go="next")
    ana.follow(ana.post(data))
    ana.follow(ana.post(data | {ana.key("Ideea ta"): "Altă idee."}))
    page = soup(ana.look())
    assert page.find("textarea").get_text().strip() == "Altă idee."
    assert "Mai multe bănci." in page.select_one(".notice--warning").get_text()


def test_a_later_save_of_an_older_state_is_told_and_keeps_both_texts(ana):
    ana.begin(FIRST)
    ana.save({}, go="1")
    phone = ana.device()
    on_phone = phone.look()
    ana.save({"Titlul ideii": "Bănci", "Ideea ta": "De pe calculator."})
    response = phone.save({"Titlul ideii": "Bănci", "Ideea ta": "De pe telefon."}, page=on_phone)
    assert response.url.endswith("/1/"), "not led on: there is something to read"
    page = soup(phone.look())
    assert page.find("textarea").get_text().strip() == "De pe telefon."
    assert "De pe calculator." in page.select_one(".notice--warning").get_text()
    assert "Bănci" not in page.select_one(".notice--warning dl").get_text(), "what is equal is no conflict"
    phone.save(FIRST | {"Ideea ta": "De pe amândouă."})
    assert "_other" not in Draft.objects.get().typed, "it was read"


def test_two_devices_at_different_sections_disturb_nobody(ana):
    ana.begin(FIRST)
    ana.save({}, go="3")
    phone = ana.device()
    phone.address = ana.address.replace("/3/", "/1/")
    on_phone = phone.look()
    ana.save(LAST)
    assert phone.save(FIRST | {"Ideea ta": "Alt text."}, page=on_phone).url.endswith("/2/")
    typed = Draft.objects.get().typed
    assert (typed[ana.key("Ideea ta")], typed[ana.key("E-mail")]) == (["Alt text."], ["ana@example.org"])


def test_an_autosave_answers_with_the_hour_and_does_not_quarrel_with_its_own_page(ana):
    ana.begin(FIRST)
    ana.save({}, go="1")
    page = soup(ana.look())
    hidden = {field["name"]: field["value"] for field in page.select("form#form input[type=hidden]")}
    data = hidden | {ana.key("Titlul ideii"): "Bănci", ana.key("Ideea ta"): "Scris pe jum"}
    answer = ana.client.post(ana.address, data, **BROWSER, HTTP_X_AUTOSAVE="1")
    assert re.fullmatch(r"Salvat la .*\d\d.\d\d", answer.json()["label"])
    assert not answer.json()["elsewhere"]
    data[ana.key("Ideea ta")] = "Scris pe jumătate."  # pressed before the autosave had answered
    assert ana.client.post(ana.address, data | {"go": "next"}, **BROWSER).url.endswith("/2/")


def test_a_file_that_is_refused_keeps_the_text_and_says_why(ana):
    ana.begin(FIRST)
    response = ana.save({}, **{ana.key("Fotografii"): upload("virus.exe", b"MZ")})
    assert response.status_code == 422
    assert "virus.exe" in soup(response).select_one("[data-error-summary]").get_text()


def test_a_refused_file_hides_no_other_mistake_of_its_section(site):
    questions = [
        question_block("heading", "Tu"),
        question_block("file", "Acordul", types=["pdf"]),
        question_block("email", "E-mail", required=True, role="email"),
        question_block("heading", "Ideea"),
        question_block("text", "Titlul", required=True, role="title"),
    ]
    ana = Writer(make_form_page(site, questions=questions, has_steps=True, draft_days=30))
    ana.begin({"E-mail": "ana@"}, go="1")
    wrong = {ana.key("Acordul"): upload("acord.exe", b"MZ")}
    both = soup(ana.save({"E-mail": "ana@"}, **wrong)).select_one("[data-error-summary]").get_text()
    assert "acord.exe" in both and "E-mail" in both
    wrong = {ana.key("Acordul"): upload("acord.exe", b"MZ")}
    later = soup(ana.save({"E-mail": "ana@"}, go="later", **wrong)).select_one("[data-error-summary]").get_text()
    assert "acord.exe" in later and "E-mail" not in later, "nobody is judged who goes on another time"


@pytest.mark.parametrize(("language", "other"), [("ro", "en"), ("en", "ro")])
def test_the_switch_above_a_step_leads_to_the_other_language(site, language, other):
    page = make_form_page(site, questions=step_questions(), has_steps=True, draft_days=30)
    translate(page)
    shown = soup(Writer(page, language=language).begin({}))
    assert [link["hreflang"] for link in shown.select("ul.languages a")] == [other]


def test_a_section_that_was_only_passed_is_not_called_done(ana):
    def first_step():
        return soup(ana.look()).select_one(".steps--progress li")["data-stage"]

    ana.begin({"Titlul ideii": "Bănci"}, go="2")
    assert first_step() == "imagined"
    ana.save({}, go="1")
    ana.save(FIRST, go="2")
    assert first_step() == "done"


def test_a_whole_form_posted_at_once_is_taken_as_ever(ana):
    response = ana.post(ana.typed(FIRST | LAST))
    assert response.url.startswith("/ro/primire/")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("address", ["/ro/ciorna/unknown/1/", "/ro/ciorna/unknown/", "/ro/continua/unknown/"])
def test_an_unknown_secret_is_not_found(ana, address):
    assert ana.look(address).status_code == 404


def test_a_page_of_another_site_saves_nothing(ana):
    ana.begin(FIRST)
    answer = ana.client.post(ana.address, {"go": "next"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert answer.status_code == 403


def test_rows_are_added_and_removed_without_judging_and_stay_saved(site):
    rows = question_block("rows", "Buget", required=True)
    rows["value"]["columns"] = [
        {
            "type": "item",
            "id": "aaaaaaaa-0000-4000-8000-000000000001",
            "value": {"label": "Ce", "type": "text", "choices": [], "settings": {}},
        }
    ]
    blocks = [
        question_block("heading", "Unu"),
        question_block("text", "Titlul"),
        question_block("heading", "Doi"),
        rows,
    ]
    ana = Writer(make_form_page(site, questions=blocks, has_steps=True))
    ana.begin({"Titlul": "x"})
    key = ana.key("Buget")
    name = next(
        field["name"] for field in soup(ana.look()).select(f'input[name^="{key}-"]') if "__row__" not in field["name"]
    )
    response = ana.save({}, **{name: "Bănci", "add_row": key})
    assert response.status_code == 200
    assert not soup(response).select_one("[data-error-summary]")
    assert Draft.objects.get().typed[name] == ["Bănci"]
    ana.save({}, page=response, **{name: "Bănci", "remove_row": "-".join(name.split("-")[:2])})
    assert name not in Draft.objects.get().typed


def test_a_failure_while_a_step_is_saved_gives_back_everything_typed(ana, monkeypatch):
    from participation.views import drafts

    ana.begin(FIRST)
    page = ana.look()

    def fail(**kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(drafts, "save_draft", fail)
    response = ana.save({"Am citit regulile": "on"}, page=page)
    assert response.status_code == 503
    assert "no-store" in response.headers["Cache-Control"]
