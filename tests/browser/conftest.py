"""Chromium, one running portal for the whole session, and people who are signed in to it."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import live
from tests.browser.chromium import launch_options
from tests.browser.citizen import Citizen
from tests.browser.sweep import Sweep

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The real web server and worker, with the demonstration."""
    with live.running_portal(tmp_path_factory.mktemp("portal")) as running:
        yield running


@pytest.fixture(scope="session")
def known(portal) -> dict:
    """Addresses of every page type, with the states that the demonstration lacks; see tests/browser/states.py."""
    return json.loads(portal.python("-m", "tests.browser.states").strip().splitlines()[-1])


@pytest.fixture(scope="session")
def profiles() -> list[BrowserContext]:
    """Those that are open and belong to a test or to the fixtures of its module."""
    return []


@pytest.fixture(autouse=True)
def profiles_of_the_test(profiles):
    """What a test opened is closed after it: pages that are left open go on asking, and everything becomes slower."""
    before = len(profiles)
    yield
    while len(profiles) > before:
        profiles.pop().close()


@pytest.fixture(scope="session")
def new_context(browser: Browser, portal, profiles) -> Callable[..., BrowserContext]:
    """A new browser profile; one that `lasts` is closed at the end of the session."""
    lasting = []

    def make(*, lasts: bool = False, **options) -> BrowserContext:
        options = {"base_url": portal.url, "viewport": DESK, "locale": "ro-RO", **options}
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        (lasting if lasts else profiles).append(context)
        return context

    yield make
    for context in (*profiles, *lasting):
        context.close()


@pytest.fixture(scope="session")
def staff(new_context, portal) -> Callable[..., Page]:
    """A page of somebody who signed in through the real sign-in page."""
    sessions: dict[str, dict] = {}

    def sign_in(role: str, **options) -> Page:
        if role not in sessions:
            context = new_context()
            page = context.new_page()
            page.goto("/cont/login/")
            page.fill("[name=login]", portal.account(role))
            page.fill("[name=password]", portal.password)
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/admin/**")
            sessions[role] = context.storage_state()
            context.close()
        return new_context(storage_state=sessions[role], **options).new_page()

    return sign_in


@pytest.fixture
def citizen(new_context, portal, known) -> Callable[..., Citizen]:
    """A reader with a language, a width, and JavaScript or not."""

    def make(language: str, width: dict = DESK, **options) -> Citizen:
        locale = {"ro": "ro-RO", "en": "en-GB"}[language]
        context = new_context(viewport=width, locale=locale, **options)
        return Citizen(context.new_page(), language, known, portal.url)

    return make


@pytest.fixture(scope="session")
def sweep(new_context, portal, known) -> Sweep:
    """Every page type, looked at once; what was seen is kept for all tests."""
    return Sweep(new_context, portal, known)
