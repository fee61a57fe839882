"""The accounts app: who people are and how staff sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People and roles")
    default = True

    def ready(self) -> None:
        from . import signal_handlers  # noqa: F401


class StaffUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's user management with our guards: stands in INSTALLED_APPS instead of "wagtail.users"."""

    default = False
    user_viewset = "accounts.viewsets.StaffUserViewSet"
