"""What the portal does by the clock: one loop that runs due jobs and queued tasks, one after the other."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections, connections
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from participation.actions.outages import note_pulse

from .probes import answers

log = logging.getLogger(__name__)


@dataclass
class Job:
    name: str
    every_seconds: float
    run: Callable[[], None]
    is_apart: bool = False  # it may take minutes, and mail must not wait for it
    due_at: float = field(default=0.0, init=False)
    thread: threading.Thread | None = field(default=None, init=False)

    @property
    def is_running(self) -> bool:
        return self.thread is not None and self.thread.is_alive()


def call_with_now(path: str) -> Callable[[], None]:
    def run() -> None:
        import_string(path)(now=timezone.now())

    return run


def batch_of_tasks(*, most: int | None) -> Worker:
    """A worker that ends when nothing waits any more, or after so many tasks."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=most,
        worker_id="portal-worker",
        excluded_queue_names=[],
    )


def run_queued_tasks() -> None:
    # A plain read first: an idle worker must not take SQLite's write lock every second.
    if DBTaskResult.objects.ready().exists():
        batch_of_tasks(most=100).run()


def watch_portal() -> None:
    """A sign of life: where WATCHED_URL names one, the public `/readyz` answers; else this process runs and can write."""
    if not settings.WATCHED_URL or answers(settings.WATCHED_URL):
        note_pulse(now=timezone.now())


def all_jobs() -> list[Job]:
    jobs = [
        Job("deliver_mail", 3, call_with_now("participation.outbox.deliver_due")),
        Job("make_thumbnails", 5, call_with_now("participation.actions.make_thumbnails")),
        Job("scan_attachments", 5, call_with_now("participation.actions.scanning.scan_attachments")),
        Job("publish_scheduled", 60, lambda: call_command("publish_scheduled", verbosity=0)),
        Job("make_exports", 2, call_with_now("participation.tasks.make_exports"), is_apart=True),
        Job("sweep_exports", 3600, call_with_now("participation.actions.exporting.sweep_exports")),
        Job("sweep_staged_uploads", 3600, call_with_now("participation.actions.sweep_staged_uploads")),
        Job("tend_drafts", 3600, call_with_now("participation.actions.drafts.tend_drafts")),
        Job("remind_before_close", 600, call_with_now("participation.actions.closing.remind_before_close")),
        Job("watch_portal", 60, watch_portal, is_apart=True),
        Job("tend_places", 300, call_with_now("participation.actions.capacity.tend_places")),
        Job("remind_of_papers", 3600, call_with_now("participation.actions.late.remind_of_papers")),
        Job("remind_to_confirm", 3600, call_with_now("participation.actions.confirming.remind_to_confirm")),
        Job("sweep_trials", 24 * 3600, call_with_now("participation.actions.trials.sweep_trials")),
        Job("retention", 24 * 3600, call_with_now("participation.actions.privacy.retention")),
        Job("send_daily_digests", 3600, call_with_now("participation.outbox.send_daily_digests")),
        Job("purge_letters", 3600, call_with_now("participation.outbox.purge_letters")),
        Job("sweep_links", 3600, call_with_now("participation.actions.access.sweep_links")),
        Job("remind_of_due_answers", 3600, call_with_now("participation.outbox.remind_of_due_answers")),
        Job("fill_holidays", 86400, call_with_now("cms.actions.fill_holidays")),
        Job("file_missing", 86400, call_with_now("fix_cluj.actions.filing.file_missing")),
        Job("remind_of_reports", 3600, call_with_now("fix_cluj.actions.reporting.remind_of_reports")),
        Job("remind_of_starts", 3600, call_with_now("fix_cluj.actions.reminding.remind_of_starts")),
        Job("forget_interests", 86400, call_with_now("fix_cluj.actions.forgetting.forget_interests")),
        Job("tend_terms", 86400, call_with_now("debates.actions.tend_terms")),
        Job("remind_speakers", 1800, call_with_now("debates.actions.reminding.remind_speakers")),
        Job("sweep_speakers", 86400, call_with_now("debates.actions.reminding.sweep_speakers")),
        Job("send_weekly", 1800, call_with_now("participation.actions.weekly.send_weekly")),
        Job("remind_followers", 1800, call_with_now("participation.actions.reminders.remind_followers")),
        Job("sweep_subscriptions", 3600, call_with_now("participation.actions.subscriptions.sweep")),
        Job("sweep_votes", 3600, call_with_now("participation.actions.votes.sweep")),
        Job("sweep_unsent_entries", 3600, call_with_now("competitions.actions.entries.sweep_unsent")),
        Job("erase_identities", 24 * 3600, call_with_now("competitions.actions.opening.erase_identities")),
        Job("sweep_rates", 3600, call_with_now("participation.actions.rates.sweep_rates")),
    ]
    if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
        jobs.insert(0, Job("queued_tasks", 1, run_queued_tasks))
    return jobs


@dataclass
class Loop:
    jobs: list[Job]
    heartbeats: Path
    stopping: bool = field(default=False, init=False)

    def run(self) -> None:
        """Run until told to stop; a job that fails is logged and tried again at its next time."""
        if threading.current_thread() is threading.main_thread():  # not so under the reloader of `make dev`
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, self._ask_to_stop)
        self.heartbeats.mkdir(parents=True, exist_ok=True)
        while not self.stopping:
            self.run_due(time.monotonic())
            time.sleep(0.5)

    def run_due(self, now: float) -> None:
        for job in self.jobs:
            if now < job.due_at or self.stopping or job.is_running:
                continue
            job.due_at = now + job.every_seconds
            if job.is_apart:
                job.thread = threading.Thread(target=self.run_one, args=(job,), name=job.name, daemon=True)
                job.thread.start()
            else:
                self.run_one(job)

    def run_one(self, job: Job) -> None:
        close_old_connections()
        try:
            job.run()
            (self.heartbeats / job.name).touch()
        except Exception:
            log.exception("The job %s failed; it is tried again in %s seconds", job.name, job.every_seconds)
        finally:
            if job.is_apart:
                connections.close_all()  # the thread ends, and its connection with it
            else:
                close_old_connections()

    def _ask_to_stop(self, number, frame) -> None:
        self.stopping = True


def work() -> None:
    # Two lines per task would bury what matters.
    for name in ("django_tasks", "django_tasks_db"):
        logging.getLogger(name).setLevel(logging.WARNING)
    Loop(all_jobs(), Path(settings.VAR_DIR) / "heartbeats").run()
