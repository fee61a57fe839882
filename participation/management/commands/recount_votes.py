"""Count every confirmed vote again and publish the moment; says which number had been wrong, if any."""

from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from cms.dates import moment_label
from participation.actions.votes import recount
from participation.models import Poll


class Command(BaseCommand):
    help = "Counts the confirmed votes of all polls, or of one, again."

    def add_arguments(self, parser) -> None:
        parser.add_argument("subject", nargs="?", help='as stored, e.g. "idea:12"')

    def handle(self, *args, subject=None, **options) -> None:
        polls = Poll.objects.order_by("pk")
        with translation.override("ro"):
            for poll in polls.filter(subject=subject) if subject else polls:
                now = timezone.now()
                was_right, counts = recount(poll=poll, by=None, now=now)
                line = (
                    f"{poll.subject}: numărat din nou la {moment_label(now)}: {sum(counts.values())} voturi confirmate"
                )
                self.stdout.write(
                    line if was_right else f"{line} (cifrele afișate înainte erau altele și au fost corectate)"
                )
