"""Gather the translatable strings of templates and code into the catalogues; needs gettext."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

LANGUAGES = ["ro", "en"]


class Command(BaseCommand):
    help = "Gather the translatable strings into locale/*/LC_MESSAGES/django.po."
    requires_system_checks = []

    def handle(self, **options):
        # Locations without line numbers: a catalogue changes only when a message does.
        call_command(
            "makemessages",
            locale=LANGUAGES,
            no_obsolete=True,
            add_location="file",
            no_wrap=True,
            ignore_patterns=[".venv", "var", "tests"],
        )
