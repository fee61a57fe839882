"""Queries: as many for thirty items as for three, within the limits, and none asked twice.

Nothing is kept between requests here (FRAME_SECONDS is 0), so these are the first queries of a new process.
"""

import datetime as dt
import itertools
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import CityMap, Neighbourhood, PageNeighbourhood, PageTopic, Topic, Venue
from debates.models import DebatesIndexPage, DebateStage
from home.models import NewsIndexPage, NewsPage, StandardPage
from participation.choices import Outcome
from participation.models import IdeasPage, PublicAnswer, RateBucket, Submission
from tests.factories import make_debate, make_form_page
from tests.participation.conftest import IDEA_RO
from tests.participation.sending import Visitor

pytestmark = pytest.mark.django_db

DETAIL, LIST = 12, 16
POST = 14


class Place:
    """A site whose sections can be filled further."""

    def __init__(self, home):
        self.home, self.count = home, 0
        self.debates = home.add_child(
            instance=DebatesIndexPage(title="Dezbateri", slug="dezbateri", locale=home.locale)
        )
        self.news = home.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=home.locale))
        self.about = home.add_child(instance=StandardPage(title="Despre", slug="despre", locale=home.locale))
        self.ideas = home.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=home.locale))
        self.form = make_form_page(home, title="Trimite o idee")
        self.visitor = Visitor(self.form)
        self.venue = Venue.objects.create(name_ro="Casino", name_en="Casino", address_ro="Parc", address_en="Park")
        CityMap.objects.create(site=home.get_site(), version="invented", bounds=[10, 20, 10.2, 20.1])
        self.debate = self._debate("Prima", day=2)
        self.piece = self._news("Prima", day=1)

    def _debate(self, title: str, *, day: int, **fields):
        date = timezone.localdate() + dt.timedelta(days=day)
        return make_debate(self.debates, title=title, date=date, venue=self.venue, live=False, **fields)

    def _news(self, title: str, *, day: int):
        date = timezone.localdate() - dt.timedelta(days=day)
        return self.news.add_child(
            instance=NewsPage(title=title, slug=f"n{self.count}", date=date, locale=self.home.locale)
        )

    def fill(self, count: int) -> None:
        """Up to so many of everything that lists show, and of what a detail page carries."""
        for number in range(self.count, count):
            self.count = number + 1
            topic = Topic.objects.create(slug=f"t{number}", name_ro=f"T{number}", name_en=f"T{number}")
            part = Neighbourhood.objects.create(slug=f"c{number}", name_ro=f"C{number}", name_en=f"C{number}")
            rows = {"topics": [PageTopic(topic=topic)], "neighbourhoods": [PageNeighbourhood(neighbourhood=part)]}
            self._debate(f"D{number}", day=number + 3, **rows)
            self._debate(f"P{number}", day=-number - 3)
            self._news(f"N{number}", day=number)
            make_form_page(self.debate, title=f"F{number}", live=False)
            self.about.add_child(instance=StandardPage(title=f"S{number}", slug=f"s{number}", locale=self.home.locale))
            self._answer(part)
            self.debate.topics.add(PageTopic(topic=topic))
            self.debate.stages.add(DebateStage(kind="debate", starts_on=dt.date(2030, 1, 1)))
        self.debate.save()

    def _answer(self, part) -> None:
        self.visitor.send(IDEA_RO | {"Ideea ta": f"Text {self.count}"})
        submission = Submission.objects.order_by("stored_at").last()
        Submission.objects.filter(pk=submission.pk).update(may_publish=True, neighbourhood=part)
        PublicAnswer.objects.create(
            submission=submission,
            outcome=Outcome.ACCEPTED,
            text_ro="Da.",
            published_at=timezone.now(),
            place="20.05,10.1",
        )

    @property
    def pages(self) -> dict[str, int]:
        """Address → the most queries that it may take."""
        lists = (self.home, self.debates, self.news, self.ideas)
        details = (self.debate, self.piece, self.about, self.form)
        found = {f"{self.ideas.get_url()}?map=1": LIST} | {page.get_url(): LIST for page in lists}
        found |= {page.get_url(): DETAIL for page in details}
        return found | {f"{self.debates.get_url()}?year={timezone.localdate().year}&topic=t0": LIST}


@pytest.fixture
def place(site):
    return Place(site)


def queries_of(send) -> list[str]:
    send()  # content types and site paths are known to a process after its first request
    with CaptureQueriesContext(connection) as captured:
        send()
    return [query["sql"] for query in captured.captured_queries]


def asked_by(place: Place) -> dict[str, list[str]]:
    client = Client()

    def read(url: str) -> None:
        assert client.get(url).status_code == 200, url

    return {url: queries_of(lambda url=url: read(url)) for url in place.pages}


def test_pages_ask_as_much_for_thirty_as_for_three(place):
    place.fill(3)
    few = {url: len(queries) for url, queries in asked_by(place).items()}
    place.fill(30)
    many = asked_by(place)
    assert {url: len(queries) for url, queries in many.items()} == few
    assert {url: limit for url, limit in place.pages.items() if few[url] > limit} == {}
    repeated = {url: [sql for sql, times in Counter(queries).items() if times > 1] for url, queries in many.items()}
    assert {url: queries for url, queries in repeated.items() if queries} == {}


def test_sending_a_form_asks_as_much_among_thirty_as_among_three(place):
    def of_a_person() -> list[str]:
        """Neither many from one network nor the same text again: what is quarantined takes fewer."""
        RateBucket.objects.all().delete()
        return queries_of(lambda: place.visitor.send(IDEA_RO | {"Ideea ta": f"Text {next(numbers)}"}))

    numbers = itertools.count()
    place.fill(3)
    few = of_a_person()
    place.fill(30)
    many = of_a_person()
    assert len(many) == len(few) <= POST
    assert [sql for sql, times in Counter(many).items() if times > 1] == []
