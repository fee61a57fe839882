"""The search backend named in the settings: it follows the database that the portal runs on."""

from modelsearch.backends.database import SearchBackend

__all__ = ["SearchBackend"]
