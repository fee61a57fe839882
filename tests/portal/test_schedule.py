"""The worker's loop: due jobs run, a failing one disturbs no other."""

import threading
from unittest.mock import patch

import pytest

from portal.schedule import Job, Loop, all_jobs


@pytest.fixture
def ran():
    return []


@pytest.fixture
def loop(ran, tmp_path):
    def fail():
        ran.append("failing")
        raise OSError("the mail server is away")

    jobs = [Job("failing", 10, fail), Job("working", 3, lambda: ran.append("working"))]
    return Loop(jobs, tmp_path)


@pytest.mark.django_db
def test_a_failing_job_does_not_stop_the_next(loop, ran, tmp_path):
    loop.run_due(100)
    assert ran == ["failing", "working"]
    assert [file.name for file in tmp_path.iterdir()] == ["working"]  # a heartbeat tells success


@pytest.mark.django_db
def test_a_job_waits_for_its_time(loop, ran):
    loop.run_due(100)
    loop.run_due(102.9)
    assert ran == ["failing", "working"]
    loop.run_due(103)
    assert ran == ["failing", "working", "working"]


@pytest.mark.django_db
def test_nothing_starts_once_asked_to_stop(loop, ran):
    loop.stopping = True
    loop.run_due(100)
    assert ran == []


@pytest.mark.django_db
def test_every_job_of_the_portal_runs():
    for job in all_jobs():
        job.run()


def test_queued_tasks_run_where_tasks_are_queued(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert "queued_tasks" in [job.name for job in all_jobs()]


def test_what_may_take_minutes_holds_nothing_up_and_runs_once_at_a_time(ran, tmp_path):
    started, may_end = threading.Event(), threading.Event()

    def make_a_long_export():
        started.set()
        may_end.wait(10)
        ran.append("export")

    long = Job("long", 1, make_a_long_export, is_apart=True)
    loop = Loop([long, Job("mail", 1, lambda: ran.append("mail"))], tmp_path)
    with patch("portal.schedule.connections.close_all"), patch("portal.schedule.close_old_connections"):
        loop.run_due(100)
        assert started.wait(10) and ran == ["mail"]
        first = long.thread
        loop.run_due(105)
        assert ran == ["mail", "mail"] and long.thread is first
        may_end.set()
        first.join(10)
    assert ran == ["mail", "mail", "export"]
    assert (tmp_path / "long").exists()
