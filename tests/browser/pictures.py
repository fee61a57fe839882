"""Pictures of the guides, and whether the names that it quotes before each are on the screen."""

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

from tests.live import ROOT

FOLDER = ROOT / "docs" / "ghid"
GUIDES = (
    "README", "dezbatere", "cuvant", "contributii", "documente", "formular", "cutia", "intrebari", "sigilate", "dosar",
    "urmarire",
)  # fmt: skip
PICTURE = re.compile(r"!\[[^\]]*\]\(img/([\w-]+)\.webp\)")
QUOTED = re.compile(r"\*\*([^*]+)\*\*")
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
    """The pictures taken so far; what was on the screen since the last of them. Without a folder only words are looked at."""

    def __init__(self, folder: Path | None):
        self.folder = folder
        self.expected = {}
        for name in GUIDES:
            self.expected |= quoted_names((FOLDER / f"{name}.md").read_text())
        self.shown, self.missing, self.taken = "", [], []

    def look(self, page: Page) -> None:
        self.shown += "\n" + page.evaluate(SHOWN)

    def picture(self, page: Page, name: str, mark: Locator | None = None) -> None:
        """A picture of the window, with a frame around what is spoken of."""
        self.look(page)
        seen = re.sub(r"\s+", " ", self.shown).casefold()
        self.missing += [f"{name}: {words}" for words in self.expected.get(name, []) if words.casefold() not in seen]
        self.shown = ""
        self.taken.append(name)
        if mark is not None:
            mark.wait_for(state="attached")
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
