"""The phases between a fresh checkout and a served page; each does nothing when there is nothing to do."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Say = Callable[[str], None]


class CountedLines:
    """A stream that swallows a command's lines and reports every fiftieth one that starts with `word`."""

    def __init__(self, *, word: str, total: int, say: Say):
        self.word, self.total, self.say, self.count = word, total, say, 0

    def write(self, text: str) -> int:
        if text.strip().startswith(self.word):
            self.count += 1
            if self.count % 50 == 0:
                self.say(f"{self.count} of {self.total}")
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def static_fingerprint() -> str:
    """Changes with any static file of any app, or with the way they are stored."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static(say: Say) -> None:
    stamp = Path(settings.VAR_DIR) / "static.stamp"
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint and Path(settings.STATIC_ROOT).exists():
        say("nothing changed")
        return
    stamp.unlink(missing_ok=True)
    say("collecting, naming by content and compressing")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)


def migrate(say: Say) -> None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        say("nothing to migrate")
        return
    say(f"{len(plan)} migrations")
    progress = CountedLines(word="Applying", total=len(plan), say=say)
    call_command("migrate", interactive=False, stdout=progress)


def load_content(say: Say) -> None:
    """Groups equal to their definition, always; the demonstration's pages and accounts, when asked for."""
    if settings.DEMO and "demo_load" in get_commands():
        call_command("demo_load", if_absent=True)
    call_command("reconcile_groups")


def drain_tasks(say: Say) -> None:
    if settings.TASKS["default"]["BACKEND"] != "django_tasks_db.DatabaseBackend":
        return
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)


PHASES = {"static": collect_static, "database": migrate, "content": load_content, "tasks": drain_tasks}


@contextmanager
def timed_phase(name: str, write: Say) -> Iterator[Say]:
    """Print what a phase says under its name, and its seconds at the end."""
    label = f"[{name}]".ljust(13)
    started = time.monotonic()
    yield lambda text: write(label + text)
    write(f"{label}done, {time.monotonic() - started:.1f} s")


def prepare(write: Say) -> None:
    """Bring files, database and content up to date."""
    for name, work in PHASES.items():
        with timed_phase(name, write) as say:
            work(say)
