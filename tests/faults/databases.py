"""The databases that are broken on purpose: both as careful with what they write as in production."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from tests import postgres_server
from tests.prepared import Server, migrated_file

CAREFUL = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=128MB"


class Sqlite:
    """A file; nobody restarts it, but another writer can stand in the way."""

    name = "SQLite"
    what_happens = "another writer holds the database for 4 s"

    def __init__(self, folder: Path):
        self.file = folder / "portal.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def prepare(self) -> None:
        shutil.copy(migrated_file(), self.file)

    def interrupt(self) -> None:
        """Hold the only write lock for a while, on a connection of its own."""

        def hold() -> None:
            with sqlite3.connect(self.file, timeout=20, isolation_level=None) as other:
                other.execute("BEGIN IMMEDIATE")
                time.sleep(4)
                other.execute("ROLLBACK")

        threading.Thread(target=hold, daemon=True).start()

    def is_whole(self) -> bool:
        with sqlite3.connect(self.file, timeout=20) as connection:
            return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def close(self) -> None:
        """A file needs no stopping."""


class Postgres:
    """A server of its own, so that it can be stopped without mercy."""

    name = "PostgreSQL"
    what_happens = "restarted at once (immediate shutdown, recovery from its log)"

    def __init__(self, folder: Path, binaries: Path):
        # A short path: the name of a socket has at most 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="portal-faults-"))
        self.prefix = postgres_server.as_server_user()
        if self.prefix:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.binaries, self.port = binaries, postgres_server.free_port()
        self.url = f"postgres://portal@127.0.0.1:{self.port}/portal"

    def prepare(self) -> None:
        where = ["-D", self.folder / "data", "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        self._quietly([*self.prefix, self.binaries / "initdb", *where])
        self.start(postgres_server.FAST)
        self._quietly(
            [
                "psql",
                "-h",
                "127.0.0.1",
                "-p",
                str(self.port),
                "-U",
                "portal",
                "-c",
                "CREATE DATABASE portal",
                "postgres",
            ]
        )
        Server(self.url).migrate("portal")
        self.stop("fast")
        self.start(CAREFUL)

    def start(self, options: str) -> None:
        said = f"{options} -c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories={self.folder} -c max_connections=60"
        self._control("-l", self.folder / "log", "-o", said, "start")

    def stop(self, mode: str) -> None:
        self._control("-m", mode, "stop")

    def interrupt(self) -> None:
        self.stop("immediate")
        time.sleep(0.5)
        self.start(CAREFUL)

    def is_whole(self) -> bool:
        return True  # it has recovered from its log, else it would not answer

    def close(self) -> None:
        subprocess.run([*self._pg_ctl(), "-m", "immediate", "stop"], cwd=self.folder, capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _pg_ctl(self) -> list:
        return [*self.prefix, self.binaries / "pg_ctl", "-D", self.folder / "data", "-w"]

    def _control(self, *words) -> None:
        self._quietly([*self._pg_ctl(), *words])

    def _quietly(self, command: list) -> None:
        postgres_server.quietly(command, self.folder)
