"""Prepare the portal and run the development server with the worker; both restart when code changes."""

import os
import sys

from django.core.management.base import BaseCommand
from django.db import connections

from portal.startup import PHASES, quiet_logs, tell_where_everything_is, timed_phase
from portal.supervisor import Child, Supervisor


class Command(BaseCommand):
    help = "Run the development server and the worker, restarting when code changes."

    def handle(self, **options):
        for name in ("database", "content"):
            with timed_phase(name, self.stdout.write) as say, quiet_logs():
                PHASES[name](say)
        tell_where_everything_is(self.stdout.write)
        connections.close_all()
        address = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
        children = [
            Child("web", lambda: run_manage("runserver", address)),
            Child("worker", lambda: run_manage("worker", "--reload")),
        ]
        Supervisor(children, self.stdout.write).run()


def run_manage(*arguments: str) -> None:
    os.execv(sys.executable, [sys.executable, "manage.py", *arguments])  # noqa: S606 (our own command)
