"""The cms app: what every page is made of; it knows no civic noun."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Content")

    def ready(self) -> None:
        from . import signal_handlers

        signal_handlers.connect()
