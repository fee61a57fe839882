"""Queries: a dossier with two hundred events asks as much as one with twenty, and a list as much for many as for few."""

import datetime as dt
from collections import Counter

import pytest
from django.test import Client
from wagtail import hooks

from cms.models import Organisation, PageTopic, Topic
from dossiers.models import DossierFigure, DossierIdea, DossierLink, DossierProject, DossierStage, StageChange
from dossiers.queries import Moment
from home.models import NewsIndexPage, NewsPage
from tests.dossiers.builders import make_dossier, make_index, stage
from tests.factories import make_competition, make_debate
from tests.house.test_queries import LIST, queries_of
from tests.house.test_section_queries import RICH

pytestmark = pytest.mark.django_db


class Thread:
    """A dossier with pages of several sections, which can be filled further."""

    def __init__(self, home, answer):
        self.home, self.count = home, 0
        self.body = Organisation.objects.create(name_ro="Primăria", name_en="City Hall")
        self.news = home.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=home.locale))
        self.dossier = make_dossier(home, "Întâi", ideas=[DossierIdea(answer=answer)])

    def fill(self, count: int) -> None:
        for number in range(self.count, count):
            self.count = number + 1
            day = dt.date(2010, 1, 1) + dt.timedelta(days=30 * number)
            row = DossierStage(kind="works", state="done", actual_on=day, body=self.body, source="a", sort_order=number)
            row.actual_precision = "day"
            self.dossier.stages.add(row)
            self.dossier.figures.add(DossierFigure(name_ro="A", name_en="A", amount=number, source="a"))
            debate = make_debate(self.home, title=f"D{number}", date=day, live=False)
            competition = make_competition(
                self.home, title=f"C{number}", calendar=[{"kind": "launch", "date": day}], live=False
            )
            piece = NewsPage(title=f"N{number}", slug=f"n{number}", date=day, locale=self.home.locale)
            self.news.add_child(instance=piece)
            for target in (debate, competition, piece):
                self.dossier.links.add(DossierLink(target=target))
            StageChange.objects.create(
                dossier_key=self.dossier.translation_key, stage_key=row.key, kind="works", state="underway",
                promised_before=day, precision_before="day", reason_ro="a", reason_en="a",
            )  # fmt: skip
        self.dossier.save()


def counts_of(url: str) -> list[str]:
    return queries_of(lambda: Client().get(url))


def test_a_dossier_asks_as_much_for_two_hundred_events_as_for_twenty(site, public_answer):
    thread = Thread(site, public_answer)
    url = thread.dossier.get_url()
    thread.fill(4)
    few = counts_of(url)
    thread.fill(42)
    many = counts_of(url)
    assert Client().get(url).content.decode().count('<li data-stage="') >= 200
    assert len(many) == len(few) <= RICH
    assert [sql for sql, times in Counter(many).items() if times > 1] == []


def test_a_page_pays_one_query_for_the_dossiers_that_it_belongs_to(site):
    debate = make_debate(site, title="Dezbaterea", date=dt.date(2018, 3, 1))
    few = len(counts_of(debate.get_url()))
    for number in range(5):
        make_dossier(site, f"D{number}", links=[DossierLink(target=debate)])
    assert len(counts_of(debate.get_url())) == few


def test_the_city_page_asks_as_much_for_eight_dossiers_as_for_two(site):
    topic = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            rows = [stage("works", "underway", promised="2020-01")]
            make_dossier(site, f"D{number}", stages=rows, topics=[PageTopic(topic=topic)])

    fill(0, 2)
    url = make_index(site).get_url()
    few = counts_of(url)
    fill(2, 8)
    many = counts_of(url)
    assert len(many) == len(few) <= LIST
    assert [sql for sql, times in Counter(many).items() if times > 1] == []


def test_projects_are_asked_of_the_sections_at_once_and_only_where_there_are_some(site):
    asked = []

    def told(codes, private):
        asked.append(codes)
        return [Moment("project", dt.date(2030, 5, 1), "day", "Finanțat", code) for code in codes]

    codes = [f"AAAA-{number:04}" for number in range(30)]
    without = make_dossier(site, "Fără")
    few = make_dossier(site, "Unul", projects=[DossierProject(code=codes[0])])
    many = make_dossier(
        site, "Multe", projects=[DossierProject(code=code, sort_order=place) for place, code in enumerate(codes)]
    )
    with hooks.register_temporarily("moments_of_projects", told):
        counts = [len(counts_of(page.get_url())) for page in (without, few, many)]
    assert list(dict.fromkeys(map(tuple, asked))) == [tuple(codes[:1]), tuple(codes)], (
        "a dossier without projects asks nobody"
    )
    assert counts[1] == counts[2]


def test_without_a_section_that_funds_the_thread_goes_on(site, monkeypatch):
    monkeypatch.delitem(hooks._hooks, "moments_of_projects", raising=False)
    rows = [stage("works", actual="2020-01")]
    dossier = make_dossier(site, stages=rows, projects=[DossierProject(code="AAAA-0001")])
    assert Client().get(dossier.get_url()).content.decode().count('<ol class="timeline">') == 1
