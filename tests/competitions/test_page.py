"""A competition's page: what is known with its source, what is not known as such, in twelve queries."""

import datetime as dt
import json
import re
from collections import Counter
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from competitions.models import CompetitionPage, CompetitionStep, Criterion, Figure, Juror, Prize
from competitions.queries import rows_of_competition
from competitions.queries.rows import MODELS
from tests.competitions.conftest import CALENDAR, SOURCED, winners
from tests.factories import make_competition, make_form_page, publish, translate

pytestmark = pytest.mark.django_db
UNKNOWN = {"as_of_precision": "unknown", "source": "x.ro"}


def html_of(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def part(html: str, heading: str) -> str:
    """What stands between a heading and the next one of its level."""
    return re.split(r"<h2", html.partition(f">{heading}</h2>")[2])[0]


def in_days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def test_it_says_all_that_is_known(client, competition):
    html = html_of(client, competition)
    for words in (
        "Tema.", "Arhitecți.", "Priveliștea.", "contract de proiectare: 1.476.149 lei, fără TVA", "70.000,50 lei",
        "suma nu se cunoaște", "peste 88.000 EUR", "Peisajul", "60%", "5 aprilie 2019", "luni, 24 iunie 2019, ora 16.00",
        "28 – 30 iunie 2019", "Juriul are 7 membri.", "Are 2 supleanți.", "Ana Exemplu, arhitectă, prezidează juriul", "A proiectat parcuri.", "Proiectul", "Trei planșe.", "Ion Exemplu, supleant",
        "Regulament", "anunțul SC123", "peste 45 ha", "37,98 ha", "octombrie 2025", "18.000.000 EUR", "o singură fază",
        "Ordinul Arhitecților", "Parcuri", "Iris", "Anul e dedus.",
    ):  # fmt: skip
        assert words in html, words
    assert html.count("<h1") == 1
    assert "Portalul nu primește proiecte" in html and 'href="https://seap.example.org/1"' in html


def test_the_english_page_shows_the_same_facts_in_english(client, competition):
    html = html_of(client, translate(competition))
    for words in (
        "design contract: 1,476,149 lei, without VAT", "amount not known", "more than 88,000 EUR", "Landscape",
        "Monday, 24 June 2019, 16:00", "The jury has 7 members.", "Ana Exemplu, architect, chair of the jury", "Designed parks.", "The project", "Ion Exemplu, alternate", "Rules",
        "more than 45 ha", "37.98 ha", "October 2025", "announcement", "Closed, result not known", "one stage",
    ):  # fmt: skip
        assert words in html, words
    assert "anunț" not in part(html, "Figures over time")


def test_every_figure_has_its_day_and_its_source(client, competition):
    html = html_of(client, competition)
    for table in re.findall(r"<table>.*?</table>", part(html, "Premii") + html.partition('id="figures"')[2], re.DOTALL):
        for row in re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", table, re.DOTALL):
            told = re.search(r'class="text-small[^"]*">(.*?)</span>', row, re.DOTALL)[1]
            day, _, source = re.sub(r"<[^>]+>", "", told).partition(" · ")
            assert re.search(r"\d{4}|necunoscută", day) and source.strip(), row


@pytest.mark.parametrize(
    "row", [Prize(rank="first", source="x.ro"), Figure(name_ro="a", name_en="a", amount=1, source="x")]
)
def test_a_figure_without_a_day_must_say_so(row):
    with pytest.raises(ValidationError) as error:
        row.clean()
    assert "as_of" in error.value.message_dict


def test_what_is_unknown_is_shown_as_unknown(client, site):
    html = html_of(client, make_competition(site, is_confirmed=False))
    for heading in ("Cine poate participa", "Premii", "La ce se uită juriul"):
        assert "Nu se cunoaște" in part(html, heading), heading
    assert "Nu se cunoaște nicio dată" in part(html, "Calendar")
    assert "nu se cunoaște" in part(html, "Unde se predau proiectele")
    assert "Nu am găsit nicio sursă care să spună că s-a desfășurat" in html
    calendar = [{"kind": "period", "date": dt.date(2013, 3, 1), "end_date": dt.date(2013, 7, 1), "precision": "month"}]
    planned = html_of(client, make_competition(site, calendar=calendar, is_confirmed=False))
    assert '<li data-stage="imagined"' in part(planned, "Calendar") and "s-au trimis" not in planned
    assert "nunțat, fără confirmare" in html and 'class="deadline"' not in html


def test_a_winner_who_was_not_found_is_not_invented(client, competition):
    html = html_of(client, competition)
    assert "Rezultatul nu se cunoaște" in html and "Încheiat, rezultat necunoscut" in html
    competition.is_decided = True
    publish(competition)
    assert "nu numesc câștigătorii" in html_of(client, competition)
    competition.winners = winners()
    publish(competition)
    html = html_of(client, competition)
    assert 'href="https://birou.example.org/"' in html and "Birou SRL" in html and "cu echipa" in html
    assert "nu numesc câștigătorii" not in html and "Rezultate publicate" in html


def test_a_step_of_unknown_date_is_over_once_a_later_one_is(client, site):
    calendar = [
        {"kind": "questions", "date": dt.date(2016, 12, 20)},
        {"kind": "hand_in", "precision": "unknown"},
        {"kind": "results", "date": dt.date(2017, 2, 4)},
        {"kind": "exhibition", "precision": "unknown"},
    ]
    html = part(html_of(client, make_competition(site, calendar=calendar)), "Calendar")
    assert re.findall(r'<li data-stage="(\w+)"', html) == ["done", "done", "done", "imagined"]


def test_no_name_is_kept_before_the_results_are_published(competition):
    competition.winners = winners()
    for attempt in (competition.save, competition.save_revision):
        with pytest.raises(ValidationError):
            attempt()


@pytest.mark.parametrize("weights", [(60, 30), (60, None), (0, 0)])
def test_weights_that_make_no_hundred_are_refused(site, weights):
    criteria = [Criterion(name_ro="A", name_en="A", weight=weight) for weight in weights]
    with pytest.raises(ValidationError):
        make_competition(site, criteria=criteria)


def test_criteria_without_weights_are_a_list(client, site):
    html = html_of(client, make_competition(site, criteria=[Criterion(name_ro="Peisajul", name_en="Landscape")]))
    assert "<li>Peisajul</li>" in html and "%</td>" not in html


@pytest.mark.parametrize(
    ("calendar", "box", "label"),
    [
        ([{"kind": "hand_in", "date": in_days(3), "time": dt.time(16)}], True, "ora 16.00"),
        ([{"kind": "hand_in", "date": in_days(3)}], False, str(in_days(3).year)),
        (
            [{"kind": "launch", "date": in_days(2)}, {"kind": "hand_in", "date": in_days(9), "time": dt.time(16)}],
            False,
            "nunțat",
        ),
    ],
)
def test_the_deadline_shows_no_hour_that_nobody_gave(client, site, calendar, box, label):
    html = html_of(client, make_competition(site, calendar=calendar))
    assert ('class="deadline"' in html) is box
    assert label in html
    assert "00.00" not in html and "24.00" not in html


def test_of_two_stages_the_first_closes(site):
    calendar = [
        {"kind": "hand_in_first", "date": dt.date(2030, 5, 1)},
        {"kind": "jury_first", "date": dt.date(2030, 5, 9)},
        {"kind": "hand_in", "date": dt.date(2030, 7, 1)},
    ]
    page = make_competition(site, calendar=calendar)
    assert page.closes_at == dt.datetime(2030, 5, 1, 21, tzinfo=dt.UTC)
    assert page.last_on == dt.date(2030, 7, 1)


@pytest.mark.parametrize(
    ("change", "words"), [("cancelled", "Concursul este anulat"), ("postponed", "Concursul este amânat")]
)
def test_a_change_is_told_with_its_reason(client, competition, change, words):
    competition.change, competition.change_reason = change, "Tema se rescrie."
    publish(competition)
    html = html_of(client, competition)
    assert words in html and "Tema se rescrie." in html
    call = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert (
        call["eventStatus"]
        == "https://schema.org/" + {"cancelled": "EventCancelled", "postponed": "EventPostponed"}[change]
    )


def test_structured_data(client, competition):
    html = html_of(client, competition)
    call, crumbs = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"]
    assert call["startDate"] == "2019-04-05T00:00:00+03:00" and call["endDate"] == "2019-06-24T16:00:00+03:00"
    assert [organiser["name"] for organiser in call["organizer"]] == ["Ordinul Arhitecților"]
    assert [item["name"] for item in crumbs["itemListElement"]][1:] == ["Concursuri", "Ansamblul Cetățuia"]


def test_its_deadlines_as_a_calendar(client, competition):
    calendar = client.get(competition.url + "calendar.ics")
    assert calendar.status_code == 200 and b"20190624T130000Z" in calendar.content
    assert client.get(make_competition(competition.get_parent().specific).url + "calendar.ics").status_code == 404


def test_forms_stand_below_a_competition(client, site):
    page = make_competition(site, calendar=[{"kind": "hand_in", "date": in_days(3), "time": dt.time(16)}])
    form = make_form_page(page, title="Vino la vizită")
    html = html_of(client, page)
    assert f'<p><a href="{form.url}">Vino la vizită</a></p>' in html
    assert re.findall(r'class="button button--accent" href="([^"]*)"', html) == ["#enter"], "entries go elsewhere"


def test_rows_read_together_are_the_rows_as_saved(competition):
    competition.is_decided, competition.winners = True, winners()
    publish(competition)
    page = CompetitionPage.objects.get(pk=competition.pk)
    found = rows_of_competition(page)
    for name, model in MODELS.items():
        fields = [field.name for field in model._meta.concrete_fields if field.name not in ("id", "page", "sort_order")]
        told = [{field: getattr(row, field) for field in fields} for row in getattr(found, name)]
        assert told == [{field: getattr(row, field) for field in fields} for row in getattr(page, name).all()]
        assert told, name
    assert isinstance(found.prizes[0].amount, Decimal) and isinstance(found.calendar[1].time, dt.time)


def test_twelve_queries_whatever_it_holds_and_none_twice(client, competition):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(competition.url)
        assert [sql for sql, times in Counter(query["sql"] for query in queries).items() if times > 1] == []
        return len(queries)

    client.get(competition.url)
    few = count()
    competition.is_decided, competition.winners = True, winners() * 1
    competition.jurors = [Juror(name=f"Nume {number}") for number in range(7)]
    competition.prizes = [Prize(rank="mention", **SOURCED) for number in range(9)]
    competition.calendar = [CompetitionStep(**step) for step in CALENDAR]
    publish(competition)
    make_form_page(competition, title="Vizită")
    make_form_page(competition, title="Întâlnire")
    assert count() <= few + 1 <= 12


def test_a_draft_is_previewed_with_its_own_rows(client, competition, rf):
    draft = competition.get_latest_revision_as_object()
    draft.title = "Ciornă"
    draft.prizes = [Prize(rank="special", amount=Decimal(5), currency="EUR", **UNKNOWN)]
    with override("ro"):
        html = draft.make_preview_request(rf.get("/admin/"), "").render().content.decode()
    assert "Ciornă" in html and "Premiu special" in html and "5 EUR" in html
