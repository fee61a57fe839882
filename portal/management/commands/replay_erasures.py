"""After a backup was restored: erase again what had been erased since it was made."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from participation.actions.privacy import replay_erasures


class Command(BaseCommand):
    help = "Run once after restoring a backup: what was erased before is erased again, by the list beside the database."

    def handle(self, **options):
        self.stdout.write(f"{replay_erasures(now=timezone.now())} erased again.")
