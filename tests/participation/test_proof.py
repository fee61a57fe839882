"""What a receipt proves: anybody computes the same digest from the text, and the PDF says the same as the page."""

import hashlib
import json
import shutil
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from participation.models import Submission
from participation.proof import in_groups
from participation.views import papers, receipts
from tests.factories import make_form_page, question_block
from tests.participation.files import PDF
from tests.participation.sending import Visitor, soup

pytestmark = pytest.mark.django_db
needs_pango = pytest.mark.skipif(not papers.can_make_pdf(), reason="needs Pango")


@pytest.fixture
def receipt(site):
    """The address of a receipt with two questions and a file."""
    questions = [
        question_block("text", "Titlul ideii", role="title"),
        question_block("email", "E-mail", role="email"),
        question_block("file", "Planul"),
    ]
    visitor = Visitor(make_form_page(site, questions=questions, answer_days=30))
    answers = {"Titlul ideii": "Șosea, țărm și ăsta", "E-mail": "ana@example.org"}
    return visitor.send(answers | {"Planul": SimpleUploadedFile("plan.pdf", PDF)}).url


def test_the_digest_on_the_receipt_is_the_sha256_of_the_text_to_download(receipt):
    page = Client().get(receipt)
    text = Client().get(receipt + "dovada/").content
    digest = hashlib.sha256(text).hexdigest()
    assert in_groups(digest) in soup(page).main.get_text()
    told = json.loads(text)
    assert told["reference"] == Submission.objects.get().reference
    assert [answer["answer"] for answer in told["answers"]] == ["Șosea, țărm și ăsta", "ana@example.org"]
    assert told["files"][0]["sha256"] == hashlib.sha256(PDF).hexdigest()


def test_the_digest_of_each_file_is_on_the_receipt(receipt):
    assert in_groups(hashlib.sha256(PDF).hexdigest()) in soup(Client().get(receipt)).main.get_text()


@pytest.mark.parametrize("change", [{"title": "x", "answers": {}}, {"email": ""}, {"reference": "CJ-0000-0000-00000"}])
def test_what_was_changed_or_erased_no_longer_gives_the_text_but_keeps_the_digest(receipt, change):
    before = Submission.objects.get().digest
    Submission.objects.update(**change)
    assert Client().get(receipt + "dovada/").status_code == 404
    assert in_groups(before) in soup(Client().get(receipt)).main.get_text()


def test_the_code_on_the_receipt_leads_to_the_page_that_checks_it(receipt):
    image = soup(Client().get(receipt)).find("figure", class_="qr")
    reference = Submission.objects.get().reference
    assert image.a["href"] == f"http://testserver/ro/verifica/{reference}/"
    assert reference in image.img["alt"]


def test_the_paper_receipt_says_what_the_page_says(receipt):
    submission = Submission.objects.get()
    text = soup(Client().get(receipt + "tipar/")).get_text()
    for fact in (submission.reference, "Șosea, țărm și ăsta", "plan.pdf", in_groups(submission.digest)):
        assert fact in text


@pytest.mark.parametrize("part", ["", "tipar/", "dovada/", "pdf/"])
def test_nothing_of_a_receipt_is_cached_or_found(receipt, part):
    response = Client().get(receipt + part)
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert Client().get(receipt.replace(receipt.split("/")[-2], "0" * 32) + part).status_code == 404


@needs_pango
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
def test_the_pdf_is_tagged_in_the_author_s_language_and_its_text_can_be_copied(receipt, tmp_path):
    response = Client().get(receipt + "pdf/")
    assert response.headers["Content-Type"] == "application/pdf"
    file = tmp_path / "receipt.pdf"
    file.write_bytes(response.content)

    def told(*command: str) -> str:
        return subprocess.run([*command], capture_output=True, text=True, check=True).stdout

    assert "Tagged:          yes" in told("pdfinfo", str(file))
    assert "H1 (block)" in told("pdfinfo", "-struct", str(file))
    text = told("pdftotext", str(file), "-")
    assert "Șosea, țărm și ăsta" in text
    assert Submission.objects.get().reference in text


def test_without_the_system_s_library_the_link_gives_way_to_the_page_for_paper(receipt, monkeypatch):
    monkeypatch.setattr(receipts, "can_make_pdf", lambda: False)
    page = soup(Client().get(receipt))
    assert not page.find("a", href=receipt + "pdf/")
    assert page.find("a", href=receipt + "tipar/")
    assert Client().get(receipt + "pdf/").url == receipt + "tipar/"


@needs_pango
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png"])
def test_making_a_pdf_fetches_nothing(address, caplog):
    pdf = papers.pdf_of(f'<html lang="ro"><title>x</title><img src="{address}" alt="ceva"></html>')
    assert pdf.startswith(b"%PDF")
    assert "disallowed protocol" in caplog.text


@needs_pango
def test_every_character_has_its_glyph(caplog):
    text = "umbră și bănci, apă ță, „Șosea” – 1 500,50 lei; CJ-7K2M"
    papers.pdf_of(f'<html lang="ro"><title>x</title><h1>{text}</h1><p>{text} <strong>{text}</strong></p></html>')
    assert "notdef" not in caplog.text
