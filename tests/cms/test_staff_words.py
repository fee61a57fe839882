"""The staff area speaks Romanian to the end: scripts too, with one report of translations and one way to publish them."""

import importlib
import json
from pathlib import Path

import polib
import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Collection
from wagtail_localize.models import Translation

from accounts.models import User
from cms.models import Venue
from home.models import StandardPage
from portal.roles import ROOT
from tests.factories import publish, translate
from tests.house.sources import ROOT as PROJECT
from tests.portal.role_site import make_role_site

REPAIRS = PROJECT / "locale" / "repairs" / "ro" / "LC_MESSAGES" / "djangojs.po"
SCRIPT = PROJECT / "cms" / "static" / "cms" / "admin" / "translation_editor.js"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/admin/jsi18n/", ["Mai multe acțiuni", "Niciun rezultat", "%(num)s de minute", "Previzualizează"]),
        ("/admin/localize/jsi18n/", ["Publică în ", "Traducere: %s → %s", "Desparte de pagina română"]),
    ],
)
def test_scripts_get_the_repaired_words_before_anybody_signed_in(client, address, words):
    response = client.get(address)
    assert response.status_code == 200
    assert [word for word in words if json.dumps(word) not in response.content.decode()] == []
    assert "no-store" in response.headers["Cache-Control"] or "no-cache" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_whoever_chose_english_gets_no_romanian(client):
    assert json.dumps("Publică în ") not in client.get("/admin/localize/jsi18n/?language=en").content.decode()


def test_repairs_of_scripts_are_whole_and_still_needed():
    """A message that Wagtail dropped leaves the repairs again, unless our own script asks for it."""
    entries = polib.pofile(str(REPAIRS))
    assert entries.untranslated_entries() == []
    assert entries.fuzzy_entries() == []
    assert [e.msgid for e in entries if e.msgid_plural and sorted(e.msgstr_plural) != [0, 1, 2]] == []
    known = set()
    for app in ("wagtail.admin", "wagtail_localize"):
        folder = Path(importlib.import_module(app).__file__).parent
        known |= {entry.msgid for entry in polib.pofile(str(folder / "locale/en/LC_MESSAGES/djangojs.po"))}
    own = SCRIPT.read_text()
    assert [e.msgid for e in entries if e.msgid not in known and f'gettext("{e.msgid}")' not in own] == []


@pytest.fixture
def translated(site):
    page = StandardPage(title="Despre centru", slug="despre-centru", summary="Cine suntem.", locale=site.locale)
    return translate(
        publish(site.add_child(instance=page)), words={"Despre centru": "About the centre"}, publish_it=False
    )


@pytest.mark.django_db
def test_no_translation_becomes_an_alias(client, translated):
    """An alias would show Romanian words under the English address."""
    client.force_login(User.objects.create_superuser(email="editor@example.org", password="parola-de-probă"))
    address = reverse("wagtail_localize:convert_to_alias", args=[translated.pk])
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert StandardPage.objects.get(pk=translated.pk).alias_of is None


@pytest.mark.django_db
def test_parting_a_page_from_its_source_takes_the_right_to_publish(client):
    site = make_role_site()
    english = translate(site.pages.debate, publish_it=False)
    address = reverse("wagtail_localize:stop_translation", args=[Translation.objects.get().pk])
    for key, status, goes_on in (("translator", 403, True), ("communications_editor", 302, False)):
        client.force_login(site.people[key])
        assert client.post(address).status_code in (status, 302)
        assert Translation.objects.get(target_locale=english.locale).enabled is goes_on


@pytest.mark.django_db
def test_there_is_one_report_of_translations(client):
    site = make_role_site()
    client.force_login(site.people["translator"])
    stock = reverse("wagtail_localize:translations_report")
    assert stock not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(stock).url == reverse("translation_state")


@pytest.mark.django_db
def test_the_shared_shelf_has_a_romanian_name(client):
    make_role_site()
    assert Collection.get_first_root_node().name == ROOT == "Biblioteca comună"


def test_an_address_breaks_behind_its_at_sign():
    shown = Template("{% load cms_tags %}{{ email|may_break }}").render(Context({"email": "a<b@example.org"}))
    assert shown == "a&lt;b@<wbr>example.org"


@pytest.mark.django_db
def test_choosers_of_vocabularies_speak_the_language_of_who_chooses():
    """Whatever language the process started in."""
    button = Venue.snippet_viewset.chooser_viewset.widget_class.choose_one_text
    with override("ro"):
        assert str(button) == "Alege din listă"
    with override("en"):
        assert str(button) == "Choose from the list"
