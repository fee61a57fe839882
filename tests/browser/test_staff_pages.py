"""The staff area as a browser and axe find it, each page as the role that works there sees it."""

import pytest

from tests.browser.sweep import Watch, axe_findings

pytestmark = pytest.mark.browser

# Role → pages; a name is an address printed by `states`.
PAGES = [
    ("moderator", "/admin/"),
    ("moderator", "admin_inbox"),
    ("moderator", "admin_case"),
    ("moderator", "admin_related"),
    ("moderator", "admin_past"),
    ("moderator", "/admin/inbox/access/"),
    ("moderator", "/admin/inbox/new/"),
    ("moderator", "/admin/inbox/letters/"),
    ("moderator", "/admin/inbox/export/"),
    ("moderator", "/admin/ghid/cutia/"),
    ("communications_editor", "/admin/"),
    ("communications_editor", "/admin/pages/"),
    ("communications_editor", "admin_page_editor"),
    ("communications_editor", "admin_form_editor"),
    ("communications_editor", "admin_translation_editor"),
    ("communications_editor", "/admin/images/"),
    ("communications_editor", "/admin/documents/"),
    ("communications_editor", "/admin/settings/cms/sitesettings/"),
    ("communications_editor", "/admin/reports/translation-state/"),
    ("communications_editor", "/admin/ghid/"),
    ("communications_editor", "/admin/ghid/formular/"),
    ("youth_editor", "/admin/"),
    ("youth_editor", "admin_youth_editor"),
    ("translator", "/admin/"),
    ("grants_officer", "/admin/"),
    ("grants_officer", "admin_applications"),
    ("grants_officer", "admin_call_editor"),
    ("administrator", "/admin/"),
    ("administrator", "admin_roles"),
]
# What Wagtail 7.4 itself says to the console, word for word; nothing of ours is in this list.
WAGTAIL_SAYS: tuple[str, ...] = ()
# Our own parts of the inbox; Wagtail's header, side menu and date chooser are Wagtail's to repair.
OURS = dict.fromkeys(["admin_inbox", "admin_case", "admin_related", "admin_past"], "main")
WAGTAIL_PARTS = (
    ".w-slim-header",  # Wagtail's header with breadcrumbs, search and filter buttons
    ".w-field__comment-button",
    ".xdsoft_datetimepicker",  # the calendar, a copy of a jQuery plug-in
)


@pytest.fixture(scope="module")
def open_page(staff, known, portal):
    """Open a page as a role, watching what the browser says; one browser profile per role."""
    people: dict[str, tuple] = {}

    def go(role: str, where: str):
        if role not in people:
            page = staff(role, lasts=True)
            people[role] = (page, Watch(page, portal.url))
        page, watch = people[role]
        watch.forget()
        path = where if where.startswith("/") else known["admin"][role][where]
        response = page.goto(path)
        page.wait_for_load_state("networkidle")
        return page, watch, response.status

    yield go
    for page, _watch in people.values():
        page.context.close()


@pytest.mark.parametrize(("role", "where"), PAGES)
def test_staff_page_loads_from_here_and_without_complaints(open_page, role, where):
    page, watch, status = open_page(role, where)
    assert status == 200
    assert page.locator(".messages .error").count() == 0
    assert [said for said in watch.complaints if said not in WAGTAIL_SAYS] == []
    assert watch.foreign == []
    assert page.locator("html").get_attribute("lang") == "ro"


@pytest.mark.parametrize("where", OURS)
def test_axe_finds_nothing_in_the_inbox(open_page, where):
    page, _watch, _status = open_page("moderator", where)
    assert axe_findings(page, include=OURS[where], exclude=WAGTAIL_PARTS) == []


@pytest.mark.parametrize("width", [360, 800])
def test_inbox_can_be_worked_on_a_phone(open_page, width):
    page, _watch, _status = open_page("moderator", "admin_case")
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")
    page.set_viewport_size({"width": 1280, "height": 900})
