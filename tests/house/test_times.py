"""A time without its zone never enters the portal: the tools that would let one in are refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import sources

RUFF = Path(sys.executable).with_name("ruff")


def findings(code: str) -> str:
    """What ruff, with the project's settings, says about such code in an app."""
    command = [RUFF, "check", "--no-cache", "--output-format", "concise", "--stdin-filename", "home/planted.py", "-"]
    return subprocess.run(command, cwd=sources.ROOT, input=code, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from datetime import datetime\n\nSTART = datetime(2027, 3, 28, 3, 30)\n", "DTZ001"),
        ("from datetime import datetime\n\nNOW = datetime.now()\n", "DTZ005"),
        ("from datetime import date\n\nTODAY = date.today()\n", "DTZ011"),
        ("from django.utils.timezone import make_aware\n\nmake_aware(None)\n", "TID251"),
        ("from django.utils import timezone\n\ntimezone.make_aware(None)\n", "TID251"),
    ],
)
def test_a_time_without_zone_is_refused(code, rule):
    assert rule in findings(code)


def test_a_time_with_its_zone_is_welcome():
    code = "from datetime import UTC, datetime\n\nSTART = datetime(2027, 3, 28, 3, 30, tzinfo=UTC)\n"
    assert "All checks passed" in findings(code)
