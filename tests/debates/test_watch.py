"""What staff hear of, who hears of it, and what the law's calendar costs a reader: queries stay as few as before."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.dates import CITY_ZONE
from debates.actions import follow_terms, tend_terms
from debates.models import DebatePage, DebateStage, LegalTerm
from debates.queries import concerns
from debates.regimes import Rule
from tests.debates.editing import LAWFUL, NOW, fill_tables
from tests.factories import make_debate, make_form_page, publish, translate
from tests.portal.role_site import make_role_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
TODAY = NOW.astimezone(CITY_ZONE).date()
LATE = {"date": TODAY - dt.timedelta(20), "results_due_on": TODAY - dt.timedelta(1)}
BROKEN = LAWFUL | {"proposals_until": dt.date(2026, 12, 1)}


def titles() -> list[str]:
    return [concern.page.title for concern in concerns(timezone.now())]


def test_only_live_debates_with_something_wrong_are_listed(site):
    fill_tables()
    make_debate(site, title="Bună", **LAWFUL)
    make_debate(site, title="A centrului", date=dt.date(2020, 7, 28))
    make_debate(site, title="Greșită", **BROKEN)
    make_debate(site, title="Fără anunț", **LAWFUL | {"announced_on": None})
    make_debate(site, title="Restantă", **LATE)
    make_debate(site, title="Cu rezumat", **LATE | {"summary_on": TODAY})
    make_debate(site, title="Anulată", **LATE | {"change": "cancelled", "change_reason": "Ploaie."})
    draft = make_debate(site, title="Retrasă", **BROKEN)
    draft.unpublish()
    assert sorted(titles()) == ["Fără anunț", "Greșită", "Restantă"]


def test_one_line_per_debate_also_when_only_its_translation_is_live(site):
    fill_tables()
    page = make_debate(site, title="Greșită", **BROKEN)
    translate(page.get_parent())
    english = translate(page)
    assert titles() == ["Greșită"]
    page.unpublish()
    assert [concern.page.pk for concern in concerns(timezone.now())] == [english.pk]


def test_a_reason_for_one_date_excuses_no_other(site):
    fill_tables()
    page = make_debate(site, title="Cu motiv", **BROKEN, shorter_because="Se grăbește Guvernul.")
    page.accepted_terms = page.legal_calendar().marks
    publish(page)
    assert titles() == []
    page.endorsement_on = dt.date(2027, 1, 12)
    publish(page)
    assert [[line.term.rule for line in concern.broken] for concern in concerns(timezone.now())] == [[Rule.ENDORSEMENT]]
    page.endorsement_on, page.shorter_because = dt.date(2027, 1, 13), ""
    publish(page)
    assert titles() == ["Cu motiv"]


def test_a_form_that_was_shortened_later_is_noticed(site):
    fill_tables()
    page = make_debate(site, title="Bună", **LAWFUL)
    form = make_form_page(page, closes_at=dt.datetime(2026, 12, 3, 16, tzinfo=dt.UTC))
    assert titles() == []
    form.closes_at -= dt.timedelta(2)
    publish(form)
    assert titles() == ["Bună"]


def test_as_many_queries_for_twelve_as_for_two(site):
    fill_tables()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            concerns(timezone.now())
        return len(queries)

    for number in range(2):
        make_debate(site, title=f"G{number}", **BROKEN)
    few = count()
    for number in range(2, 12):
        make_form_page(make_debate(site, title=f"G{number}", **BROKEN))
    assert count() == few <= 5


def test_who_cannot_change_debates_hears_nothing(client):
    site = make_role_site()
    make_debate(site.pages.ro_home, title="Restantă", **LATE)
    seen = {}
    for role, person in site.people.items():
        client.force_login(person)
        seen[role] = (
            "Restantă" in client.get(reverse("wagtailadmin_home")).content.decode().partition("debates-home")[2]
        )
    assert {role for role, shown in seen.items() if shown} == {"communications_editor", "administrator"}


def test_due_days_follow_the_table_in_both_languages_and_leave_a_trace(site):
    fill_tables()
    page = make_debate(site, title="Regulament", **LAWFUL | {"results_due_on": None})
    translate(page.get_parent())
    english = translate(page)
    assert english.summary_due_on == dt.date(2026, 12, 13)
    assert follow_terms(now=NOW) == []
    LegalTerm.objects.filter(rule=Rule.MINUTES).update(days=15)
    tend_terms(now=NOW)
    due = set(DebatePage.objects.filter(translation_key=page.translation_key).values_list("summary_due_on", flat=True))
    assert due == {dt.date(2026, 12, 18)}
    LegalTerm.objects.all().delete()
    follow_terms(now=NOW)
    assert DebatePage.objects.get(pk=page.pk).summary_due_on is None


def test_a_draft_act_asks_no_more_than_twelve_queries_and_none_twice(site, client):
    fill_tables()
    LegalTerm.objects.update(confirmed_on=TODAY, confirmed_by="Av. Popescu")
    page = make_debate(site, title="Regulament", **BROKEN, stages=[DebateStage(kind="papers", starts_on=TODAY)])
    make_form_page(page)
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(page.url).content.decode()
    assert "Legea 52/2003, art. 7(11)" in html
    asked = Counter(query["sql"] for query in queries)
    assert [sql for sql, times in asked.items() if times > 1] == [] and len(queries) <= 12


def test_the_regimes_steps_stand_beside_those_that_were_entered(site, client):
    fill_tables()
    stages = [DebateStage(kind="papers", starts_on=dt.date(2026, 11, 25)), DebateStage(kind="vote")]
    page = make_debate(site, title="Regulament", **LAWFUL, stages=stages)
    html = client.get(page.url).content.decode().partition('<ol class="steps">')[2].partition("</ol>")[0]
    days = ("23 noiembrie 2026", "25 noiembrie 2026", "13 decembrie 2026", "13 ianuarie 2027")
    places = [html.index(day) for day in days]
    assert places == sorted(places) and html.count("<li") == 8
