"""manage.py demo_call: add a judged call of the first edition's size to the demonstration, once."""

from django.core.management import BaseCommand, CommandError
from django.utils.translation import override

from demo import judged_call
from demo.loader import is_loaded


class Command(BaseCommand):
    help = "Build 145 invented applications and judge them, from the formal check to the results and a contestation."

    def handle(self, *args, **options):
        if not is_loaded():
            raise CommandError("There is no demonstration content yet: run `make run` or `manage.py demo_load` first.")
        if judged_call.is_there():
            self.stdout.write("The judged call is already there.")
            return
        with override("ro"):
            call = judged_call.build(self.stdout.write)
        self.stdout.write(f"The judged call: {call.get_full_url()}")
