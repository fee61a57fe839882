"""Fixtures that every part of the suite may use."""

import pytest
from pytest_django.plugin import blocking_manager_key

from portal.catalogues import compile_stale

compile_stale()  # compiled catalogues are not committed


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
    from tests.factories import make_site

    return make_site()


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
