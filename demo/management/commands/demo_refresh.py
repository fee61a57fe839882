"""manage.py demo_refresh: count the demonstration's dates from today again."""

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from demo import competitions, fix_cluj, open_debate, youth
from demo.loader import is_loaded


class Command(BaseCommand):
    help = "Renew the dates of the demonstration's debate, competition, call, meeting and forms."

    def handle(self, *args, **options):
        if not is_loaded():
            raise CommandError("There is no demonstration content yet: run `make run` or `manage.py demo_load` first.")
        with transaction.atomic():
            open_debate.refresh()
            competitions.refresh()
            fix_cluj.refresh()
            youth.refresh()
        self.stdout.write("The demonstration's dates count from today.")
