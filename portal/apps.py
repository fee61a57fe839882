"""The portal app: the switchboard; it has no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from . import checks  # noqa: F401
