"""The antivirus looks after the sending: nobody waits for it, what it finds is handed to nobody, its absence refuses nothing."""

import socket
import struct
import threading
from contextlib import suppress

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import make_thumbnails
from participation.actions.privacy import own_data
from participation.actions.scanning import scan_attachments
from participation.antivirus import Unavailable, is_infected
from participation.choices import Scan
from participation.models import Attachment, Submission
from tests.factories import make_form_page, question_block
from tests.participation import files
from tests.participation.sending import Visitor
from tests.participation.staff import make_clerk

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NOW = timezone.now()


class Daemon:
    """Speaks clamd's INSTREAM: finds EICAR, or says what it was told to say."""

    def __init__(self, *, says: bytes | None = None, hangs: bool = False):
        self.says, self.hangs, self.seen = says, hangs, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as line:
                assert line.read(10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack("!L", line.read(4))[0]:
                    content += line.read(length)
                self.seen.append(content)
                if self.hangs:
                    continue
                found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
                caller.sendall(self.says or found)

    def close(self):
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)  # or the thread that waits there takes one more caller
        self.listener.close()


@pytest.fixture
def daemon(settings):
    made = Daemon()
    settings.CLAMAV_ADDRESS = made.address
    yield made
    made.close()


@pytest.fixture
def visitor(site):
    questions = [
        question_block("text", "Titlu", role="title"),
        question_block("file", "Fișiere", max_files=2, max_megabytes=6, types=["pdf", "image"]),
    ]
    return Visitor(make_form_page(site, questions=questions))


def send(visitor, *uploads):
    assert visitor.send({"Titlu": "Un titlu", "Fișiere": list(uploads)}).status_code == 302
    return Attachment.objects.get()


INFECTED = files.PDF.replace(b"trailer", b"%" + EICAR + b"\ntrailer")


@pytest.mark.django_db
def test_a_clean_file_is_looked_at_by_the_worker(visitor, daemon):
    file = send(visitor, files.upload("plan.pdf", files.PDF))
    assert file.scan == Scan.WAITING
    assert daemon.seen == []  # nobody waited for it
    assert scan_attachments(now=NOW) == 1
    file.refresh_from_db()
    assert (file.scan, file.scanned_at) == (Scan.CLEAN, NOW)
    assert daemon.seen == [files.PDF]
    assert scan_attachments(now=NOW) == 0


@pytest.mark.django_db
def test_an_infected_file_is_handed_to_nobody_and_staff_see_why(visitor, daemon, client):
    file = send(visitor, files.upload("plan.pdf", INFECTED))
    client.force_login(make_clerk("view_contact"))
    address = reverse("inbox:attachment", args=[file.submission_id, file.pk])
    assert client.get(address).status_code == 200
    scan_attachments(now=NOW)
    file.refresh_from_db()
    assert file.scan == Scan.INFECTED
    assert client.get(address).status_code == 404
    case = client.get(reverse("inbox:case", args=[file.submission_id])).content.decode()
    assert "plan.pdf" in case and "antivirus" in case.lower()
    assert address not in case
    assert EICAR not in b"".join(own_data(file.submission))
    entry = ModelLogEntry.objects.for_instance(file.submission).get(action="participation.infected")
    assert entry.data["kind"] == "Eicar-Test-Signature"
    assert Submission.objects.get().status == "new"


@pytest.mark.django_db
def test_an_infected_picture_loses_its_thumbnail(visitor, daemon):
    file = send(visitor, files.upload("parc.png", files.picture() + EICAR))
    make_thumbnails(now=NOW)
    scan_attachments(now=NOW)
    file.refresh_from_db()
    assert not file.thumbnail
    assert not file.is_thumbnail_due
    assert file.file.storage.exists(file.file.name)  # the original stays as proof


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["away", "busy", "hangs"])
def test_an_antivirus_that_does_not_answer_refuses_nothing(visitor, settings, monkeypatch, how):
    made = Daemon(says=b"INSTREAM size limit exceeded. ERROR\0" if how == "busy" else None, hangs=how == "hangs")
    if how == "away":
        made.close()
    monkeypatch.setattr("participation.antivirus.is_infected.__kwdefaults__", {"seconds": 0.3})
    settings.CLAMAV_ADDRESS = made.address
    file = send(visitor, files.upload("plan.pdf", files.PDF))
    assert scan_attachments(now=NOW) == 0
    file.refresh_from_db()
    assert file.scan == Scan.WAITING
    made.close()


@pytest.mark.django_db
def test_without_an_antivirus_files_say_that_they_were_not_checked(visitor, settings):
    settings.CLAMAV_ADDRESS = ""
    assert send(visitor, files.upload("plan.pdf", files.PDF)).scan == Scan.OFF
    assert scan_attachments(now=NOW) == 0


def test_a_large_file_goes_in_pieces():
    import io

    made = Daemon()
    content = b"a" * 300_000
    assert is_infected(io.BytesIO(content), made.address) == ""
    assert made.seen == [content]
    made.close()


@pytest.mark.parametrize("address", ["http://localhost", "tcp://", "unix:///nowhere/clamd.ctl", "localhost:3310"])
def test_an_address_that_cannot_be_used_is_an_antivirus_that_is_away(address):
    import io

    with pytest.raises(Unavailable):
        is_infected(io.BytesIO(b"a"), address)


def test_the_start_says_whether_there_is_an_antivirus(settings):
    from portal.startup import tell_where_everything_is

    settings.DEMO = False
    for address, word in (("", "off"), ("tcp://clamd:3310", "tcp://clamd:3310")):
        settings.CLAMAV_ADDRESS = address
        said: list[str] = []
        tell_where_everything_is(said.append)
        assert any(line.startswith("Antivirus:") and word in line for line in said)
