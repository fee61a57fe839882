""" "Saved" survives a power cut: the databases are asked before anybody is served, and files are flushed before rows."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import ConnectionHandler

from participation.models import StagedUpload, Submission
from portal import durability
from portal.settings import base
from tests.factories import make_form_page, question_block
from tests.participation import files
from tests.participation.sending import Visitor


@pytest.fixture
def careful(settings):
    settings.MAY_LOSE_DATA = False


@pytest.fixture
def as_deployed(db, tmp_path, monkeypatch):
    """A connection with the options of the real settings, to a file of its own."""
    options = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "a.sqlite3"),
        "OPTIONS": dict(SQLITE_OPTIONS),
    }
    made = ConnectionHandler({"default": options})["default"]
    monkeypatch.setattr(durability, "connection", made)
    yield made
    made.close()


SQLITE_OPTIONS = base.SQLITE_OPTIONS


def test_sqlite_waits_for_the_disk_at_every_commit(as_deployed, careful):
    durability.require_durable_database()
    with as_deployed.cursor() as cursor:
        asked = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    assert SQLITE_OPTIONS["transaction_mode"] == "IMMEDIATE"
    assert SQLITE_OPTIONS["timeout"] >= 20


@pytest.mark.parametrize(
    "weaker", ["PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF", "PRAGMA journal_mode=DELETE"]
)
def test_a_weaker_sqlite_is_refused(as_deployed, careful, weaker):
    with as_deployed.cursor() as cursor:
        cursor.execute(weaker)
    with pytest.raises(ImproperlyConfigured, match="SQLite may lose what it confirmed"):
        durability.require_durable_database()


@pytest.mark.postgres_only
@pytest.mark.django_db
def test_postgresql_is_refused_when_a_commit_does_not_wait(careful):
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        with pytest.raises(ImproperlyConfigured, match="synchronous_commit = off"):
            durability.require_durable_database()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")


class Server:
    """A server's word on each setting."""

    vendor, display_name = "postgresql", "PostgreSQL"

    def __init__(self, **off):
        self.values = dict.fromkeys(durability.POSTGRES_MUST_BE_ON, "on") | off

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def execute(self, sql):
        self.asked = sql.removeprefix("SHOW ")

    def fetchone(self):
        return (self.values[self.asked],)


@pytest.mark.parametrize("name", durability.POSTGRES_MUST_BE_ON)
def test_each_unsafe_setting_of_postgresql_is_named(monkeypatch, careful, name):
    monkeypatch.setattr(durability, "connection", Server(**{name: "off"}))
    with pytest.raises(ImproperlyConfigured, match=f"{name} = off"):
        durability.require_durable_database()


@pytest.mark.parametrize("how", ["on", "local", "remote_write", "remote_apply"])
def test_a_safe_postgresql_starts(monkeypatch, careful, how):
    monkeypatch.setattr(durability, "connection", Server(synchronous_commit=how))
    durability.require_durable_database()


def test_only_tests_may_lose_data(settings, monkeypatch):
    monkeypatch.setattr(durability, "connection", Server(fsync="off"))
    settings.MAY_LOSE_DATA = True
    durability.require_durable_database()


# --- a power cut at every moment of a sending with files ---------------------------------------------------------------


class Disk:
    """Remembers what was flushed, in order: after a power cut, a file is there only if it and its folders had been."""

    def __init__(self, root: Path):
        self.root = root
        self.events: list[tuple[str, str]] = []

    def flush(self, descriptor: int) -> None:
        self.events.append(("flushed", os.readlink(f"/proc/self/fd/{descriptor}")))

    def stored(self, what: str) -> None:
        self.events.append(("stored", what))

    def survives(self, path: Path, until: int) -> bool:
        flushed = [name for kind, name in self.events[:until] if kind == "flushed"]
        needed = [str(path), *(str(folder) for folder in path.parents if folder.is_relative_to(self.root))]
        return all(name in flushed for name in needed)


@pytest.mark.django_db
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the kernel which file a descriptor is")
def test_whenever_the_power_fails_a_stored_row_has_its_files(site, monkeypatch, tmp_path):
    from django.core.files.storage import storages

    storage = storages["private"]
    for name in ("base_location", "location"):
        monkeypatch.setitem(vars(storage), name, str(tmp_path / "private"))
    disk = Disk(Path(storage.location))
    monkeypatch.setattr("participation.storage.os.fsync", disk.flush)
    for model in (StagedUpload, Submission):
        save = model.save
        monkeypatch.setattr(
            model,
            "save",
            lambda self, *args, save=save, **kwargs: (disk.stored(type(self).__name__), save(self, *args, **kwargs))[1],
        )
    questions = [
        question_block("text", "Titlu", role="title"),
        question_block("file", "Fișiere", max_files=2, max_megabytes=1, types=["pdf"]),
    ]
    visitor = Visitor(make_form_page(site, questions=questions))
    sent = [files.PDF + b"%1\n%%EOF", files.PDF + b"%2\n%%EOF"]
    response = visitor.send(
        {"Titlu": "x", "Fișiere": [files.upload(f"{n}.pdf", content) for n, content in enumerate(sent)]}
    )
    assert response.status_code == 302
    attachments = list(Submission.objects.get().attachments.all())
    assert sorted(file.sha256 for file in attachments) == sorted(
        hashlib.sha256(content).hexdigest() for content in sent
    )
    row_at = disk.events.index(("stored", "Submission"))
    for cut in range(row_at, len(disk.events) + 1):
        for file in attachments:
            assert disk.survives(Path(file.file.path), cut), f"cut at {cut}: {disk.events[:cut]}"
    staged = [number for number, event in enumerate(disk.events) if event == ("stored", "StagedUpload")]
    assert len(staged) == 2
    assert all(any(disk.survives(Path(file.file.path), at) for file in attachments) for at in staged)


def test_a_storage_that_flushes_nothing_is_found_out(tmp_path):
    """The measure itself: without a flush nothing survives."""
    assert not Disk(tmp_path).survives(tmp_path / "a", 0)
