"""Every type of page of this floor and the next is previewed as a draft, also before it was ever saved."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from debates.models import DebatePage, DebatesIndexPage
from fix_cluj.models import FixClujPage, GrantCallPage, GrantStep
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from tests.factories import make_debate
from tests.fix_cluj.builders import make_call, make_programme

pytestmark = pytest.mark.django_db
TYPES = [
    (HomePage, {"hero_title": "Slogan"}),
    (StandardPage, {"shows_contact": True}),
    (NewsIndexPage, {}),
    (NewsPage, {"date": dt.date(2026, 3, 3)}),
    (DebatesIndexPage, {}),
    (DebatePage, {"date": dt.date(2026, 3, 3), "question": "Ciornă?"}),
    (FixClujPage, {}),
    (GrantCallPage, {"received_count": 145, "selected_count": 40}),
]


@pytest.mark.parametrize(("model", "fields"), TYPES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_page_never_saved_is_previewed(site, model, fields, rf):
    draft = model(title="Ciornă", slug="ciorna", locale=site.locale, **fields)
    # As Wagtail's preview of a page that is being created does.
    parent = site if model is not HomePage else Page.objects.get(depth=1)
    draft.set_url_path(parent)
    draft.path, draft.depth = Page._get_children_path_interval(parent.path)[1], parent.depth + 1
    response = draft.make_preview_request(rf.get("/admin/"), "")
    assert response.status_code == 200
    html = (response.render() if hasattr(response, "render") else response).content.decode()
    assert html.count("<h1") == 1
    assert "Ciornă" in html


@pytest.mark.parametrize(("model", "fields"), TYPES[1:], ids=lambda value: getattr(value, "__name__", ""))
def test_a_draft_is_previewed_with_its_own_words(site, model, fields, rf):
    page = model(title="Pagina", slug="pagina", locale=site.locale, **fields)
    site.add_child(instance=page)
    page.title = "Ciornă nouă"
    page.save_revision()
    draft = model.objects.get(pk=page.pk).get_latest_revision_as_object()
    html = draft.make_preview_request(rf.get("/admin/"), "").render().content.decode()
    assert "Ciornă nouă" in html


def saved_by_the_editor_without_saving(page, monkeypatch):
    """What the editor's preview shows: the form's page, which was never saved."""
    monkeypatch.setattr(WagtailAdminPageForm, "save", lambda form, commit=True: page)
    return type(page).get_edit_handler().get_form_class()(instance=page).save(commit=False)


def test_a_preview_of_a_call_shows_the_state_of_the_calendar_just_typed(site, monkeypatch):
    page = make_call(make_programme(site))
    day = timezone.localdate() + dt.timedelta(days=30)
    page.calendar = [GrantStep(kind="closes_online", date=day, time=dt.time(12))]
    page.opens_at = page.closes_at = page.last_on = None
    shown = saved_by_the_editor_without_saving(page, monkeypatch)
    assert shown.state == "open"
    assert shown.last_on == day


def test_a_preview_of_an_event_shows_the_state_of_the_date_just_typed(site, monkeypatch):
    page = make_debate(site, date=dt.date(2017, 10, 1), date_precision="month")
    page.latest_on = None
    assert saved_by_the_editor_without_saving(page, monkeypatch).latest_on == dt.date(2017, 10, 31)
