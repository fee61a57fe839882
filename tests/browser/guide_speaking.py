"""The chapter about speaking: places that an editor gives, the moderator's evening, questions on the screen of the room."""

from playwright.sync_api import Page, expect

from tests.browser.citizen import SECONDS_TO_TYPE
from tests.browser.guide_staff import DESK, Staff, scroll_to, visit

QUESTIONS = ("Cine plătește parcarea?", "Rămân copacii de pe colț?", "Când începe lucrarea?")


def give_places(staff: Staff, debate: int, reader: Page, path: str) -> None:
    staff.edit(debate)
    staff.tab_of("speaking_places")
    staff.picture("cuvant-locuri", staff.field("speaking_places"))
    visit(staff.guide, reader, path, "cuvant-public", "#speaking")


def lead_an_evening(staff: Staff, evening: str) -> None:
    """Somebody comes, is called, another is moved, a third asks at the door."""
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go(evening)
    order = page.locator("h2", has_text="Ordinea")
    scroll_to(order, 200)
    staff.picture("cuvant-ordinea", page.locator("button[value=arrive]").first)
    page.locator("button[value=arrive]").first.click()
    expect(page.locator("tr[data-here]")).to_have_count(1)
    page.locator(".evening__now button[value=next]").click()
    expect(page.locator("[data-evening-clock] strong")).to_be_visible()
    staff.picture("cuvant-acum", page.locator("[data-evening-clock]"))
    row = page.locator("tr", has_text="Radu Model")
    row.locator("summary").click()
    scroll_to(row, 300)
    staff.picture("cuvant-muta", row.locator("[name=place]"))
    row.locator("[name=place]").fill("1")
    row.locator("button[value=move]").click()
    expect(page.locator("#next + .evening__name")).to_have_text("Radu Model")
    page.locator(".evening__add summary").click()
    scroll_to(page.locator(".evening__add"))
    staff.picture("cuvant-la-usa", page.locator(".evening__add summary"))


def show_questions(staff: Staff, world: dict, reader: Page) -> None:
    """Three ask on the phone; the moderator reads first, one is answered, the others stand on the screen."""
    page = staff.page
    for text in QUESTIONS:
        reader.goto(world["ask"]["ro"])
        reader.locator("#form textarea:visible").first.fill(text)
        reader.wait_for_timeout(1000 * SECONDS_TO_TYPE)  # faster than a person would be set aside
        reader.locator("#form button.button--accent").click()
        expect(reader.locator(".receipt__number").first).to_be_visible()
    staff.go("/admin/speaking/")
    staff.look()
    staff.go(world["desk"])
    staff.look()
    for text in QUESTIONS[:2]:
        move(page, text, "show")
    staff.look()
    move(page, QUESTIONS[0], "answer")
    staff.picture("cuvant-intrebari", page.locator("button[value=show]").first)
    screen = reader.context.browser.new_context(viewport=DESK, locale="ro-RO", reduced_motion="reduce").new_page()
    screen.goto(reader.url.split("/ro/")[0] + world["board"]["ro"])
    expect(screen.locator(".board__asked li")).to_have_text([QUESTIONS[1]])
    staff.guide.picture(screen, "cuvant-ecran")
    screen.context.close()


def move(page: Page, question: str, verb: str) -> None:
    button = page.locator("tr", has_text=question).locator(f"button[value={verb}]")
    with page.expect_navigation():
        button.click()
    expect(button).to_have_count(0)
