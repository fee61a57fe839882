"""The dossiers app: what became of a place or a project, from the idea to the reception."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "dossiers"
    verbose_name = _("The red thread")
