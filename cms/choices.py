"""Choices that several sections offer alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Currency(models.TextChoices):
    """What sums are given in; sums in different currencies are never added."""

    RON = "RON", _("lei")
    EUR = "EUR", _("euro")
