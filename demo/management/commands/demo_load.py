"""manage.py demo_load: load the demonstration content, once."""

from django.core.management import BaseCommand

from demo.loader import is_loaded, load


class Command(BaseCommand):
    help = "Load the demonstration content in both languages. Loading again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-absent", action="store_true", help="accepted for clarity: this is what it always does"
        )

    def handle(self, *args, **options):
        if is_loaded():
            self.stdout.write("The demonstration content is already there.")
            return
        load(self.stdout.write)
