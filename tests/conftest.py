"""Fixtures that every part of the suite may use."""

import pytest

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
