"""As production, with the yardstick app beside it and limits that a load generator does not trip over."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
FORM_TOKEN_MIN_SECONDS = 0
ROOT_URLCONF = "tests.bench.urls"
