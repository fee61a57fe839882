"""The yardstick: the least that a Wagtail page and a Wagtail form can be."""

from django.apps import AppConfig


class BareConfig(AppConfig):
    name = "tests.bench.bare"
    label = "bare"
    default_auto_field = "django.db.models.BigAutoField"
