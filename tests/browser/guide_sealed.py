"""The chapter about entries without names: checked, judged by two, signed, opened by two others, published."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.guide_staff import Staff, scroll_to, visit


def press(staff: Staff, ending: str) -> None:
    button(staff, ending).click()
    staff.settle()


def button(staff: Staff, ending: str) -> Locator:
    return staff.page.locator(f"main form[action$='{ending}'] button[type=submit]").first


def prepare(staff: Staff, sealed: dict) -> list[str]:
    """From the tick on the page to the jury; returns the entries' codes."""
    page, place = staff.page, f"/admin/sealed/{sealed['round']}/"
    staff.edit(sealed["page"])
    staff.tab_of("calendar-0-kind")
    staff.look()
    staff.tab_of("takes_sealed_entries")
    scroll_to(staff.field("takes_sealed_entries"), 300)
    staff.picture("sigilate-bifa", staff.field("takes_sealed_entries"))
    staff.go("/admin/sealed/")
    staff.look()
    staff.go(place)
    codes = page.locator("main table").first.locator("tbody td:first-child a").all_inner_texts()
    for code in codes:
        staff.go(f"{place}entries/{code}/")
        page.check("[name=standing][value=admitted]")
        if code == codes[0]:
            staff.picture("sigilate-verifica", page.locator("main ul a").first)
        page.locator("main form button[type=submit]").first.click()
        staff.settle()
    for _juror in range(2):
        page.locator("select[name=judge]").select_option(index=1)
        press(staff, "/seats/")
    staff.picture("sigilate-runda", button(staff, "/do/begin_judging/"))
    press(staff, "/do/begin_judging/")
    return codes


def judge(staff: Staff, sealed: dict, codes: list[str], *, takes_pictures: bool) -> None:
    page, desk = staff.page, f"/admin/sealed/{sealed['round']}/jury/"
    if takes_pictures:
        staff.go("/admin/")
        staff.look()
    staff.go(desk)
    if takes_pictures:
        staff.picture("sigilate-angajament", button(staff, "/promise/"))
    press(staff, "/promise/")
    for points, code in enumerate(codes, 7):
        staff.go(f"{desk}entries/{code}/")
        for field in page.locator("[name^=points_]").all():
            field.fill(str(points))
        if takes_pictures and code == codes[0]:
            staff.picture("sigilate-puncte", page.locator("[name=hand_in]"))
        page.locator("[name=hand_in]").click()
        staff.settle()


def open_the_envelopes(editor: Staff, colleague: Staff, jurors: list[Staff], sealed: dict, password: str) -> str:
    """From the ranking to its publication; returns its public address."""
    place = f"/admin/sealed/{sealed['round']}/"
    editor.go(place)
    editor.look()
    press(editor, "/do/fix_ranking/")
    for staff in jurors:
        staff.go(f"{place}jury/")
    scroll_to(jurors[0].page.locator("h2").last, 150)
    jurors[0].picture("sigilate-semneaza", button(jurors[0], "/jury/sign/"))
    for staff in jurors:
        press(staff, "/jury/sign/")
    for staff in (editor, colleague):
        give_password(staff.page, place, password)
    editor.look()
    press(editor, "/do/ask_opening/")
    colleague.go(place)
    colleague.picture("sigilate-deschide", button(colleague, "/do/confirm_opening/"))
    press(colleague, "/do/confirm_opening/")
    colleague.look()
    press(colleague, "/do/publish_ranking/")
    colleague.look()
    return colleague.page.locator("main a", has_text="Pagina publică").get_attribute("href")


def give_password(page: Page, place: str, password: str) -> None:
    """The sign-in may be long ago by now."""
    page.goto(f"/cont/reauthenticate/?next={place}")
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "reauthenticate" not in url)
    expect(page.locator("main table").first).to_be_visible()


def judge_entries(editor: Staff, colleague: Staff, jurors: list[Staff], sealed: dict, reader: Page) -> None:
    codes = prepare(editor, sealed)
    for staff in jurors:
        judge(staff, sealed, codes, takes_pictures=staff is jurors[0])
    address = open_the_envelopes(editor, colleague, jurors, sealed, editor.password)
    visit(editor.guide, reader, address, "sigilate-public")
