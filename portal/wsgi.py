"""The WSGI entry point for any server; production settings unless told otherwise."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


class Utf8Request(WSGIRequest):
    """A request that is read as UTF-8, as our pages write it, whatever charset its sender names.

    Python knows charsets that are no text, that never decode, or that make halves of letters which no database takes:
    each of them ended as an error of ours, some before any middleware.
    """

    @property
    def encoding(self) -> None:
        """None stands for Django's default, UTF-8."""

    @encoding.setter
    def encoding(self, value: str) -> None:
        """Not taken."""


class Handler(WSGIHandler):
    request_class = Utf8Request


django.setup(set_prefix=False)
application = Handler()
