"""Makes one demonstration account per role and prints them; started again it changes nothing."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.users.models import UserProfile

from accounts.models import User
from portal.demo_password import demo_password
from portal.roles import ROLES, Role


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError("Demonstration accounts exist in demo mode only (DEMO=1).")
        if Group.objects.filter(name__in=[role.name for role in ROLES]).count() < len(ROLES):
            call_command("reconcile_groups", verbosity=0, stdout=self.stdout)
        self.password = demo_password()
        # One hash for all of them, so that starting again verifies one password and not six.
        self.verified: str = ""
        for role in ROLES:
            user = self.account(role)
            self.stdout.write(f"    {role.person:<22} {user.email}")

    def account(self, role: Role) -> User:
        user, is_new = User.objects.get_or_create(
            email=f"{role.key.replace('_', '-')}@demo.ciic.example",
            defaults={"first_name": role.person, "last_name": "(demonstrație)", "is_staff": True, "password": "!"},
        )
        if user.password != self.verified:
            if not user.check_password(self.password):
                User.objects.filter(pk=user.pk).update(password=self.verified or make_password(self.password))
                user.refresh_from_db()
            self.verified = user.password
        group = Group.objects.get(name=role.name)
        if list(user.groups.all()) != [group]:
            user.groups.set([group])
        if is_new:
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "ro"})
        return user
