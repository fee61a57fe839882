"""For the test suite: fast hashes, tasks at once, everything under a throw-away folder."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import POSTGRES_OPTIONS, STORAGES, env

DEBUG = False
SECRET_KEY = "test-only-key-" + "0123456789" * 5
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
VAR_DIR = Path(env("PORTAL_VAR", default=tempfile.mkdtemp(prefix="portal-test-")))
MEDIA_ROOT = VAR_DIR / "media"
MAY_LOSE_DATA = True
ERASURES_FILE = VAR_DIR / "erasures.jsonl"
STORAGES["private"]["OPTIONS"]["location"] = str(VAR_DIR / "private")
DATABASES = {"default": env.db_url_config(env("TEST_DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'test.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    if env.bool("TEST_DATABASE_KEPT", default=False):  # with --reuse-db: a second run needs no migrations
        DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "kept.sqlite3")}
        DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"] = POSTGRES_OPTIONS
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEMO = True
STAFF_MFA_REQUIRED = False
FRAME_SECONDS = 0
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
