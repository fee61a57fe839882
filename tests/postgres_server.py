"""A PostgreSQL for the tests: the one given, one that answers at the default place, or one started for this run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB"


@contextmanager
def database_url() -> Iterator[str | None]:
    """The address of a server where the tests may create databases, or None."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
    elif found := running_server():
        yield found
    elif binaries := server_binaries():
        with own_server(binaries) as url:
            yield url
    else:
        yield None


def running_server() -> str | None:
    """A server at the default socket or port that lets us in and lets us create databases."""
    import psycopg

    try:
        with psycopg.connect("dbname=postgres connect_timeout=2") as connection:
            row = connection.execute(
                "SELECT current_user, rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            where = connection.info
    except psycopg.Error:
        return None
    if not row or not row[1]:
        return None
    if where.host.startswith("/"):
        return f"postgres:///{where.host}/portal"
    return f"postgres://{row[0]}@{where.host}:{where.port}/portal"


def server_binaries() -> Path | None:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    if initdb := shutil.which("initdb"):
        folders.append(Path(initdb).parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def as_server_user() -> list[str]:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    if os.geteuid() != 0:
        return []
    if shutil.which("runuser"):
        return ["runuser", "-u", "postgres", "--"]
    return ["su", "postgres", "-s", "/bin/sh", "-c", 'exec "$0" "$@"', "--"]


@contextmanager
def own_server(binaries: Path) -> Iterator[str | None]:
    """A server in a temporary folder on a free port, without any care for durability; gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    prefix, data = as_server_user(), folder / "data"
    if prefix:
        try:
            owner = pwd.getpwnam("postgres")
        except KeyError:
            yield None
            return
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    port = free_port()
    options = f"{FAST} -c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder}"
    initdb = [binaries / "initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    control = [*prefix, binaries / "pg_ctl", "-D", data, "-w"]
    try:
        quietly([*prefix, *initdb], folder)
        quietly([*control, "-l", folder / "log", "-o", options, "start"], folder)
        yield f"postgres://portal@127.0.0.1:{port}/portal"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], cwd=folder, capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def quietly(command: list, folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[-1]} failed: {done.stderr}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
