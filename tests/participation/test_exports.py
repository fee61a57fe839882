"""Exports: complete, readable, and harmless when a spreadsheet opens them."""

import csv
import datetime as dt
import io
import time
import uuid

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import answers
from participation.actions.exporting import sweep_exports
from participation.choices import Outcome, Status
from participation.exports import WRITERS, neutral, printable
from participation.models import Attachment, ExportJob, FormAccess, FormVersion, FormWording, PersonalDataAccess
from participation.tasks import make_exports
from tests.participation.sending import soup
from tests.participation.staff import STRUCTURE, WORDS, make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
EXPORT = "/admin/inbox/export/"
REASON = "Raportul anual al centrului"
FORMULAS = ["=1+1", "+40722", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
INSIDE = [
    "bănci;=1+1",
    "bănci,=1+1",
    "bănci\t=1+1",
    "bănci\n@SUM(A1)",
    "bănci\r\n-2",
    'x;"=1+1;"',
    'x, "+1,"',
    "x;\x00=1",
    "x;;=1",
]


@pytest.fixture
def clerk(client):
    user = make_clerk("export_submission", first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def ask(client, kind: str, query: str = "", reason: str = REASON):
    return client.post(f"{EXPORT}{query}", {"kind": kind, "reason": reason})


def text_of(client, query: str = "") -> str:
    response = ask(client, "csv", query)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def rows_of(client, query: str = "") -> list[dict]:
    return list(csv.DictReader(io.StringIO(text_of(client, query).removeprefix("\ufeff"), newline=""), delimiter=";"))


def sheet_of(client, query: str = ""):
    page = ask(client, "xlsx", query)
    assert page.status_code == 302
    make_exports(now=timezone.now())
    response = client.get(f"{page.url}file/")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active


def values(rows: list[dict]) -> set[str]:
    return {value for row in rows for value in row.values()}


def test_needs_its_own_permission(client, form):
    client.force_login(make_clerk())
    make_submission(form)
    for kind in ("csv", "xlsx"):
        assert ask(client, kind).url == "/admin/"  # Wagtail's "you may not", to the staff home
    assert not ExportJob.objects.exists()
    assert EXPORT not in client.get("/admin/inbox/").content.decode()


def test_is_offered_with_the_selection_of_the_list(client, clerk, form):
    make_submission(form)
    page = client.get("/admin/inbox/?language=ro&p=1").content.decode()
    assert f"{EXPORT}?language=ro" in page
    assert "propunere" in soup(client.get(f"{EXPORT}?language=ro")).select_one(".inbox-hint").get_text()


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
    words = {key: value for key, value in WORDS["ro"].items() if key != "q_topic"} | {
        "q_body": {"label": "Descrie ideea"}
    }
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
    file = Attachment(
        submission=row,
        key="q_file",
        name="plan.pdf",
        extension="pdf",
        content_type="application/pdf",
        size=1,
        sha256="0",
    )
    file.file.save("a", ContentFile(b"x"), save=False)
    file.save()
    assert rows_of(client)[0]["Fotografii"] == f"plan.pdf (http://testserver/admin/inbox/{row.pk}/files/{file.pk}/)"


def test_csv_says_that_it_is_utf8_and_is_streamed(client, clerk, form):
    make_submission(form, title="Șosea, țărm")
    response = ask(client, "csv")
    assert response.streaming
    assert response.headers["Content-Disposition"].startswith("attachment;")
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Șosea, țărm".encode() in content


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_has_no_formula_in_any_writable_field(client, clerk, form, formula):
    make_submission(
        form,
        title=formula,
        author_name=formula,
        phone=formula[:40],
        answers={"q_title": formula, "q_body": formula, "q_topic": formula},
    )
    found = values(rows_of(client))
    assert neutral(formula) in found and neutral(formula).startswith("'")
    assert not [value for value in found if value and value[0] in "=+-@\t\r\x00"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_xlsx_cells_are_text_as_it_was_written(client, clerk, form, formula):
    make_submission(form, author_name=formula, answers={"q_body": formula})
    cells = [cell for line in sheet_of(client).iter_rows() for cell in line if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert formula.strip("\r") in {cell.value.replace("_x000D_", "").replace("\r", "") for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]


def cells_as_read(text: str, separator: str) -> set[str]:
    return {
        cell.lstrip(' "\x00') for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row
    }


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("words", INSIDE)
def test_no_separator_that_a_spreadsheet_expects_makes_a_formula_of_a_part_of_a_cell(
    client, clerk, form, words, separator
):
    stored = words.replace("\x00", "")  # a database keeps no NUL
    make_submission(form, author_name=stored, answers={"q_body": stored})
    text = text_of(client).removeprefix("\ufeff")
    assert not [cell for cell in cells_as_read(text, separator) if cell.startswith(("=", "+", "-", "@"))]
    for whole in (f"a{separator}{neutral(words)}\r\n", f'"a"{separator}"{neutral(words)}"\r\n'):
        assert not [cell for cell in cells_as_read(whole, separator) if cell.startswith(("=", "+", "-", "@"))]


def test_words_and_sums_inside_a_cell_stay_as_they_were_written():
    for words in ("bănci, copaci; 2+2=4", "e-mail: a@b.ro", "între 5-7, 10 lei", "a = b", "„da”\nși nu"):
        assert neutral(words) == words


def test_a_romanian_excel_finds_one_column_per_heading(client, clerk, form):
    make_submission(form, title="Bănci, copaci; umbră")
    text = text_of(client)
    assert text.startswith('\ufeff"') and '";"' in text.splitlines()[0]
    assert "Bănci, copaci; umbră" in values(rows_of(client))


def test_a_cell_of_separators_costs_no_more_time_than_its_length():
    started = time.process_time()
    for piece in ("\t", ";", ", ", '"', ';"', "\n ", "; \t"):
        neutral(";" + piece * 100_000)
    assert (
        time.process_time() - started < 2
    )  # a fraction of a second; a run read again from each of its places: minutes


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


def test_who_took_what_and_why_is_written_down(client, clerk, form):
    row = make_submission(form)
    make_form(title="Fără trimiteri")
    text_of(client, "?language=ro")
    entry = ModelLogEntry.objects.get(action="participation.export")
    assert (entry.user, entry.object_id) == (clerk, str(form.pk))
    assert entry.data["reason"] == REASON
    assert (entry.data["kind"], entry.data["selection"]) == ("csv", "language=ro")
    seen = PersonalDataAccess.objects.get()
    assert (seen.submission, seen.user, seen.how) == (row, clerk, "exported")
    job = ExportJob.objects.get()
    assert (job.reason, job.rows_total, job.rows_done) == (REASON, 1, 1)


def test_the_log_does_not_repeat_the_name_that_was_searched_for(client, clerk, form):
    make_submission(form, contact_text="ioana pop")
    assert len(rows_of(client, "?q=ioana&language=ro")) == 1
    assert ModelLogEntry.objects.get(action="participation.export").data["selection"] == "language=ro"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_without_a_reason_nothing_leaves(client, clerk, form, kind):
    make_submission(form)
    for reason in ("", "  ", "da"):
        response = ask(client, kind, reason=reason)
        assert response.status_code == 200 and not response.streaming
    assert not ExportJob.objects.exists()


class TestInTheBackground:
    @pytest.fixture
    def job(self, client, clerk, form):
        make_submission(form, title="Bănci")
        page = ask(client, "xlsx")
        self.address = page.url
        return ExportJob.objects.get()

    def test_the_page_says_how_far_it_is_and_then_offers_the_file(self, client, job):
        page = soup(client.get(self.address))
        assert page.select_one("progress") and not page.select_one("a[download]")
        assert client.get(f"{self.address}?progress=1").json() == {"share": 0, "rows": 0, "done": False}
        assert client.get(f"{self.address}file/").status_code == 404
        assert make_exports(now=timezone.now()) == 1
        assert soup(client.get(self.address)).select_one("a[download]")["href"] == f"{self.address}file/"
        assert client.get(f"{self.address}?progress=1").json() == {"share": 100, "rows": 1, "done": True}
        assert make_exports(now=timezone.now()) == 0

    def test_it_is_its_owners_alone(self, client, job):
        make_exports(now=timezone.now())
        client.force_login(make_clerk("export_submission"))
        absent = f"/admin/inbox/exports/{uuid.uuid4()}/"
        for tail in ("", "file/", "?progress=1"):
            foreign = client.get(f"{self.address}{tail}")
            assert (foreign.status_code, foreign.content) == (404, client.get(f"{absent}{tail}").content)
        assert self.address not in client.get("/admin/inbox/exports/").content.decode()

    def test_after_a_week_the_file_goes_and_the_reason_stays(self, client, job):
        make_exports(now=timezone.now())
        job.refresh_from_db()
        storage, name = job.file.storage, job.file.name
        assert sweep_exports(now=job.created_at + dt.timedelta(days=6)) == 0
        assert sweep_exports(now=job.created_at + dt.timedelta(days=8)) == 1
        job.refresh_from_db()
        assert not storage.exists(name) and job.reason == REASON
        assert client.get(f"{self.address}file/").status_code == 404
        assert client.get(self.address).status_code == 200

    def test_rights_that_ended_meanwhile_end_it(self, client, clerk, job):
        clerk.user_permissions.remove(*clerk.user_permissions.filter(codename="export_submission"))
        assert make_exports(now=timezone.now()) == 0
        job.refresh_from_db()
        assert job.failed_at and not job.file

    @pytest.mark.parametrize("right", ["export_submission", "view_contact", "view_sensitive", "work_ideas_desk"])
    def test_rights_that_ended_after_it_was_made_take_the_file_away(self, client, clerk, job, right):
        clerk.user_permissions.add(Permission.objects.get(codename="work_youth_desk"))  # there is an inbox still
        job.refresh_from_db()
        make_exports(now=timezone.now())
        assert client.get(f"{self.address}file/").status_code == 200
        clerk.user_permissions.remove(Permission.objects.get(codename=right))
        for tail in ("", "file/", "?progress=1"):
            assert client.get(f"{self.address}{tail}").status_code == 404
        assert self.address not in client.get("/admin/inbox/exports/").content.decode()

    def test_a_form_taken_away_takes_the_file_away(self, client, clerk, form, job):
        clerk.user_permissions.remove(Permission.objects.get(codename="work_ideas_desk"))
        given = FormAccess.objects.create(form=form, user=clerk)
        make_exports(now=timezone.now())
        assert client.get(f"{self.address}file/").status_code == 200
        given.delete()
        FormAccess.objects.create(form=make_form(title="Alt formular"), user=clerk)
        assert client.get(f"{self.address}file/").status_code == 404

    def test_rights_gained_since_take_nothing_away(self, client, clerk, job):
        make_exports(now=timezone.now())
        clerk.user_permissions.add(*Permission.objects.filter(codename__in=["work_youth_desk", "work_grants_desk"]))
        assert client.get(f"{self.address}file/").status_code == 200

    def test_a_worker_that_dies_with_it_tries_again_and_gives_up_the_fourth_time(self, client, job, monkeypatch):
        def die(*args):
            raise RuntimeError

        monkeypatch.setitem(WRITERS, "xlsx", die)
        for _try in range(3):
            with pytest.raises(RuntimeError):
                make_exports(now=timezone.now())
        assert make_exports(now=timezone.now()) == 0
        assert soup(client.get(self.address)).select_one(".inbox-late")


def test_whoever_may_not_know_who_wrote_exports_no_names(client, form):
    client.force_login(make_user("view_submission", "export_submission", "work_ideas_desk"))
    make_submission(form, phone="+40722000111")
    found = values(rows_of(client))
    assert not found & {"Ioana Pop", "ioana@example.com", "+40722000111", "'+40722000111"}
    assert "Aș vrea bănci la umbră." in found


def test_sensitive_answers_leave_only_with_whoever_may_read_them(client, clerk):
    structure = [*STRUCTURE[:2], {"key": "q_topic", "type": "text", "role": "", "settings": {"privacy": "sensitive"}}]
    make_submission(make_form(structure=structure), answers={"q_topic": "diagnosticul meu"})
    assert "diagnosticul meu" in values(rows_of(client))
    client.force_login(make_user("view_submission", "export_submission", "view_contact", "work_ideas_desk"))
    assert "diagnosticul meu" not in text_of(client)
    assert "Domeniul" not in rows_of(client)[0]


def test_every_row_leaves_once_over_all_slices(client, clerk, form, monkeypatch):
    monkeypatch.setattr("participation.exports.CHUNK", 3)
    now = timezone.now()
    wanted = [
        make_submission(form, received_at=now - dt.timedelta(minutes=number // 4)).reference for number in range(11)
    ]
    assert sorted(next(iter(row.values())) for row in rows_of(client)) == sorted(wanted)


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
