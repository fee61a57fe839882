"""One parent, a few children: it starts them, restarts what dies and leaves nothing behind."""

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    name: str
    run: Callable[[], None]
    pid: int = 0
    started_at: float = 0.0
    quick_deaths: int = 0
    start_after: float = 0.0


@dataclass
class Supervisor:
    children: list[Child]
    write: Callable[[str], None]
    grace_seconds: float = 8.0
    stopping: bool = field(default=False, init=False)

    def run(self, when_started: Callable[[], None] = lambda: None) -> None:
        """Start everything and return when told to stop, with every child gone."""
        for number in STOP_SIGNALS:
            signal.signal(number, self._ask_to_stop)
        try:
            self._start_missing()
            when_started()
            while not self.stopping:
                self._reap()
                self._start_missing()
                time.sleep(0.2)
        finally:
            self._stop_all()

    def _ask_to_stop(self, number, frame) -> None:
        self.stopping = True

    def _start_missing(self) -> None:
        for child in self.children:
            if not child.pid and not self.stopping and time.monotonic() >= child.start_after:
                child.started_at = time.monotonic()
                child.pid = spawn(child.run)

    def _reap(self) -> None:
        for child in self.children:
            if not child.pid or os.waitpid(child.pid, os.WNOHANG) == (0, 0):
                continue
            signal_group(child.pid, signal.SIGKILL)  # what a dead child had started itself
            now = time.monotonic()
            child.pid = 0
            child.quick_deaths = child.quick_deaths + 1 if now - child.started_at < 10 else 0
            child.start_after = now + min(2**child.quick_deaths - 1, 30)
            self.write(f"[{child.name}] stopped by itself; starting it again")

    def _stop_all(self) -> None:
        """Ask politely, wait a little, then insist; children lead process groups, so their own children go too."""
        alive = [child for child in self.children if child.pid]
        for child in alive:
            signal_group(child.pid, signal.SIGTERM, leader_only=True)
        deadline = time.monotonic() + self.grace_seconds
        while alive and time.monotonic() < deadline:
            alive = [child for child in alive if os.waitpid(child.pid, os.WNOHANG) == (0, 0)]
            time.sleep(0.05)
        for child in self.children:
            if child.pid:
                signal_group(child.pid, signal.SIGKILL)
        for child in alive:
            os.waitpid(child.pid, 0)


def spawn(run: Callable[[], None]) -> int:
    """Fork a child that leads a process group of its own and ends when its parent does."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        set_group(pid)
        return pid
    code = 1
    try:
        # A group of its own: Ctrl-C reaches the parent alone, which then stops the children in order.
        set_group(0)
        end_with_parent(parent)
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        run()
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def set_group(pid: int) -> None:
    """Said by parent and child alike, so that the group exists whoever runs first."""
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(pid, pid)


def end_with_parent(parent: int) -> None:
    """Even a parent killed outright takes its children along (Linux; elsewhere gunicorn and the worker notice)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def signal_group(leader: int, number: signal.Signals, *, leader_only: bool = False) -> None:
    with suppress(PermissionError, ProcessLookupError):
        os.kill(leader, number) if leader_only else os.killpg(leader, number)
