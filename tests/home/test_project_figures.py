"""Figures of a project: sums add up and months agree, or somebody says why not."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation as languages
from wagtail.test.utils.form_data import rich_text

from accounts.models import User
from home.models import (
    ProjectPage,
)
from home.models.sums import balances, months_between
from tests.factories import publish, translate
from tests.home.projects import ANTO, FORUM, make_index, make_project, sums


@pytest.fixture
def index(site):
    return make_index(site)


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
