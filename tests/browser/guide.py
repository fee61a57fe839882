"""Takes the pictures of the editors' guide while doing what it says, and checks the names that it quotes; `make guide` runs it."""

import argparse
import json
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.guide_calls import answer_a_round
from tests.browser.guide_debate import keep_the_terms
from tests.browser.guide_documents import post_documents
from tests.browser.guide_dossier import keep_a_dossier
from tests.browser.guide_follow import follow_and_wait
from tests.browser.guide_forms import build_form, look_at_a_long_form
from tests.browser.guide_inbox import spend_a_day, work_in_the_inbox
from tests.browser.guide_pages import cancel, open_a_call, open_a_competition, translate_debate, write_debate
from tests.browser.guide_register import keep_the_register, report_a_year, write_to_the_authors
from tests.browser.guide_sealed import judge_entries
from tests.browser.guide_speaking import give_places, lead_an_evening
from tests.browser.guide_staff import PHONE, Staff
from tests.browser.pictures import FOLDER, Guide
from tests.browser.places import place
from tests.live import Portal, running_portal


def take_all(portal: Portal, folder: Path | None, browser: Browser) -> list[str]:
    """Every picture, or without a folder only a look at the words; returns the quoted names that were not on the screen and the pictures that nothing takes."""
    known = json.loads(portal.python("-m", "tests.browser.states", "--as-it-is").strip().splitlines()[-1])
    guide = Guide(folder)
    lists = {language: place(known, "debates", language).path for language in ("ro", "en")}
    reader = browser.new_context(
        base_url=portal.url, viewport=PHONE, locale="ro-RO", reduced_motion="reduce"
    ).new_page()
    editor = Staff(browser, portal, "communications_editor", guide)
    debate = write_debate(editor, known["pages"]["debates"])
    translate_debate(editor, debate, reader, lists["en"])
    keep_the_terms(editor, known["pages"]["debates"], reader, lists["ro"])
    build_form(editor, debate, reader, lists["ro"])
    officer, moderator = (Staff(browser, portal, role, guide) for role in ("grants_officer", "moderator"))
    look_at_a_long_form(officer, known, reader)
    work_in_the_inbox(moderator)
    editor.go("/admin/")
    editor.look()
    spend_a_day(moderator)
    open_a_call(officer, known, reader)
    open_a_competition(editor, known)
    take_newer_chapters(browser, portal, known, reader, [editor, moderator, officer])
    cancel(editor, debate, reader, lists["ro"])
    untaken = [f"{name}: no picture" for name in guide.expected if name not in guide.taken]
    return guide.missing + untaken + [f"{name}: not in the guide" for name in guide.taken if name not in guide.expected]


def take_newer_chapters(browser: Browser, portal: Portal, known: dict, reader: Page, people: list[Staff]) -> None:
    """Speaking, contributions, documents, questions, entries without names, dossiers, places that are gone."""
    editor, moderator, officer = people
    world = json.loads(portal.python("-m", "tests.browser.guide_world").strip().splitlines()[-1])
    debate, path = known["pages"]["debate_open"], place(known, "debate_open", "ro").path
    give_places(editor, debate, reader, path)
    lead_an_evening(moderator, world["evening"])
    register = keep_the_register(moderator)
    write_to_the_authors(editor, moderator, debate, register, reader, path)
    report_a_year(editor, reader, place(known, "debates", "ro").path)
    post_documents(editor, reader)
    answer_a_round(editor, moderator, world["questions"], reader)
    jurors = [Staff(browser, portal, role, editor.guide) for role in ("juror", "juror_two")]
    judge_entries(editor, officer, jurors, world["sealed"], reader)
    keep_a_dossier(editor, world["dossier"], reader)
    follow_and_wait(editor, world["full"], reader)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER, help="another folder")
    chosen = parser.parse_args()
    folder = tempfile.TemporaryDirectory(prefix="portal-guide-")
    with folder as var, running_portal(Path(var)) as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        wrong = take_all(portal, chosen.to, browser)
        browser.close()
    for line in wrong:
        print(f"Not on the screen: {line}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
