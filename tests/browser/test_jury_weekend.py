"""A jury's weekend in Chromium: two entries without names, two jurors, a conflict, signatures, two people, one ranking."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.sweep import axe_findings
from tests.competitions.sealed import board, picture

pytestmark = pytest.mark.browser
# Each has made the files under a name of theirs; none of these words may reach a juror.
TOKENS = ("Exemplescu", "Neștiutul", "Nestiutul", "exemplescu@", "nestiutul@", "0745 111", "Echipa Macul")
AUTHORS = (
    ("ro", "Curtea verde", {"names": "Ștefana Exemplescu", "email": "stefana.exemplescu@example.org",
                            "phone": "0745 111 222", "public_name": "Echipa Macul"}),
    ("en", "The gate", {"names": "Ion Neștiutul", "email": "ion.nestiutul@example.org"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.weekend_world", "make").strip().splitlines()[-1])


def send_entry(page: Page, world: dict, language: str, title: str, identity: dict) -> str:
    """From the competition's page to the code; the first try says a name and is sent back with everything typed."""
    page.goto(world[language])
    page.locator("a[href*='/lucrare/'], a[href*='/entry/']").first.click()
    page.fill("[name=title]", title)
    page.fill("[name=text]", f"Copaci și bănci. {identity['names']}")
    made = (board(author=identity["names"]), picture(author="Exemplescu Nestiutul"))
    files = [
        {"name": f"{identity['names']} {file.name}", "mimeType": file.content_type, "buffer": file.read()}
        for file in made
    ]
    page.set_input_files("[name=files]", files)
    for name, value in identity.items():
        page.fill(f"[name={name}]", value)
    if "public_name" in identity:
        page.check("[name=may_name]")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator(".uploads li")).to_have_count(2)
    assert axe_findings(page) == []
    page.fill("[name=text]", "Copaci și bănci.")
    page.locator("main form button[type=submit]").click()
    code = page.locator(".receipt-number b").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    assert axe_findings(page) == []
    assert not page.context.cookies(), "nothing remembers who sent it"
    return code


class Ears:
    """Keeps every page and every file that a juror's browser is given."""

    def __init__(self, page: Page):
        self.page, self.heard = page, b""

    def goto(self, address: str) -> None:
        self.heard += self.page.goto(address).body()

    def note(self) -> None:
        self.heard += self.page.content().encode() + self.page.url.encode()

    def save(self, link) -> bytes:
        with self.page.expect_download() as download:
            link.click()
        content = download.value.path().read_bytes()
        self.heard += content + download.value.suggested_filename.encode()
        return content


def press(page: Page, ending: str) -> None:
    page.locator(f"form[action$='{ending}'] button[type=submit]").click()
    page.wait_for_load_state("load")


def judge(page: Page, world: dict, ears: Ears, *, conflict: str, points: tuple[int, int]) -> None:
    """Promise, read every file, give points, say of one entry that it cannot be judged."""
    ears.goto(f"/admin/sealed/{world['round']}/jury/")
    expect(page.locator("main table")).to_have_count(0)
    press(page, "/promise/")
    ears.note()
    codes = page.locator("main table tbody td:first-child a").all_inner_texts()
    for code in codes:
        ears.goto(f"/admin/sealed/{world['round']}/jury/entries/{code}/")
        for link in page.locator(f"main a[href*='/{code}/']").all():
            assert ears.save(link)
        if code == conflict:
            page.fill("[name=conflict-reason]", "Îi recunosc planșa.")
            press(page, "/conflict/")
            continue
        for field, value in zip(page.locator("[name^=points_]").all(), points, strict=True):
            field.fill(str(value))
        page.locator("[name=hand_in]").click()
        page.wait_for_load_state("load")
        ears.note()
    for address in ("/admin/", "/admin/reports/site-history/", world["ro"], f"/admin/sealed/{world['round']}/jury/"):
        ears.goto(address)


def test_a_jury_judges_without_names_and_two_people_open_the_envelopes(portal, new_context, staff, world):
    codes = {}
    for language, title, identity in AUTHORS:
        reader = new_context(viewport=PHONE).new_page()
        codes[title] = send_entry(reader, world, language, title, identity)
    portal.python("-m", "tests.browser.weekend_world", "close", world["key"])

    organiser, colleague = staff("communications_editor"), staff("grants_officer")
    place = f"/admin/sealed/{world['round']}/"
    for code in codes.values():
        organiser.goto(f"{place}entries/{code}/")
        organiser.check("[name=standing][value=admitted]")
        organiser.locator("main form button[type=submit]").click()
    for _juror in range(2):
        organiser.goto(place)
        organiser.locator("select[name=judge]").select_option(index=1)
        press(organiser, "/seats/")
    press(organiser, "/do/begin_judging/")

    jurors = [staff("juror"), staff("juror_two")]
    ears = [Ears(page) for page in jurors]
    judge(jurors[0], world, ears[0], conflict="", points=(9, 9))
    judge(jurors[1], world, ears[1], conflict=codes["The gate"], points=(7, 7))
    organiser.goto(place)
    press(organiser, "/do/fix_ranking/")
    for each in ears:
        page = each.page
        each.goto(f"{place}jury/")
        expect(page.locator("main")).to_contain_text("90,00")
        press(page, "/jury/sign/")
        assert page.goto(f"{place}identities/").status == 404
    for each in ears:
        assert len(each.heard) > 50_000
        assert [token for token in TOKENS if token.encode() in each.heard] == []

    for page in (organiser, colleague):  # the sign-in may be long ago by now
        page.goto(f"/cont/reauthenticate/?next={place}")
        page.fill("[name=password]", portal.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda url: "reauthenticate" not in url)
    press(organiser, "/do/ask_opening/")
    expect(organiser.locator("form[action$='/do/confirm_opening/']")).to_have_count(0)
    colleague.goto(place)
    press(colleague, "/do/confirm_opening/")
    colleague.goto(f"{place}identities/")
    expect(colleague.locator("main")).to_contain_text("ion.nestiutul@example.org")
    colleague.goto(place)
    press(colleague, "/do/publish_ranking/")

    for language in ("ro", "en"):
        reader = new_context(viewport=PHONE).new_page()
        reader.goto(world[language])
        reader.locator("a[href*='/clasament/'], a[href*='/ranking/']").first.click()
        rows = reader.locator("main table tbody tr")
        expect(rows.nth(0)).to_contain_text(codes["The gate"])
        expect(rows.nth(1)).to_contain_text("Echipa Macul")
        expect(reader.locator("main")).not_to_contain_text("Neștiutul")
        assert axe_findings(reader) == []
