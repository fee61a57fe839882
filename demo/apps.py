"""The demo app: demonstration content, loaded through the public actions."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "demo"
