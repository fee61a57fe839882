"""No page of the centre asks the database the same thing twice."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Organisation, PageOrganisation, Person
from home.models import (
    BoardMember,
    BoardPage,
    PartnersPage,
    ProjectPage,
    ProjectsIndexPage,
    ProjectSum,
    ReportPage,
    ReportsIndexPage,
)
from tests.factories import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(site):
    """One page of each type, every one with rows."""
    partner = Organisation.objects.create(name_ro="Partener", name_en="Partner", is_partner=True)
    board = BoardPage(title="Board", slug="board", locale=site.locale)
    board.members = [
        BoardMember(person=Person.objects.create(name=name, organisation=partner)) for name in ("Ana", "Ion")
    ]
    partners = PartnersPage(title="Parteneri", slug="parteneri", locale=site.locale)
    projects = ProjectsIndexPage(title="Proiecte", slug="proiecte", locale=site.locale)
    reports = ReportsIndexPage(title="Rapoarte", slug="rapoarte", locale=site.locale)
    for page in (board, partners, projects, reports):
        site.add_child(instance=page)
    project = ProjectPage(title="P", slug="p", starts_on=dt.date(2020, 1, 1), locale=site.locale)
    project.sums = [ProjectSum(kind="total")]
    report = ReportPage(title="R", slug="r", date=dt.date(2020, 1, 1), locale=site.locale)
    for parent, page in ((projects, project), (reports, report)):
        page.organisations = [PageOrganisation(organisation=partner, role="author")]
        parent.add_child(instance=page)
    pages = [publish(page) for page in (board, partners, projects, project, reports, report)]
    return [page.get_url() for page in pages] + [f"{partners.get_url()}partener/"]


def test_nothing_is_asked_twice(client, addresses):
    for address in addresses:
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        times = Counter(query["sql"] for query in captured.captured_queries)
        assert [sql for sql, number in times.items() if number > 1] == [], address
        assert sum(times.values()) <= 12, (address, sum(times.values()))
