"""What a page of the inbox asks of the database: at most fifteen statements, and the same ones over one row or twenty."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from cms.models import CityMap
from participation.actions import answers, cases
from participation.actions.conversation import write_to_author, write_to_staff
from participation.actions.merging import merge
from participation.choices import Channel, Outcome, Status
from participation.models import (
    Attachment,
    CaseMessage,
    ExportJob,
    FormAccess,
    FormWording,
    OutboxMessage,
    PersonalDataAccess,
    Presence,
    ReplyTemplate,
    RoutingRule,
    SavedFilter,
)
from portal.roles import role
from tests.participation.staff import STRUCTURE, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
MOST = 15
MANY = 20
WORDS = {"outcome": Outcome.ACCEPTED, "text_ro": "Punem bănci.", "text_en": "We put benches."}


@pytest.fixture
def clerk(client, site):
    """Somebody with the roles of staff: desks, pages, collections, and rows of forms in person and by group."""
    call_command("reconcile_groups", verbosity=0)
    user = make_user(first_name="Ana", last_name="Pop")
    from django.contrib.auth.models import Group

    user.groups.set(Group.objects.filter(name__in=[role(key).name for key in ("moderator", "grants_officer")]))
    client.force_login(user)
    FormAccess.objects.create(form=make_form(title="Împrumutat"), user=user)
    FormAccess.objects.create(form=make_form(title="Al grupului"), group=user.groups.first())
    return user


def asked(client, address: str, expected: int = 200) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == expected, address
    return [query["sql"] for query in captured.captured_queries]


def colleague(number: int):
    return make_user("work_ideas_desk", first_name=f"Coleg {number}")


def fill(row, number: int) -> None:
    """One more of everything that a case can hold."""
    now, by = timezone.now(), colleague(number)
    cases.add_note(submission=row, text="o notă", by=by, now=now)
    cases.assign(submission=row, owner=by, by=by, now=now)
    write_to_author(submission=row, text="Vă rugăm", by=by, now=now)
    message = write_to_staff(submission=row, text="Iată", now=now, nonce=f"n{row.pk}{number}")
    for said in (None, message):
        Attachment.objects.create(
            submission=row, key="q_file", name=f"{number}.pdf", extension="pdf", content_type="application/pdf", size=1,
            sha256="0", file=ContentFile(b"x", name="x"), message=said,
        )  # fmt: skip
    PersonalDataAccess.objects.create(submission=row, user=by, how="opened")
    Presence.objects.create(submission=row, user=by)
    OutboxMessage.objects.create(
        submission=row, kind="answer", to="a@example.org", language="ro", subject="s", body="b"
    )
    ReplyTemplate.objects.create(name=f"{number}", desk="ideas", text_ro="a", text_en="a")
    merge(submission=make_submission(row.form, title=f"La fel {number}", language="en"), into=row, by=by, now=now)
    make_form(title=f"Formular {number}")


@pytest.mark.parametrize("page", ["", "related/", "past/"])
@pytest.mark.parametrize("is_answered", [False, True])
def test_a_case_costs_the_same_with_twenty_of_everything(client, clerk, page, is_answered):
    form = make_form()
    bare, full = (make_submission(form, channel=Channel.PAPER) for _ in range(2))
    if page == "past/":  # what it names: a colleague, and another case
        fill(bare, 99)
    write_to_staff(submission=bare, text="Mai adaug ceva", now=timezone.now(), nonce="b")
    for number in range(MANY):
        fill(full, number)
    if is_answered:
        for row in (bare, full):
            row.refresh_from_db()
            answers.publish_answer(submission=row, words=WORDS, by=clerk, now=timezone.now())
    asked(client, "/admin/inbox/")  # what a process learns once
    for _look in ("the first, which is written down", "another within the hour"):
        few, many = (asked(client, f"/admin/inbox/{row.pk}/{page}") for row in (bare, full))
        assert len(many) <= len(few), "\n".join(many)
        assert len(many) <= MOST, "\n".join(query[:150] for query in many)


@pytest.mark.usefixtures("clerk")
def test_a_pin_on_the_map_costs_no_statement_more(client):
    question = {"key": "q_place", "type": "place", "role": "", "settings": {}}
    form = make_form(structure=[*STRUCTURE, question])
    FormWording.objects.update(words={**FormWording.objects.first().words, "q_place": {"label": "Unde"}})
    CityMap.objects.create(site=Site.objects.get(), version="a", bounds=[23.5, 46.7, 23.7, 46.8])
    bare, pinned = (make_submission(form, answers=place) for place in ({}, {"q_place": {"lat": 46.77, "lon": 23.59}}))
    asked(client, "/admin/inbox/")
    few, many = (asked(client, f"/admin/inbox/{row.pk}/") for row in (bare, pinned))
    assert len(many) == len(few)
    assert client.get(f"/admin/inbox/{pinned.pk}/").context["city"].bounds == (23.5, 46.7, 23.7, 46.8)


def others_of(form, clerk) -> list[str]:
    job = ExportJob.objects.create(by=clerk, kind="csv", reason="raport", finished_at=timezone.now(), rights={})
    rule = RoutingRule.objects.create(desk="ideas", owner=clerk)
    template = ReplyTemplate.objects.create(name="a", desk="ideas", text_ro="a", text_en="a")
    row = make_submission(form)
    ticked = f"id={row.pk}&next=/admin/inbox/"
    inbox, bulk = "/admin/inbox/", "/admin/bulk/participation/submission/"
    return [
        inbox,
        f"{inbox}results/",
        f"{inbox}?form={form.pk}&column=q_body&q=banci&owner=me",
        f"{inbox}?waits=reply&status=new&due=late",
        "/admin/applications/",
        f"{inbox}export/?form={form.pk}",
        f"{inbox}exports/",
        f"{inbox}exports/{job.pk}/",
        f"{inbox}access/",
        f"{inbox}letters/",
        f"{inbox}new/",
        f"{inbox}new/{form.pk}/ro/",
        f"{inbox}{row.pk}/erase/",
        *(f"{bulk}{name}/?{ticked}" for name in ("assign", "reply", "export", "file", "assign-to-me")),
        "/admin/rules/",
        f"/admin/rules/edit/{rule.pk}/",
        "/admin/rules/new/",
        f"/admin/rules/try/?form={form.pk}&text=banci",
        "/admin/reply_templates/",
        f"/admin/reply_templates/edit/{template.pk}/",
        "/admin/reply_templates/new/",
    ]


def one_more(form, clerk, number: int) -> None:
    now = timezone.now()
    row = make_submission(form, title=f"Bănci {number}", due_on=now.date(), owner=clerk)
    make_submission(make_form(title=f"Apel {number}", kind="application", desk="grants"), title=f"Cerere {number}")
    CaseMessage.objects.create(submission=row, text="?", is_from_author=True)
    OutboxMessage.objects.create(
        submission=row, kind="answer", to="a@example.org", language="ro", subject="s", body="b", failed_at=now
    )
    SavedFilter.objects.create(user=clerk, name=f"{number}", query="status=new")
    RoutingRule.objects.create(desk="ideas", owner=colleague(number), form=form, keyword="banci")
    ReplyTemplate.objects.create(name=f"{number}", desk="ideas", text_ro="a", text_en="a")
    FormAccess.objects.create(form=form, user=colleague(100 + number))
    ExportJob.objects.create(by=clerk, kind="csv", reason="raport", finished_at=now, rights={})


def test_every_other_page_stays_within_fifteen_however_many_rows(client, clerk):
    form = make_form()
    addresses = others_of(form, clerk)
    one_more(form, clerk, 1000)
    few = {address: len(asked(client, address)) for address in addresses}
    few = {address: len(asked(client, address)) for address in addresses}
    for number in range(MANY):
        one_more(form, clerk, number)
    found = {address: asked(client, address) for address in addresses}
    too_many = {address: len(queries) for address, queries in found.items() if len(queries) > MOST}
    assert not too_many, "\n".join(query[:200] for query in found[list(too_many)[-1]])
    grown = {address: (few[address], len(queries)) for address, queries in found.items() if len(queries) > few[address]}
    assert not grown


def test_numbers_on_the_first_page_cost_two_statements(client, clerk):
    """The dashboard has panels of others, too; ours are the counts, which the menu shows, and letters given up."""
    make_submission(make_form())
    asked(client, "/admin/")
    ours = [query for query in asked(client, "/admin/") if '"participation_' in query]
    assert len(ours) <= 4, "\n".join(query[:150] for query in ours)


def test_permissions_are_read_once_and_hold_for_person_and_group(clerk):
    fresh = type(clerk).objects.get(pk=clerk.pk)
    fresh.user_permissions.add(Permission.objects.get(codename="view_workinggroup"))
    fresh = type(clerk).objects.get(pk=clerk.pk)
    with CaptureQueriesContext(connection) as captured:
        assert fresh.has_perm("participation.work_ideas_desk")
        assert fresh.has_perm("youth_council.view_workinggroup")
        assert not fresh.has_perm("accounts.delete_user")
    assert len(captured) == 1
    fresh = type(clerk).objects.get(pk=clerk.pk)
    fresh.is_active = False
    assert not fresh.has_perm("participation.work_ideas_desk")


def test_a_note_of_the_log_is_not_needed_for_the_page(client, clerk):
    """Who typed it in is told on the case itself, without the history."""
    row = make_submission(make_form(), channel=Channel.PAPER, status=Status.NEW)
    ModelLogEntry.objects.all().delete()
    assert client.get(f"/admin/inbox/{row.pk}/").context["entered_by"] == ""
