"""Run the worker: mail, scheduled publishing, sweeps and queued tasks."""

from django.core.management.base import BaseCommand
from django.utils import autoreload

from portal.schedule import work


class Command(BaseCommand):
    help = "Deliver mail, publish what is scheduled, run queued tasks; until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--reload", action="store_true", help="start again when code changes")

    def handle(self, *, reload, **options):
        if reload:
            autoreload.run_with_reloader(work)
        else:
            work()
