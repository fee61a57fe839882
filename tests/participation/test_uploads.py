"""Files with a form: kept over every failure, bound once, removable, swept when never sent."""

import datetime as dt
import hashlib
import os

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from participation.actions import make_thumbnails, sweep_staged_uploads
from participation.models import Attachment, Form, StagedUpload, Submission
from tests.factories import make_form_page, question_block
from tests.participation import files
from tests.participation.sending import Visitor, soup, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(site):
    questions = [
        question_block("text", "Titlu", required=True, role="title"),
        question_block("file", "Fișiere", max_files=2, max_megabytes=1, types=["pdf", "image"]),
    ]
    return Visitor(make_form_page(site, questions=questions))


def send(visitor, *uploads, title="Un titlu", **extra):
    return visitor.send({"Titlu": title, "Fișiere": list(uploads)}, **extra)


def stored() -> list[str]:
    """Every file in private storage."""
    root = storages["private"].location
    return sorted(name for _, _, names in os.walk(root) for name in names)


def test_a_file_is_sent_with_the_form(visitor):
    response = send(visitor, files.upload("plan.pdf", files.PDF))
    assert response.status_code == 302
    attachment = Attachment.objects.get()
    assert (attachment.name, attachment.size, attachment.content_type) == (
        "plan.pdf",
        len(files.PDF),
        "application/pdf",
    )
    assert attachment.sha256 == hashlib.sha256(files.PDF).hexdigest()
    assert attachment.file.read() == files.PDF
    assert "plan" not in attachment.file.name
    assert not StagedUpload.objects.exists()
    receipt = soup(visitor.client.get(response.url)).main.get_text()
    assert "plan.pdf" in receipt


def test_a_private_file_has_no_address_and_only_its_owner_reads_it(visitor):
    send(visitor, files.upload("plan.pdf", files.PDF))
    attachment = Attachment.objects.get()
    with pytest.raises(ValueError, match="no address"):
        attachment.file.url  # noqa: B018
    assert os.stat(attachment.file.path).st_mode & 0o077 == 0


def test_files_stay_while_the_rest_is_corrected_and_then_go_with_it(visitor):
    refused = send(visitor, files.upload("plan.pdf", files.PDF), title="")
    assert refused.status_code == 422
    assert "plan.pdf" in soup(refused).main.get_text()
    again = send(visitor, files.upload("parc.png", files.picture()), title="", token=token_of(refused))
    assert send(visitor, token=token_of(again)).status_code == 302
    assert sorted(Attachment.objects.values_list("name", flat=True)) == ["parc.png", "plan.pdf"]


def test_a_kept_file_can_be_removed(visitor):
    refused = send(visitor, files.upload("plan.pdf", files.PDF), title="")
    box = soup(refused).find("input", {"name": "remove"})
    done = send(visitor, token=token_of(refused), remove=box["value"])
    assert done.status_code == 302
    assert not Attachment.objects.exists()


def test_nobody_removes_another_one_s_file(visitor):
    send(visitor, files.upload("plan.pdf", files.PDF), title="")
    send(visitor, title="", remove=str(StagedUpload.objects.get().pk))
    for nonsense in ("nonsense", "-" * 36, "a" * 36):
        assert send(visitor, title="", remove=nonsense).status_code == 422
    assert StagedUpload.objects.count() == 1


def test_a_refused_file_is_explained_and_the_good_one_beside_it_is_kept(visitor):
    response = send(visitor, files.upload("plan.pdf", files.PDF), files.upload("gol.pdf", b""))
    assert response.status_code == 422
    assert "gol.pdf" in soup(response).select_one("[data-error-summary]").get_text()
    assert StagedUpload.objects.get().name == "plan.pdf"


def test_a_file_too_large_is_explained_and_nothing_typed_is_lost(visitor):
    response = send(visitor, files.upload("mare.pdf", files.PDF + b"\n" * (1024 * 1024)))
    assert response.status_code == 422
    assert "mare.pdf" in soup(response).select_one("[data-error-summary]").get_text()
    assert soup(response).find("input", {"name": visitor.key("Titlu")})["value"] == "Un titlu"


def test_a_file_far_too_large_is_not_even_read_to_its_end(visitor, monkeypatch):
    from participation.views import requests

    monkeypatch.setattr(requests, "MAX_FILE_BYTES", 100_000)
    response = send(visitor, files.upload("film.pdf", files.PDF + b"\n" * 900_000), files.upload("plan.pdf", files.PDF))
    assert response.status_code == 422
    assert "film.pdf" in soup(response).select_one("[data-error-summary]").get_text()
    assert StagedUpload.objects.get().name == "plan.pdf"


def test_more_files_than_asked_for_can_be_reduced(visitor):
    refused = send(visitor, *(files.upload(f"{number}.pdf", files.PDF + b"%d" % number) for number in range(3)))
    assert refused.status_code == 422
    boxes = soup(refused).find_all("input", {"name": "remove"})
    assert len(boxes) == 3
    assert send(visitor, token=token_of(refused), remove=boxes[0]["value"]).status_code == 302
    assert Attachment.objects.count() == 2


def test_the_same_file_chosen_twice_is_kept_once(visitor):
    refused = send(visitor, files.upload("plan.pdf", files.PDF), title="")
    send(visitor, files.upload("plan.pdf", files.PDF), token=token_of(refused))
    assert Attachment.objects.count() == 1


def test_sending_twice_leaves_the_files_of_the_row_alone(visitor):
    typed = {"Titlu": "Un titlu", "Fișiere": [files.upload("plan.pdf", files.PDF)]}
    data = visitor.typed(typed)
    first = visitor.post(data)
    data[visitor.key("Fișiere")] = [files.upload("plan.pdf", files.PDF)]
    assert visitor.post(data).url == first.url
    assert Attachment.objects.count() == 1


def test_a_required_file_is_asked_for_once(site):
    questions = [question_block("file", "Planul", required=True, types=["pdf"])]
    visitor = Visitor(make_form_page(site, questions=questions))
    assert visitor.send({}).status_code == 422
    refused = visitor.send({"Planul": files.upload("gol.pdf", b"")})
    assert len(soup(refused).select("[data-error-summary] li")) == 1
    assert visitor.send({"Planul": files.upload("plan.pdf", files.PDF)}).status_code == 302


def test_limits_are_said_before_choosing(visitor):
    page = soup(visitor.client.get(visitor.page.url))
    assert "PDF, JPG, PNG" in page.main.get_text()
    assert "1 MB" in page.main.get_text()


def test_an_expired_form_keeps_its_files(visitor):
    refused = send(visitor, files.upload("plan.pdf", files.PDF), token=visitor.token(opened_seconds_ago=25 * 3600))
    assert refused.status_code == 422
    assert send(visitor, token=token_of(refused)).status_code == 302
    assert Attachment.objects.count() == 1


def test_a_full_disk_refuses_files_but_not_the_form(visitor, monkeypatch):
    from participation.storage import PrivateStorage

    monkeypatch.setattr(PrivateStorage, "free_bytes", lambda self: 0)
    refused = send(visitor, files.upload("plan.pdf", files.PDF))
    assert refused.status_code == 422
    assert send(visitor, token=token_of(refused)).status_code == 302


def test_a_write_that_fails_refuses_the_file_and_leaves_no_row(visitor, monkeypatch):
    from participation.storage import PrivateStorage

    def full(self, name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PrivateStorage, "_save", full)
    assert send(visitor, files.upload("plan.pdf", files.PDF)).status_code == 422
    assert not StagedUpload.objects.exists()


def test_files_of_forms_never_sent_are_swept_after_a_day(visitor, django_capture_on_commit_callbacks):
    send(visitor, files.upload("plan.pdf", files.PDF), title="")
    now = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_staged_uploads(now=now + dt.timedelta(hours=23)) == 0
        assert sweep_staged_uploads(now=now + dt.timedelta(hours=25)) >= 1
    assert not StagedUpload.objects.exists()
    assert stored() == []


def test_sent_files_are_never_swept(visitor):
    send(visitor, files.upload("plan.pdf", files.PDF))
    sweep_staged_uploads(now=timezone.now() + dt.timedelta(hours=30))
    assert len(stored()) == 1


def test_a_file_that_a_crash_left_without_a_row_is_swept(visitor, monkeypatch):
    monkeypatch.setattr(StagedUpload, "save", lambda self, **kwargs: 1 / 0)
    assert send(visitor, files.upload("plan.pdf", files.PDF)).status_code == 503
    assert len(stored()) == 1
    assert sweep_staged_uploads(now=timezone.now() + dt.timedelta(hours=30)) == 1
    assert stored() == []


def test_a_swept_file_is_asked_for_again(visitor, monkeypatch):
    refused = send(visitor, files.upload("plan.pdf", files.PDF), title="")
    from participation.actions import submissions

    bind = submissions.bind_staged

    def swept_meanwhile(**kwargs):
        StagedUpload.objects.all().delete()
        return bind(**kwargs)

    monkeypatch.setattr(submissions, "bind_staged", swept_meanwhile)
    response = send(visitor, token=token_of(refused))
    assert response.status_code == 422
    assert not Submission.objects.exists()


def test_pictures_get_a_small_copy_without_what_the_camera_wrote(visitor):
    import io

    from PIL import Image

    photo = Image.new("RGB", (2000, 1000), "teal")
    exif = Image.Exif()
    exif[0x010E] = "home of Ana"
    kept = io.BytesIO()
    photo.save(kept, "JPEG", exif=exif)
    send(visitor, files.upload("parc.jpg", kept.getvalue()), files.upload("plan.pdf", files.PDF))
    assert make_thumbnails(now=timezone.now()) == 1
    attachment = Attachment.objects.get(name="parc.jpg")
    drawn = Image.open(attachment.thumbnail)
    assert max(drawn.size) <= 480
    assert not drawn.getexif()
    assert b"home of Ana" not in attachment.thumbnail.open().read()
    assert make_thumbnails(now=timezone.now()) == 0


def test_a_picture_that_cannot_be_drawn_is_left_without_a_copy(visitor):
    send(visitor, files.upload("parc.png", files.picture()))
    attachment = Attachment.objects.get()
    with open(attachment.file.path, "wb") as file:
        file.write(b"broken")
    make_thumbnails(now=timezone.now())
    attachment.refresh_from_db()
    assert not attachment.thumbnail
    assert not attachment.is_thumbnail_due


def test_a_closed_form_keeps_no_new_file(visitor):
    Form.objects.update(closes_at=timezone.now())
    assert send(visitor, files.upload("plan.pdf", files.PDF)).status_code == 410
    assert not StagedUpload.objects.exists()


def test_a_form_from_elsewhere_leaves_no_file_here(visitor):
    response = visitor.post(
        visitor.typed({"Titlu": "x", "Fișiere": [files.upload("plan.pdf", files.PDF)]}),
        HTTP_SEC_FETCH_SITE="cross-site",
    )
    assert response.status_code == 403
    assert not StagedUpload.objects.exists()


def test_a_large_file_survives_a_row_that_fails_and_a_second_try(visitor, monkeypatch):
    """A file above the memory limit lies in a temporary file; storing it must not take it away from the next try."""
    from django.core.files.uploadedfile import TemporaryUploadedFile

    from participation.actions.uploads import stage_upload

    content = files.PDF.replace(b"trailer", b"%" + b"x" * 500_000 + b"\ntrailer")
    large = TemporaryUploadedFile("plan.pdf", "application/pdf", len(content), None)
    large.write(content)
    arguments = {"form": visitor.form, "nonce": "n", "key": visitor.key("Fișiere"), "upload": large}
    arguments |= {"extensions": ["pdf"], "max_bytes": 10**6, "now": timezone.now()}
    with monkeypatch.context() as failing:
        failing.setattr(StagedUpload, "save", lambda self, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            stage_upload(**arguments)
    assert stage_upload(**arguments).file.read() == content
