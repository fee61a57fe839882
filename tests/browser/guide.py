"""Takes the pictures of the editors' guide while doing what it says, and checks the names that it quotes; `make guide` runs it."""

import argparse
import functools
import json
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.guide_applicant import apply_for_money
from tests.browser.guide_calls import answer_a_round
from tests.browser.guide_debate import keep_the_terms
from tests.browser.guide_documents import post_documents
from tests.browser.guide_dossier import keep_a_dossier
from tests.browser.guide_follow import follow_and_wait
from tests.browser.guide_forms import build_form, look_at_a_long_form
from tests.browser.guide_inbox import spend_a_day, work_in_the_inbox
from tests.browser.guide_officer import run_a_call
from tests.browser.guide_pages import cancel, open_a_call, open_a_competition, translate_debate, write_debate
from tests.browser.guide_register import keep_the_register, report_a_year, write_to_the_authors
from tests.browser.guide_sealed import judge_entries
from tests.browser.guide_speaking import give_places, lead_an_evening, show_questions
from tests.browser.guide_staff import PHONE, Staff
from tests.browser.pictures import FOLDER, Guide
from tests.browser.places import place
from tests.live import Portal, running_portal

TOLD = "h1:visible, .messages li:visible, .error-message:visible, .notice:visible, [data-error-summary]:visible"
MOST_TOLD = 1000  # characters of a page
PATIENCE = 15_000


def take(portal: Portal, folder: Path | None, browser: Browser, walk: str) -> list[str]:
    """The pictures of some chapters, or without a folder only a look at the words; returns the quoted names that were not on the screen and the pictures that nothing takes.

    Whatever goes wrong says after which picture, and what every open page showed then.
    """
    guide = Guide(folder, walk)
    try:
        known = json.loads(portal.python("-m", "tests.browser.states", "--as-it-is").strip().splitlines()[-1])
        TAKEN_BY[walk](browser, portal, known, guide)
    except Exception as trouble:
        trouble.add_note(f"The guide, walk “{walk}”, after the picture “{(guide.taken or ['none yet'])[-1]}”.")
        for page in (page for context in browser.contexts for page in context.pages):
            trouble.add_note(what_it_shows(page))
        trouble.add_note(what_broke(portal))
        raise
    return guide.wrong


def what_broke(portal: Portal) -> str:
    """The last error that the web server wrote down; a page that says no more than that something broke tells nothing."""
    _before, found, error = (portal.var / "serve.log").read_text(errors="replace").rpartition("Traceback (most recent")
    return (
        f"The last error of the web server: {found}{error[-MOST_TOLD:]}" if found else "The web server wrote no error."
    )


def what_it_shows(page: Page) -> str:
    """Address, heading and messages of a page, for whoever reads why a walk ended."""
    try:
        return f"{page.url}: " + " | ".join(page.locator(TOLD).all_inner_texts())[:MOST_TOLD]
    except Error as closed:
        return f"{page.url}: {closed.message}"


def work_as_editors(browser: Browser, portal: Portal, known: dict, guide: Guide) -> None:
    """Pages, forms, the inbox, debates, competitions, dossiers."""
    lists = {language: place(known, "debates", language).path for language in ("ro", "en")}
    reader = phone(browser, portal)
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


def phone(browser: Browser, portal: Portal) -> Page:
    """A reader's."""
    options = {"base_url": portal.url, "viewport": PHONE, "locale": "ro-RO", "reduced_motion": "reduce"}
    return browser.new_context(**options).new_page()


def apply_in(language: str, browser: Browser, portal: Portal, known: dict, guide: Guide) -> None:
    apply_for_money(browser, portal, known, language, guide)


TAKEN_BY = {
    "editors": work_as_editors,
    "grants": run_a_call,
    "solicitant": functools.partial(apply_in, "ro"),
    "applicant": functools.partial(apply_in, "en"),
}


def take_newer_chapters(browser: Browser, portal: Portal, known: dict, reader: Page, people: list[Staff]) -> None:
    """Speaking, contributions, documents, questions, entries without names, dossiers, places that are gone."""
    editor, moderator, officer = people
    world = json.loads(portal.python("-m", "tests.browser.guide_world").strip().splitlines()[-1])
    debate, path = known["pages"]["debate_open"], place(known, "debate_open", "ro").path
    give_places(editor, debate, reader, path)
    lead_an_evening(moderator, world["evening"])
    board = json.loads(portal.python("-m", "tests.browser.board_world", "--plain").strip().splitlines()[-1])
    show_questions(moderator, board, reader)
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
    parser.add_argument("--only", choices=list(TAKEN_BY), help="the chapters of one walk")
    chosen = parser.parse_args()
    expect.set_options(timeout=PATIENCE)
    folder = tempfile.TemporaryDirectory(prefix="portal-guide-")
    with folder as var, running_portal(Path(var)) as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        walks = [chosen.only] if chosen.only else list(TAKEN_BY)
        wrong = [line for walk in walks for line in take(portal, chosen.to, browser, walk)]
        browser.close()
    for line in wrong:
        print(f"Not on the screen: {line}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
