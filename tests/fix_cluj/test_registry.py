"""The officer's board says what each application still lacks, and the registry of a call holds everything that was done."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fix_cluj.actions import checking, committee
from fix_cluj.models import Application, CheckItem
from participation.actions import team as teams
from participation.models import Attachment, Form, FormPage, Submission
from tests.factories import make_form_page, question_block
from tests.fix_cluj import judging
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import Visitor, soup

pytestmark = pytest.mark.django_db
AGREEMENT = "Acordul părintelui"


@pytest.fixture
def owing(call):
    """A form whose agreement and acceptances may follow, and whose addresses are confirmed; three teams have sent it."""
    minors = question_block("single_choice", "Are vreun membru sub 18 ani?", required=True, choices=["nu", "da"])
    asked = question_block("file", AGREEMENT, required=True, role="guardian", types=["pdf"])
    asked["value"]["settings"] |= {"if_question": minors["id"], "if_answer": minors["value"]["choices"][1]["id"]}
    questions = [
        question_block("text", "Numele echipei", required=True, role="team"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("email", "E-mail", role="email"),
        minors,
        asked,
    ]
    late = {"late_days": 5, "late_guardian": True, "late_acceptance": True, "needs_confirmation": True}
    form = make_form_page(call, kind="application", desk="grants", answer_days=10, questions=questions, **late)
    for name, email, is_minor in (
        ("Umbra", "u@example.org", True),
        ("Nisip", "n@example.org", False),
        ("Pod", "", False),
    ):
        send(Visitor(form), name, email, is_minor=is_minor)
    return {row.team: row for row in Application.objects.all()}


def send(sender: Visitor, name: str, email: str, *, is_minor: bool) -> None:
    of_age, under_age = next(row["choices"] for row in sender.wording.version.structure if row.get("choices"))
    answers = {"Numele echipei": name, "Titlul ideii": f"Ideea {name}", "E-mail": email}
    posted = sender.typed({label: value for label, value in answers.items() if value})
    posted[sender.key("Are vreun membru sub 18 ani?")] = under_age if is_minor else of_age
    assert sender.post(posted).status_code == 302


def listed(client, address: str) -> dict[str, str]:
    """Team → what it still lacks, as the board lists them."""
    rows = soup(client.get(address)).select("table.listing tbody tr")
    cells = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]
    return {row[3]: row[7] for row in cells if len(row) > 3}


def test_the_board_says_what_each_application_lacks_and_lists_the_incomplete_alone(call, owing, client):
    now = timezone.now()
    teams.invite_member(holder=owing["Nisip"].submission, email="m@example.org", role="view", sender=None, now=now)
    Submission.objects.filter(application=owing["Nisip"]).update(confirmed_at=now)
    board = reverse("grants:board", args=[call.translation_key])
    client.force_login(judging.officer())
    lacks = listed(client, board)
    assert AGREEMENT in lacks["Umbra"] and "neconfirmată" in lacks["Umbra"]
    assert lacks["Nisip"].startswith("1 membru") and lacks["Pod"] == "–"
    assert set(listed(client, f"{board}?lacking=on")) == {"Umbra", "Nisip"}
    key = next(row["key"] for row in owing["Umbra"].submission.wording.version.structure if row["role"] == "guardian")
    paper = {"key": key, "name": "a.pdf", "extension": "pdf", "size": 1}
    Attachment.objects.create(submission=owing["Umbra"].submission, scan="infected", **paper)
    assert AGREEMENT in listed(client, board)["Umbra"], "a file that nobody can open is not there"
    Attachment.objects.update(scan="clean")
    Submission.objects.filter(application=owing["Umbra"]).update(confirmed_at=now)
    teams.accept_membership(member=owing["Nisip"].submission.members.get(), now=now)
    assert set(listed(client, board).values()) == {"–"} and listed(client, f"{board}?lacking=on") == {}


def test_the_board_of_many_asks_as_often_as_that_of_few(call, owing, client):
    board = reverse("grants:board", args=[call.translation_key])
    client.force_login(judging.officer())
    client.get(board)

    def asked(address) -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return [query["sql"] for query in captured.captured_queries]

    few = asked(board), asked(f"{board}?lacking=on")
    sender = Visitor(FormPage.objects.get(kind="application"))
    for number in range(6):
        send(sender, f"T{number}", f"t{number}@example.org", is_minor=number % 2 == 0)
    many = asked(board), asked(f"{board}?lacking=on")
    assert [len(queries) for queries in many] == [len(queries) for queries in few], many


def test_the_pipeline_counts_every_state(call, applications, officers, client):
    client.force_login(officers[0])
    judging.move(application=applications["Pod"], verb="withdraw", by=None, now=timezone.now())
    page = soup(client.get(reverse("grants:board", args=[call.translation_key])))
    numbers = {item["href"]: item.strong.get_text() for item in page.select(".inbox-shortcuts a")}
    assert (numbers["?state=eligible"], numbers["?state=withdrawn"], numbers["?state=submitted"]) == ("5", "1", "0")


@pytest.fixture
def worked_on(call, form, team, time_machine):
    """An officer wrote the checklist, refused one application with a reason and formed the committee."""
    officer = judging.officer()
    found = Form.objects.get(page_key=form.translation_key)
    rows = {
        name: judging.apply(found, team=name, minutes=n, checked=False) for n, name in enumerate(("Umbra", "Nisip"))
    }
    time_machine.move_to(CLOSES + dt.timedelta(days=1), tick=False)
    now = timezone.now()
    checking.set_checklist(call=call, lines=[("Buletin", "Identity card")], by=officer, now=now)
    item = CheckItem.objects.get()
    facts = {"seen": str(rows["Umbra"].submission_id), "met": {item.pk: False}, "notes": {item.pk: "Lipsește."}}
    checking.check(application=rows["Umbra"], by=officer, now=now, **facts)
    checking.admit(application=rows["Umbra"], reason="Era în anexă.", by=officer, now=now)
    committee.form_committee(call=call, by=officer, now=now)
    return officer, rows


def test_the_registry_tells_what_was_done_when_by_whom_about_which_and_why(call, worked_on, client):
    officer, rows = worked_on
    registry = reverse("grants:registry", args=[call.translation_key])
    client.force_login(officer)
    assert registry in client.get(reverse("grants:board", args=[call.translation_key])).content.decode()
    page = soup(client.get(registry))
    lines = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]
    admitted = next(line for line in lines if "Era în anexă." in line[1])
    assert (admitted[2] == rows["Umbra"].code and str(officer) in admitted[3]) or officer.get_full_name() in admitted[3]
    told = client.get(f"{registry}?csv=1").content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(told), delimiter=";"))
    assert len(table) - 1 == len(lines) > 6 and {len(line) for line in table} == {5}
    assert [line[0] for line in table[1:]] == sorted((line[0] for line in table[1:]), reverse=True)
    assert "umbra@example.org" not in told and "Ideea Umbra" not in told, "names no applicant and quotes nobody"
    one = soup(client.get(f"{registry}?code={rows['Umbra'].code.lower()}"))
    codes = {row.select("td")[2].get_text(strip=True) for row in one.select("tbody tr")}
    assert codes == {rows["Umbra"].code}


def test_the_registry_is_closed_to_reviewers_and_other_desks_and_cannot_be_written(call, worked_on, client):
    registry = reverse("grants:registry", args=[call.translation_key])
    client.force_login(judging.reviewer())
    assert client.get(registry).status_code == client.get(f"{registry}?csv=1").status_code == 404
    client.force_login(judging.person("officer_application", "view_submission", "work_ideas_desk"))
    assert client.get(f"{registry}?csv=1").status_code == 403
    client.force_login(worked_on[0])
    assert client.post(registry).status_code == 405
