"""Partners: one record each, listed by kind, with the pages that it stands behind."""

import datetime as dt
import re

import pytest
from wagtail.models import PageViewRestriction, Site

from cms.models import Organisation, PageOrganisation, SiteSettings
from home.models import PartnersPage, StandardPage
from tests.factories import make_debate, publish, translate

pytestmark = pytest.mark.django_db
SOME_DAY = dt.date(2030, 1, 1)


@pytest.fixture
def partners(site):
    page = PartnersPage(title="Parteneri", slug="parteneri", locale=site.locale)
    site.add_child(instance=page)
    publish(page)
    settings = SiteSettings.for_site(Site.objects.get())
    settings.partners_page_id = page.pk
    settings.save()
    return page


@pytest.fixture
def architects(db):
    return Organisation.objects.create(
        name_ro="Ordinul Arhitecților",
        name_en="Order of Architects",
        kind="association",
        is_partner=True,
        url="https://example.org/",
        description_ro="Ține concursuri.",
        description_en="Holds competitions.",
    )


def stand_behind(organisation, page, role="organiser"):
    page.organisations.add(PageOrganisation(organisation=organisation, role=role))
    return publish(page)


def test_partners_are_grouped_by_kind_and_others_left_out(client, partners, architects):
    Organisation.objects.create(name_ro="Banca", name_en="Bank", kind="network", is_partner=True)
    Organisation.objects.create(name_ro="Doar organizator", name_en="Only an organiser")
    page = client.get(partners.url).content.decode()
    assert (
        page.index("Asociații și fundații") < page.index("Ordinul Arhitecților") < page.index("Rețele și organizații")
    )
    assert "Ține concursuri." in page
    assert "Doar organizator" not in page
    assert f'href="{partners.url}ordinul-arhitectilor/"' in page


def test_a_partner_is_listed_with_its_pages(client, site, partners, architects):
    debate = stand_behind(architects, make_debate(site, date=SOME_DAY, title="Parcul Est"), "partner")
    make_debate(site, date=SOME_DAY, title="Fără partener")
    page = client.get(f"{partners.url}ordinul-arhitectilor/").content.decode()
    assert "<h1>Ordinul Arhitecților</h1>" in page
    assert f'href="{debate.url}"' in page and "Susținător" in page and "1 pagină" in page
    assert "Fără partener" not in page
    assert 'href="https://example.org/"' in page
    assert "1 pagină" in client.get(partners.url).content.decode()


def test_one_page_with_two_roles_is_listed_once(client, site, partners, architects):
    debate = make_debate(site, date=SOME_DAY, title="Parcul Est")
    stand_behind(architects, debate, "organiser")
    stand_behind(architects, debate, "funder")
    page = client.get(f"{partners.url}ordinul-arhitectilor/").content.decode()
    assert page.count(f'href="{debate.url}"') == 1
    assert "Organizator" in page and "Finanțator" in page


def test_each_language_lists_its_own_pages(client, site, partners, architects):
    english_list = translate(partners)
    debate = stand_behind(architects, make_debate(site, date=SOME_DAY, title="Parcul Est"))
    address = f"{english_list.url}ordinul-arhitectilor/"
    assert "No page of this site names this partner" in client.get(address).content.decode()
    translated = translate(debate, words={"Parcul Est": "East Park", debate.slug: "east-park"})
    page = client.get(address).content.decode()
    assert "Order of Architects" in page and "Holds competitions." in page
    assert f'href="{translated.url}"' in page and "Parcul Est" not in page
    romanian = f"{partners.url}ordinul-arhitectilor/"
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    assert f'hreflang="ro" href="http://testserver{romanian}"' in page


def test_drafts_and_private_pages_are_not_told_of(client, site, partners, architects):
    debate = stand_behind(architects, make_debate(site, date=SOME_DAY, title="Secretă"))
    PageViewRestriction.objects.create(page=debate, restriction_type="login")
    hidden = make_debate(site, date=SOME_DAY, title="Ciornă", live=False)
    hidden.organisations.add(PageOrganisation(organisation=architects))
    hidden.live = False
    hidden.save()
    page = client.get(f"{partners.url}ordinul-arhitectilor/").content.decode()
    assert "Secretă" not in page and "Ciornă" not in page


def test_who_is_no_partner_has_no_place_there(client, partners):
    Organisation.objects.create(name_ro="Altcineva", name_en="Somebody else")
    assert client.get(f"{partners.url}altcineva/").status_code == 404
    assert client.get(f"{partners.url}nimeni/").status_code == 404


def test_as_many_queries_for_thirty_pages_as_for_three(
    client, site, partners, architects, django_assert_num_queries, django_assert_max_num_queries
):
    address = f"{partners.url}ordinul-arhitectilor/"
    for number in range(3):
        stand_behind(architects, make_debate(site, date=SOME_DAY, title=f"D{number}"))
    for url in (address, partners.url):
        client.get(url)
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    with django_assert_max_num_queries(12) as list_few:
        client.get(partners.url)
    for number in range(27):
        stand_behind(architects, make_debate(site, date=SOME_DAY, title=f"E{number}"))
        Organisation.objects.create(name_ro=f"O{number}", name_en=f"O{number}", is_partner=True)
    with django_assert_num_queries(len(few)):
        page = client.get(address).content.decode()
    with django_assert_num_queries(len(list_few)):
        client.get(partners.url)
    assert page.count('class="card"') == 12 and "30 de pagini" in page


def test_a_block_of_partners_reads_their_records(client, site, partners, architects):
    blocks = [{"type": "partners", "value": {"partners": [architects.pk]}}]
    page = StandardPage(title="Despre", slug="despre", locale=site.locale)
    page.body = StandardPage._meta.get_field("body").to_python(blocks)
    site.add_child(instance=page)
    publish(page)
    translation = translate(page)
    assert "Ordinul Arhitecților" in client.get(page.url).content.decode()
    Organisation.objects.filter(pk=architects.pk).update(name_ro="Ordinul cel nou")
    read = client.get(page.url).content.decode()
    assert "Ordinul cel nou" in read and f'href="{partners.url}ordinul-arhitectilor/"' in read
    assert "Order of Architects" in client.get(translation.url).content.decode()


def test_the_sitemap_names_every_partner_in_each_language(client, partners, architects):
    english = translate(partners, words={"Parteneri": "Partners", "parteneri": "partners"})
    Organisation.objects.create(name_ro="Primăria", name_en="City Hall", kind="authority")
    text = client.get("/sitemap.xml").content.decode()
    for page in (partners, english):
        assert f"<loc>http://testserver{page.url}{architects.slug}/</loc>" in text
    assert text.count(f"{english.url}{architects.slug}/") == 3  # itself and as the translation of both
    assert "primaria" not in text
    PageViewRestriction.objects.create(page=partners, restriction_type=PageViewRestriction.LOGIN)
    assert architects.slug not in client.get("/sitemap.xml").content.decode()


def test_organisations_get_short_names_that_differ():
    first, second = (Organisation.objects.create(name_ro="Fundația Probă", name_en=name) for name in ("A", "B"))
    assert (first.slug, second.slug) == ("fundatia-proba", "fundatia-proba-2")
    first.name_ro = "Altfel"
    first.save()
    assert first.slug == "fundatia-proba", "addresses stay when a name changes"


def test_facts_of_a_page_lead_to_the_partner_in_the_readers_language(client, site, partners, architects):
    english_list = translate(partners)
    other = Organisation.objects.create(name_ro="Altcineva", name_en="Somebody", url="https://example.org/altcineva")
    debate = make_debate(site, date=SOME_DAY, title="Parcul Est")
    stand_behind(architects, debate)
    stand_behind(other, debate)
    translated = translate(debate, words={"Parcul Est": "East Park", debate.slug: "east-park"})
    read = client.get(debate.url).content.decode()
    assert f'<a href="{partners.url}ordinul-arhitectilor/">Ordinul Arhitecților</a>' in read
    assert re.search(r'<a href="https://example.org/altcineva"[^>]*>Altcineva</a>', read)
    english = client.get(translated.url).content.decode()
    assert f'<a href="{english_list.url}ordinul-arhitectilor/">Order of Architects</a>' in english


def test_without_a_page_of_partners_names_lead_to_websites(client, site, architects):
    debate = stand_behind(architects, make_debate(site, date=SOME_DAY, title="Parcul Est"))
    assert re.search(
        r'<a href="https://example.org/"[^>]*>Ordinul Arhitecților</a>', client.get(debate.url).content.decode()
    )
