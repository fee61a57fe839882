"""Takes the pictures in docs/screenshots from a portal of its own; `make screenshots` runs it."""

import argparse
import io
import json
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.places import place
from tests.browser.sweep import arrive
from tests.live import ROOT, Portal, running_portal

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {360: 740, 1280: 900}
# What is shown of a page at most, in windows: a list of forty cards says no more than its first ten.
WINDOWS = {360: 3, 1280: 2}
PUBLIC = (
    "home", "debates", "debate_open", "form", "form_errors", "receipt", "ideas", "idea", "search_hits", "news", "contact",
    "style_guide", "case", "idea_done", "register", "step", "step_errors", "review", "competitions", "competition_open", "fix", "call_open", "application", "youth", "youth_vote", "board",
    "partners", "project", "topic",
)  # fmt: skip
MOST_BYTES = 85_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER, help="another folder")
    parser.add_argument("--only", nargs="*", help="only these pictures")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-screenshots-") as var, running_portal(Path(var)) as portal:
        take_all(portal, chosen.to, chosen.only)


def take_all(portal: Portal, folder: Path, only: list[str] | None = None) -> None:
    """Every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    known = json.loads(portal.python("-m", "tests.browser.states", "--as-it-is").strip().splitlines()[-1])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for language in ("ro", "en"):
            for width, height in WIDTHS.items():
                context = browser.new_context(
                    base_url=portal.url,
                    viewport={"width": width, "height": height},
                    locale=language,
                    reduced_motion="reduce",
                )
                for name in PUBLIC:
                    if not only or name in only:
                        page = context.new_page()
                        arrive(page, place(known, name, language))
                        keep(
                            page, folder / f"{name.replace('_', '-')}-{language}-{width}.webp", WINDOWS[width] * height
                        )
                        page.close()
                context.close()
        take_admin(browser, portal, known, folder, only)
        browser.close()


def take_admin(browser, portal: Portal, known: dict, folder: Path, only: list[str] | None) -> None:
    """The staff's own pages, in Romanian, as the roles that use them see them."""
    for role, pictures in known["admin"].items():
        wanted = {name: path for name, path in pictures.items() if not only or name in only}
        if not wanted:
            continue
        context = browser.new_context(
            base_url=portal.url, viewport={"width": 1280, "height": 900}, locale="ro", reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto("/cont/login/")
        page.fill("[name=login]", portal.account(role))
        page.fill("[name=password]", portal.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/**")
        for name, path in wanted.items():
            page.goto(path)
            page.wait_for_load_state("networkidle")
            keep(page, folder / f"{name.replace('_', '-')}-ro-1280.webp", 2 * 900)
        context.close()


def keep(page: Page, file: Path, most_height: int) -> None:
    """One picture from the top of the page, small enough for a repository."""
    page.evaluate("document.fonts.ready.then(() => true)")
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True, animations="disabled"))).convert("RGB")
    picture = whole.crop((0, 0, whole.width, min(whole.height, most_height)))
    for quality in (75, 60, 45, 35, 25):
        made = io.BytesIO()
        picture.save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= MOST_BYTES:
            break
    file.write_bytes(made.getvalue())
    print(f"{file.name}: {made.tell() // 1000} kB")


if __name__ == "__main__":
    main()
