"""A person's rights: erasure leaves counts and no trace, a term ends by itself, a copy holds all of one and none of others."""

import datetime as dt
import io
import json
import re
import zipfile
from collections import Counter

import pytest
from django.conf import settings as live_settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import make_thumbnails
from participation.actions.erasure import digest_of, read_ledger
from participation.actions.journal import record
from participation.actions.privacy import erase, own_data, replay_erasures, retention
from participation.actions.retention import months_before
from participation.models import (
    AccessLink,
    Attachment,
    CaseMessage,
    Draft,
    ExportJob,
    Form,
    InternalNote,
    OutboxMessage,
    PersonalDataAccess,
    PublicAnswer,
    Submission,
    Subscription,
    Tombstone,
)
from participation.outbox import deliver_due
from tests.factories import make_form_page, question_block
from tests.participation import files
from tests.participation.sending import Visitor
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
REQUEST, RETENTION = Tombstone.Why.REQUEST, Tombstone.Why.RETENTION
NOW = timezone.now()


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    return settings.ERASURES_FILE


@pytest.fixture(autouse=True)
def overwritten(db):
    """As in production: what is deleted is overwritten."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


@pytest.fixture
def form_page(site):
    questions = [
        question_block("text", "Titlu", required=True, role="title"),
        question_block("long_text", "Idee", role="body"),
        question_block("single_choice", "Domeniu", choices=["Parcuri", "Mobilitate"], role="topic"),
        question_block("text", "Nume", role="author_name"),
        question_block("email", "E-mail", role="email"),
        question_block("phone", "Telefon", role="phone"),
        question_block("file", "Fișiere", max_files=2, max_megabytes=1, types=["pdf", "image"]),
        question_block("consent", "Public", role="publish_consent"),
    ]
    return make_form_page(site, questions=questions, notify_addresses="birou@example.org", answer_days=30)


def someone(form_page, word: str, *, consents: bool = True) -> Submission:
    """A person all of whose words hold `word`, with a case in which everything has happened."""
    visitor = Visitor(form_page)
    answers = {
        "Titlu": f"{word}titlu bănci",
        "Idee": f"{word}idee mai multe bănci",
        "Domeniu": visitor.choice("Domeniu", "Parcuri"),
        "Nume": f"{word}nume Pop",
        "E-mail": f"{word}mail@example.org",
        "Telefon": "0745 123 456",
        "Fișiere": [
            files.upload(f"{word}plan.pdf", files.PDF + f"%{word}inpdf\n%%EOF".encode()),
            files.upload(f"{word}foto.png", files.picture()),
        ],
    } | ({"Public": "on"} if consents else {})
    response = visitor.send(answers)
    assert response.status_code == 302, response.content.decode()
    row = Submission.objects.get(email=f"{word}mail@example.org")
    clerk = make_clerk(first_name="Funcționara", last_name="Ascunsă")
    make_thumbnails(now=NOW)
    CaseMessage.objects.create(submission=row, is_from_author=True, text=f"{word}mesaj")
    InternalNote.objects.create(submission=row, text=f"{word}notiță")
    PersonalDataAccess.objects.create(submission=row, user=clerk, how="opened")
    AccessLink.objects.create(submission=row, purpose="follow", secret_hash=f"{word}legătură", expires_at=NOW)
    Draft.objects.create(
        form=row.form, wording=row.wording, language="ro", nonce=f"{word}n", secret_hash=f"{word}s",
        typed={"q": [f"{word}ciornă"]}, expires_at=NOW, submission=row,
    )  # fmt: skip
    record(row, "note", by=clerk, text=f"{word}jurnal")
    PublicAnswer.objects.create(
        submission=row, outcome="accepted", text_ro=f"Bună ziua, {word}răspuns", public_title="Bănci",
        public_text=f"{word}public", published_at=NOW,
    )  # fmt: skip
    Subscription.objects.create(
        email=row.email, subject=f"idea:{row.answer.pk}", language="ro", secret_hash=f"{word}a", nonce=f"{word}a"
    )
    Submission.objects.filter(pk=row.pk).update(status="answered", closed_at=NOW, pin_hash=f"{word}pin")
    row.refresh_from_db()
    return row


def traces(word: str) -> list[str]:
    """Where a word is found: every table, on SQLite every byte of the database, and every private file."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [f"{table}.{name}" for name, value in zip(names, row, strict=True) if word in str(value)]
    if connection.vendor == "sqlite" and word.encode() in connection.connection.serialize():
        found.append("a page of the database")
    storage = storages["private"]
    for path in io_walk(storage.location):
        if word.encode() in path.read_bytes() or word in path.name:
            found.append(str(path))
    return found


def io_walk(location):
    from pathlib import Path

    return [path for path in Path(location).rglob("*") if path.is_file()]


def statistics() -> list[Counter]:
    rows = list(
        Submission.objects.values("form", "neighbourhood", "topic", "status", "received_at", "channel", "answers")
    )
    kept = [
        Counter(
            (
                row["form"],
                row["neighbourhood"],
                row["topic"],
                row["status"],
                row["channel"],
                f"{row['received_at']:%Y-%m}",
            )
            for row in rows
        )
    ]
    topics = Counter(
        value
        for row in rows
        for value in row["answers"].values()
        if isinstance(value, str) and re.fullmatch("[0-9a-f]{8}", value)
    )
    return [*kept, topics]


@pytest.fixture
def run_commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_erasure_on_request_leaves_no_trace_anywhere(form_page, run_commits, mailoutbox):
    row = someone(form_page, "canarul")
    assert len(traces("canarul")) > 12
    assert traces("745123456") or traces("745 123 456")
    with run_commits():
        assert erase(submission=row, why=REQUEST, by=None, now=NOW)
    deliver_due(now=NOW + dt.timedelta(seconds=1))
    assert [
        letter.to
        for letter in mailoutbox
        if "ștearsă" in letter.body or "erased" in letter.body or row.reference in letter.subject
    ]
    with run_commits():
        retention(now=NOW)
    assert traces("canarul") == []
    assert not traces("745 123 456")
    assert io_walk(storages["private"].location) == []


def test_a_second_erasure_does_nothing(form_page):
    row = someone(form_page, "canarul")
    assert erase(submission=row, why=REQUEST, by=None, now=NOW) is True
    assert erase(submission=row, why=REQUEST, by=None, now=NOW) is False
    assert Tombstone.objects.count() == 1


def test_the_neighbours_of_an_erased_person_keep_everything(form_page, run_commits):
    row, other = someone(form_page, "canarul"), someone(form_page, "vecinul")
    before = len(traces("vecinul"))
    with run_commits():
        erase(submission=row, why=REQUEST, by=None, now=NOW)
    assert len(traces("vecinul")) == before
    assert other.attachments.count() == 2


def test_the_counts_stay_when_a_term_ends(form_page, run_commits):
    someone(form_page, "canarul")
    someone(form_page, "vecinul")
    before = statistics()
    assert sum(before[1].values()) == 2
    with run_commits():
        counts = retention(now=NOW + dt.timedelta(days=366 + 31))
    assert counts == {form_page.title: 2}
    assert statistics() == before
    assert not Submission.objects.exclude(email="").exists()
    assert {row.status for row in Submission.objects.all()} == {"answered"}


def test_a_term_ends_so_many_months_after_the_case_was_closed(form_page):
    row = someone(form_page, "canarul")
    row.form.retention_months = 3
    row.form.save()
    assert retention(now=NOW + dt.timedelta(days=85), dry_run=True) == {}
    late = NOW + dt.timedelta(days=95)
    assert retention(now=late, dry_run=True) == {form_page.title: 1}
    row.refresh_from_db()
    assert row.email and row.erased_at is None  # a dry run changes nothing
    assert retention(now=late) == {form_page.title: 1}
    assert retention(now=late) == {}


def test_an_open_case_is_kept_however_old(form_page):
    row = someone(form_page, "canarul")
    Submission.objects.filter(pk=row.pk).update(status="new", closed_at=None)
    assert retention(now=NOW + dt.timedelta(days=4000)) == {}


def test_an_open_case_that_is_erased_waits_for_no_answer(form_page):
    row = someone(form_page, "canarul")
    Submission.objects.filter(pk=row.pk).update(status="new", closed_at=None)
    erase(submission=row, why=REQUEST, by=None, now=NOW)
    row.refresh_from_db()
    assert (row.status, row.closed_at) == ("withdrawn", NOW)


def test_a_published_text_stays_as_consented_when_a_term_ends(form_page):
    someone(form_page, "canarul")
    retention(now=NOW + dt.timedelta(days=500))
    answer = PublicAnswer.objects.public().get()
    assert answer.public_title == "Bănci"
    assert traces("canarulmail") == []


def test_a_published_text_comes_down_when_its_author_asks(form_page):
    row = someone(form_page, "canarul")
    erase(submission=row, why=REQUEST, by=None, now=NOW)
    assert not PublicAnswer.objects.public().exists()
    assert PublicAnswer.objects.get().outcome == "accepted"


def test_without_consent_nothing_of_the_answer_stays(form_page):
    someone(form_page, "canarul", consents=False)
    retention(now=NOW + dt.timedelta(days=500))
    assert PublicAnswer.objects.get().text_ro == ""


def test_erasure_is_in_the_history_and_proves_itself_by_a_hash(form_page, run_commits, ledger):
    row = someone(form_page, "canarul")
    with run_commits():
        erase(submission=row, why=REQUEST, by=None, now=NOW)
    assert ModelLogEntry.objects.for_instance(row).filter(action="participation.erase").exists()
    stone = Tombstone.objects.get()
    assert (stone.digest, stone.why) == (digest_of(row.pk), "request")
    assert str(row.pk) not in ledger.read_text()
    assert list(read_ledger()) == [stone.digest]


def test_a_restored_backup_is_erased_again_from_the_list_beside_it(form_page, run_commits, mailoutbox):
    row = someone(form_page, "canarul")
    columns = {
        name: getattr(row, name) for name in ("author_name", "email", "phone", "title", "answers", "search_text")
    }
    with run_commits():
        erase(submission=row, why=REQUEST, by=None, now=NOW)
    letters = OutboxMessage.objects.filter(kind="erased").count()
    # The backup of yesterday: it knows the person and no tombstone.
    Submission.objects.filter(pk=row.pk).update(erased_at=None, **columns)
    Tombstone.objects.all().delete()
    with run_commits():
        call_command("replay_erasures", stdout=io.StringIO())
    assert (
        traces("canarulmail") == []
        or OutboxMessage.objects.filter(to="canarulmail@example.org", kind="erased").exists()
    )
    row.refresh_from_db()
    assert (row.email, row.title) == ("", "")
    assert OutboxMessage.objects.filter(kind="erased").count() == letters  # told once
    assert replay_erasures(now=NOW) == 0


def test_exports_that_hold_an_erased_person_go(form_page, run_commits):
    row = someone(form_page, "canarul")
    job = ExportJob.objects.create(by=make_clerk(), kind="csv", reason="raport", finished_at=NOW)
    job.file.save("x", ContentFile(b"canarul"))
    with run_commits():
        erase(submission=row, why=REQUEST, by=None, now=NOW)
    job.refresh_from_db()
    assert not job.file
    assert io_walk(storages["private"].location) == []


def test_the_command_says_what_it_would_do(form_page):
    someone(form_page, "canarul")
    Submission.objects.update(closed_at=NOW - dt.timedelta(days=800))
    said = io.StringIO()
    call_command("retention", dry_run=True, stdout=said)
    assert "1 would be erased." in said.getvalue()
    assert Submission.objects.filter(erased_at=None).exists()


@pytest.mark.parametrize(
    ("moment", "months", "earlier"),
    [("2026-03-31", 1, "2026-02-28"), ("2026-01-15", 12, "2025-01-15"), ("2028-02-29", 12, "2027-02-28"), ("2026-05-31", 3, "2026-02-28"), ("2026-12-31", 1, "2026-11-30")],
)  # fmt: skip
def test_months_are_those_of_the_calendar(moment, months, earlier):
    given = dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)
    assert months_before(given, months).date().isoformat() == earlier


# --- a copy of one's own data ------------------------------------------------------------------------------------------


def copy_of(row) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(own_data(row))))


def test_a_copy_holds_everything_of_one_person_and_nothing_of_another(form_page):
    row, _other = someone(form_page, "canarul"), someone(form_page, "vecinul")
    archive = copy_of(row)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="replace") + "".join(
        archive.namelist()
    )
    for part in ("titlu", "idee", "nume", "mail", "mesaj", "răspuns", "public", "plan.pdf", "foto.png", "inpdf"):
        assert f"canarul{part}" in everything, part
    assert "745" in everything
    assert "vecinul" not in everything
    assert "Ascunsă" not in everything  # staff by their desk, never by name
    assert "notiță" not in everything


def test_a_copy_says_who_looked_by_role(form_page):
    row = someone(form_page, "canarul")
    data = json.loads(copy_of(row).read("data.json"))
    assert len(data["looked_at"]) == 1
    assert "Ideas" in data["looked_at"][0]["who"] or "Idei" in data["looked_at"][0]["who"]
    assert data["months_kept"] == 12


def test_a_copy_s_files_are_the_files_that_were_sent(form_page):
    import hashlib

    row = someone(form_page, "canarul")
    archive = copy_of(row)
    found = {hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist() if name.startswith("files/")}
    assert found == set(Attachment.objects.filter(submission=row).values_list("sha256", flat=True))
    assert archive.testzip() is None


def test_a_large_file_is_sent_in_pieces(form_page):
    row = someone(form_page, "canarul")
    attachment = row.attachments.first()
    import os

    with open(attachment.file.path, "wb") as file:
        file.write(os.urandom(3 * 1024 * 1024))
    assert max(len(piece) for piece in own_data(row)) < 600_000


def test_a_copy_made_after_erasure_holds_no_person(form_page):
    row = someone(form_page, "canarul")
    erase(submission=row, why=REQUEST, by=None, now=NOW)
    row.refresh_from_db()
    archive = copy_of(row)
    assert "canarul" not in "".join(archive.read(name).decode() for name in archive.namelist())


def test_the_signing_key_may_change_between_erasure_and_replay(form_page, settings, run_commits):
    row = someone(form_page, "canarul")
    with run_commits():
        erase(submission=row, why=REQUEST, by=None, now=NOW)
    Submission.objects.update(erased_at=None, email="canarulmail@example.org")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [live_settings.SECRET_KEY]
    assert replay_erasures(now=NOW) == 1
    assert Form.objects.exists()
