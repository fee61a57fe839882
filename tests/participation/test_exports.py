"""Exports: complete, readable, and harmless when a spreadsheet opens them."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import answers
from participation.choices import Outcome, Status
from participation.exports import neutral, printable
from participation.models import Attachment, FormVersion, FormWording
from tests.participation.staff import STRUCTURE, WORDS, make_clerk, make_form, make_submission

pytestmark = pytest.mark.django_db
EXPORT = "/admin/inbox/export"
FORMULAS = ["=1+1", "+40722", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]


@pytest.fixture
def clerk(client):
    user = make_clerk("export_submission", first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def text_of(client, query: str = "") -> str:
    response = client.get(f"{EXPORT}/csv/{query}")
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def rows_of(client, query: str = "") -> list[dict]:
    return list(csv.DictReader(io.StringIO(text_of(client, query).removeprefix("\ufeff"), newline="")))


def sheet_of(client, query: str = ""):
    response = client.get(f"{EXPORT}/xlsx/{query}")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active


def values(rows: list[dict]) -> set[str]:
    return {value for row in rows for value in row.values()}


def test_needs_its_own_permission(client, form):
    client.force_login(make_clerk())
    make_submission(form)
    for kind in ("csv", "xlsx"):
        assert client.get(f"{EXPORT}/{kind}/").status_code == 302  # Wagtail's "you may not", to the staff home
    assert "/export/" not in client.get("/admin/inbox/").content.decode()


def test_is_offered_with_the_selection_of_the_list(client, clerk, form):
    make_submission(form)
    page = client.get("/admin/inbox/?language=ro&p=1").content.decode()
    assert f"{EXPORT}/xlsx/?language=ro" in page
    assert f"{EXPORT}/csv/?language=ro" in page


def test_holds_the_selection_only(client, clerk, form):
    make_submission(form, title="Bănci")
    make_submission(form, title="Benches", language="en")
    make_submission(form, title="Spam", status=Status.QUARANTINED)
    found = values(rows_of(client, "?language=en"))
    assert "Benches" in found
    assert not found & {"Bănci", "Spam"}
    assert "Spam" not in values(rows_of(client))
    assert "Benches" in values(rows_of(client, "?q=benches"))


def test_one_column_per_question_over_both_languages_with_the_same_choice_label(client, clerk, form):
    make_submission(form)
    make_submission(form, language="en", answers={"q_topic": "parks"})
    lines = rows_of(client)
    headings = list(lines[0])
    assert headings.count("Domeniul") == 1
    assert "Field" not in headings
    assert [line["Domeniul"] for line in lines] == ["Parcuri", "Parcuri"]


def test_a_question_of_an_older_version_keeps_its_column_and_the_newest_label_names_it(client, clerk, form):
    old = make_submission(form, answers={"q_topic": "mobility"})
    without_topic = [question for question in STRUCTURE if question["key"] != "q_topic"]
    version = FormVersion.objects.freeze(form, without_topic)
    words = {key: value for key, value in WORDS["ro"].items() if key != "q_topic"} | {"q_body": {"label": "Descrie ideea"}}
    FormWording.objects.freeze(version, "ro", words | {"_form": {"title": "x"}})
    make_submission(form, answers={"q_topic": None}, title="Nouă")
    line = next(row for row in rows_of(client) if old.reference in row.values())
    assert line["Domeniul"] == "Mobilitate"
    assert line["Descrie ideea"] == "Aș vrea bănci la umbră."
    assert "Ideea ta" not in line


def test_columns_of_several_forms_are_told_apart(client, clerk, form):
    structure = [{"key": "q_other", "type": "text", "role": "", "settings": {}}]
    other = make_form(title="Chestionar", structure=structure)
    wording = FormWording.objects.newest(other.current_version, "ro")
    FormWording.objects.create(version=wording.version, language="ro", words={"q_other": {"label": "Altceva"}})
    make_submission(form)
    make_submission(other, answers={"q_other": "da"})
    assert "Chestionar: Altceva" in rows_of(client)[0]
    assert "Altceva" in rows_of(client, f"?form={other.pk}")[0]


def test_times_are_the_citys(client, clerk, form):
    make_submission(form, received_at=dt.datetime(2026, 7, 1, 21, 30, tzinfo=dt.UTC))
    assert "2026-07-02 00:30" in values(rows_of(client))


def test_holds_contact_answer_and_a_link_to_the_case(client, clerk, form):
    row = make_submission(form, phone="+40722000111", may_publish=True)
    words = {"outcome": Outcome.ACCEPTED, "text_ro": "Montăm.", "text_en": "", "public_title": "x", "public_text": "y"}
    answers.publish_answer(submission=row, words=words, by=clerk, now=timezone.now())
    found = values(rows_of(client))
    assert {"Ioana Pop", "ioana@example.com", "Montăm.", f"http://testserver/admin/inbox/{row.pk}/"} <= found


def test_names_attachments_with_their_address(client, clerk, form):
    row = make_submission(form)
    file = Attachment(submission=row, key="q_file", name="plan.pdf", extension="pdf", content_type="application/pdf", size=1, sha256="0")
    file.file.save("a", ContentFile(b"x"), save=False)
    file.save()
    assert rows_of(client)[0]["Fotografii"] == f"plan.pdf (http://testserver/admin/inbox/{row.pk}/files/{file.pk}/)"


def test_csv_says_that_it_is_utf8_and_is_streamed(client, clerk, form):
    make_submission(form, title="Șosea, țărm")
    response = client.get(f"{EXPORT}/csv/")
    assert response.streaming
    assert response.headers["Content-Disposition"].startswith("attachment;")
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Șosea, țărm".encode() in content


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_has_no_formula_in_any_writable_field(client, clerk, form, formula):
    make_submission(form, title=formula, author_name=formula, phone=formula[:40], answers={"q_title": formula, "q_body": formula, "q_topic": formula})
    found = values(rows_of(client))
    assert f"'{formula}" in found
    assert not [value for value in found if value and value[0] in "=+-@\t\r\x00"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_xlsx_cells_are_text_as_it_was_written(client, clerk, form, formula):
    make_submission(form, author_name=formula, answers={"q_body": formula})
    cells = [cell for line in sheet_of(client).iter_rows() for cell in line if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert formula.strip("\r") in {cell.value.replace("_x000D_", "").replace("\r", "") for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]


def test_a_nul_before_a_formula_hides_nothing():
    assert neutral("\x00=1") == "'\x00=1"
    assert printable("\x00=1\x07") == "=1"


def test_labels_that_look_like_formulas_are_harmless_too(client, clerk, form):
    words = WORDS["ro"] | {"q_body": {"label": "=HYPERLINK(1)"}}
    FormWording.objects.freeze(form.current_version, "ro", words)
    make_submission(form)
    assert "'=HYPERLINK(1)" in text_of(client).splitlines()[0]


def test_a_very_long_text_is_cut_in_a_sheet_not_lost(client, clerk, form):
    make_submission(form, answers={"q_body": "ă" * 40_000})
    lengths = [len(cell.value) for line in sheet_of(client).iter_rows() for cell in line if cell.value]
    assert max(lengths) == 32_767


def test_an_empty_selection_is_an_empty_table(client, clerk, form):
    assert rows_of(client, "?q=nimic") == []
    assert sheet_of(client, "?q=nimic").max_row == 1


def test_who_took_what_is_written_down(client, clerk, form):
    make_submission(form)
    make_form(title="Fără trimiteri")
    text_of(client, "?language=ro")
    entry = ModelLogEntry.objects.get(action="participation.export")
    assert (entry.user, entry.object_id) == (clerk, str(form.pk))
    assert entry.data == {"kind": "csv", "selection": "language=ro"}


def test_number_of_queries_does_not_grow_with_the_rows(client, clerk, form):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text_of(client)
        return len(captured)

    make_submission(form, owner=clerk)
    queries()
    few = queries()
    for _ in range(30):
        make_submission(form, owner=clerk)
    assert queries() == few
