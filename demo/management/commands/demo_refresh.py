"""manage.py demo_refresh: count the demonstration's dates from today again."""

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from demo.loader import is_loaded
from demo.open_debate import refresh


class Command(BaseCommand):
    help = "Renew the dates of the open demonstration debate and of its forms."

    def handle(self, *args, **options):
        if not is_loaded():
            raise CommandError("There is no demonstration content yet: run `make run` or `manage.py demo_load` first.")
        with transaction.atomic():
            refresh()
        self.stdout.write("The demonstration's dates count from today.")
