"""The home page and the calendar over calls, events and news of several sections at once."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from competitions.models import CompetitionPage, CompetitionsIndexPage, CompetitionStep
from participation.models import PublicAnswer
from tests.factories import make_debate, make_form_page, publish, translate
from tests.home.test_home import in_days, section, soon, titles
from tests.participation.conftest import IDEA_RO
from tests.participation.sending import Visitor

pytestmark = pytest.mark.django_db


def make_call(site, title: str, *steps: dict, **fields) -> CompetitionPage:
    """A competition with these steps; dates are days from today."""
    index = CompetitionsIndexPage.objects.child_of(site).first() or site.add_child(
        instance=CompetitionsIndexPage(title="Concursuri", slug="concursuri", locale=site.locale)
    )
    fields.setdefault("slug", title.lower().replace(" ", "-").encode("ascii", "ignore").decode())
    page = CompetitionPage(title=title, locale=site.locale, **fields)
    page.calendar = [CompetitionStep(**{"kind": "hand_in"} | step) for step in steps]
    index.add_child(instance=page)
    return publish(page)


def test_open_calls_stand_among_forms_and_events_by_deadline(client, site):
    make_call(site, "Pasajul", {"kind": "launch", "date": soon(-3)}, {"date": soon(4), "time": dt.time(16)})
    make_call(site, "Fara ora", {"date": soon(8)})
    make_call(site, "Abia anuntat", {"kind": "launch", "date": soon(2)}, {"date": soon(4)})
    make_call(site, "Inchis", {"date": soon(-1)})
    make_call(site, "Anulat", {"date": soon(3)}, change="cancelled", change_reason="Fără buget.")
    make_form_page(site, title="Sondaj", opens_at=in_days(-1), closes_at=in_days(1))
    make_debate(site, title="Strada", date=soon(6))
    assert titles(section(client, "open-now")) == ["Sondaj", "Pasajul", "Strada", "Fara ora"]
    html = section(client, "open-now").partition("Fara ora")[2]
    assert "ora 0" not in html.partition("</article>")[0]


def test_a_call_with_its_form_below_appears_once_as_the_call(client, site):
    call = make_call(site, "Finantare", {"date": soon(9), "time": dt.time(12)})
    form = make_form_page(call, title="Depune", closes_at=call.closes_at)
    html = section(client, "open-now")
    assert titles(html) == ["Finantare"]
    assert f'href="{call.url}"' in html and form.url not in html


def test_a_call_can_be_pinned_until_it_closes(client, site):
    call = make_call(site, "Finantare", {"date": soon(9), "time": dt.time(12)})
    make_form_page(site, title="Sondaj", opens_at=in_days(-1), closes_at=in_days(1))
    site.pinned_page = call
    publish(site)
    assert titles(section(client, "open-now")) == ["Finantare", "Sondaj"]
    call.is_decided = True
    publish(call)
    assert titles(section(client, "open-now")) == ["Sondaj"]


def test_news_of_all_sections_are_the_latest(client, site):
    from home.models import NewsIndexPage, NewsPage
    from tests.youth_council.builders import make_list, make_news
    from youth_council.models import YouthCouncilPage

    index = site.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=site.locale))
    publish(index.add_child(instance=NewsPage(title="A centrului", slug="c", date=soon(-2), locale=site.locale)))
    council = publish(
        site.add_child(instance=YouthCouncilPage(title="Consiliul", slug="consiliul", locale=site.locale))
    )
    make_news(make_list(council), "A tinerilor", date=soon(-1))
    make_debate(site, title="Dezbătută", date=soon(-3), is_held=True)
    assert titles(section(client, "latest")) == ["A tinerilor", "A centrului", "Dezbătută"]


def test_an_answer_in_the_other_language_says_so(client, site):
    form = make_form_page(site)
    translate(form)
    Visitor(form).send(IDEA_RO)
    from participation.models import Submission

    Submission.objects.update(may_publish=True)
    PublicAnswer.objects.create(
        submission=Submission.objects.get(), outcome="accepted", text_ro="Da.", text_en="Yes.", public_title="Bănci",
        published_at=timezone.now(),
    )  # fmt: skip
    assert "scrisă în română" not in section(client, "ideas-answered")
    assert "written in Romanian" in section(client, "ideas-answered", "/en/")


def fill(site, start: int, stop: int) -> None:
    for number in range(start, stop):
        call = make_call(site, f"C{number}", {"kind": "launch", "date": soon(-3)}, {"date": soon(number + 2)})
        make_form_page(call, title=f"A{number}", opens_at=in_days(-1), closes_at=in_days(number + 1), live=False)
        make_debate(site, title=f"D{number}", date=soon(number + 3))
        make_debate(site, title=f"P{number}", date=soon(-number - 3))


def test_few_queries_whatever_the_sections_hold_and_none_twice(client, site):
    def asked() -> list[str]:
        client.get("/ro/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ro/")
        return [query["sql"] for query in captured.captured_queries]

    fill(site, 0, 2)
    few = asked()
    fill(site, 2, 9)
    many = asked()
    assert len(many) == len(few) <= 16
    assert [sql for sql, times in Counter(many).items() if times > 1] == []


def events_of(response) -> dict:
    assert response.status_code == 200 and b"VALARM" not in response.content
    return {str(event["summary"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def test_deadlines_of_calls_and_forms_are_in_the_calendar(client, site):
    call = make_call(
        site, "Pasajul",
        {"kind": "launch", "date": dt.date(2030, 3, 1)},
        {"date": dt.date(2030, 6, 24), "time": dt.time(16)},
    )  # fmt: skip
    make_form_page(call, title="Depune", closes_at=call.closes_at)
    form = make_form_page(site, title="Sondaj", closes_at=dt.datetime(2030, 5, 1, 12, tzinfo=dt.UTC))
    make_debate(site, title="Strada", date=dt.date(2030, 7, 1))
    found = events_of(client.get("/ro/calendar.ics"))
    assert "Strada" in found and len({str(event["uid"]) for event in found.values()}) == len(found)
    deadline = next(
        event for title, event in found.items() if event["uid"] == f"{call.translation_key}-hand_in-1@ciic.cluj-napoca"
    )
    assert deadline["dtstart"].dt == dt.datetime(2030, 6, 24, 13, tzinfo=dt.UTC) and "dtend" not in deadline
    assert (deadline["status"], deadline["sequence"]) == ("CONFIRMED", 0)
    closing = next(
        event for event in found.values() if event["uid"] == f"{form.translation_key}-closes@ciic.cluj-napoca"
    )
    assert closing["dtstart"].dt == dt.datetime(2030, 5, 1, 12, tzinfo=dt.UTC)


def test_a_deadline_is_the_same_in_both_languages_and_tells_its_changes(client, site):
    call = make_call(site, "Pasajul", {"date": dt.date(2030, 6, 24), "time": dt.time(16)})
    translate(call.get_parent().specific)
    english = translate(call)
    ro = next(iter(events_of(client.get(f"{call.url}calendar.ics")).values()))
    en = next(iter(events_of(client.get(f"{english.url}calendar.ics")).values()))
    assert ro["uid"] == en["uid"] and str(ro["summary"]) != str(en["summary"])
    step = call.calendar.get()
    step.date = dt.date(2030, 7, 1)
    call.calendar = [step]
    call.change, call.change_reason = "postponed", "Mai e timp."
    publish(call)
    later = next(iter(events_of(client.get(f"{call.url}calendar.ics")).values()))
    assert later["dtstart"].dt.date() == dt.date(2030, 7, 1)
    assert (later["status"], later["uid"]) == ("TENTATIVE", ro["uid"]) and later["sequence"] > ro["sequence"]
    assert "Mai e timp." in str(later["description"])


def test_a_call_without_a_known_day_has_no_file(client, site):
    call = make_call(site, "Candva", {"date": dt.date(2030, 6, 1), "precision": "month"})
    assert client.get(f"{call.url}calendar.ics").status_code == 404
