"""The phases of starting: each tells what it does, and does nothing when nothing changed."""

import os
import re
import signal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from cms.models import Topic
from portal import startup
from portal.startup import LineStream, timed_phase


@pytest.fixture
def said():
    return []


def test_a_command_speaks_in_whole_lines(said):
    stream = LineStream(said.append)
    stream.write("  Applying one...")
    assert said == []
    stream.write(" OK\n\n  Applying two... OK\nhalf")
    assert said == ["Applying one... OK", "Applying two... OK"]


def test_a_phase_tells_its_seconds(said):
    with timed_phase("static", said.append) as say:
        say("collecting")
    assert said[0] == "[static]     collecting"
    assert re.fullmatch(r"\[static\]     done, \d+\.\d s", said[1])


@pytest.mark.django_db
def test_a_migrated_database_is_left_alone(said):
    startup.migrate(said.append)
    assert said == ["nothing to migrate"]


@pytest.fixture
def one_style_sheet(settings, tmp_path):
    """A project with a single static file."""
    source = tmp_path / "source" / "site.css"
    source.parent.mkdir()
    source.write_text("body { color: black }")
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    finders.get_finder.cache_clear()
    yield source
    finders.get_finder.cache_clear()


def test_static_files_are_collected_when_one_changed_and_only_then(one_style_sheet, said):
    collected = Path(startup.settings.STATIC_ROOT) / "site.css"
    startup.collect_static(said.append)
    assert collected.read_text() == "body { color: black }"
    startup.collect_static(said.append)
    assert said[-1] == "nothing changed"
    one_style_sheet.write_text("body { color: blue; }")
    startup.collect_static(said.append)
    assert collected.read_text() == "body { color: blue; }"


def test_static_files_are_collected_again_when_their_folder_was_lost(one_style_sheet, said):
    startup.collect_static(said.append)
    collected = Path(startup.settings.STATIC_ROOT) / "site.css"
    collected.unlink()
    collected.parent.rmdir()
    startup.collect_static(said.append)
    assert collected.exists()


@pytest.mark.django_db
def test_groups_are_reconciled_outside_a_demonstration_too(settings, monkeypatch, said):
    called = []
    monkeypatch.setattr(startup, "call_command", lambda name, **options: called.append(name))
    settings.DEMO = False
    startup.load_content(said.append)
    assert called == ["reconcile_groups"]


@pytest.fixture
def queued(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def queue(path: str, *arguments: str) -> None:
        DBTaskResult.objects.create(
            task_path=path, args_kwargs={"args": list(arguments), "kwargs": {}}, backend_name="default", priority=0
        )

    return queue


def test_equal_work_is_queued_once(queued):
    index, purge = startup.INDEX_TASK, "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task"
    for path, argument in [(index, "1"), (index, "2"), (index, "1"), (purge, "1"), (purge, "1")]:
        queued(path, argument)
    assert startup.drop_idle_tasks() == 1
    assert DBTaskResult.objects.count() == 4
    assert startup.drop_idle_tasks() == 0


def test_work_for_a_row_that_is_gone_is_left_out(queued):
    topic = Topic.objects.create(name_ro="Parcuri", name_en="Parks", slug="parcuri")
    DBTaskResult.objects.all().delete()
    queued(startup.REFERENCES_TASK, "cms", "topic", str(topic.pk))
    queued(startup.REFERENCES_TASK, "cms", "topic", str(topic.pk + 1))
    assert startup.drop_idle_tasks() == 1
    assert DBTaskResult.objects.get().args_kwargs["args"][2] == str(topic.pk)


def test_ctrl_c_while_tasks_run_stops_the_start(queued, said, monkeypatch):
    """A task catches whatever is raised inside it, so that Ctrl-C used to be lost here."""
    calls = []

    def interrupted_task(worker, task):
        calls.append(task)
        worker.running_task = True
        os.kill(os.getpid(), signal.SIGINT)
        task.delete()

    monkeypatch.setattr(Worker, "run_task", interrupted_task)
    # The worker drops its connection between tasks; here that connection holds the test's transaction.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    queued("first", "1")
    queued("second", "1")
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        startup.drain_tasks(said.append)
    assert len(calls) == 1
    assert signal.getsignal(signal.SIGINT) is before
