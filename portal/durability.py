"""Whether the database keeps what it says it has kept: asked before the portal serves anybody."""

from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

# A server without these may answer "committed" and know nothing of it after a power cut.
POSTGRES_MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
SQLITE_FULL = 2


def unsafe_settings() -> list[str]:
    """What stands in the way, as `name = value`; empty when "saved" means saved."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return unsafe_in_sqlite(cursor)
        found = []
        for name in POSTGRES_MUST_BE_ON:
            cursor.execute(f"SHOW {name}")
            value = cursor.fetchone()[0]
            if value == "off":
                found.append(f"{name} = {value}")
        return found


def unsafe_in_sqlite(cursor) -> list[str]:
    """Write-ahead log with full synchronisation: a commit waits for the disk."""
    found = []
    for name, is_safe in (
        ("journal_mode", lambda value: value == "wal"),
        ("synchronous", lambda value: value >= SQLITE_FULL),
    ):
        cursor.execute(f"PRAGMA {name}")
        value = cursor.fetchone()[0]
        if not is_safe(value):
            found.append(f"{name} = {value}")
    return found


def require_durable_database() -> None:
    """Refuse to go on with a database that may forget what it confirmed."""
    if settings.MAY_LOSE_DATA:
        return
    if found := unsafe_settings():
        raise ImproperlyConfigured(
            f"The portal does not start: this {connection.display_name} may lose what it confirmed when the power "
            f"fails ({', '.join(found)}). Whoever sees a receipt relies on it: switch that on in the database's "
            "configuration. Only for a database whose content may be lost (tests), set MAY_LOSE_DATA=1."
        )


check_durability = cache(require_durable_database)  # asked once per process that found it safe
