"""A form with every kind of question: what depends on an answer, rows, counters; with a script, without, by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import SECONDS_TO_TYPE
from tests.browser.conftest import DESK, PHONE
from tests.browser.places import place
from tests.browser.sweep import axe_findings

pytestmark = pytest.mark.browser

LABELS = "(select) => [...select.options].map((option) => option.text)"
COUNT_READS = """
    window.reads = 0;
    for (const name of ["getElementsByName", "querySelectorAll"]) {
        const own = Document.prototype[name];
        Document.prototype[name] = function (asked) {
            if (name === "getElementsByName" || asked === "form [name]") window.reads += 1;
            return own.call(this, asked);
        };
    }
"""
ADD, REMOVE = "Adaugă un rând", "Elimină rândul"


@pytest.fixture
def open_form(known, new_context):
    """The form in a browser of its own."""
    opened = []

    def open_it(language: str = "ro", **options) -> Page:
        context = new_context(**options)
        opened.append(context)
        page = context.new_page()
        page.goto(place(known, "every_kind", language).path)
        return page

    yield open_it
    for context in opened:
        context.close()


def fill_in(page: Page) -> None:
    """Everything that a minor writing for an organisation is asked."""
    page.get_by_label("Titlul").fill("Bănci în parc")
    page.get_by_label("Ideea").fill("Mai multe bănci.")
    page.get_by_label("între 14 și 17 ani").check()
    page.get_by_label("Numele părintelui").fill("Maria Exemplu")
    page.get_by_label("E-mailul părintelui").fill("maria@example.org")
    page.get_by_label("Telefonul părintelui").fill("0745 123 456")
    page.get_by_label("Sunt părintele").check()
    page.get_by_label("O organizație").check()
    page.get_by_label("Codul organizației").fill("RO 14399841")
    page.get_by_label("E-mailul", exact=True).fill("ana@example.org")
    page.get_by_label("Costă bani").check()
    page.get_by_label("Suma cerută").fill("1.500,50")
    cells(page, 0)[0].fill("Bănci")
    cells(page, 0)[1].fill("1.200")
    page.get_by_label("Umbră", exact=True).select_option("2")
    page.get_by_label("Bănci", exact=True).select_option("1")


def cells(page: Page, row: int) -> list:
    return page.locator("[data-rows-list] [data-row]").nth(row).locator("input").all()


def send(page: Page) -> None:
    page.locator("#form .button--accent").click()
    page.wait_for_load_state("networkidle")


def test_what_depends_on_an_answer_appears_is_announced_and_goes_again(open_form):
    page = open_form()
    said = page.locator("[data-rules-status]")
    guardian = page.get_by_label("Numele părintelui")
    expect(guardian).to_be_hidden()
    page.get_by_label("între 14 și 17 ani").check()
    expect(guardian).to_be_visible()
    expect(said).to_have_text("Au apărut întrebări mai jos: Părintele.")
    page.get_by_label("18 ani sau peste").check()
    expect(guardian).to_be_hidden()
    expect(said).to_have_text("Nu mai trebuie răspuns la: Părintele.")
    page.get_by_label("Costă bani").check()
    expect(said).to_have_text("Au apărut întrebări mai jos: Banii.")
    expect(page.get_by_label("Suma cerută")).to_be_visible()


def test_rows_come_and_go_and_typing_goes_on_where_it_should(open_form):
    page = open_form()
    page.get_by_label("Costă bani").check()
    total = page.locator("output[data-total]")
    cells(page, 0)[1].fill("1.200")
    page.get_by_role("button", name=ADD).click()
    expect(page.locator("[data-rows-status]")).to_have_text("Rândul a fost adăugat.")
    page.keyboard.type("Flori")
    assert cells(page, 1)[0].input_value() == "Flori"
    cells(page, 1)[1].fill("300,5")
    expect(total).to_have_text("1.500,50\u00a0lei")
    page.get_by_role("button", name=ADD).click()
    expect(page.get_by_role("button", name=ADD)).to_be_hidden()
    page.get_by_role("button", name=REMOVE).first.click()
    expect(total).to_have_text("300,50\u00a0lei")
    assert page.evaluate("document.activeElement.textContent").strip() == "Rândul 1"
    expect(page.get_by_role("button", name=ADD)).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["360", "1280"])
@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no-script"])
def test_a_form_of_every_kind_keeps_everything_after_a_mistake_and_is_then_sent(open_form, width, scripted):
    page = open_form(viewport=width, java_script_enabled=scripted)
    fill_in(page)
    page.get_by_role("button", name=ADD).click()
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-error-summary]").count() == 0
    cells(page, 1)[0].fill("Flori")
    cells(page, 1)[1].fill("trei sute")
    send(page)
    problems = page.locator("[data-error-summary] a")
    assert problems.count() == 3
    expect(problems.first).to_contain_text("Codul organizației")
    expect(problems.nth(1)).to_contain_text("Ordinea, Flori")
    expect(problems.last).to_contain_text("Bugetul, rândul 2, Suma")
    for link in problems.all():
        assert page.locator(link.get_attribute("href")).count() == 1
    assert cells(page, 1)[1].input_value() == "trei sute"
    page.get_by_label("Codul organizației").fill("RO 14399840")
    expect(page.get_by_label("Umbră", exact=True)).to_have_value("2")
    page.get_by_label("Flori", exact=True).select_option("3")
    cells(page, 1)[1].fill("300,50")
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    send(page)
    assert "/primire/" in page.url
    assert "1.500,50" in page.locator("main").inner_text()
    assert "1. Bănci\n2. Umbră\n3. Flori" in page.locator("main").inner_text()
    assert page.locator("main table tbody tr").count() == 2


def test_answers_are_put_in_order_by_buttons_and_every_move_is_said(open_form):
    page = open_form()
    ranking = page.locator("[data-ranking]").filter(has_text="Primele două")
    order, said = ranking.locator("label"), ranking.locator("[data-rank-status]")
    for answer in ("Miercuri", "Luni"):
        page.get_by_role("button", name=f"Mută mai sus: {answer}").press("Enter")
    expect(said).to_have_text("Luni: locul 2")
    expect(page.get_by_role("button", name="Mută mai sus: Luni")).to_be_focused()
    assert order.all_inner_texts() == ["Miercuri", "Luni", "Marți"]
    assert page.get_by_label("Marți", exact=True).input_value() == ""
    page.keyboard.press("Enter")
    assert order.all_inner_texts() == ["Luni", "Miercuri", "Marți"]
    page.get_by_role("button", name="Mută mai jos: Miercuri").press("Enter")
    expect(said).to_have_text("Miercuri: fără loc")
    page.get_by_role("button", name="Mută mai sus: Marți").press("Enter")
    page.get_by_role("button", name="Mută mai sus: Miercuri").press("Enter")
    assert [select.input_value() for select in ranking.locator("select").all()] == ["1", "2", ""]
    assert order.all_inner_texts() == ["Luni", "Miercuri", "Marți"]


def test_the_enter_key_sends_the_form_and_adds_no_row(open_form):
    page = open_form()
    page.get_by_label("Titlul").fill("Bănci")
    page.get_by_label("Titlul").press("Enter")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-error-summary]")).to_be_focused()


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK], ids=["360", "1280"])
def test_axe_finds_nothing_and_nothing_sticks_out(open_form, language, width):
    page = open_form(language, viewport=width)
    page.evaluate("document.querySelectorAll('[data-rules]').forEach((box) => (box.hidden = false))")
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"]
    send(page)
    assert axe_findings(page) == []


def test_an_editor_chooses_an_earlier_question_and_its_answer(staff, known):
    page = staff("administrator")
    page.goto(f"/admin/pages/{known['pages']['every_kind']}/edit/")
    page.wait_for_load_state("networkidle")
    last = int(page.locator("[name=questions-count]").input_value()) - 1
    at = f"questions-{last}-value-settings"
    question = page.locator(f"select#{at}-if_question")
    assert page.locator(f"label[for={at}-if_question]").count() == 1
    question.evaluate("(select) => select.dispatchEvent(new Event('focus'))")
    assert question.evaluate(LABELS) == ["mereu", "Vârsta", "Cine scrie?", "Costă bani"]
    question.select_option(label="Cine scrie?", force=True)
    answer = page.locator(f"select#{at}-if_answer")
    answer.evaluate("(select) => select.dispatchEvent(new Event('focus'))")
    assert answer.evaluate(LABELS) == ["–", "Un om", "O organizație"]


def test_a_long_form_is_read_once_for_all_its_questions_when_an_editor_opens_it(staff, known):
    page = staff("administrator")
    page.add_init_script(COUNT_READS)
    page.goto(f"/admin/pages/{known['pages']['every_kind']}/edit/")
    page.wait_for_load_state("networkidle")
    assert page.locator("select[id$='-if_question']").count() >= 15
    assert page.evaluate("window.reads") < 10
