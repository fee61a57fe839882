"""Builders of the section's pages; each makes the smallest valid thing."""

import datetime as dt
import uuid

from tests.factories import publish
from youth_council.models import WorkingGroup, YouthMeetingPage, YouthNewsIndexPage, YouthNewsPage


def make_group(name: str, **fields) -> WorkingGroup:
    return WorkingGroup.objects.create(name_ro=name, name_en=f"{name} EN", **fields)


def make_list(council, **fields) -> YouthNewsIndexPage:
    values = {"title": "Noutățile tinerilor", "slug": "noutati", "locale": council.locale} | fields
    return publish(council.add_child(instance=YouthNewsIndexPage(**values)))


def make_news(index, title: str, *, live: bool = True, **fields) -> YouthNewsPage:
    values = {"slug": f"noutate-{uuid.uuid4().hex[:6]}", "date": dt.date(2024, 1, 1), "locale": index.locale} | fields
    page = index.add_child(instance=YouthNewsPage(title=title, live=False, **values))
    return publish(page) if live else page


def make_meeting(council, title: str, *, live: bool = True, **fields) -> YouthMeetingPage:
    values = {"slug": f"sedinta-{uuid.uuid4().hex[:6]}", "locale": council.locale} | fields
    page = council.add_child(instance=YouthMeetingPage(title=title, live=False, **values))
    return publish(page) if live else page


def asked(client, url: str) -> list[str]:
    """The queries of a second request: a process knows content types and site paths after its first."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in queries]
