"""Looks at every page type once, at several widths, and keeps what was seen for the tests to judge."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from PIL import Image
from playwright.sync_api import Page

from tests.browser.places import DOORS, Place, place
from tests.participation.files import PDF

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
AUDIT = (Path(__file__).parent / "audit.js").read_text()
AXE = AXE_FILE_PATH.read_text()
# Only what is wrong is asked for: what passed would be thousands of elements, sent over and thrown away.
RUN_AXE = """([context, tags]) => axe.run(context || document, {
  runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], selectors: true, elementRef: false,
}).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
  `${rule.id} (${rule.help}): ${node.target.join(" ")}: ${node.html.slice(0, 160)}`)))"""
NARROWEST, PHONE, DESK = 320, 360, 1280


@cache
def picture(width: int = 800) -> bytes:
    """A photograph that somebody may send."""
    made = io.BytesIO()
    Image.new("RGB", (width, width // 2), "#1c6641").save(made, "PNG")
    return made.getvalue()


def attachment(filename: str) -> dict:
    """A file of the kind that its name says, as Playwright takes it."""
    if filename.endswith(".pdf"):
        return {"name": filename, "mimeType": "application/pdf", "buffer": PDF}
    return {"name": filename, "mimeType": "image/png", "buffer": picture()}


@dataclass
class Seen:
    """One page type in one language: its source, what axe and the audit found, and what the browser complained of."""

    url: str = ""
    status: int = 0
    source: str = ""
    title: str = ""
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    axe: dict[int, list[str]] = field(default_factory=dict)
    audit: dict[int, dict] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)


class Watch:
    """Listens to what a page's browser says: console errors, uncaught exceptions, requests to other hosts."""

    def __init__(self, page: Page, home: str):
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.host = urlsplit(home).netloc
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.on("request", self.notice)

    def forget(self) -> None:
        self.complaints.clear()
        self.foreign.clear()

    def hear(self, message) -> None:
        # An error page is itself a "failed" load: its status is what the test asked for.
        if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def notice(self, request) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.netloc != self.host:
            self.foreign.append(request.url)


class Sweep:
    """Visits each (name, language) at the first question about it."""

    def __init__(self, new_context, portal, known: dict):
        self.new_context, self.portal, self.known = new_context, portal, known
        self.seen: dict[tuple[str, str], Seen | Exception] = {}
        self.windows: dict[tuple[str, bool], tuple[Page, Watch]] = {}

    def __call__(self, name: str, language: str) -> Seen:
        if (name, language) not in self.seen:
            try:
                self.seen[name, language] = self.look(
                    place(self.known, name, language), *self.window(language, name in DOORS)
                )
            except Exception as trouble:  # said once per test, waited for once
                self.seen[name, language] = trouble
        if isinstance(found := self.seen[name, language], Exception):
            raise found
        return found

    def window(self, language: str, is_door: bool) -> tuple[Page, Watch]:
        """One profile for all that a reader of a language sees, so that every cookie would stay; one where people sign in."""
        if (language, is_door) not in self.windows:
            page = self.new_context(lasts=True, viewport={"width": PHONE, "height": 740}, locale=language).new_page()
            self.windows[language, is_door] = page, Watch(page, self.portal.url)
        return self.windows[language, is_door]

    def look(self, where: Place, page: Page, watch: Watch) -> Seen:
        watch.forget()
        page.set_viewport_size({"width": PHONE, "height": 740})
        try:
            seen = arrive(page, where)
            seen.cookies = [cookie["name"] for cookie in page.context.cookies()]
            for width in (NARROWEST, PHONE, DESK):
                page.set_viewport_size({"width": width, "height": 740})
                seen.audit[width] = page.evaluate(AUDIT)
            seen.complaints, seen.foreign = list(watch.complaints), list(watch.foreign)
            for width in (DESK, PHONE):
                page.set_viewport_size({"width": width, "height": 740})
                seen.axe[width] = axe_findings(page)
            return seen
        finally:
            page.unroute_all()
            page.goto("about:blank")  # what a page still says after it was left is not the next one's


def arrive(page: Page, where: Place) -> Seen:
    """Go to a place; when it is reached by sending a form, fill and send it."""
    if where.html:
        page.route(
            f"**{where.path}",
            lambda route: route.fulfill(status=where.status, content_type="text/html; charset=utf-8", body=where.html),
        )
    response = page.goto(where.path)
    if where.fill is not None:
        response = send(page, where)
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    return Seen(url=page.url, status=response.status, source=response.text(), title=page.title())


def send(page: Page, where: Place):
    """Fill in what is given, by field name, and press the form's own button."""
    form = page.locator("main form[method=post]")
    for name, value in where.fill.items():
        control = form.locator(f"[name='{name}']").first
        if control.get_attribute("type") == "hidden":
            control.evaluate("(control, value) => { control.value = value }", value)
        else:
            control.fill(value)
    for name, filename in where.files.items():
        form.locator(f"[name='{name}']").set_input_files(attachment(filename))
    with page.expect_navigation() as arrived:
        form.locator("button[type=submit]").last.click()
    return arrived.value


def axe_findings(page: Page, *, include: str = "", exclude: Sequence[str] = ()) -> list[str]:
    """One line per element that breaks a WCAG 2.2 AA rule, in the whole page or in a part of it."""
    what = {"exclude": [[selector] for selector in exclude if page.locator(selector).count()]} | (
        {"include": [[include]]} if include else {}
    )
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE)
    return page.evaluate(RUN_AXE, [what if include or exclude else None, AXE_TAGS])
