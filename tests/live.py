"""The portal as `make run` starts it, with the demonstration, for tests that look at it from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.prepared import FIXED, ROOT, demonstration

START_SECONDS = 300


@dataclass(frozen=True)
class Portal:
    """A running portal: its address, the demonstration accounts' password, its folder and its environment."""

    url: str
    password: str
    var: Path
    env: dict[str, str]

    def account(self, role: str) -> str:
        return f"{role.replace('_', '-')}@demo.ciic.example"

    def python(self, *words: str) -> str:
        """What a Python command prints that sees the same settings, database and files."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-4000:])
        return done.stdout


@contextmanager
def running_portal(var: Path) -> Iterator[Portal]:
    """Start web server and worker on a free port and stop them at the end; the database is that of the test run's kind."""
    port = free_port()
    url = f"http://localhost:{port}"
    env = os.environ | FIXED | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SITE_URL": url,
        "PORT": str(port),
        "PORTAL_VAR": str(var),
        "DATABASE_URL": demonstration(var),
    }  # fmt: skip
    portal = Portal(url, FIXED["DEMO_PASSWORD"], var, env)
    log = (var / "serve.log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True
    )
    try:
        wait_until_ready(portal, process, log)
        yield portal
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(portal: Portal, process: subprocess.Popen, log) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{portal.url}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    log.seek(0)
    raise RuntimeError(f"The portal did not start:\n{log.read()[-4000:]}")
