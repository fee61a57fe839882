"""What an editor does in the staff area: pages, questions, dates, and wagtail-localize's translation editor."""

import datetime as dt
import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

# Typed and not saved yet, or on its way; where something is wrong, Wagtail waits for whoever types.
IS_SAVING = """() => {
  const sign = document.querySelector("#w-autosave-indicator"), form = document.querySelector("form[data-controller~='w-unsaved']");
  const state = sign?.dataset.wAutosaveStateValue;
  return Boolean(sign) && (state === "saving" || (state !== "paused" && form?.dataset.wUnsavedHasEditsValue === "true"));
}"""
MOMENT, QUIET, SAVING_MOMENTS = 100, 800, 300  # milliseconds; Wagtail looks for changes twice a second


def put_moment(field: Locator, when: dt.date | dt.datetime) -> None:
    """Type a date as people write it here; the field must understand it."""
    text = when.strftime("%d.%m.%Y %H:%M" if isinstance(when, dt.datetime) else "%d.%m.%Y")
    field.fill(text)
    field.press("Tab")
    expect(field).to_have_value(text)
    close_calendars(field.page)


def close_calendars(page: Page) -> None:
    """Of this field and of the next ones: they open a moment after the focus came and cover what stands below."""
    page.evaluate(
        "() => { const hidden = new CSSStyleSheet();"
        " hidden.replaceSync('.xdsoft_datetimepicker { display: none !important }');"
        " document.adoptedStyleSheets = [hidden]; document.activeElement.blur(); }"
    )


class Editor:
    """One editor with a browser of their own, already signed in."""

    def __init__(self, page: Page):
        self.page = page

    def add(self, kind: str, parent: int) -> None:
        """A new page below another, through the list's own button."""
        self.page.goto(f"/admin/pages/{parent}/")
        self.page.locator(f"a[href='/admin/pages/{parent}/add_subpage/']").first.click()
        if "add_subpage" in self.page.url:  # with one kind to choose from, Wagtail goes straight there
            self.page.locator(f"main a[href*='/admin/pages/add/{kind}/{parent}/']").first.click()
        expect(self.page).to_have_url(re.compile(f"/admin/pages/add/{kind}/{parent}/"))
        self.settle()

    def edit(self, pk: int) -> None:
        self.page.goto(f"/admin/pages/{pk}/edit/")
        self.settle()

    def settle(self) -> None:
        """Wagtail's widgets have started, and what it saves by itself is saved.

        A save that is still on its way when somebody publishes a new page makes a second page of the same address.
        """
        self.page.wait_for_load_state("networkidle")
        quiet = 0
        for _moment in range(SAVING_MOMENTS):
            quiet = 0 if self.page.evaluate(IS_SAVING) else quiet + 1
            if quiet * MOMENT >= QUIET or (quiet and not self.page.locator("#w-autosave-indicator").count()):
                return
            self.page.wait_for_timeout(MOMENT)
        raise AssertionError("What was typed is not saved by itself.")

    def tab(self, place: int) -> None:
        self.page.get_by_role("tab").nth(place).click()

    def tab_of(self, name: str) -> None:
        """The tab that holds a field, wherever it stands among the others."""
        panel = self.field(name).evaluate("field => field.closest('[role=tabpanel]').id")
        self.page.locator(f"[role=tab][href='#{panel}']").click()

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name={name}]")

    def put(self, name: str, text: str) -> None:
        self.field(name).fill(text)
        if name == "title":
            self.wait_for_slug(text)

    def wait_for_slug(self, title: str) -> None:
        """Wagtail's script makes the slug from what is typed, once it runs: on a busy machine that is later."""
        for _moment in range(20):
            if self.field("slug").input_value():
                return
            self.page.wait_for_timeout(500)
            self.field("title").fill("")
            self.field("title").fill(title)

    def add_question(self, kind: str, label: str) -> None:
        """One question more, from the chooser of block types."""
        count = int(self.page.locator("[name=questions-count]").input_value())
        button = self.page.locator("button.c-sf-add-button").last
        button.scroll_into_view_if_needed()
        button.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        self.put(f"questions-{count}-value-label", label)

    def publish(self) -> int:
        """Publish from the drop-down of the footer; returns the page's number."""
        self.settle()
        self.page.locator("footer .w-dropdown__toggle").first.click()
        self.page.locator("[name=action-publish]").click()
        message = self.page.locator(".messages .success")
        expect(message.first).to_be_visible()
        edit = message.locator("a[href*='/edit/']").first.get_attribute("href")
        return int(re.search(r"/pages/(\d+)/edit/", urlsplit(edit).path)[1])

    def send_to_translation(self, pk: int) -> None:
        """Leads to the editor of the English page."""
        self.page.goto(f"/admin/localize/submit/page/{pk}/")
        self.page.check("[name=locales]")
        self.page.locator("main form [type=submit]").first.click()
        expect(self.page.locator(".js-translation-editor li.incomplete").first).to_be_attached()

    def translate(self, words: dict[str, str]) -> None:
        """Give each Romanian string its English one and publish."""
        tabs = self.page.get_by_role("tab")
        for place in range(tabs.count()):
            tabs.nth(place).click()
            while (waiting := self.page.locator(".js-translation-editor li.incomplete:visible")).count():
                row = waiting.first
                source = row.locator("p").first.inner_text().strip()
                left = waiting.count()
                row.locator("button").last.click()
                row.locator("textarea").fill(words[source])
                # Shown as done at once, but published only once the server has it.
                with self.page.expect_response(lambda answer: answer.request.method not in ("GET", "HEAD")):
                    row.locator("button").last.click()
                expect(waiting).to_have_count(left - 1)
        self.page.locator("footer button[name=action][value=publish]").click()
        expect(self.page.locator(".messages .success").first).to_be_visible()
