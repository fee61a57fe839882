"""The search backend named in the settings: it follows the database that the portal runs on."""

from importlib import import_module
from types import ModuleType

from django.db import connection
from modelsearch.backends import database


def finder() -> ModuleType:
    """The module that finds pages on this database: `find`, `excerpts`, `similar_titles`."""
    return import_module(f"{__name__}.{_database()}_pages")


def SearchBackend(params):
    """Our backend for PostgreSQL and SQLite; Wagtail's own where full-text search is missing."""
    stock = database.SearchBackend(params)
    if not hasattr(stock, "autocomplete_config"):
        return stock
    return import_module(f"{__name__}.{_database()}").Backend(params)


def _database() -> str:
    return "postgres" if connection.vendor == "postgresql" else "sqlite"
