"""The wrong door: everything goes along, the author is told, and it can be undone."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import cases, handover
from participation.actions.handover import HandoverRefused
from participation.actions.merging import merge
from participation.choices import Status
from participation.models import Attachment, CaseMessage, OutboxMessage, Presence, RoutingRule
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
YOUTH = ("view_submission", "change_submission", "answer_submission", "view_contact", "work_youth_desk")


@pytest.fixture
def ana(client):
    user = make_clerk(first_name="Ana", last_name="Pop")
    client.force_login(user)
    return user


@pytest.fixture
def vlad():
    return make_user(*YOUTH, first_name="Vlad", last_name="Rus")


@pytest.fixture
def youth():
    return make_form(title="Idei de la tineri", desk="youth", kind="idea", notify_addresses="tineret@example.org")


@pytest.fixture
def row():
    form = make_form(title="Idei", notify_addresses="idei@example.org")
    return make_submission(form, due_on=dt.date(2030, 5, 6), promised_on=dt.date(2030, 5, 6), status=Status.IN_PROGRESS)


def give(row, by, **where):
    return handover.hand_over(submission=row, by=by, now=timezone.now(), **where)


def case(row, *parts) -> str:
    return "/".join(["/admin/inbox", str(row.pk), *parts]) + "/"


def test_everything_goes_along_and_nothing_changes_but_the_place(row, ana, youth):
    Attachment.objects.create(
        submission=row,
        key="q_file",
        name="plan.pdf",
        extension="pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        file="x",
    )
    cases.add_note(submission=row, text="De văzut.", by=ana, now=timezone.now())
    before = {
        name: getattr(row, name)
        for name in ("reference", "answers", "title", "email", "wording_id", "due_on", "promised_on", "received_at")
    }
    origin = row.form
    row = give(row, ana, desk="youth", form=youth, note="E pentru voi.")
    row.refresh_from_db()
    assert (row.desk, row.form, row.handed_from, row.status, row.owner) == ("youth", youth, origin, Status.NEW, None)
    assert {name: getattr(row, name) for name in before} == before
    assert (row.attachments.count(), row.notes.count()) == (1, 2)
    assert [entry["label"] for entry in row.labelled_answers()][:2] == ["Titlul ideii", "Ideea ta"]


def test_author_is_told_in_their_language_by_letter_and_in_the_case(ana, youth):
    row = make_submission(make_form(), language="en", promised_on=dt.date(2030, 5, 6))
    give(row, ana, desk="youth", form=youth)
    message = CaseMessage.objects.get()
    assert message.kind == CaseMessage.Kind.HANDOVER
    assert row.reference in message.text
    assert "6 May 2030" in message.text
    letter = OutboxMessage.objects.get(to="ioana@example.com")
    assert (letter.language, message.text in letter.body) == ("en", True)


def test_new_desk_hears_of_it_and_its_front_desk_says_whose_it_is(row, ana, vlad, youth):
    RoutingRule.objects.create(owner=vlad, desk="youth")
    row = give(row, ana, desk="youth", form=youth)
    assert row.owner == vlad
    assert OutboxMessage.objects.filter(to=vlad.email, kind="handed_over").count() == 1
    actions = list(ModelLogEntry.objects.for_instance(row).order_by("timestamp", "pk").values_list("action", flat=True))
    assert actions[:2] == ["participation.hand_over", "participation.route"]


def test_without_a_form_the_people_of_the_desk_hear_of_it(row, ana, vlad):
    give(row, ana, desk="youth")
    assert set(OutboxMessage.objects.filter(kind="handed_over").values_list("to", flat=True)) == {vlad.email}


def test_whoever_gave_it_away_sees_it_no_more_and_the_other_desk_does(client, row, ana, vlad, youth):
    marker = client.get(case(row)).context["marker"]
    sent = {"handover-target": f"youth:{youth.pk}", "handover-note": "", "handover-seen": marker}
    response = client.post(case(row, "hand-over"), sent, follow=True)
    assert response.status_code == 200
    assert row.reference in response.content.decode()  # the message says so
    assert client.get(case(row)).status_code == 404
    assert not Presence.objects.exists()
    client.force_login(vlad)
    page = client.get(case(row)).content.decode()
    assert "Bănci în parc" in page
    assert "Idei" in page


def test_handing_back_undoes_it(client, row, ana, vlad, youth):
    origin = row.form
    give(row, ana, desk="youth", form=youth)
    client.force_login(vlad)
    marker = client.get(case(row)).context["marker"]
    assert client.post(case(row, "hand-back"), {"seen": marker}).status_code == 302
    row.refresh_from_db()
    assert (row.desk, row.form, row.handed_from) == ("ideas", origin, None)
    assert CaseMessage.objects.count() == 2
    assert client.get(case(row)).status_code == 404


def test_what_had_no_day_gets_the_one_of_its_new_form(ana):
    row = make_submission(make_form())
    target = make_form(title="Petiții", kind="petition", answer_days=30)
    row = give(row, ana, desk="ideas", form=target)
    assert row.due_on == row.promised_on
    assert row.due_on >= timezone.localdate() + dt.timedelta(days=30)


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.FILED, Status.QUARANTINED, Status.WITHDRAWN])
def test_only_what_is_open_is_handed_over(ana, youth, status):
    with pytest.raises(HandoverRefused):
        give(make_submission(make_form(), status=status), ana, desk="youth", form=youth)


def test_applications_neither_leave_nor_come(ana, youth):
    grants = make_form(title="Apel", desk="grants", kind="application")
    with pytest.raises(HandoverRefused):
        give(make_submission(grants), ana, desk="youth", form=youth)
    with pytest.raises(HandoverRefused):
        give(make_submission(make_form()), ana, desk="grants", form=grants)


def test_where_it_is_already_and_desks_that_do_not_exist_are_refused(row, ana, youth):
    for where in ({"desk": "ideas"}, {"desk": "nowhere"}, {"desk": "grants", "form": youth}):
        with pytest.raises(HandoverRefused):
            give(row, ana, **where)


def test_merged_ones_are_not_torn_apart(row, ana, youth):
    other = make_submission(row.form)
    merge(submission=other, into=row, by=ana, now=timezone.now())
    for each in (row, other):
        with pytest.raises(HandoverRefused):
            give(each, ana, desk="youth", form=youth)


def test_somebody_was_quicker(client, row, ana, youth):
    marker = client.get(case(row)).context["marker"]
    cases.assign(
        submission=row, owner=make_clerk(first_name="Dan"), by=make_clerk(first_name="Dan"), now=timezone.now()
    )
    response = client.post(case(row, "hand-over"), {"handover-target": f"youth:{youth.pk}", "handover-seen": marker})
    assert "Dan" in response.content.decode()
    row.refresh_from_db()
    assert row.desk == "ideas"
