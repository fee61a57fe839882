"""As production, with the yardstick app beside it and limits that a load generator does not trip over."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import INSTALLED_APPS, SECURE_SSL_REDIRECT  # noqa: F401

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]
MIGRATION_MODULES = {"bare": None}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
FORM_TOKEN_MIN_SECONDS = 0
RATE_LIMIT_SCALE = 1_000_000
