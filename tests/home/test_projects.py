"""EU-funded projects: emblems first, what is not known said to be so, facts once, the editor of every page."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.models import User
from cms.models import Organisation, PageOrganisation, Person
from home.models import (
    BoardPage,
    PartnersPage,
    ProjectEmblem,
    ReportPage,
    ReportsIndexPage,
)
from tests.factories import publish, translate
from tests.home.projects import FORUM, make_index, make_project, sums


@pytest.fixture
def index(site):
    return make_index(site)


@pytest.mark.django_db
def test_the_emblem_comes_first_in_its_colours_with_the_words_of_the_period(client, index):
    page = client.get(make_project(index).url).content.decode()
    main = page[page.index("<main") :]
    assert main.index('class="union__flag"') < main.index("<h1")
    assert 'fill="#003399"' in main and 'fill="#FFCC00"' in main
    assert main.count("M") and "Uniunea Europeană" in main and "Fondul Social European" in main
    assert "Cofinanțat" not in main
    assert "Guvernului României" in main or "Guvernul României" in main


@pytest.mark.django_db
def test_the_later_period_has_other_words_and_names_no_fund(client, index):
    page = client.get(make_project(index, period="2021", fund="esf").url).content.decode()
    head = page[page.index("<main") : page.index("<h1")]
    assert "Cofinanțat de Uniunea Europeană" in head
    assert "Fondul Social European" not in head


def test_the_emblem_has_twelve_upright_stars():
    from tests.house.sources import ROOT

    stars = (ROOT / "templates" / "icons" / "union.svg").read_text().split('fill="#FFCC00" d="')[1].split('"')[0]
    points = [
        [tuple(map(float, point.split())) for point in star.strip("M").split("L")] for star in stars.split("Z") if star
    ]
    assert len(points) == 12 and all(len(star) == 10 for star in points)
    for star in points:
        xs, ys = zip(*star, strict=True)
        tip = min(star, key=lambda point: point[1])
        centre = (tip[0], tip[1] + 30)  # each star stands in a circle of 1/18 of the height, one point upwards
        assert ((centre[0] - 405) ** 2 + (centre[1] - 270) ** 2) ** 0.5 == pytest.approx(180, abs=0.05)
        assert max(xs) - min(xs) == pytest.approx(57.06, abs=0.1) and max(ys) - min(ys) == pytest.approx(54.27, abs=0.1)


@pytest.mark.django_db
def test_what_is_not_known_is_said_to_be_so(client, index):
    page = client.get(make_project(index).url).content.decode()
    assert "3.364.773,00 lei" in page
    assert "102.340,00\xa0lei" in page and "3,04%" in page and "contribuție proprie" in page
    codes = page[page.index("Cod SMIS") :]
    assert "nu se cunoaște" in codes[:80]


@pytest.mark.django_db
def test_facts_are_once_for_both_languages(client, index):
    romanian = make_project(index)
    english = translate(romanian)
    romanian.smis_code = "123456"
    romanian.sums = sums(FORUM)
    publish(romanian)
    page = client.get(english.url).content.decode()
    assert "123456" in page and "421,935.00 lei" in page and "The parts add up to the total." in page
    assert "European Social Fund" in page


@pytest.mark.django_db
def test_a_project_asks_as_much_with_many_rows_as_with_few(
    client, index, django_assert_max_num_queries, django_assert_num_queries
):
    page = make_project(index)
    client.get(page.url)
    with django_assert_max_num_queries(12) as few:
        client.get(page.url)
    for number in range(10):
        one = Organisation.objects.create(name_ro=f"O{number}", name_en=f"O{number}")
        page.organisations.add(PageOrganisation(organisation=one, role="partner"))
        page.emblems.add(ProjectEmblem(kind="programme"))
    publish(page)
    with django_assert_num_queries(len(few)):
        client.get(page.url)


@pytest.mark.django_db
def test_the_list_shows_the_stage_by_the_dates(client, index, django_assert_max_num_queries):
    make_project(index, starts_on=dt.date(2019, 6, 24), ends_on=dt.date(2021, 12, 24))
    for number in range(15):
        make_project(index, slug=f"p{number}", title=f"P{number}", starts_on=dt.date(2098, 1, 1))
    client.get(index.url)
    with django_assert_max_num_queries(12):
        page = client.get(index.url).content.decode()
    assert "Încheiat" in page and "24 iunie 2019 – 24 decembrie 2021" in page
    assert page.count("Încă neînceput") == 15


@pytest.mark.django_db
def test_the_editor_of_every_page_of_the_centre_opens(client, site, index):
    client.force_login(User.objects.create_superuser(email="editor@example.org", password="parola-de-probă"))
    for model in (BoardPage, PartnersPage, ReportsIndexPage):
        page = site.add_child(instance=model(title=model.__name__, slug=model.__name__.lower(), locale=site.locale))
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, model
    reports = ReportsIndexPage.objects.get()
    report = reports.add_child(instance=ReportPage(title="R", slug="r", date_precision="unknown", locale=site.locale))
    for page in (index, make_project(index, FORUM), report):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
    for model in (Person, Organisation):
        assert client.get(reverse(model.snippet_viewset.get_url_name("add"))).status_code == 200, model
