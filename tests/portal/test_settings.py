"""Production says in words what its environment lacks or what it cannot read."""

import os
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

WHOLE = {
    "SITE_URL": "https://ciic.example.org",
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "postgres://portal@localhost/portal",
    "EMAIL_URL": "smtp://localhost:25",
}


def started(tmp_path, **environment) -> subprocess.CompletedProcess:
    given = {"PATH": os.environ["PATH"], "PORTAL_VAR": str(tmp_path), **environment}
    return subprocess.run(
        [sys.executable, "manage.py", "diffsettings", "--settings", "portal.settings.production"],
        cwd=ROOT, env=given, capture_output=True, text=True,
    )  # fmt: skip


def test_everything_that_is_missing_is_said_at_once(tmp_path):
    run = started(tmp_path)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert [name for name in WHOLE if f"- {name}: " not in run.stderr] == []


@pytest.mark.parametrize(
    ("name", "value"), [("TRUSTED_PROXY_COUNT", "two"), ("UPLOAD_MAX_MEGABYTES", "10MB"), ("DATABASE_URL", "secret")]
)
def test_what_cannot_be_read_is_named(tmp_path, name, value):
    run = started(tmp_path, **(WHOLE | {name: value}))
    assert run.returncode == 1
    assert name in run.stderr
    assert "Traceback" not in run.stderr
    assert "secret" not in run.stderr


def test_with_all_of_it_production_has_no_debug_and_only_secure_cookies(tmp_path):
    run = started(tmp_path, **WHOLE, SECRET_KEY_FALLBACKS="earlier,first")
    assert run.returncode == 0, run.stderr
    assert "SECRET_KEY_FALLBACKS = ['earlier', 'first']" in run.stdout
    assert "SESSION_COOKIE_SECURE = True" in run.stdout
    assert "DEBUG = True" not in run.stdout
