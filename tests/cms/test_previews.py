"""Every type of page of this floor and the next is previewed as a draft, also before it was ever saved."""

import datetime as dt

import pytest
from wagtail.models import Page

from debates.models import DebatePage, DebatesIndexPage
from fix_cluj.models import FixClujPage, GrantCallPage
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage

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
