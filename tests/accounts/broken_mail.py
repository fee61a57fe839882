"""A mail server that is away."""

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """Refuses everything."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody there")
