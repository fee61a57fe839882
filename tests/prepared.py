"""Databases that many tests begin with, made once and copied: as migrations leave them, and with the demonstration."""

import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.postgres_server import quietly

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "tests"
MOST_KEPT = 5
MADE_FROM = ("*/migrations/*.py", "requirements/*.txt")
FIXED = {
    "SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
    "DEMO": "1",
    "DEMO_PASSWORD": "only-for-tests",
    "MAY_LOSE_DATA": "1",
}
MIGRATE = "import django; django.setup(); from django.core.management import call_command as call; call('migrate', verbosity=0)"
PREPARE = "import django; django.setup(); from portal.startup import prepare; prepare(print)"


def fingerprint() -> str:
    """Changes with any migration and any version of what is installed."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(file for pattern in MADE_FROM for file in ROOT.glob(pattern)):
        digest.update(f"{file.relative_to(ROOT)} ".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def alone(name: str, *, among_others: bool = False) -> Iterator[None]:
    """One process at a time makes what all of them copy; those that may do it together only keep out who must not."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH if among_others else fcntl.LOCK_EX)
        yield


def run(code: str, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-4000:])


class Server:
    """The PostgreSQL of the tests, where databases are made, copied and renamed."""

    def __init__(self, url: str):
        self.address = urllib.parse.urlsplit(url)
        self.folder = self.address.path.rsplit("/", 1)[0]  # of the socket, when there is one

    def url(self, name: str) -> str:
        return urllib.parse.urlunsplit(self.address._replace(path=f"{self.folder}/{name}"))

    def spoken(self, name: str) -> str:
        """A database's address as PostgreSQL's own programs take it."""
        return f"postgresql:///{name}?host={urllib.parse.unquote(self.folder)}" if self.folder else self.url(name)

    def do(self, statement: str) -> list[tuple]:
        import psycopg

        with psycopg.connect(self.spoken("postgres"), autocommit=True) as connection:
            found = connection.execute(statement)
            return found.fetchall() if found.description else []

    def has(self, name: str) -> bool:
        return bool(self.do(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))

    def copy(self, template: str, name: str) -> None:
        self.do(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def migrated(self) -> str:
        """The name of a database as migrations leave it; one per state of the code, until they are too many."""
        name, unfinished = f"portal_migrated_{fingerprint()}", f"unfinished_{secrets.token_hex(4)}"
        with alone("postgres"):
            if not self.has(name):
                kept = self.do("SELECT datname FROM pg_database WHERE datname LIKE 'portal_migrated_%'")
                for (old,) in kept if len(kept) >= MOST_KEPT else []:
                    self.do(f'DROP DATABASE IF EXISTS "{old}"')
                self.do(f'CREATE DATABASE "{unfinished}"')
                self.migrate(unfinished)
                self.do(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
        return name

    def migrate(self, name: str) -> None:
        """Fill an empty database as migrations do; they run once for all servers, the others get what was dumped."""
        dump, programs = KEPT / f"dump-{fingerprint()}.sql", (shutil.which("pg_dump"), shutil.which("psql"))
        with alone("dump"):
            if dump.exists() and all(programs):
                quietly([programs[1], "-qX", "-v", "ON_ERROR_STOP=1", "-f", dump, self.spoken(name)], KEPT)
                return
            run(MIGRATE, DJANGO_SETTINGS_MODULE="portal.settings.test", TEST_DATABASE_URL=self.url(name))
            if all(programs):
                leave_few("dump-*")
                unfinished = KEPT / f"unfinished-{secrets.token_hex(4)}.sql"
                words = ["--no-owner", "--no-privileges", "--no-comments", "--file", unfinished, self.spoken(name)]
                with suppress(RuntimeError):  # a server newer than its programs here: then nothing is kept
                    quietly([programs[0], *words], KEPT)
                    unfinished.rename(dump)


def leave_few(pattern: str) -> None:
    """Remove the oldest of what is kept, so that there is room for one more."""
    kept = sorted(KEPT.glob(pattern), key=lambda file: file.stat().st_mtime)
    for old in kept[: 1 - MOST_KEPT]:
        old.unlink()


def migrated_file() -> Path:
    """An SQLite database as migrations leave it; one per state of the code, until they are too many."""
    file = KEPT / f"migrated-{fingerprint()}.sqlite3"
    with alone("sqlite"):
        if not file.exists():
            leave_few("migrated-*")
            unfinished = KEPT / f"unfinished-{secrets.token_hex(4)}.sqlite3"
            run(MIGRATE, DJANGO_SETTINGS_MODULE="portal.settings.test", TEST_DATABASE_URL=f"sqlite:///{unfinished}")
            unfinished.rename(file)
    return file


def copy_instead_of_migrating(connection, then) -> None:
    """Let the test database of this process begin as a copy; `then` fills it with what every test finds."""
    creation = connection.creation
    create, make_empty = creation.create_test_db, creation._create_test_db

    def fill(*args, **kwargs):
        name = make_empty(*args, **kwargs)
        # It lives in memory as long as something is connected to it.
        creation.keeper = sqlite3.connect(name, uri=True)
        with sqlite3.connect(migrated_file()) as source:
            source.backup(creation.keeper)
        return name

    def create_and_fill(*args, serialize=True, **kwargs):
        name = create(*args, serialize=False, **kwargs)
        then()
        if serialize:
            connection._test_serialized_contents = creation.serialize_db_to_string()
        return name

    creation.create_test_db = create_and_fill
    if connection.vendor == "sqlite":
        creation._create_test_db = fill
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = Server(os.environ["TEST_DATABASE_URL"]).migrated()


def demonstration(var: Path) -> str:
    """Make this folder, and a database beside the tests' own, such as the first start of a demonstration leaves them.

    Inside one run of the whole suite that start happens once per kind of database. Returns the database's address.
    """
    url = os.environ.get("TEST_DATABASE_URL", "")
    server = Server(url) if url.startswith("postgres") else None
    name = f"live_{secrets.token_hex(4)}"
    if not (folder := os.environ.get("PORTAL_TESTS")):
        if server is None:
            shutil.copy(migrated_file(), var / "portal.sqlite3")
        else:
            server.copy(server.migrated(), name)
        return server.url(name) if server else f"sqlite:///{var}/portal.sqlite3"
    made = Path(folder) / ("demonstration-postgres" if server else "demonstration-sqlite")
    kept = f"demonstration_{hashlib.sha256(folder.encode()).hexdigest()[:8]}"
    with alone(made.name):
        if not made.exists():
            unfinished = made.with_name(f"{made.name}-unfinished")
            unfinished.mkdir(mode=0o700)
            if server is None:
                shutil.copy(migrated_file(), unfinished / "portal.sqlite3")
            else:
                server.copy(server.migrated(), kept)
            target = server.url(kept) if server else f"sqlite:///{unfinished}/portal.sqlite3"
            run(
                PREPARE,
                DJANGO_SETTINGS_MODULE="portal.settings.production",
                PORTAL_VAR=str(unfinished),
                DATABASE_URL=target,
                SITE_URL="http://localhost",
                **FIXED,
            )
            unfinished.rename(made)
        shutil.copytree(made, var, dirs_exist_ok=True)
        if server:
            server.copy(kept, name)
    return server.url(name) if server else f"sqlite:///{var}/portal.sqlite3"
