"""Compile the translation catalogues that changed; needs no gettext."""

from django.core.management.base import BaseCommand

from portal.catalogues import compile_stale


class Command(BaseCommand):
    help = "Compile the translation catalogues that changed (pure Python)."
    requires_system_checks = []

    def handle(self, **options):
        for catalogue in compile_stale():
            self.stdout.write(f"Compiled {catalogue.parent.parent.name}/{catalogue.name}")
