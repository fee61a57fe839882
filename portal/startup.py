"""The phases between a fresh checkout and a served page; each does nothing when there is nothing to do."""

import hashlib
import json
import logging
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

from participation.views.papers import can_make_pdf
from portal.durability import require_durable_database
from portal.schedule import batch_of_tasks

Say = Callable[[str], None]


class LineStream:
    """A stream for a command's output that hands on whole lines."""

    def __init__(self, take: Callable[[str], None]):
        self.take, self.unfinished = take, ""

    def write(self, text: str) -> int:
        *lines, self.unfinished = (self.unfinished + text).split("\n")
        for line in filter(None, map(str.strip, lines)):
            self.take(line)
        return len(text)

    def flush(self) -> None:
        """A line is handed on when it ends."""


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
    require_durable_database()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        say("nothing to migrate")
        return
    say(f"{len(plan)} migrations")
    applied = count()

    def tell(line: str) -> None:
        if line.startswith("Applying") and (number := next(applied) + 1) % 50 == 0:
            say(f"{number} of {len(plan)}")

    call_command("migrate", interactive=False, no_color=True, stdout=LineStream(tell))


def load_content(say: Say) -> None:
    """Groups equal to their definition, always; the demonstration's pages and accounts, when asked for."""
    if settings.DEMO and "demo_load" in get_commands():
        call_command("demo_load", if_absent=True, stdout=LineStream(say))
    changes = deque(maxlen=1)  # its last line is the sum
    call_command("reconcile_groups", no_color=True, stdout=LineStream(changes.append))
    say("".join(changes))


INDEX_TASK, REFERENCES_TASK = (
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
)


def drop_idle_tasks() -> int:
    """Loading content queues the same work each time a page is saved, also for rows that were replaced since.

    These tasks read their object when they run: only the last of several equal ones has anything to do.
    """
    seen, idle = set(), []
    waiting = DBTaskResult.objects.ready().filter(task_path__in=[INDEX_TASK, REFERENCES_TASK]).order_by("-enqueued_at")
    for pk, path, arguments in waiting.values_list("pk", "task_path", "args_kwargs"):
        work = (path, json.dumps(arguments, sort_keys=True))
        if work in seen or (path == REFERENCES_TASK and is_gone(*arguments["args"])):
            idle.append(pk)
        seen.add(work)
    return DBTaskResult.objects.filter(pk__in=idle).delete()[0] if idle else 0


def is_gone(app: str, model: str, pk: str) -> bool:
    return not apps.get_model(app, model)._base_manager.filter(pk=pk).exists()


def drain_tasks(say: Say) -> None:
    if settings.TASKS["default"]["BACKEND"] != "django_tasks_db.DatabaseBackend":
        return
    idle, waiting = drop_idle_tasks(), DBTaskResult.objects.ready().count()
    say(f"{waiting} to do, {idle} left out as repeated")
    worker = batch_of_tasks(most=None)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    worker.configure_signals()  # a task catches everything, Ctrl-C too: only the worker itself can be told to stop
    try:
        worker.run()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if not worker.running:
        raise KeyboardInterrupt


PHASES = {"static": collect_static, "database": migrate, "content": load_content, "tasks": drain_tasks}


@contextmanager
def timed_phase(name: str, write: Say) -> Iterator[Say]:
    """Print what a phase says under its name, and its seconds at the end."""
    label = f"[{name}]".ljust(13)
    started = time.monotonic()
    yield lambda text: write(label + text)
    write(f"{label}done, {time.monotonic() - started:.1f} s")


@contextmanager
def quiet_logs() -> Iterator[None]:
    """Loading content logs several lines per page: the phases tell enough."""
    loggers = [logging.getLogger(name) for name in ("wagtail", "django_tasks", "django_tasks_db")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def prepare(write: Say) -> None:
    """Bring files, database and content up to date."""
    for name, work in PHASES.items():
        with timed_phase(name, write) as say, quiet_logs():
            work(say)


def tell_where_everything_is(write: Say) -> None:
    """The addresses and, in a demonstration, who may sign in."""
    site = settings.SITE_URL
    write(f"\nThe portal:    {site}/ro/  and  {site}/en/\nThe admin:     {site}/admin/")
    write(f"Antivirus:     {settings.CLAMAV_ADDRESS or 'off; files that people send are not checked (CLAMAV_ADDRESS)'}")
    if settings.DEMO:
        write(f"Its mail:      {site}/demo/mail/\nSign in as:")
        call_command("demo_accounts", no_color=True, stdout=LineStream(lambda line: write(f"    {line}")))
        write(f"    password for all of them: {os.environ['DEMO_PASSWORD']}")
    if not can_make_pdf():
        write(
            "\nReceipts come as a page to print, not as PDF: the system has no Pango (libpangoft2-1.0-0, libharfbuzz-subset0)."
        )
    write("\nCtrl-C stops it.")
