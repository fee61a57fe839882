"""The grants officer's own list of applications: call, team, sum and files; and that nobody else finds it."""

import csv
import datetime as dt
import io
import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from participation.actions import cases
from participation.choices import FormKind, Status
from participation.models import Attachment, Form, FormVersion, FormWording
from tests.factories import make_form_page, question_block
from tests.fix_cluj.builders import make_call, make_programme
from tests.participation.sending import soup
from tests.participation.staff import make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
APPLICATIONS, INBOX = "/admin/applications/", "/admin/inbox/"
OFFICER = ("view_submission", "change_submission", "answer_submission", "export_submission", "work_grants_desk")
STRUCTURE = [
    {"key": "q_title", "type": "text", "role": "title", "settings": {}},
    {"key": "q_team", "type": "text", "role": "team", "settings": {}},
    {"key": "q_sum", "type": "number", "role": "amount", "settings": {}},
    {"key": "q_file", "type": "file", "role": "", "settings": {}},
]


@pytest.fixture
def officer(client):
    user = make_user(*OFFICER, first_name="Gina", last_name="Granturi")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form(title="Cerere de finanțare", desk="grants", kind=FormKind.APPLICATION, structure=STRUCTURE)


def apply_for(
    form, title: str = "Pânze de umbră", team: str = "Umbra", amount: str = "12400", files: int = 0, **fields
):
    row = make_submission(form, title=title, answers={"q_team": team, "q_sum": amount}, **fields)
    for number in range(files):
        name = f"acord-{number}.pdf"
        facts = {"extension": "pdf", "content_type": "application/pdf", "size": 1, "sha256": "0", "file": name}
        Attachment.objects.create(submission=row, key="q_file", name=name, **facts)
    return row


def listed(response) -> list[str]:
    assert response.status_code == 200
    return [row.title for row in response.context["object_list"]]


def test_it_lists_applications_and_nothing_else_of_the_desk(client, officer, form):
    apply_for(form)
    make_submission(make_form(title="Întrebări despre granturi", desk="grants"), title="O întrebare")
    make_submission(make_form(), title="O idee")
    assert listed(client.get(APPLICATIONS)) == ["Pânze de umbră"]
    assert set(listed(client.get(INBOX))) == {"Pânze de umbră", "O întrebare"}


def test_a_row_says_call_team_sum_and_files(client, officer, site):
    call = make_call(make_programme(site), title="Apelul de primăvară")
    page = make_form_page(
        call,
        title="Cerere",
        kind="application",
        desk="grants",
        questions=[
            question_block("text", "Titlul", role="title"),
            question_block("text", "Echipa", role="team"),
            question_block("number", "Suma", role="amount"),
        ],
    )
    form = Form.objects.get(page_key=page.translation_key)
    keys = {entry["role"]: entry["key"] for entry in form.current_version.structure}
    row = apply_for(form, files=2, due_on=dt.date(2020, 1, 1))
    row.answers = {keys["team"]: "Umbra la stație", keys["amount"]: "12400.50"}
    row.save()
    text = " ".join(soup(client.get(APPLICATIONS)).select_one("tbody tr").get_text(" ").split())
    for words in ("Pânze de umbră", row.reference, "Umbra la stație", "Apelul de primăvară", "2", "Nouă"):
        assert words in text, words
    assert "12.400,50" in text or "12,400.50" in text


def test_team_and_sum_are_found_in_every_version_of_the_form(client, officer, form):
    apply_for(form, title="Veche", team="Echipa veche")
    later = [entry | {"key": entry["key"].replace("q_team", "q_group")} for entry in STRUCTURE]
    version = FormVersion.objects.freeze(form, later)
    FormWording.objects.freeze(version, "ro", {"_form": {"title": "Cerere"}})
    form.refresh_from_db()
    row = apply_for(form, title="Nouă")
    row.answers = {"q_group": "Echipa nouă"}
    row.save()
    text = soup(client.get(APPLICATIONS)).select_one("tbody").get_text()
    assert "Echipa veche" in text and "Echipa nouă" in text


def test_filters_and_shortcuts_stay_among_applications(client, officer, form):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    apply_for(form, title="Depășită", due_on=yesterday, status=Status.IN_PROGRESS)
    apply_for(form, title="Nouă")
    make_submission(make_form(title="Altele", desk="grants"), title="Altceva", due_on=yesterday)
    assert listed(client.get(f"{APPLICATIONS}?due=late")) == ["Depășită"]
    assert listed(client.get(f"{APPLICATIONS}?q=depasita")) == []
    page = soup(client.get(APPLICATIONS))
    numbers = {
        item.a.contents[0].strip(): item.span.get_text() for item in page.select(".inbox-shortcuts li") if item.span
    }
    assert numbers["Deschise"] == "2" and numbers["Cu termen depășit"] == "1"
    assert page.select_one(".inbox-shortcuts [aria-current]").get_text(strip=True) == "Toate"


def test_a_case_opened_from_the_list_leads_back_to_it_and_on_to_the_next(client, officer, form):
    first, second = apply_for(form, title="Prima"), apply_for(form, title="A doua")
    make_submission(make_form(title="Altele", desk="grants"), title="Altceva")
    link = next(a["href"] for a in soup(client.get(APPLICATIONS)).select("td.title a") if "Prima" in a.get_text())
    case = soup(client.get(link))
    assert case.select_one(f"a[href^='{APPLICATIONS}']")
    response = client.post(link.replace("/?", "/do/take/?"), {"next": "1", "seen": cases.marker_of(first)})
    first.refresh_from_db()
    assert first.owner == officer
    assert response.url == f"{INBOX}{second.pk}/?kind=application"


def test_export_holds_applications_only(client, officer, form):
    apply_for(form)
    make_submission(make_form(title="Altele", desk="grants"), title="Altceva")
    link = soup(client.get(APPLICATIONS)).select_one("a[href*='/export/']")["href"]
    assert "kind=application" in link
    response = client.post(link, {"kind": "csv", "reason": "Ședința comisiei"})
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2 and "12400" in rows[1]


def test_an_application_is_answered_or_not_admitted_and_never_taken_over(client, officer, form):
    row = apply_for(form)
    case = soup(client.get(f"{INBOX}{row.pk}/"))
    assert {field["value"] for field in case.select("[name='answer-outcome']")} == {"explained", "refused"}
    assert "Respinsă la verificare" in case.get_text()


def test_queries_do_not_grow_with_the_applications(client, officer, form):
    def asked() -> int:
        client.get(APPLICATIONS)
        with CaptureQueriesContext(connection) as captured:
            client.get(APPLICATIONS)
        return len(captured)

    for number in range(3):
        apply_for(form, title=f"A{number}")
    few = asked()
    for number in range(20):
        apply_for(form, title=f"B{number}", files=1)
    assert asked() == few


@pytest.fixture
def people(site):
    """One person of every role, as the table of roles makes them."""
    call_command("reconcile_groups", verbosity=0)
    found = {}
    for group in Group.objects.all():
        found[group.name] = User.objects.create_user(
            f"{uuid.uuid4().hex[:8]}@example.com", "parola-de-test-1", is_staff=True
        )
        found[group.name].groups.add(group)
    return found


def test_only_the_grants_desk_finds_applications_anywhere(people, form):
    row = apply_for(form)
    addresses = (APPLICATIONS, f"{APPLICATIONS}results/", f"{INBOX}{row.pk}/", f"{INBOX}{row.pk}/?kind=application")
    for role, user in people.items():
        client = Client()
        client.force_login(user)
        answers = {address: client.get(address).status_code for address in addresses}
        if role == "Responsabili granturi":
            assert set(answers.values()) == {200}, answers
        else:
            assert set(answers.values()) == {404}, (role, answers)
        menu = client.get("/admin/").content.decode()
        assert (APPLICATIONS in menu) == (role == "Responsabili granturi"), role
        listing = client.get(f"{INBOX}?kind=application")
        assert role == "Responsabili granturi" or "Pânze de umbră" not in listing.content.decode()


def test_the_desk_alone_is_what_opens_the_list(client, form):
    apply_for(form)
    permission = Permission.objects.get(codename="work_grants_desk")
    user = make_user("view_submission", "work_ideas_desk")
    client.force_login(user)
    assert client.get(APPLICATIONS).status_code == 404
    user.user_permissions.add(permission)
    client.force_login(User.objects.get(pk=user.pk))
    assert listed(client.get(APPLICATIONS)) == ["Pânze de umbră"]
