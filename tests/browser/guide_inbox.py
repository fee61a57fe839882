"""The chapters about the inbox: one case, and a clerk's day."""

from playwright.sync_api import Page

from tests.browser.guide_staff import Staff, scroll_to


def work_in_the_inbox(staff: Staff) -> None:
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go("/admin/inbox/")
    staff.picture("inbox-lista")
    staff.go("/admin/inbox/?status=new&language=ro")
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("inbox-caz", page.locator("form[action*='/do/take/'] button").first)
    page.check("[name=answer-outcome][value=accepted]")
    page.fill("[name=answer-text_ro]", "Mulțumim! Punem banca până la 1 mai; locul a fost măsurat.")
    page.locator("[name=answer-text_ro]").evaluate(
        "node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 300)"
    )
    staff.picture("inbox-raspuns")
    staff.go("/admin/inbox/?status=quarantined")
    staff.look()
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("inbox-carantina", page.locator("form[action*='/do/release/'] button").first)


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true })")


def spend_a_day(staff: Staff) -> None:
    """The inbox by its shortcuts, and one case from its top to the answer."""
    page = staff.page
    staff.go("/admin/inbox/")
    staff.picture("cutie-scurtaturi", page.locator(".inbox-shortcuts"))
    staff.look()
    staff.go("/admin/inbox/access/")
    staff.look()
    staff.go("/admin/inbox/?waits=reply")
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("cutie-caz")
    scroll_to(page.locator("#conversation-section"))
    staff.picture("cutie-conversatie", page.locator(".inbox-message").last)
    case = page.url
    page.goto(case.replace("/?", "/related/?"))
    unfold(page)
    staff.look()
    page.goto(case)
    staff.settle()
    page.check("[name=answer-outcome][value=accepted]")
    page.fill("[name=answer-text_ro]", "Mulțumim! Vorbim cu administratorul rețelei și revenim aici cu ziua lucrării.")
    page.locator("details:has([name=answer-promised_on]) > summary").click()
    scroll_to(page.locator("#answer-section"))
    staff.picture("cutie-raspuns")
