"""End the term of personal data now, or say how much would end."""

from django.core.management.base import BaseCommand

from participation.actions.privacy import retention


class Command(BaseCommand):
    help = "Erase the authors of submissions whose term is over; the worker does so once a day."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count, change nothing")

    def handle(self, *, dry_run, **options):
        counts = retention(dry_run=dry_run)
        for form, count in counts.items():
            self.stdout.write(f"{count:6}  {form}")
        verb = "would be erased" if dry_run else "erased"
        self.stdout.write(f"{sum(counts.values())} {verb}.")
