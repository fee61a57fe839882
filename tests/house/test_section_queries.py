"""Queries of the sections beside debates: as many for eight items as for two, within the limits, and none asked twice."""

import datetime as dt
from collections import Counter

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import (
    Goal,
    Neighbourhood,
    Organisation,
    PageDocument,
    PageGoal,
    PageNeighbourhood,
    PageOrganisation,
    PageTopic,
    Person,
    PortalDocument,
    Topic,
)
from competitions.models import CompetitionStep, Criterion, Prize
from fix_cluj.models import GrantStep
from home.models import (
    BoardMember,
    BoardPage,
    PartnersPage,
    ProjectPage,
    ProjectsIndexPage,
    ReportPage,
    ReportsIndexPage,
)
from tests.factories import make_competition, make_debate, make_form_page, publish
from tests.fix_cluj.builders import make_call, make_programme
from tests.house.test_queries import DETAIL, LIST, queries_of
from tests.youth_council.builders import make_group, make_list, make_meeting, make_news
from youth_council.models import CouncilGroup, CouncilMember, HistoryStep, YouthCouncilPage

pytestmark = pytest.mark.django_db
RICH = 16  # a page of a call or of a council shows a dozen kinds of rows


def in_days(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


class Sections:
    """A site with every section, each of which can be filled further."""

    def __init__(self, home):
        self.home, self.count = home, 0
        self.topic = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
        self.place = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
        self.goal = Goal.objects.create(number=11, slug="orase", name_ro="Orașe", name_en="Cities")
        self.organisation = Organisation.objects.create(name_ro="Asociația", name_en="Association", is_partner=True)
        self.council = self._add(YouthCouncilPage, "Consiliul")
        self.news = make_list(self.council)
        self.programme = make_programme(home)
        self.board = self._add(BoardPage, "Board")
        self.partners = self._add(PartnersPage, "Parteneri")
        self.projects = self._add(ProjectsIndexPage, "Proiecte")
        self.reports = self._add(ReportsIndexPage, "Rapoarte")
        steps = [{"kind": "launch", "date": in_days(-9)}, {"kind": "hand_in", "date": in_days(9), "time": dt.time(16)}]
        self.competition = make_competition(home, title="Prima", calendar=steps, **self._labels())
        self.grant = self._grant("Primul apel", **self._labels())
        self.meeting = make_meeting(self.council, "Prima ședință", date=in_days(1), **self._labels())
        self.piece = make_news(self.news, "Prima știre", date=in_days(-1), **self._labels())
        self.project = publish(self._below(self.projects, ProjectPage, "Primul proiect", **self._labels()))
        self.report = publish(
            self._below(self.reports, ReportPage, "Primul raport", date=in_days(-1), **self._labels())
        )

    def _add(self, model, title: str):
        return publish(self._below(self.home, model, title))

    def _below(self, parent, model, title: str, **fields):
        slug = title.lower().replace(" ", "-")
        return parent.add_child(instance=model(title=title, slug=slug, locale=parent.locale, **fields))

    def _labels(self) -> dict:
        return {
            "topics": [PageTopic(topic=self.topic)],
            "neighbourhoods": [PageNeighbourhood(neighbourhood=self.place)],
            "goals": [PageGoal(goal=self.goal)],
            "organisations": [PageOrganisation(organisation=self.organisation)],
        }

    def _grant(self, title: str, **fields):
        steps = [
            GrantStep(kind="opens", date=in_days(-5), time=dt.time(9)),
            GrantStep(kind="closes_online", date=in_days(20), time=dt.time(16)),
        ]
        return make_call(self.programme, title=title, calendar=steps, **fields)

    def fill(self, count: int) -> None:
        """Up to so many of everything that lists show, and of what a detail page carries."""
        for number in range(self.count, count):
            self.count = number + 1
            self._items(number)
            self._rows(number)
        for page in (self.competition, self.grant, self.council, self.board, self.project, self.report):
            page.save()

    def _items(self, number: int) -> None:
        steps = [{"kind": "hand_in", "date": in_days(number + 2)}]
        competition = make_competition(self.home, title=f"C{number}", calendar=steps, live=False, **self._labels())
        make_form_page(competition, title=f"Înscriere {number}", live=False)
        self._grant(f"G{number}", live=False, **self._labels())
        make_debate(self.home, title=f"D{number}", date=in_days(number + 1), live=False, **self._labels())
        make_meeting(self.council, f"M{number}", date=in_days(-number - 2), **self._labels())
        make_news(self.news, f"N{number}", date=in_days(-number), **self._labels())
        self._below(self.projects, ProjectPage, f"p{number}", **self._labels())
        self._below(self.reports, ReportPage, f"r{number}", date=in_days(-number), **self._labels())
        Organisation.objects.create(name_ro=f"O{number}", name_en=f"O{number}", is_partner=True)
        make_form_page(self.grant, title=f"Cerere {number}", live=False)

    def _rows(self, number: int) -> None:
        document = PortalDocument(title=f"Document {number}", title_en="Document")
        document.file.save(f"d{number}.pdf", ContentFile(b"%PDF-1.4 x"))
        for page in (self.competition, self.grant, self.report):
            page.documents.add(PageDocument(document=document))
        topic = Topic.objects.create(slug=f"t{number}", name_ro=f"T{number}", name_en=f"T{number}")
        for page in (self.competition, self.grant, self.project):
            page.topics.add(PageTopic(topic=topic))
        self.competition.calendar.add(CompetitionStep(kind="results", date=in_days(30 + number)))
        self.competition.prizes.add(Prize(rank="mention"))
        self.competition.criteria.add(Criterion(name_ro=f"K{number}", name_en=f"K{number}"))
        group = make_group(f"Grup {number}")
        self.council.groups.add(CouncilGroup(group=group))
        self.council.members.add(CouncilMember(organisation=self.organisation, group=group))
        self.council.history.add(HistoryStep(kind="check", ends_on=dt.date(2022, 3, 4)))
        self.board.members.add(BoardMember(person=Person.objects.create(name=f"Om {number}")))

    @property
    def pages(self) -> dict[str, int]:
        """Address → the most queries that it may take."""
        index = self.competition.get_parent()
        lists = (self.home, index, self.programme, self.news, self.partners, self.projects, self.reports)
        rich = (self.competition, self.grant, self.council)
        details = (self.meeting, self.piece, self.board, self.project, self.report)
        found = {page.get_url(): LIST for page in lists} | {page.get_url(): RICH for page in rich}
        found |= {page.get_url(): DETAIL for page in details}
        return found | dict.fromkeys(("/ro/teme/", "/ro/tema/parcuri/", "/ro/cartier/iris/", "/ro/odd/orase/"), LIST)


@pytest.fixture
def sections(site):
    return Sections(site)


def asked_by(sections: Sections) -> dict[str, list[str]]:
    client = Client()

    def read(url: str) -> None:
        assert client.get(url).status_code == 200, url

    return {url: queries_of(lambda url=url: read(url)) for url in sections.pages}


def test_sections_ask_as_much_for_many_as_for_few(sections):
    sections.fill(2)
    few = {url: len(queries) for url, queries in asked_by(sections).items()}
    sections.fill(8)
    many = asked_by(sections)
    assert {url: (few[url], len(queries)) for url, queries in many.items() if len(queries) > few[url]} == {}
    assert {url: few[url] for url, limit in sections.pages.items() if few[url] > limit} == {}
    repeated = {url: [sql for sql, times in Counter(queries).items() if times > 1] for url, queries in many.items()}
    assert {url: queries for url, queries in repeated.items() if queries} == {}
