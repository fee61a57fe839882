"""The yearly report on transparency: what it counts, what nobody told stays unknown, and what is published stays as it was."""

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cms.models import PortalDocument
from debates.actions.reports import publish_report, withdraw_report
from debates.exports import xlsx_of
from debates.models import AnnualReport, DebatesIndexPage
from debates.queries.report import figures_of
from debates.queries.tables import by_hand_table, number_of, tables_of
from participation.exports import csv_of
from participation.models import Submission
from tests.debates.registering import Debate, answer
from tests.factories import make_debate, publish, translate
from tests.participation.sending import soup
from tests.participation.staff import make_clerk, make_user

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 22)


def test_what_nobody_told_is_unknown_and_zero_is_zero():
    _headings, rows = by_hand_table({"acts_adopted": 0, "court_cases": None})
    numbers = [number for _label, number in rows]
    assert numbers[0] == 0 and numbers.count(0) == 1 and all(isinstance(number, str) for number in numbers[1:])


def test_participants_whom_nobody_counted_are_unknown():
    figures = [{"participants": 0, "held": 2, "uncounted": number} for number in (2, 1, 0)]
    assert [number_of("participants", line) for line in figures] == ["nu se cunoaște", 0, 0]
    assert number_of("spoken", figures[0] | {"spoken": 0}) == 0


def test_no_cell_of_a_file_is_a_formula_and_numbers_stay_numbers():
    table = (["Ce", "Număr"], [["=1+1", 3]])
    text = csv_of([table, table]).decode("utf-8-sig")
    assert '"\'=1+1";"3"' in text and text.count("Număr") == 2
    with zipfile.ZipFile(io.BytesIO(xlsx_of({"Foaie": table}))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "<v>3</v>" in sheet


@pytest.fixture
def year(site):
    """A draft act with contributions, a voluntary debate nobody counted, and what does not belong into the report."""
    with time_machine.travel(NOW, tick=True):
        minutes = PortalDocument.objects.create(title="Proces-verbal", file=ContentFile(b"x", name="pv.txt"))
        act = Debate(
            site, regime="draft_act", announced_on=dt.date(2026, 9, 1), date=dt.date(2026, 9, 10), is_held=True,
            participants_on_site=80, participants_online=40, minutes=minutes, is_requested=True,
            results_due_on=dt.date(2026, 9, 20),
        )  # fmt: skip
        make_debate(site, title="Parc", date=dt.date(2026, 3, 3), is_held=True)
        make_debate(site, title="Anunțată", date=dt.date(2026, 12, 3), announced_on=dt.date(2026, 11, 20))
        make_debate(site, title="Internă", kind="meeting", date=dt.date(2026, 4, 4), is_held=True)
        make_debate(site, title="Demo", date=dt.date(2026, 4, 4), is_held=True, is_demonstration=True)
        make_debate(site, title="Alt an", date=dt.date(2025, 4, 4), is_held=True)
        clerk = make_clerk()
        taken, refused, _waiting, older = act.send(), act.send(), act.send(), act.send()
        answer(taken, by=clerk)
        answer(refused, by=clerk, outcome="refused", text="Nu e loc.")
        Submission.objects.filter(pk=older.pk).update(received_at=dt.datetime(2025, 12, 31, 21, 59, tzinfo=dt.UTC))
        yield act


@pytest.mark.django_db
def test_a_year_is_counted_from_dates_registers_and_answers(year, django_assert_num_queries):
    with django_assert_num_queries(4):
        figures = figures_of(2026, TODAY)
    act, free = figures["regimes"]["draft_act"], figures["regimes"]["voluntary"]
    assert act == {
        "announced": 1, "requested": 1, "held": 1, "participants": 120, "uncounted": 0, "minutes": 1, "late": 1,
        "written": 3, "spoken": 0, "accepted": 1, "partly": 0, "explained": 0, "refused": 1, "waiting": 1,
    }  # fmt: skip
    assert (free["announced"], free["held"], free["uncounted"], free["participants"]) == (1, 1, 1, 0)
    assert [row["title_ro"] for row in figures["debates"]] == ["Parc", "Piața Unirii", "Anunțată"]
    assert figures["total"]["held"] == 2
    before = figures_of(2025, TODAY)
    assert before["total"]["written"] == 1, "midnight of the city, not of Greenwich, ends the year"
    assert [len(row) for _title, (head, rows) in tables_of(figures, {}).items() for row in rows] == [
        len(head) for head, rows in tables_of(figures, {}).values() for _row in rows
    ]


@pytest.mark.django_db
def test_what_is_published_stays_as_it_was_until_it_is_published_again(year, site):
    index = DebatesIndexPage.objects.get(locale=site.locale)
    translate(publish(index))
    url, english = f"{index.get_url()}raport/2026/", f"{index.get_translations().get().get_url()}report/2026/"
    assert Client().get(url).status_code == 404
    AnnualReport.objects.create(year=2026, court_cases=0, note_ro="Observații.", note_en="Remarks.")
    publish_report(year=2026, by=None, now=timezone.now())
    AnnualReport.objects.update(note_ro="Ciornă.", note_en="Draft.")
    year.send()
    for address, words in ((url, "Observații."), (english, "Remarks.")):
        page = soup(Client().get(address))
        assert words in page.get_text()
        row = next(row for row in page.find_all("tr") if row.find("th").get_text().endswith(("în scris", "in writing")))
        assert row.find_all("td")[-1].get_text() == "3"
    file = Client().get(f"{english}?file=csv")
    assert file["Content-Type"].startswith("text/csv") and "Contributions in writing" in file.content.decode()
    assert Client().get(f"{url}?file=exe").status_code == 404
    publish_report(year=2026, by=None, now=timezone.now())
    assert AnnualReport.objects.get().figures["total"]["written"] == 4
    withdraw_report(year=2026, by=None, now=timezone.now())
    assert Client().get(url).status_code == 404
    assert AnnualReport.objects.get().court_cases == 0


@pytest.mark.django_db
def test_one_click_gives_the_report_and_editors_complete_and_publish_it(year):
    editor = Client()
    editor.force_login(User.objects.create_superuser(email="sefa@example.org", password="parola-de-probă"))
    shown = soup(editor.get(reverse("law_report:index")))
    assert "Piața Unirii" in shown.get_text()
    assert "Piața Unirii" in soup(editor.get(reverse("law_report:year", args=[2026]))).get_text()
    half = editor.post(reverse("law_report:year", args=[2026]), {"court_cases": "2", "note_ro": "Doar în română."})
    assert half.status_code == 200 and not AnnualReport.objects.exists()
    editor.post(reverse("law_report:year", args=[2026]), {"court_cases": "2", "note_ro": "Da.", "note_en": "Yes."})
    editor.post(reverse("law_report:publish", args=[2026]))
    report = AnnualReport.objects.get()
    assert (report.court_cases, report.acts_adopted) == (2, None)
    assert report.figures["by_hand"]["court_cases"] == 2 and report.published_at
    for kind in ("csv", "xlsx"):
        assert editor.get(reverse("law_report:file", args=[2026, kind])).content
    editor.post(reverse("law_report:withdraw", args=[2026]))
    assert AnnualReport.objects.get().published_at is None
    clerk = Client()
    clerk.force_login(make_user("view_submission", "work_ideas_desk"))
    assert clerk.get(reverse("law_report:index")).status_code == 302
    clerk.post(reverse("law_report:publish", args=[2026]))
    assert AnnualReport.objects.get().published_at is None
