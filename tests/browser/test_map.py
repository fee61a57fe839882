"""A pin put by finger, by mouse and by keys alone; the map of ideas; nothing is fetched from elsewhere."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sweep import AUDIT, Watch, axe_findings

pytestmark = pytest.mark.browser
WIDTHS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def city(portal):
    """Addresses of a form and a list with maps, in a city that does not exist."""
    yield json.loads(portal.python("-m", "tests.browser.invented_city").strip().splitlines()[-1])
    portal.python("-m", "tests.browser.invented_city", "--away")


@pytest.fixture
def look(new_context, portal):
    """A page with a map, and what the browser complained of or asked of others."""
    opened = []

    def at(address: str, **options) -> tuple[Page, Watch]:
        context = new_context(**options)
        opened.append(context)
        page = context.new_page()
        watch = Watch(page, portal.url)
        page.goto(address)
        return page, watch

    yield at
    for context in opened:
        context.close()


def pin_at(page: Page) -> tuple[float, ...]:
    """Where the form says that the pin is."""
    return tuple(float(page.locator(f"[name$=_{part}]").input_value() or 0) for part in ("lat", "lon"))


def test_a_pin_is_put_moved_and_removed_by_keys_alone_and_says_so(city, look):
    page, watch = look(city["form"])
    status = page.locator("[data-map-status]")
    page.get_by_role("button", name="Pune un semn pe hartă").press("Enter")
    expect(status).to_have_text("Semnul e pus.")
    before = pin_at(page)
    expect(page.locator(".map__pin")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(status).to_contain_text("spre nord")
    page.keyboard.press("ArrowRight")
    expect(status).to_contain_text("spre est")
    after = pin_at(page)
    assert after[0] > before[0] and after[1] > before[1]
    page.keyboard.press("Delete")
    expect(status).to_have_text("Semnul e scos.")
    assert pin_at(page) == (0, 0)
    expect(page.get_by_role("button", name="Pune un semn pe hartă")).to_be_focused()
    assert watch.complaints == [] and watch.foreign == []


def test_a_tap_puts_the_pin_and_one_outside_the_city_leaves_it(city, look):
    page, watch = look(city["form"], viewport=WIDTHS["phone"], has_touch=True)
    canvas = page.locator("[data-map-canvas]")
    box = canvas.bounding_box()
    canvas.tap(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page.locator("[data-map-status]")).to_have_text("Semnul e pus.")
    where = pin_at(page)
    canvas.tap(position={"x": box["width"] / 2, "y": 6})
    expect(page.locator("[data-map-status]")).to_contain_text("în afara orașului")
    assert pin_at(page) == where and 20 < where[0] < 20.1 and 10 < where[1] < 10.2
    page.get_by_label("Titlul").fill("Un pod")
    page.get_by_role("button", name="Trimite ideea").click()
    expect(page.get_by_text(f"{where[0]:.5f}, {where[1]:.5f}")).to_be_visible()
    assert watch.complaints == [] and watch.foreign == []


def test_without_a_script_the_place_is_asked_in_words_alone(city, look):
    page, _watch = look(city["form"], java_script_enabled=False)
    expect(page.get_by_label("Stradă, loc sau reper")).to_be_visible()
    expect(page.locator("[data-map]")).to_be_hidden()


def test_a_pin_of_the_map_leads_to_its_idea_by_keys(city, look):
    page, watch = look(city["ideas"])
    page.get_by_role("link", name="Arată 1 idee pe hartă").click()
    pin = page.locator(".map__pin")
    pin.focus()
    pin.press("Enter")
    link = page.locator(".leaflet-popup-content a")
    expect(link).to_be_focused()
    link.press("Escape")
    expect(pin).to_be_focused()
    pin.press("Enter")
    link.press("Enter")
    page.wait_for_url("**/idei/*/")
    assert watch.complaints == [] and watch.foreign == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["form", "ideas"])
def test_maps_are_fit_for_everybody(city, look, name, width):
    page, _watch = look(city[name] + ("?map=1" if name == "ideas" else ""), viewport=WIDTHS[width])
    expect(page.locator(".map__city")).to_be_attached()
    if name == "form":
        page.get_by_role("button", name="Pune un semn pe hartă").click()
    else:
        page.locator(".map__pin").click()
        expect(page.locator(".leaflet-popup-content a")).to_be_visible()
        expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")  # while it fades in, axe finds it pale
    assert axe_findings(page, include=".map") == []
    audit = page.evaluate(AUDIT)
    assert audit["wide"] == []
    if width == "phone":
        assert (audit["small"], audit["narrow"]) == ([], [])
