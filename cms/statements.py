"""Statements that PostgreSQL keeps for a connection: planning one with many joins takes it longer than answering.

psycopg does the keeping (`prepare_threshold` in the settings: how often a statement is asked for before, an LRU per
connection, forgotten after a rollback). Django's own cursors write every value into the text, which is another one each
time; here only what `Slot` left open is sent beside it, and the planner sees all that is fixed.
"""

import re
import time
from collections.abc import Sequence
from itertools import count
from typing import Any

import psycopg
from django.db import NotSupportedError, OperationalError
from psycopg.types.numeric import Int4

LARGEST_INTEGER = 2**31 - 1
# What is kept no longer fits the tables ("cached plan must not change result type"), or somebody discarded it.
STALE = {"0A000", "26000"}


def rows_of(connection, sql: str, params: Sequence, slots: Sequence[int], given: Sequence, text: str) -> list[tuple]:
    """The rows of a statement with `given` in its places `slots`; `text` is the same with its fixed values written out."""
    if keeps(connection):
        try:
            return rows_by_name(connection, text, given)
        except (NotSupportedError, OperationalError) as error:
            if getattr(error.__cause__, "sqlstate", None) not in STALE:
                raise
            if connection.in_atomic_block:  # the transaction is lost, and the connection goes with it when it is done
                connection.close_at = time.monotonic()
                raise
            connection.close()
    values = list(params)
    for place, value in zip(slots, given, strict=True):
        values[place] = value
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def keeps(connection) -> bool:
    """Whether statements are kept.

    A pooler that hands out its connections by transaction keeps none; Django is told of one by
    DISABLE_SERVER_SIDE_CURSORS. Whoever looks at statements sees them whole.
    """
    return (
        connection.vendor == "postgresql"
        and not connection.queries_logged
        and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    )


def rows_by_name(connection, text: str, given: Sequence) -> list[tuple]:
    """Ask with the values beside the statement, so that psycopg hands it over once and names it from then on."""
    connection.ensure_connection()
    # An integer has one type, whatever its size: each size of Python's would be a statement of its own.
    values = [Int4(value) if type(value) is int and abs(value) <= LARGEST_INTEGER else value for value in given]
    with connection.make_cursor(psycopg.Cursor(connection.connection)) as cursor:
        cursor.execute(text, values)
        return cursor.fetchall()


def written_out(connection, sql: str, params: Sequence[Any], slots: Sequence[int]) -> str:
    """The statement with its fixed values in its text and room for what is in its slots; empty where none is kept."""
    if connection.vendor != "postgresql":
        return ""
    place = count()

    def filled(found: re.Match) -> str:
        if found[0] == "%%":
            return "%%"
        at = next(place)
        return "%s" if at in slots else connection.ops.compose_sql("%s", [params[at]]).replace("%", "%%")

    return re.sub("%%|%s", filled, sql)
