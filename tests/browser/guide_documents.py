"""The chapter about documents with versions: the first, its text as a page, the next."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.guide_staff import Staff, visit


def post_documents(staff: Staff, reader: Page) -> None:
    page = staff.page
    staff.go("/admin/versions/")
    start = page.locator("main a[href$='/versions/add/']")
    staff.picture("documente-lista", start)
    start.click()
    staff.settle()
    staff.picture("documente-prima", staff.field("posted_on"))
    staff.go("/admin/versions/")
    page.locator("main table a", has_text="Notă de prezentare").first.click()
    staff.settle()
    staff.look()
    document, public = page.url, page.locator("main ul a[href*='/ro/']").first.get_attribute("href")
    page.locator("main table a", has_text="Corectează").first.click()
    staff.settle()
    staff.picture("documente-text", staff.field("is_summary"))
    page.goto(document)
    staff.look()
    page.locator("main a[href$='/post/']").click()
    staff.settle()
    staff.picture("documente-versiune", staff.field("occasion_ro"))
    visit(staff.guide, reader, urlsplit(public).path, "documente-public")
