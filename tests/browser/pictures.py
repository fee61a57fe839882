"""Pictures of the guides, and whether the names that it quotes before each are on the screen."""

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

from tests.live import ROOT

FOLDER = ROOT / "docs" / "ghid"
# Chapters whose pictures are taken one after the other, in one walk.
WALKS = {
    "editors": (
        "README", "dezbatere", "cuvant", "contributii", "documente", "formular", "cutia", "intrebari", "sigilate",
        "dosar", "urmarire",
    ),
    "grants": ("responsabil", "evaluator"),
    "solicitant": ("solicitant",),
    "applicant": ("applicant",),
}  # fmt: skip
GUIDES = tuple(chapter for chapters in WALKS.values() for chapter in chapters)
PICTURE = re.compile(r"!\[[^\]]*\]\(img/([\w-]+)\.webp\)")
QUOTED = re.compile(r"\*\*([^*]+)\*\*")
MOMENT, MOMENTS = 250, 20  # milliseconds; how often a name is looked for that is not there yet
# Everything that a person can read on the page, or that is read out.
SHOWN = """() => [document.body.innerText, ...[...document.querySelectorAll("[aria-label], input, option:checked, [data-tippy-root]")]
  .filter((node) => node.checkVisibility()).map((node) => node.getAttribute("aria-label") || node.value || node.innerText)].join("\\n")"""

# The calendar that opens under a date would cover what is spoken of; a part scrolled sideways loses its beginning.
TIDY = """() => {
  document.activeElement?.blur();
  for (const part of document.querySelectorAll("*")) if (part.scrollLeft) part.scrollLeft = 0;
}"""
COVERED = ".xdsoft_datetimepicker { display: none !important }"


def quoted_names(text: str) -> dict[str, list[str]]:
    """Picture → the names in bold between the picture before it and itself."""
    found, start = {}, 0
    for match in PICTURE.finditer(text):
        found[match[1]] = QUOTED.findall(text[start : match.start()])
        start = match.end()
    return found


class Guide:
    """The pictures taken so far; what was on the screen since the last one of the same chapter.

    Without a folder only words are looked at.
    """

    def __init__(self, folder: Path | None, walk: str):
        self.folder = folder
        self.expected, self.chapter_of = {}, {}
        for chapter in WALKS[walk]:
            names = quoted_names((FOLDER / f"{chapter}.md").read_text())
            self.expected |= names
            self.chapter_of |= dict.fromkeys(names, chapter)
        self.shown = dict.fromkeys(WALKS[walk], "")
        self.missing, self.taken = [], []

    @property
    def wrong(self) -> list[str]:
        """The quoted names that were not on the screen, the pictures that nothing took or nothing shows."""
        untaken = [f"{name}: no picture" for name in self.expected if name not in self.taken]
        unshown = [f"{name}: not in the guide" for name in self.taken if name not in self.expected]
        return self.missing + untaken + unshown

    def look(self, page: Page) -> None:
        words = page.evaluate(SHOWN)
        for chapter in self.shown:
            self.shown[chapter] += "\n" + words

    def unseen(self, name: str) -> list[str]:
        """What the guide quotes before a picture and nobody has seen yet."""
        seen = re.sub(r"\s+", " ", self.shown.get(self.chapter_of.get(name, ""), "")).casefold()
        return [words for words in self.expected.get(name, []) if words.casefold() not in seen]

    def picture(self, page: Page, name: str, mark: Locator | None = None) -> None:
        """A picture of the window, with a frame around what is spoken of; a menu that opens late is waited for."""
        if mark is not None:
            mark.wait_for(state="attached")
        self.look(page)
        for _moment in range(MOMENTS):
            if not self.unseen(name):
                break
            page.wait_for_timeout(MOMENT)
            self.look(page)
        self.missing += [f"{name}: {words} ({page.url})" for words in self.unseen(name)]
        if name in self.chapter_of:
            self.shown[self.chapter_of[name]] = ""
        self.taken.append(name)
        if self.folder:
            self.take(page, name, mark)

    def take(self, page: Page, name: str, mark: Locator | None) -> None:
        page.evaluate(TIDY)
        if mark is not None:
            mark.evaluate("node => { node.style.outline = '4px solid #c2185b'; node.style.outlineOffset = '3px' }")
        page.wait_for_timeout(400)
        shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", style=COVERED))).convert("RGB")
        (self.folder / "img").mkdir(parents=True, exist_ok=True)
        shot.save(self.folder / "img" / f"{name}.webp", "WEBP", quality=60, method=6)
        if mark is not None:
            mark.evaluate("node => { node.style.outline = '' }")
        print(name)
