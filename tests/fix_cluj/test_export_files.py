"""A call's applications leave with their files as one archive: with a reason, with one's own rights, in constant memory."""

import csv
import datetime as dt
import hashlib
import io
import os
import tracemalloc
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from fix_cluj.exports import FilesExport
from fix_cluj.models import Application
from participation.archive import Archive, safe_name
from participation.models import Attachment, CaseMessage, ExportJob, Form, FormAccess, PersonalDataAccess
from tests.fix_cluj import judging

MEGABYTE = 1024 * 1024
DESK = ("officer_application", "view_submission", "work_grants_desk", "export_submission")


def attach(application: Application, name: str, content: bytes = b"%PDF-1", *, key: str = "", **fields) -> Attachment:
    structure = application.submission.wording.version.structure
    key = key or next(entry["key"] for entry in structure if entry["type"] == "file")
    digest = hashlib.sha256(content).hexdigest()
    facts = {"size": len(content), "sha256": digest, "extension": "pdf", "content_type": "application/pdf"} | fields
    found = Attachment(submission=application.submission, key=key, name=name, **facts)
    found.file.save("a", ContentFile(content), save=False)
    found.save()
    return found


def taken(client, user, call, query: str = "", reason: str = "dosarul comisiei") -> zipfile.ZipFile:
    client.force_login(user)
    response = client.post(reverse("grants:export", args=[call.translation_key]) + query, {"reason": reason})
    assert (
        response.streaming and response["Content-Type"] == "application/zip" and "no-store" in response["Cache-Control"]
    )
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def index_of(archive: zipfile.ZipFile) -> list[dict]:
    return list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("acord părinte.pdf", "03-acord părinte.pdf"),
        ("../../etc/passwd", "03-_.._etc_passwd"),
        ("C:\\Windows\\a.exe", "03-C__Windows_a.exe"),
        ("CON", "03-CON"),
        ("invoice\u202efdp.exe", "03-invoice fdp.exe"),
        ("a\x00\nb.pdf ", "03-a b.pdf"),
        ("...", "03"),
        ("s\u0326i.pdf", "03-și.pdf"),
        ("x" * 300 + ".jpeg", "03-" + "x" * 96 + ".jpeg"),
    ],
)
def test_a_name_stays_in_its_folder_and_reads_everywhere(name, safe):
    assert safe_name(name, 3) == safe


def test_an_archive_that_breaks_off_is_no_archive():
    archive = Archive()
    sent = b"".join(archive.add("a.txt", [b"abc"], size=3, at=dt.datetime(2030, 1, 1)))
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(sent))
    whole = zipfile.ZipFile(io.BytesIO(sent + archive.end()))
    assert whole.testzip() is None and whole.read("a.txt") == b"abc"


@pytest.mark.django_db
def test_every_application_has_a_folder_with_its_answers_and_files(call, applications, client):
    umbra, pod = applications["Umbra"], applications["Pod"]
    for _twice in range(2):
        attach(umbra, "Acord părinte.pdf", b"unu")
    attach(pod, "../plan.pdf", b"doi", scan="infected")
    lost = attach(pod, "schiță.pdf", b"trei")
    lost.file.storage.delete(lost.file.name)
    attach(pod, "alt.pdf", b"patru", sha256="0" * 64)
    clerk = judging.person(*DESK, "view_contact", "view_sensitive")
    archive = taken(client, clerk, call)
    assert archive.testzip() is None
    names = archive.namelist()
    assert len(names) == len(set(names)) and not [name for name in names if ".." in name or name.startswith("/")]
    assert len([name for name in names if name.endswith(".txt")]) == len(applications) and names[-1] == "index.csv"
    folder = umbra.submission.reference
    assert {f"{folder}/01-Acord părinte.pdf", f"{folder}/02-Acord părinte.pdf"} < set(names)
    text = archive.read(next(name for name in names if name.startswith(folder))).decode()
    assert "Ideea Umbra" in text and "umbra@example.org" in text and umbra.code in text

    rows = index_of(archive)
    for row in rows:
        path = row.get("Calea") or row.get("Path")
        if path:
            content = archive.read(path)
            assert row["SHA-256"] == hashlib.sha256(content).hexdigest()
    remarks = [list(row.values())[-1] for row in rows]
    assert len([remark for remark in remarks if remark]) == 3, "infected, lost, not what was sent"
    assert any("0" * 64 in remark for remark in remarks)
    assert not [name for name in names if "plan" in name or "schi" in name]


@pytest.mark.django_db
def test_who_took_it_and_why_is_on_record_before_it_leaves(call, applications, client):
    clerk = judging.person(*DESK)
    client.force_login(clerk)
    page = reverse("grants:export", args=[call.translation_key])
    assert page in client.get(reverse("grants:board", args=[call.translation_key])).content.decode()
    assert client.get(page).context["total"] == 6
    assert client.post(page, {"reason": ""}).status_code == 200 and not ExportJob.objects.exists(), "no reason"
    response = client.post(page + "?state=eligible", {"reason": "pentru comisie"})
    job = ExportJob.objects.get()
    assert (job.by, job.reason, job.rows_total, job.rows_done) == (clerk, "pentru comisie", 6, 0)
    assert str(call.translation_key) in job.selection and "state=eligible" in job.selection
    assert ModelLogEntry.objects.get(action="participation.export").data["reason"] == "pentru comisie"
    b"".join(response.streaming_content)
    job.refresh_from_db()
    assert job.rows_done == 6 and PersonalDataAccess.objects.filter(user=clerk, how="exported").count() == 6
    assert "ZIP" not in client.get(reverse("inbox:exports")).content.decode(), "nothing is kept of it"


@pytest.mark.django_db
def test_without_the_right_there_is_no_contact_data_in_it(call, applications, client):
    umbra = applications["Umbra"]
    message = CaseMessage.objects.create(submission=umbra.submission, text="Buletinul.", is_from_author=True)
    attach(umbra, "buletin.pdf", message=message)
    attach(umbra, "plan.pdf")
    archive = taken(client, judging.person(*DESK), call)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "example.org" not in everything and "Persoana" not in everything and "buletin" not in everything
    assert "Ideea Umbra" in everything and "plan.pdf" in everything
    whole = taken(client, judging.person(*DESK, "view_contact", "view_sensitive"), call)
    assert [name for name in whole.namelist() if name.endswith("buletin.pdf")]


@pytest.mark.django_db
def test_whoever_may_not_export_or_sits_in_the_committee_gets_nothing(call, applications, officers, client):
    page = reverse("grants:export", args=[call.translation_key])
    client.force_login(officers[0])
    assert "ZIP" not in client.get(reverse("grants:board", args=[call.translation_key])).content.decode()
    for ask in (client.get, client.post):
        assert ask(page).status_code in (302, 403), "an officer without the right to export"
    client.force_login(judging.reviewer())
    assert client.get(page).status_code == client.post(page, {"reason": "dosarul"}).status_code == 404
    clerk = judging.person(*DESK)
    form = Form.objects.get(submissions__application=applications["Umbra"])
    FormAccess.objects.create(form=form, user=clerk, may_export=False)
    assert taken(client, clerk, call).namelist() == ["index.csv"], "a row of the form takes it"
    assert not ExportJob.objects.filter(rows_done__gt=0).exists()


@pytest.mark.django_db
def test_memory_stays_flat_whatever_the_size(call, applications):
    clerk = judging.person(*DESK)
    first = attach(applications["Umbra"], "a.pdf", os.urandom(MEGABYTE))

    def peak() -> tuple[int, int]:
        size = 0
        tracemalloc.start()
        for part in FilesExport(Application.objects.order_by("pk"), clerk, lambda _rows: None):
            size += len(part)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size, most

    peak()  # what a process reads once
    few, few_peak = peak()
    copies = [
        Attachment(submission=row.submission, key=first.key, name=f"{n}.pdf", extension="pdf", size=MEGABYTE,
                   content_type="application/pdf", sha256=first.sha256, file=first.file.name)
        for row in applications.values() for n in range(5)
    ]  # fmt: skip
    Attachment.objects.bulk_create(copies)
    many, many_peak = peak()
    assert few > MEGABYTE and many > 30 * MEGABYTE
    assert many_peak < few_peak + MEGABYTE // 2, (few_peak, many_peak)
