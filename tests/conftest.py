"""Fixtures that every part of the suite may use."""

import gc
import os
import sys
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from portal.catalogues import compile_stale

compile_stale()  # compiled catalogues are not committed

# One test or one fixture of these takes a minute: started last, they would leave the other worker without work.
LONG = ("portal/test_serve.py", "demo/test_crawl.py", "browser/test_guide.py", "browser/test_page_types.py")


NEEDS_DATABASE = {"db", "transactional_db", "live_server", "portal"}


def pytest_addoption(parser):
    parser.addoption("--second-database", action="store_true", help="leave out what meets no database: it ran before")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Nothing that is gathered here ends before the run: looking through it again and again would find no garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(20_000, 20, 20)  # a test makes a great deal and keeps nothing of it


@pytest.hookimpl(trylast=True)  # after marks chose
def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: not item.path.as_posix().endswith(LONG))
    if config.getoption("--second-database"):
        left_out = [item for item in items if not meets_database(item)]
        config.hook.pytest_deselected(items=left_out)
        if folder := os.environ.get("PORTAL_TESTS"):
            (Path(folder) / "left-out").write_text(str(len(left_out)))  # the driver tells it
        items[:] = [item for item in items if meets_database(item)]


@pytest.hookimpl(trylast=True)
def pytest_runtest_logreport(report):
    """Say at once what failed: a run that is cut off never reaches its own list."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        print(
            f"\n[failed]     {report.nodeid} ({report.when}, {report.duration:.0f} s)", file=sys.__stdout__, flush=True
        )


def meets_database(item) -> bool:
    """Whether a test asks for a database, or for a portal that runs on one."""
    return bool(item.get_closest_marker("django_db") or NEEDS_DATABASE.intersection(item.fixturenames))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Every test database begins as a copy of what migrations leave, with a site in it."""
    from django.db import connection

    from tests.factories import make_site
    from tests.prepared import copy_instead_of_migrating

    copy_instead_of_migrating(connection, then=make_site)


@pytest.fixture(autouse=True)
def no_index_of_references():
    """No test asks Wagtail what refers to what, and keeping that index up to date would be a quarter of their work."""
    from wagtail.signal_handlers import disable_reference_index_auto_update

    with disable_reference_index_auto_update():
        yield


class NoIndex:
    """In place of the task that writes what was saved into the search index."""

    def enqueue(self, *args) -> None:
        pass


@pytest.fixture(autouse=True)
def no_search_index(request, monkeypatch):
    """What a test saves is not found by a search, unless it asks for `search_index`: a tenth of all work."""
    if "search_index" not in request.fixturenames:
        monkeypatch.setattr("modelsearch.signal_handlers.insert_or_update_object_task", NoIndex())


@pytest.fixture
def search_index():
    """What this test saves can be searched for at once."""


@pytest.fixture(autouse=True)
def own_language(settings):
    """A test begins in Romanian, whatever language the one before it left behind."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def quick_storage(settings, tmp_path):
    """Files of a test live and die with it."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def locales(db):
    """The Romanian (source) and the English locale."""
    from wagtail.models import Locale

    return Locale.objects.get_or_create(language_code="ro")[0], Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def site(locales):
    """A site with a home page in both languages; returns the Romanian home page."""
    from django.core.cache import cache

    from home.models import HomePage

    cache.clear()
    return HomePage.objects.get(depth=2, locale=locales[0])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """After a test that empties the database (real threads need committed rows), put back what migrations made.

    Django runs such tests last; the parallel runner keeps a module together instead.
    """
    result = yield
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        from django.contrib.contenttypes.models import ContentType
        from django.db import connection

        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        ContentType.objects.clear_cache()
    return result
