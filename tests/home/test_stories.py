"""Stories of the centre in both languages: what an editor does in Romanian, and what English readers meet at once."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from wagtail.models import Site

from cms.models import Organisation, PageOrganisation, SiteSettings
from home.models import PartnersPage, ProjectPage, ProjectsIndexPage, ProjectSum
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db
ROMANIAN = re.compile(r"[ăâîșțĂÂÎȘȚ]|\b(și|proiect|pentru|luni|lei nu)\b")
ENGLISH = re.compile(r"\b(the|project|months|not known|European Union)\b")


def words_of(client, page) -> str:
    """What a reader of the page reads between header and footer."""
    main = client.get(page.get_url()).content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", " ", main)


@pytest.fixture
def journey(site):
    """A project of a partner, in both languages."""
    partner = Organisation.objects.create(name_ro="Asociația Probă", name_en="Sample Association", is_partner=True)
    partners = PartnersPage(title="Parteneri", slug="parteneri", locale=site.locale)
    index = ProjectsIndexPage(title="Proiecte", slug="proiecte", locale=site.locale)
    for page in (partners, index):
        site.add_child(instance=page)
        publish(page)
    settings = SiteSettings.for_site(Site.objects.get())
    settings.partners_page_id = partners.pk
    settings.save()
    project = ProjectPage(
        title="Forum", slug="forum", period="2014", fund="esf", starts_on=dt.date(2022, 8, 1), ends_on=dt.date(2023, 7, 31),
        locale=site.locale,
    )  # fmt: skip
    project.sums = [ProjectSum(kind="total", amount=Decimal("421935.00")), ProjectSum(kind="union", amount=None)]
    project.organisations = [PageOrganisation(organisation=partner, role="beneficiary")]
    index.add_child(instance=project)
    publish(project)
    translate(index, words={"Proiecte": "Projects", "proiecte": "projects"})
    return {
        "project": project,
        "english": translate(project),
        "partners": partners,
        "english_partners": translate(partners, words={"Parteneri": "Partners", "parteneri": "partners"}),
    }


def test_each_language_speaks_only_itself(client, journey):
    english = words_of(client, journey["english"])
    assert ROMANIAN.search(english) is None, ROMANIAN.search(english)
    romanian = words_of(client, journey["project"])
    assert ENGLISH.search(romanian) is None, ENGLISH.search(romanian)


def test_a_sum_that_becomes_known_is_known_in_both_languages_at_once(client, journey):
    assert "421,935.00\xa0lei" in words_of(client, journey["english"]) and "100.00%" in words_of(
        client, journey["english"]
    )
    project = journey["project"]
    project.sums = [
        ProjectSum(kind=kind, amount=Decimal(amount))
        for kind, amount in (
            ("total", "421935.00"),
            ("union", "351471.86"),
            ("national", "62024.44"),
            ("own", "8438.70"),
        )
    ]
    publish(project)
    assert "351.471,86\xa0lei" in words_of(client, project) and "Părțile dau totalul." in words_of(client, project)
    english = words_of(client, journey["english"])
    assert "351,471.86\xa0lei" in english and "83.30%" in english and "The parts add up to the total." in english


def test_a_reader_goes_from_a_project_to_its_partner_and_back_without_leaving_the_language(client, journey):
    for project, partners, name, role in (
        (journey["project"], journey["partners"], "Asociația Probă", "Beneficiar"),
        (journey["english"], journey["english_partners"], "Sample Association", "Beneficiary"),
    ):
        address = f"{partners.get_url()}asociatia-proba/"
        assert f'<a href="{address}">{name}</a>' in client.get(project.get_url()).content.decode()
        place = client.get(address).content.decode()
        assert f'href="{project.get_url()}"' in place and role in place


def test_a_partner_that_changes_its_name_changes_it_everywhere(client, journey):
    partner = Organisation.objects.get()
    partner.name_ro, partner.name_en = "Asociația Nouă", "New Association"
    partner.save()
    assert "Asociația Nouă" in words_of(client, journey["project"])
    assert "New Association" in words_of(client, journey["english"])
    assert "New Association" in words_of(client, journey["english_partners"])
