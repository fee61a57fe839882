"""The fix_cluj app: the Innovation and Experiment Fund, its calls and their results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FixClujConfig(AppConfig):
    name = "fix_cluj"
    verbose_name = _("FIX Cluj")
