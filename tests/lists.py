"""What every filtered list of pages does alike; the tests of a section hand in its list and the maker of its pages."""

import re
from collections import Counter
from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import PageTopic, Topic

MOST_QUERIES = 16


def titles(response) -> list[str]:
    """Titles of the cards, as listed."""
    assert response.status_code == 200
    return re.findall(r'class="card__title"><a href="[^"]*">([^<]*)</a>', response.content.decode())


def keeps_filters_while_paging(client, index, make: Callable[[int], object], query: str) -> None:
    """`make(number)` makes a page that `query` finds."""
    for number in range(14):
        make(number)
    first = client.get(f"{index.url}?{query}")
    assert len(titles(first)) == 12
    assert f"?{query}&amp;page=2" in first.content.decode()
    assert len(titles(client.get(f"{index.url}?{query}&page=2"))) == 2


def hides_what_some_may_see(client, index, page, *, beside: str, query: str) -> None:
    """A restricted page is in no list and no feed; `beside` is the title of one that `query` finds."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in ("", f"?{query}", "rss/", "calendar.ics"):
        text = client.get(index.url + address).content.decode()
        assert beside in text
        assert page.slug not in text and page.title not in text


def helps_on_when_empty(client, index, query: str) -> None:
    html = client.get(f"{index.url}?{query}").content.decode()
    assert 'class="empty' in html
    assert f'href="{index.url}"' in html.partition('class="empty')[2]


def asks_as_much_for_twelve_as_for_two(client, index, make: Callable[..., object]) -> None:
    """`make(number, topics=…)` makes one page; no query is asked twice."""

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(index.url)
        assert [sql for sql, times in Counter(query["sql"] for query in queries).items() if times > 1] == []
        return len(queries)

    parks = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    for number in range(2):
        make(number, topics=[PageTopic(topic=parks)])
    client.get(index.url)
    few = count()
    for number in range(2, 12):
        make(number, topics=[PageTopic(topic=parks)])
    assert count() == few <= MOST_QUERIES
