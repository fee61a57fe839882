"""EU-funded projects: sums that add up, months that agree, emblems first, what is not known said to be so."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation as languages
from wagtail.test.utils.form_data import rich_text

from accounts.models import User
from cms.models import Organisation, PageOrganisation, Person
from home.models import (
    BoardPage,
    PartnersPage,
    ProjectEmblem,
    ProjectPage,
    ProjectsIndexPage,
    ProjectSum,
    ReportPage,
    ReportsIndexPage,
)
from home.models.sums import balances, months_between
from tests.factories import publish, translate

ANTO = [("total", "3364773.00"), ("requested", "3262433.00"), ("own", None)]
FORUM = [("total", "421935.00"), ("union", "351471.86"), ("national", "62024.44"), ("own", "8438.70")]


def sums(rows, currency="RON"):
    return [
        ProjectSum(kind=kind, amount=None if amount is None else Decimal(amount), currency=currency)
        for kind, amount in rows
    ]


def problems(rows):
    return [problem for found in balances(rows) for problem in found.problems]


# Sums


@pytest.mark.parametrize("rows", [ANTO, FORUM, [("total", None)], [("total", "10")], [("own", "5")], []])
def test_sums_that_add_up_or_may_add_up_are_accepted(rows):
    assert problems(sums(rows)) == []


def test_sums_that_do_not_add_up_are_refused_with_the_difference():
    with languages.override("ro"):
        found = problems(
            sums([("total", "421935.00"), ("union", "351471.86"), ("national", "62024.44"), ("own", "8438.00")])
        )
    assert [kind for kind, _message in found] == ["total"]
    assert found[0][1] == "Părțile dau 421.934,30 lei, dar aici scrie 421.935,00 lei: diferența este de 0,70 lei."


def test_known_parts_cannot_exceed_the_total_even_when_one_is_not_known():
    found = problems(sums([("total", "100"), ("requested", "101"), ("own", None)]))
    assert [kind for kind, _message in found] == ["total"]


def test_the_support_requested_is_what_the_union_and_the_country_give():
    rows = [("total", "100"), ("requested", "98"), ("union", "80"), ("national", "17"), ("own", "2")]
    assert [kind for kind, _message in problems(sums(rows))] == ["requested"]
    assert problems(sums([*rows[:3], ("national", "18"), ("own", "2")])) == []


def test_a_missing_part_is_no_unknown_part():
    assert [kind for kind, _message in problems(sums(ANTO[:2]))] == ["total"]


def test_sums_in_different_currencies_are_not_added():
    assert problems([*sums([("total", "100"), ("own", "100")]), *sums([("total", "20"), ("own", "20")], "EUR")]) == []


def test_there_is_one_total():
    assert problems(sums([("total", "1"), ("total", "1")]))[0][0] == "total"


def test_what_the_known_parts_leave_of_the_total():
    found = balances(sums(ANTO))[0]
    assert (found.missing, found.unknown) == (Decimal("102340.00"), ["own"])
    assert balances(sums(FORUM))[0].missing is None


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ((2019, 6, 24), (2021, 12, 24), 30),
        ((2022, 8, 1), (2023, 7, 31), 12),
        ((2024, 1, 31), (2024, 2, 29), 1),
        ((2024, 1, 15), (2024, 2, 13), 0),
    ],
)
def test_months_from_the_first_day_to_the_last(first, last, months):
    assert months_between(dt.date(*first), dt.date(*last)) == months


def test_months_that_disagree_with_the_dates_are_refused():
    page = ProjectPage(title="P", slug="p", starts_on=dt.date(2019, 6, 24), ends_on=dt.date(2021, 12, 24), months=29)
    with pytest.raises(ValidationError) as refused, languages.override("ro"):
        page.clean()
    assert refused.value.message_dict == {"months": ["Din prima zi până în ultima sunt 30 de luni."]}
    page.months, page.ends_on = None, dt.date(2019, 1, 1)
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "ends_on" in refused.value.message_dict


# The page


@pytest.fixture
def index(site):
    page = ProjectsIndexPage(title="Proiecte", slug="proiecte", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


def make_project(index, rows=ANTO, **fields):
    fields = {"title": "ANTO–CIIC", "slug": "anto", "period": "2014", "fund": "esf"} | fields
    page = ProjectPage(locale=index.locale, **fields)
    page.sums = sums(rows)
    page.emblems = [ProjectEmblem(kind="government")]
    index.add_child(instance=page)
    return publish(page)


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
def test_wrong_sums_cannot_be_saved_in_any_way(index):
    with pytest.raises(ValidationError):
        make_project(index, ANTO[:2])


@pytest.mark.django_db
def test_the_editor_is_told_beside_the_sum_that_is_wrong(index):
    page = make_project(index, FORUM)
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_active=True)
    form_class = ProjectPage.get_edit_handler().get_form_class()
    draft = ProjectPage.objects.get(pk=page.pk)
    form = form_class(instance=draft, for_user=request.user)
    data = {}
    for name in form.fields:
        data[name] = form.initial.get(name) or ""
    data |= {name: rich_text("") for name in ("general_objective", "specific_objectives", "results")}
    data |= {"body-count": "0", "title": "ANTO", "slug": "anto", "period": "2014", "fund": "esf"}
    for name, formset in form.formsets.items():
        rows = len(formset.forms)
        data |= {
            f"{name}-TOTAL_FORMS": rows,
            f"{name}-INITIAL_FORMS": rows,
            f"{name}-MIN_NUM_FORMS": 0,
            f"{name}-MAX_NUM_FORMS": 99,
        }
        for number, row in enumerate(formset.forms):
            for field in row.fields:
                value = row.initial.get(field)
                data[f"{name}-{number}-{field}"] = "" if value is None else value
            data[f"{name}-{number}-ORDER"] = number + 1
            data[f"{name}-{number}-id"] = row.instance.pk
    data["sums-3-amount"] = "8438.00"
    form = form_class(data, instance=ProjectPage.objects.get(pk=page.pk), for_user=request.user)
    assert not form.is_valid()
    errors = [row.errors for row in form.formsets["sums"].forms]
    assert "amount" in errors[0] and "0.70" in errors[0]["amount"][0].replace(",", ".")
    assert not any(errors[1:])


OFF = [("total", "421935.00"), ("union", "351471.86"), ("national", "62024.44"), ("own", "8438.71")]
WHY = "Contractul rotunjește fiecare parte pentru sine."


@pytest.mark.django_db
def test_figures_that_differ_need_a_reason_and_show_it(client, index):
    with pytest.raises(ValidationError, match="0[.,]01"):
        make_project(index, OFF)
    page = make_project(index, OFF, figures_note=WHY)
    english = translate(page, words={"ANTO–CIIC": "ANTO–CIIC project", "anto": "anto", WHY: "Each part is rounded."})
    romanian = client.get(page.url).content.decode()
    assert WHY in romanian and "0,01 lei" in romanian and "421.935,01 lei" in romanian
    assert "Părțile dau totalul" not in romanian
    said = client.get(english.url).content.decode()
    assert "Each part is rounded." in said and "0.01 lei" in said and WHY not in said


@pytest.mark.django_db
def test_a_reason_that_is_not_translated_yet_keeps_no_fact_from_english(client, index):
    page = make_project(index, FORUM)
    english = translate(page)
    page.sums, page.figures_note = sums(OFF), WHY
    publish(page)
    said = client.get(english.url).content.decode()
    assert "8,438.71" in said and WHY not in said


@pytest.mark.django_db
def test_not_even_a_draft_may_differ_without_a_reason(index):
    page = make_project(index, FORUM)
    page.sums = sums(OFF)
    with pytest.raises(ValidationError):
        page.save_revision()
    page.figures_note = "   "
    with pytest.raises(ValidationError):
        page.save_revision()


@pytest.mark.django_db
def test_no_reason_allows_two_totals(index):
    with pytest.raises(ValidationError):
        make_project(index, [("total", "1"), ("total", "1")], figures_note=WHY)


@pytest.mark.django_db
def test_months_of_a_contract_may_differ_with_a_reason(client, index):
    dates = {"starts_on": dt.date(2019, 6, 24), "ends_on": dt.date(2021, 12, 24), "months": 28}
    with pytest.raises(ValidationError):
        make_project(index, **dates)
    page = make_project(index, **dates, figures_note="Contractul a fost prelungit.")
    html = client.get(page.url).content.decode()
    assert "30 de luni după date; contractul spune 28 de luni" in html and "Contractul a fost prelungit." in html


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
