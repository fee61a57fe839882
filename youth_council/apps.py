"""The youth_council app: the Youth Advisory Council, its members, meetings and news."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class YouthCouncilConfig(AppConfig):
    name = "youth_council"
    verbose_name = _("Youth Council")
