"""A dossier's page: stages, figures, one timeline, both languages, and the line on the pages that belong to it."""

import datetime as dt
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import gettext
from wagtail.models import Site

from cms.models import PageCorrection, SiteSettings
from dossiers.models import DossierFigure, DossierIdea, DossierLink
from participation.choices import Outcome
from participation.models import AnswerUpdate
from tests.dossiers.builders import make_dossier, stage
from tests.factories import make_competition, make_debate, publish, translate

pytestmark = pytest.mark.django_db


def page_of(page) -> BeautifulSoup:
    response = Client().get(page.get_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup, heading: str = "h3") -> list[str]:
    return [tag.get_text(" ", strip=True) for tag in soup.select(f".timeline {heading}")]


def test_unknown_is_said_to_be_unknown(site):
    dossier = make_dossier(site, stages=[stage("verdict", actual="2017-02-04"), stage("works", "unknown", source="")])
    rows = page_of(dossier).select(".steps > li")
    assert "4 februarie 2017" in rows[0].get_text(" ", strip=True)
    assert [row["data-stage"] for row in rows] == ["done", "imagined"]
    assert not any(char.isdigit() for char in rows[1].get_text()), "no date is made up"
    assert dossier.state == "unknown"


def test_a_late_stage_shows_its_reason_and_says_when_none_was_given(site):
    late = stage(
        "works", "underway", promised="2020-01", reason_ro="S-a schimbat proiectul.", reason_en="A new design."
    )
    silent = stage("design", "underway", promised="2020-02")
    soup = page_of(make_dossier(site, stages=[late, silent]))
    text = soup.get_text(" ", strip=True)
    assert "S-a schimbat proiectul." in text
    assert gettext("No reason was given yet.") in text


def test_figures_that_differ_stand_side_by_side_with_day_and_source(site):
    rows = [
        DossierFigure(name_ro="Suprafața", name_en="Area", amount=Decimal("54"), unit="ha", as_of_precision="unknown", source="studiul"),
        DossierFigure(name_ro="Suprafața", name_en="Area", amount=Decimal("37.98"), unit="ha", as_of=dt.date(2025, 10, 1), as_of_precision="month", source="PUZ"),
    ]  # fmt: skip
    soup = page_of(make_dossier(site, figures=rows))
    cards = [card.get_text(" ", strip=True) for card in soup.select('ul[aria-label="Suprafața"] .card')]
    assert len(cards) == 2
    assert "37,98 ha" in cards[0] and "octombrie 2025" in cards[0] and "PUZ" in cards[0]
    assert "54 ha" in cards[1] and "studiul" in cards[1]


def test_the_timeline_merges_stages_pages_and_steps_newest_last(site, public_answer):
    debate = make_debate(site, title="Dezbaterea", date=dt.date(2018, 3, 1), is_held=True)
    AnswerUpdate.objects.create(
        answer=public_answer, execution="started", text_ro="A.", happened_on=dt.date(2019, 5, 1)
    )
    dossier = make_dossier(
        site,
        stages=[
            stage("reception", actual="2023", name_ro="Gata", name_en="Ready"),
            stage("competition", actual="2017-02-04", name_ro="Concursul", name_en="Competition"),
            stage("contract", name_ro="Semnat", name_en="Signed"),
        ],
        links=[DossierLink(target=debate)],
        ideas=[DossierIdea(answer=public_answer)],
    )
    soup = page_of(dossier)
    shown = titles(soup)
    assert shown == ["Concursul", "Dezbaterea", "O bancă", "Gata", "O bancă"]
    assert titles(soup, "h4") == ["Semnat"]


def test_each_language_shows_its_own_page_of_a_link(site):
    competition = make_competition(site, title="Concursul", calendar=[{"kind": "launch", "date": dt.date(2017, 6, 1)}])
    translate(competition.get_parent().specific)
    english = translate(competition)
    dossier = make_dossier(site, links=[DossierLink(target=competition)])
    translate(dossier.get_parent().specific)
    other = translate(dossier)
    assert page_of(dossier).find("a", href=competition.get_url())
    assert page_of(other).find("a", href=english.get_url())
    assert page_of(other).find("a", href=competition.get_url(), string="Concursul") is None


def test_a_page_says_of_which_dossier_it_is_a_part_in_both_languages(site):
    debate = make_debate(site, title="Dezbaterea", date=dt.date(2018, 3, 1))
    dossier = make_dossier(site, links=[DossierLink(target=debate)])
    assert page_of(debate).find("a", href=dossier.get_url())
    translate(debate.get_parent().specific)
    english = translate(debate)
    assert page_of(english).find("a", href=dossier.get_url()) is None
    translate(dossier.get_parent().specific)
    other = translate(dossier)
    assert page_of(english).find("a", href=other.get_url())
    dossier.unpublish()
    assert page_of(debate).find("a", href=dossier.get_url()) is None


def test_an_announced_debate_that_nobody_confirmed_is_not_told_as_held(site):
    debate = make_debate(site, title="Dezbaterea", date=dt.date(2018, 3, 1), is_held=False)
    soup = page_of(make_dossier(site, links=[DossierLink(target=debate)]))
    assert [item["data-stage"] for item in soup.select(".timeline li")] == ["imagined"]


def test_what_is_withdrawn_leaves_the_dossier(site, public_answer):
    debate = make_debate(site, title="Dezbaterea", date=dt.date(2018, 3, 1))
    dossier = make_dossier(site, links=[DossierLink(target=debate)], ideas=[DossierIdea(answer=public_answer)])
    debate.unpublish()
    type(public_answer).objects.update(refusal_reason="date personale", outcome=Outcome.ACCEPTED)
    assert titles(page_of(dossier)) == []


def test_facts_reach_the_english_page_at_once(site):
    dossier = make_dossier(site, stages=[stage("works", "underway")])
    translate(dossier.get_parent().specific)
    english = translate(dossier)
    key = dossier.stages.get().key
    draft = type(dossier).objects.get(pk=dossier.pk)
    row = draft.stages.get()
    row.state, row.actual_on, row.actual_precision = "done", dt.date(2024, 5, 1), "month"
    row.kind = "reception"
    draft.stages.add(row)
    publish(draft)
    english.refresh_from_db()
    assert english.stages.get().key == key
    assert (english.state, english.reception_on) == ("delivered", dt.date(2024, 5, 1))


def test_a_correction_and_an_invented_dossier_say_so_at_the_top(site):
    note = PageCorrection(corrected_on=dt.date(2026, 3, 1), note_ro="Anul era greșit.", note_en="The year was wrong.")
    page = page_of(make_dossier(site, corrections=[note], is_demonstration=True))
    assert "1 martie 2026" in page.select_one('a[href="#record"]').text
    assert "1 martie 2026: Anul era greșit." in page.select_one("section[aria-labelledby=record]").get_text()
    invented = gettext("This dossier, its dates and figures are invented. They show how the portal works.")
    assert any(invented in notice.get_text(" ", strip=True) for notice in page.select(".notice"))


def test_the_press_finds_the_dossiers_own_contact_else_the_centres(site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.email = "centru@example.org"
    settings.save()
    centre, own = make_dossier(site, "A"), make_dossier(site, "B", press_email="presa@example.org")
    assert page_of(centre).select_one('section a[href="mailto:centru@example.org"]')
    assert page_of(own).select_one('section a[href="mailto:presa@example.org"]')
    assert not page_of(own).select_one('section a[href="mailto:centru@example.org"]')
