"""What one draft may hold and how many letters it may bring, whatever is posted to its address."""

import json

import pytest
from django.test import Client

from participation.actions import drafts
from participation.form_fields.rows import MOST_ROWS
from participation.models import Draft, OutboxMessage, RateBucket
from participation.spam import LIMITS, Level
from tests.factories import make_form_page, question_block
from tests.participation.drafting import FIRST, Writer, step_questions
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
MILLION = 1024 * 1024


@pytest.fixture
def ana(site):
    writer = Writer(make_form_page(site, questions=step_questions(), has_steps=True, draft_days=30))
    writer.begin(FIRST)
    writer.save({}, go="1")
    return writer


def autosave(writer: Writer, text: str, **extra):
    data = {writer.key("Titlul ideii"): "Bănci", writer.key("Ideea ta"): text} | extra
    return writer.client.post(writer.address, data, **BROWSER, HTTP_X_AUTOSAVE="1")


def stored() -> dict:
    return Draft.objects.get().typed


def test_names_that_the_form_does_not_have_are_not_kept(ana):
    key = ana.key("Ideea ta")
    strange = {f"{key}_more": "x", f"{key}x": "x", f"{key}-0-a": "x", "q_000000000000": "x", "_other": "x"}
    autosave(ana, "Alt text.", **strange)
    assert stored()[key] == ["Alt text."]
    assert not set(strange) & set(stored())


def test_a_first_post_keeps_no_strange_names_either(ana):
    ana.begin(FIRST | {}, go="1")
    other = Writer(ana.page)
    data = other.typed(FIRST, go="1", q_strange="x")
    other.follow(other.post(data))
    assert not Draft.objects.filter(typed__has_key="q_strange").exists()


def test_parts_and_rows_are_kept_and_no_more_rows_than_a_form_can_have(site):
    rows = question_block("rows", "Buget")
    column = {"label": "Ce", "type": "text", "choices": [], "settings": {}}
    rows["value"]["columns"] = [{"type": "item", "id": "aaaaaaaa-0000-4000-8000-000000000001", "value": column}]
    blocks = [question_block("text", "Titlul"), question_block("date_range", "Când"), rows]
    writer = Writer(make_form_page(site, questions=blocks, draft_days=30))
    fields = soup(writer.client.get(writer.page.url)).select(f'input[name^="{writer.key("Buget")}-0-"]')
    row = fields[0]["name"]
    when = writer.key("Când")
    many = {row.replace("-0-", f"-{number}-"): "x" for number in range(3 * MOST_ROWS)}
    strange = {f"{when}_middle": "x", f"{row}x": "x"}
    writer.begin({"Titlul": "x"}, go="later")
    writer.address = writer.address.replace("mai-tarziu", "1")
    writer.save({}, go="later", **many, **strange, **{f"{when}_start": "2026-12-01"})
    typed = stored()
    assert typed[row] == ["x"] and typed[f"{when}_start"] == ["2026-12-01"]
    assert not set(strange) & set(typed)
    assert sum(name.startswith(f"{writer.key('Buget')}-") for name in typed) == MOST_ROWS


def test_conflicts_without_end_fill_no_row_and_the_newest_text_stands(ana):
    for number in range(6):
        answer = autosave(ana, f"{number}" + "a" * (MILLION // 3), seen="x", window=f"w{number}")
        assert answer.status_code == 200
    typed = stored()
    assert len(json.dumps(typed)) <= MILLION
    assert typed[ana.key("Ideea ta")][0][0] == "5"
    assert [values[0][0] for values in typed["_other"][ana.key("Ideea ta")]] == ["4"], "older ones went first"


def test_an_autosave_that_arrives_after_the_button_pressed_later_takes_nothing_back(ana):
    pressed = {ana.key("Titlul ideii"): "Bănci", ana.key("Ideea ta"): "Textul întreg."}
    ana.client.post(ana.address, pressed | {"window": "w1.2", "go": "later"}, **BROWSER)
    assert autosave(ana, "Textul înt", seen="x", window="w1.1").status_code == 200
    assert stored()[ana.key("Ideea ta")] == ["Textul întreg."]
    assert "_other" not in stored(), "nobody else wrote"
    autosave(ana, "Textul de după.", seen="x", window="w1.3")
    assert stored()[ana.key("Ideea ta")] == ["Textul de după."]


def test_older_texts_go_before_newer_and_longer_before_shorter():
    beside = {"q_a": [["old"], ["new"]], "q_b": [["n" * 300]]}
    assert drafts.fitting(beside, 1000) == beside
    assert drafts.fitting(beside, 355) == {"q_a": [["new"]], "q_b": [["n" * 300]]}
    assert drafts.fitting(beside, 100) == {"q_a": [["new"]]}
    assert drafts.fitting(beside, 5) == {}


def test_a_text_that_is_too_long_is_not_saved_and_stands_on_the_page(ana):
    text = "b" * (MILLION + 1)
    answer = ana.save({"Titlul ideii": "Bănci", "Ideea ta": text})
    assert answer.status_code == 413
    assert soup(answer).find("textarea").get_text().strip() == text
    assert soup(answer).select_one("[data-error-summary]")
    assert stored()[ana.key("Ideea ta")] == [FIRST["Ideea ta"]]
    assert autosave(ana, text).status_code == 413


def test_a_first_post_that_is_too_long_makes_no_draft_and_stands_on_the_page(ana):
    other, text = Writer(ana.page), "b" * (MILLION + 1)
    answer = other.post(other.typed(FIRST | {"Ideea ta": text}, go="next"))
    assert answer.status_code == 413
    assert soup(answer).find("textarea").get_text().strip() == text
    assert Draft.objects.count() == 1


def test_a_draft_saved_without_pause_has_to_wait_and_loses_nothing(ana, monkeypatch):
    monkeypatch.setitem(LIMITS, "draft_save", type(LIMITS["mail"])(burst=3, per_hour=1))
    RateBucket.objects.all().delete()
    assert [autosave(ana, f"{number}").status_code for number in range(4)] == [200, 200, 200, 429]
    answer = ana.save({"Titlul ideii": "Bănci", "Ideea ta": "Textul nou."})
    assert answer.status_code == 429
    assert soup(answer).find("textarea").get_text().strip() == "Textul nou."


def test_a_school_that_writes_all_morning_is_within_the_limits():
    network, one = LIMITS["save"], LIMITS["draft_save"]
    full_at = {"network": 0.0, "one": 0.0}
    for moment in range(0, 4 * 3600, 30):  # two hundred pupils, each saved twice in half a minute
        for key, limit, saves in (("network", network, 400), ("one", one, 2)):
            for _ in range(saves):
                assert limit.level(full_at[key], moment) == Level.FINE
                full_at[key] = max(full_at[key], moment) + limit.seconds_each


def test_one_draft_does_not_write_to_a_list_of_addresses(ana):
    address = ana.address.replace("/1/", "/mai-tarziu/")
    networks = [Client(REMOTE_ADDR=f"10.0.{number}.1") for number in range(12)]
    answers = [
        client.post(address, {"email": f"p{number}@example.org"}, **BROWSER).status_code
        for number, client in enumerate(networks)
    ]
    assert answers.count(200) == OutboxMessage.objects.filter(kind="draft_resume").count() == LIMITS["later"].burst


def test_one_network_does_not_write_to_a_list_of_addresses_with_many_drafts(ana, monkeypatch):
    monkeypatch.setitem(LIMITS, "ask", type(LIMITS["mail"])(burst=3, per_hour=3))
    answers = []
    for number in range(5):
        writer = Writer(ana.page)
        writer.begin(FIRST, go="later")
        answers.append(writer.client.post(writer.address, {"email": f"p{number}@example.org"}, **BROWSER).status_code)
    assert answers == [200, 200, 200, 429, 429]


@pytest.mark.parametrize("spelling", ["victim+{}@example.org", "VICTIM+{}@example.org"])
def test_spellings_of_one_mailbox_are_one_mailbox(ana, spelling):
    answers = []
    for number in range(5):
        writer = Writer(ana.page)
        writer.begin(FIRST, go="later")
        typed = {"email": spelling.format(number)}
        answers.append(writer.client.post(writer.address, typed, **BROWSER).status_code)
    assert answers == [200, 200, 200, 200, 429]
