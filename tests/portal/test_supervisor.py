"""The parent of web server and worker: restarts what dies, leaves nothing behind however it ends."""

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Two children; the first has a child of its own, and the second refuses to stop. A line is one write: they share a pipe.
PARENT = """
import os, signal, sys, time
from portal.supervisor import Child, Supervisor

def family():
    os.fork()
    time.sleep(60)

def stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("refuses")
    time.sleep(60)

say = lambda text: os.write(1, f"{text}\\n".encode())
children = [Child("family", family), Child("stubborn", stubborn)]
Supervisor(children, say, grace_seconds=0.5).run(when_started=lambda: say("started"))
say("stopped")
"""


def alive(token: str) -> list[int]:
    """Processes whose command line carries the token; those that ended but were not yet collected do not count."""
    listing = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listing.splitlines() if token in line]
    return [int(pid) for pid, state, _ in rows if not state.startswith("Z")]


def wait_for(condition, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def parent():
    token = uuid.uuid4().hex
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, token], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    process.token = token
    assert {process.stdout.readline(), process.stdout.readline()} == {"started\n", "refuses\n"}
    assert wait_for(lambda: len(alive(token)) == 4), alive(token)
    yield process
    for pid in alive(token):
        os.kill(pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_signal_ends_children_and_grandchildren_within_seconds(parent, number):
    parent.send_signal(number)
    assert parent.wait(timeout=5) == 0
    assert wait_for(lambda: alive(parent.token) == [])
    assert parent.stdout.read() == "stopped\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_killed_parent_takes_polite_children_along(parent):
    leaders = [pid for pid in alive(parent.token) if os.getpgid(pid) == pid and pid != parent.pid]
    parent.kill()
    parent.wait()
    assert len(leaders) == 2
    assert wait_for(lambda: len(set(leaders) & set(alive(parent.token))) == 1)  # the stubborn one ignores SIGTERM


def test_a_child_that_dies_is_started_again_without_its_old_children(parent):
    before = set(alive(parent.token))
    family = next(pid for pid in before if os.getpgid(pid) != pid)
    os.kill(os.getpgid(family), signal.SIGKILL)
    assert "starting it again" in parent.stdout.readline()
    assert wait_for(lambda: len(set(alive(parent.token)) - before) == 2)
    assert family not in alive(parent.token)
