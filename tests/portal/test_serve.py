"""`make run`, for real: a fresh folder becomes a served site; started again it is quick and changes nothing."""

import hashlib
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.schedule import all_jobs

ROOT = Path(__file__).resolve().parents[2]
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR")

pytestmark = pytest.mark.sqlite_only


@dataclass
class Portal:
    process: subprocess.Popen
    address: str
    said: str
    seconds: float

    def get(self, path: str):
        return urllib.request.urlopen(f"{self.address}{path}", timeout=30)

    def stop(self, number: int = signal.SIGINT) -> float:
        started = time.monotonic()
        self.process.send_signal(number)
        self.said += self.process.stdout.read()
        assert self.process.wait(timeout=20) == 0, self.said
        return time.monotonic() - started


def start(var: Path, **environment: str) -> Portal:
    """Start the portal and wait until it says that it can be stopped."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
    started, said = time.monotonic(), ""
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.launch"], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**kept, "PORT": port, "PORTAL_VAR": str(var), **environment}, start_new_session=True,
    )  # fmt: skip
    for line in process.stdout:
        said += line
        if line.startswith("Ctrl-C"):
            return Portal(process, f"http://localhost:{port}", said, time.monotonic() - started)
    raise AssertionError(said)


def processes_in(var: Path) -> list[str]:
    """Live processes that were started with this folder in their environment."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            ours = f"PORTAL_VAR={var}".encode() in (entry / "environ").read_bytes()
            if ours and "State:\tZ" not in (entry / "status").read_text():
                found.append(entry.name)
        except OSError:
            continue
    return found


def content(var: Path) -> dict[str, str]:
    """A hash of every table, but for the one whose only row is the worker's sign of life."""
    database = sqlite3.connect(var / "portal.sqlite3")
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    hashes = {}
    for table in set(tables) - {"participation_pulse"}:
        rows = sorted(map(repr, database.execute(f'SELECT * FROM "{table}"')))
        hashes[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    database.close()
    return hashes


def wait_for_jobs(var: Path, seconds: float = 60) -> None:
    """Until every job of the worker has had its first turn."""
    deadline = time.monotonic() + seconds
    while missing := {job.name for job in all_jobs()} - {file.name for file in (var / "heartbeats").glob("*")}:
        assert time.monotonic() < deadline, f"no heartbeat of {missing}"
        time.sleep(0.2)


def wait_for_letters(var: Path, seconds: float = 60) -> None:
    """Until every letter that is due has been sent or has failed once: they leave a few at a turn."""
    deadline = time.monotonic() + seconds
    waiting = (
        "SELECT count(*) FROM participation_outboxmessage WHERE sent_at IS NULL AND attempts = 0 AND not_before <= ?"
    )
    database = sqlite3.connect(var / "portal.sqlite3", timeout=30)
    try:
        while database.execute(waiting, [datetime.now(UTC).isoformat(" ")]).fetchone()[0]:
            assert time.monotonic() < deadline, "letters are still waiting"
            time.sleep(0.2)
    finally:
        database.close()


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """The folder after a first run that was used a little and then stopped."""
    folder = tmp_path_factory.mktemp("run") / "var"
    portal = start(folder)
    try:
        portal.get("/ro/").read()
        wait_for_jobs(folder)
        wait_for_letters(folder)
    finally:
        portal.stop()
    return folder


def test_started_again_it_serves_within_ten_seconds_and_changes_no_content(var):
    before = content(var)
    portal = start(var)
    try:
        asked = time.monotonic()
        with portal.get("/ro/") as response:
            assert response.status == 200
        assert time.monotonic() - asked < 3
        assert portal.seconds < 10, portal.said
    finally:
        portal.stop()
    after = content(var)
    assert {name for name in before if after.get(name) != before[name]} == set()
    assert after.keys() == before.keys()


@pytest.fixture
def portal(var):
    portal = start(var)
    yield portal
    if portal.process.poll() is None:
        portal.stop()


def test_every_phase_says_its_seconds(portal):
    for phase in ("catalogues", "static", "database", "content", "tasks", "web"):
        assert re.search(rf"^\[{phase}\] .*\d+\.\d s$", portal.said, flags=re.MULTILINE), phase


def test_it_says_where_everything_is_and_who_may_sign_in(portal, var):
    password = (var / "demo-password").read_text().strip()
    for words in (f"{portal.address}/ro/", f"{portal.address}/admin/", f"{portal.address}/demo/mail/", password):
        assert words in portal.said
    assert portal.said.count("@demo.ciic.example") == 8


def test_what_it_printed_can_be_opened(portal):
    for path in ("/ro/", "/en/", "/demo/mail/", "/admin/", "/livez", "/readyz"):
        with portal.get(path) as response:
            assert response.status == 200, path


def test_a_page_of_every_kind_answers_in_both_languages(portal):
    """The sitemap's first page of each depth below each section; tests/demo visits every address."""
    with portal.get("/sitemap.xml") as response:
        found = re.findall(r"<loc>([^<]+)</loc>", response.read().decode())
    sample = {}
    for address in sorted(found):
        language, *places = urllib.parse.urlsplit(address).path.strip("/").split("/")
        sample.setdefault((language, *places[:1], len(places)), address)
    assert {language for language, *_ in sample} == {"ro", "en"} and len(sample) > 40
    for (language, *_), address in sample.items():
        with urllib.request.urlopen(address, timeout=30) as response:
            html = response.read().decode()
        assert response.status == 200 and f'lang="{language}"' in html and html.count("<h1") == 1, address


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc to see every process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_it_leaves_no_process(var, number):
    portal = start(var)
    assert len(processes_in(var)) >= 4  # parent, gunicorn, its workers, the worker
    assert portal.stop(number) < 10
    assert processes_in(var) == []
    assert "Stopped." in portal.said


def test_secrets_are_made_once_and_readable_by_the_owner_only(var):
    assert stat.S_IMODE(var.stat().st_mode) == 0o700
    for name in ("demo-password", "secret-key"):
        assert stat.S_IMODE((var / name).stat().st_mode) == 0o600
        assert len((var / name).read_text().strip()) >= 16


def test_a_password_given_is_the_one_used_and_is_not_kept(tmp_path, var):
    before = (var / "demo-password").read_text()
    portal = start(var, DEMO_PASSWORD="a-password-given-by-hand")
    try:
        assert "a-password-given-by-hand" in portal.said
        assert (var / "demo-password").read_text() == before
    finally:
        portal.stop()


def test_a_port_in_use_is_said_at_once_and_readably(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "portal.launch"], cwd=ROOT, capture_output=True, text=True, timeout=20,
            env={"PATH": os.environ["PATH"], "PORT": port, "PORTAL_VAR": str(tmp_path / "var")},
        )  # fmt: skip
    assert done.returncode == 1
    assert f"cannot use 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr
