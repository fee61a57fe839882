"""The two trees of a site, and a short way to ask."""

import pytest

from search.queries import search_pages


@pytest.fixture(autouse=True)
def searched(search_index):
    """These tests are about what is found."""


@pytest.fixture
def ro(site):
    return site


@pytest.fixture
def en(site):
    return site.get_translations().get()


@pytest.fixture
def titles(ro):
    """`titles("text")` → titles found, best first."""

    def ask(text, language="ro", **options):
        return [hit.title for hit in search_pages(text=text, language=language, **options).hits]

    return ask
