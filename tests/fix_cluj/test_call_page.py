"""A call's page: everything known of it, what is not known said so, questions with their days, results."""

import datetime as dt
import json
import re
from collections import Counter
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from cms.dates import CITY_ZONE
from cms.models import Organisation, PageOrganisation
from cms.models.calls import CallState
from fix_cluj.models import CallIndicator, FundedProject, GrantStep
from tests.factories import make_form_page, publish, translate
from tests.fix_cluj.builders import answered, latest, make_call
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db
FACTS = {
    "ceiling": Decimal(15000),
    "own_contribution": Decimal(0),
    "age_from": 16,
    "age_to": 26,
    "age_on": dt.date(2030, 4, 1),
    "team_min": 3,
    "takes_residents": True,
    "takes_students": True,
    "takes_workers": True,
    "contact_email": "granturi@example.org",
    "amounts_source": "monitorul.example.org",
    "amounts_as_of": dt.date(2030, 2, 20),
}


def text_of(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(soup(response).main.get_text(" ").split())


def test_it_says_what_is_known(client, call):
    page = latest(call)
    for name, value in FACTS.items():
        setattr(page, name, value)
    publish(page)
    text = text_of(client, page)
    for words in (
        "15.000,00 lei", "nu se cere", "20 februarie 2030", "monitorul.example.org", "16–26 de ani", "1 aprilie 2030",
        "cel puțin 3 membri", "locuiesc, studiază sau lucrează", "ora 16.30", "granturi@example.org", "Deschis",
    ):  # fmt: skip
        assert words in text, words


def test_an_edition_the_seat_and_the_indicators_are_facts_of_both_languages(client, call, english):
    page = latest(call)
    page.edition, page.applicants, page.seat, page.total_budget = 3, "organisation", "county", Decimal(300000)
    page.indicators = [
        CallIndicator(name_ro="Tineri implicați", name_en="Young people involved", target=Decimal(1500)),
        CallIndicator(name_ro="Prototipuri", name_en="Prototypes"),
    ]
    publish(page)
    said = {
        page: ("Ediția 3", "în județul Cluj", "Tineri implicați 1.500", "Prototipuri nu", "300.000,00 lei"),
        english[0]: (
            "Edition 3",
            "in Cluj County",
            "Young people involved 1,500",
            "Prototypes no target",
            "300,000.00",
        ),
    }
    for shown, found in said.items():
        text = text_of(client, shown)
        for words in found:
            assert words in text, words


def test_only_an_organisation_has_a_seat(call):
    page = latest(call)
    page.seat = "city"
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    assert list(refusal.value.message_dict) == ["seat"]


def test_what_is_not_known_is_said_to_be_unknown(client, call):
    amounts = soup(client.get(call.url)).find("h2", string="Cât").find_next("dl").get_text(" ", strip=True)
    assert amounts.count("nu se cunoaște") == 3
    assert "0,00" not in amounts
    assert "mărimea nu se cunoaște" in text_of(client, call)


def test_english_readers_read_the_same_facts(client, call, english):
    page = latest(call)
    for name, value in FACTS.items():
        setattr(page, name, value)
    publish(page)
    text = text_of(client, english[0])
    for words in (
        "15,000.00 lei",
        "none is asked",
        "16–26 years old",
        "at least 3 members",
        "live, study or work",
        "16:30",
    ):
        assert words in text, words


class TestQuestionsAndAnswers:
    @pytest.fixture
    def pair(self, call, programme):
        page = latest(call)
        page.answers = json.dumps([answered("Putem fi doi?", "Nu, cel puțin trei.", "2030-03-05")])
        page = publish(page)
        translate(programme)
        return page, translate(page)

    def test_each_stands_with_its_day(self, client, pair):
        ro, en = pair
        text = text_of(client, ro)
        assert "Putem fi doi?" in text and "Nu, cel puțin trei." in text and "răspuns la 5 martie 2030" in text
        assert "answered on 5 March 2030" in text_of(client, en)

    def test_a_corrected_day_reaches_english_at_once_and_no_word_does(self, client, pair):
        ro, en = pair
        page = latest(ro)
        page.answers[0].value["answered_on"] = dt.date(2030, 3, 6)
        page.answers[0].value["question"] = "Putem aplica doar doi?"
        publish(page)
        text = text_of(client, en)
        assert "answered on 6 March 2030" in text
        assert "EN Putem fi doi?" in text and "doar doi" not in text

    def test_a_new_question_waits_for_its_translation(self, client, pair):
        ro, en = pair
        page = latest(ro)
        page.answers = json.dumps([*page.answers.raw_data, answered("Și fără CNP?", "Da.", "2030-03-07")])
        page = publish(page)
        assert "Și fără CNP?" in text_of(client, ro)
        assert "CNP" not in text_of(client, en)
        translate(page)
        assert "EN Și fără CNP?" in text_of(client, en)


def test_states_follow_the_calendar(call, time_machine):
    for moment, state in (
        (dt.datetime(2030, 2, 25, tzinfo=dt.UTC), CallState.PLANNED),
        (CLOSES - dt.timedelta(seconds=1), CallState.OPEN),
        (CLOSES, CallState.CLOSED),
    ):
        assert call.state_at(moment) == state
    call.is_decided = True
    assert call.state_at(CLOSES) == CallState.DECIDED


@pytest.mark.parametrize(
    ("kind", "date"),
    [
        ("opens", dt.date(2030, 1, 1)),
        ("evaluation", dt.date(2030, 3, 1)),
        ("questions", dt.date(2030, 4, 20)),
        ("results", dt.date(2030, 3, 1)),
    ],
)
def test_an_impossible_calendar_is_refused(programme, kind, date):
    steps = [
        GrantStep(kind="published", date=dt.date(2030, 2, 20)),
        GrantStep(kind="closes_online", date=dt.date(2030, 4, 1), time=dt.time(16)),
        GrantStep(kind=kind, date=date),
    ]
    with pytest.raises(ValidationError):
        make_call(programme, calendar=steps)


def test_paper_and_online_may_close_in_either_order(programme):
    for paper, online in ((1, 2), (2, 1)):
        steps = [
            GrantStep(kind="closes_paper", date=dt.date(2030, 4, paper), time=dt.time(16)),
            GrantStep(kind="closes_online", date=dt.date(2030, 4, online), time=dt.time(16)),
        ]
        assert make_call(programme, calendar=steps).closes_at.day == 2


def test_numbers_that_contradict_one_another_are_refused(programme):
    for facts in (
        {"age_from": 26, "age_to": 16},
        {"team_min": 5, "team_max": 3},
        {"received_count": 3, "selected_count": 4},
    ):
        with pytest.raises(ValidationError):
            make_call(programme, **facts)


def test_results_show_numbers_words_and_what_was_funded(client, call, programme):
    page = latest(call)
    page.is_decided, page.received_count, page.selected_count = True, 145, 40
    page.results = "<p>Doar totaluri.</p>"
    page.funded = [
        FundedProject(team="Umbra", project_ro="Pânze", project_en="Sails", amount=Decimal("12400")),
        FundedProject(team="Colț", project_ro="Reparații"),
    ]
    page = publish(page)
    text = text_of(client, page)
    for words in (
        "145 de propuneri primite",
        "40 de propuneri selectate",
        "Doar totaluri.",
        "Umbra",
        "Pânze",
        "12.400,00 lei",
        "nu se cunoaște",
    ):
        assert words in text, words
    translate(programme)
    text = text_of(client, translate(page))
    assert "145 proposals received" in text and "Sails" in text and "Reparații" in text


def test_no_team_is_shown_before_the_results_are_published(client, call, programme):
    page = latest(call)
    page.received_count = 145
    page.funded = [FundedProject(team="Umbra", project_ro="Pânze", project_en="Sails", amount=Decimal("12400"))]
    translate(programme)
    page = publish(page)
    for shown in (page, translate(page)):
        text = text_of(client, shown)
        assert not [words for words in ("Umbra", "Pânze", "Sails", "145", "12.400", "12,400") if words in text]


def test_its_form_stands_on_it_with_one_button(client, call, form):
    page = soup(client.get(call.url))
    button = page.select_one("a.button--accent")
    assert button["href"] == form.url and button.get_text(strip=True) == "Începe cererea"


def test_a_change_is_told_with_its_reason(client, call, english):
    page = latest(call)
    page.change, page.change_reason = "postponed", "Bugetul nu e votat."
    publish(page)
    assert "Bugetul nu e votat." in text_of(client, call)
    text = text_of(client, english[0])
    assert "This call is postponed" in text and "Bugetul" not in text


def test_structured_data(client, call):
    page = latest(call)
    page.ceiling = Decimal(3000)
    page.currency = "EUR"
    funder = Organisation.objects.create(name_ro="Primăria", name_en="City Hall", url="https://city.example.org")
    page.organisations = [PageOrganisation(organisation=funder, role="funder")]
    publish(page)
    html = client.get(page.url).content.decode()
    grant = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert grant["@type"] == "MonetaryGrant"
    assert grant["amount"]["currency"] == "EUR" and Decimal(grant["amount"]["maxValue"]) == 3000
    assert grant["funder"][0]["name"] == "Primăria"


def test_its_deadlines_as_a_calendar(client, call):
    entries = Calendar.from_ical(client.get(call.url + "calendar.ics").content).walk("VEVENT")
    closing = next(entry for entry in entries if "online" in entry["summary"])
    assert closing["dtstart"].dt == CLOSES


def test_a_call_that_nobody_confirms_claims_no_step(client, call, english):
    """Announced is not held: once its days are past, nothing of it is drawn as done."""
    page = latest(call)
    page.calendar = [
        GrantStep(kind="published", date=dt.date(2019, 3, 1)),
        GrantStep(kind="results", precision="unknown"),
    ]
    page.is_confirmed = False
    publish(page)
    for address, words in ((call.url, "Anunțat, fără confirmare"), (english[0].url, "Announced, not confirmed")):
        shown = soup(client.get(address))
        assert {step["data-stage"] for step in shown.select("ol.steps li")} == {"imagined"}
        assert words in shown.select_one(".notice--warning").get_text()
    page.is_confirmed = True
    publish(page)
    shown = soup(client.get(call.url))
    assert [step["data-stage"] for step in shown.select("ol.steps li")] == ["done", "imagined"]
    assert not shown.select(".notice--warning")


def test_a_call_long_over_offers_no_calendar(client, call, time_machine):
    assert "calendar.ics" in client.get(call.url).content.decode()
    time_machine.move_to(dt.datetime(2031, 1, 1, tzinfo=CITY_ZONE), tick=False)
    assert "calendar.ics" not in client.get(call.url).content.decode()


def test_queries(client, call, form):
    page = latest(call)
    page.answers = json.dumps([answered(f"Întrebarea {number}?", "Da.", "2030-03-05") for number in range(5)])
    page.funded = [FundedProject(team=f"E{number}") for number in range(5)]
    publish(page)
    make_form_page(call, title="Întrebări", kind="survey")
    client.get(call.url)
    with CaptureQueriesContext(connection) as captured:
        client.get(call.url)
    asked = [query["sql"] for query in captured.captured_queries]
    assert [sql for sql, times in Counter(asked).items() if times > 1] == []
    assert len(asked) <= 12


@pytest.mark.parametrize(("language", "address"), [("ro", "/ro/ghid-solicitant/"), ("en", "/en/applicants-guide/")])
def test_every_call_and_its_form_lead_to_the_guide_for_applicants(client, call, form, english, language, address):
    pages = (call, form) if language == "ro" else english
    for page in pages:
        assert f'href="{address}"' in client.get(page.get_url()).content.decode()
