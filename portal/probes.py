"""Probes for whatever watches the portal: `/livez` says the process answers, `/readyz` that it can do its work."""

import http.client
import logging
import urllib.request
import uuid
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.durability import check_durability

log = logging.getLogger(__name__)


class NotReady(Exception):
    """A check that did not pass; its message is for the operator's log."""


def livez(request: HttpRequest) -> HttpResponse:
    return uncached(HttpResponse("ok\n", content_type="text/plain"))


def readyz(request: HttpRequest) -> HttpResponse:
    """Each check by name; details go to the log, since anybody may read this page."""
    results = {name: passes(name, check) for name, check in CHECKS.items()}
    status = 200 if all(results.values()) else 503
    return uncached(JsonResponse({name: "ok" if good else "failed" for name, good in results.items()}, status=status))


def answers(url: str, patience: float = 5) -> bool:
    """Whether a probe is answered from outside within so many seconds, by the portal and not by a page to be sorry on."""
    try:
        with urllib.request.urlopen(url, timeout=patience) as response:  # noqa: S310 (an operator's setting)
            return response.status == 200 and response.url == url
    except (OSError, http.client.HTTPException) as error:  # the first is also what urllib raises
        log.warning("The portal does not answer at %s: %s", url, error)
        return False


def uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def passes(name: str, check) -> bool:
    try:
        check()
    except Exception as error:
        log.error("Not ready: %s: %s", name, error)
        return False
    return True


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@cache
def check_migrations() -> None:
    """Cached once true (an exception is not cached): nothing unapplies migrations under a running process."""
    executor = MigrationExecutor(connection)
    if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady(f"{len(waiting)} migrations are not applied")


def check_storage() -> None:
    """The folder of uploads takes a file: what a citizen sends can be kept."""
    folder = Path(settings.STORAGES["private"]["OPTIONS"]["location"])
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / f".readyz-{uuid.uuid4().hex}"
    try:
        probe.write_bytes(b"ok")
    finally:
        probe.unlink(missing_ok=True)


CHECKS = {
    "database": check_database,
    "durability": check_durability,
    "migrations": check_migrations,
    "storage": check_storage,
}
