"""What comes on paper, by phone, at the desk or by e-mail: typed in by a clerk, into the same queue."""

import datetime as dt

import pytest
from django.utils import formats, timezone
from wagtail.models import ModelLogEntry

from participation.choices import Channel, Status
from participation.models import Form, FormWording, OutboxMessage, RoutingRule, StagedUpload, Submission
from tests.participation.files import PDF, upload
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
SAID = {"q_title": "Bănci în parc", "q_body": "A sunat și vrea bănci la umbră."}


@pytest.fixture
def ana(client):
    user = make_clerk(first_name="Ana", last_name="Pop")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form(answer_days=30, notify_addresses="birou@example.org")


def address(form, language: str = "ro") -> str:
    return f"/admin/inbox/new/{form.pk}/{language}/"


def type_in(client, form, *, language: str = "ro", channel: str = "phone", received=None, token=None, **said):
    token = token or client.get(address(form, language)).context["entry"]["token"].value()
    received = timezone.localtime(received or timezone.now()).strftime("%d.%m.%Y %H:%M")
    sent = SAID | said | {"entry-channel": channel, "entry-received_at": received, "entry-token": token}
    return client.post(address(form, language), sent)


def test_a_clerk_chooses_among_the_forms_of_their_desks(client, ana, form):
    other = make_form(title="Idei de la tineri", desk="youth")
    page = client.get("/admin/inbox/new/").content.decode()
    assert form.title in page
    assert other.title not in page
    assert client.get("/admin/inbox/new/", {"form": form.pk, "language": "ro"}).headers["Location"] == address(form)
    assert client.get(address(other)).status_code == 404


@pytest.mark.parametrize("channel", ["paper", "phone", "desk", "email"])
def test_it_joins_the_queue_with_its_channel(client, ana, form, channel):
    response = type_in(client, form, channel=channel)
    row = Submission.objects.get()
    assert response.headers["Location"] == f"/admin/inbox/{row.pk}/"
    assert (row.channel, row.status, row.title, row.desk) == (channel, Status.NEW, "Bănci în parc", "ideas")
    assert row.due_on == row.promised_on
    entry = ModelLogEntry.objects.for_instance(row).get(action="participation.receive")
    assert (entry.user, entry.data["channel"]) == (ana, channel)


def test_the_day_that_a_clerk_says_stands_beside_the_day_it_was_typed_in(client, ana, form):
    said = timezone.now() - dt.timedelta(days=9)
    type_in(client, form, channel="paper", received=said)
    row = Submission.objects.get()
    page = client.get(f"/admin/inbox/{row.pk}/").content.decode()
    typed = formats.date_format(timezone.localtime(row.stored_at), "j F Y, H:i")
    assert "Înregistrată de mână" in page
    assert f"{typed}, Ana Pop" in page
    data = ModelLogEntry.objects.for_instance(row).get(action="participation.receive").data
    assert [dt.datetime.fromisoformat(data[name]) for name in ("received_at", "stored_at")] == [
        row.received_at,
        row.stored_at,
    ]
    assert row.stored_at - row.received_at > dt.timedelta(days=8)
    assert "Înregistrată de mână" not in client.get(f"/admin/inbox/{make_submission(form).pk}/").content.decode()


def test_no_channel_of_the_website_is_offered(client, ana, form):
    assert type_in(client, form, channel=Channel.WEB).status_code == 200
    assert not Submission.objects.exists()


def test_nobody_is_taken_for_a_robot_and_the_author_gets_a_letter(client, ana, form):
    for number in range(12):
        type_in(
            client,
            form,
            q_title=f"Idee {number}",
            q_body=f"http://a.ro http://b.ro http://c.ro http://d.ro {number}",
            q_email="ion@example.com",
        )
    assert Submission.objects.filter(status=Status.NEW).count() == 12
    assert OutboxMessage.objects.filter(to="ion@example.com").count() == 12


def test_who_gave_no_address_is_no_obstacle(client, ana):
    structure = [
        {"key": "q_title", "type": "text", "role": "title", "settings": {"required": True}},
        {"key": "q_email", "type": "email", "role": "email", "settings": {"required": True}},
    ]
    form = make_form(structure=structure)
    assert type_in(client, form).status_code == 302
    row = Submission.objects.get()
    assert (row.email, bool(row.pin_hash)) == ("", True)
    paper = client.get(f"/admin/inbox/{row.pk}/receipt/").content.decode()
    assert row.reference in paper


def test_required_questions_stay_required_and_nothing_typed_is_lost(client, ana, form):
    response = type_in(client, form, q_title="", q_body="Text lung care rămâne.")
    assert response.status_code == 200
    assert "q_title" in response.context["questions"].errors
    assert "Text lung care rămâne." in response.content.decode()
    assert not Submission.objects.exists()


def test_front_desk_rules_hold_for_it(client, ana, form):
    RoutingRule.objects.create(owner=ana, desk="ideas", keyword="umbra")
    type_in(client, form)
    assert Submission.objects.get().owner == ana


def test_sent_twice_it_is_stored_once(client, ana, form):
    token = client.get(address(form)).context["entry"]["token"].value()
    first, second = (type_in(client, form, token=token) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Submission.objects.count() == 1


class TestMoment:
    @pytest.fixture
    def closed(self):
        now = timezone.now()
        return make_form(opens_at=now - dt.timedelta(days=10), closes_at=now - dt.timedelta(days=1))

    def test_late_paper_counts_by_its_own_hour(self, client, ana, closed):
        in_time = timezone.now() - dt.timedelta(days=2)
        assert type_in(client, closed, channel="paper", received=in_time).status_code == 302
        row = Submission.objects.get()
        assert abs(row.received_at - in_time) < dt.timedelta(minutes=1)
        assert row.stored_at > row.received_at

    @pytest.mark.parametrize("days", [11, -1])
    def test_before_the_form_opened_or_in_the_future_it_is_refused(self, client, ana, closed, days):
        received = timezone.now() - dt.timedelta(days=days)
        response = type_in(client, closed, received=received, **{"entry-late_reason": "Plic rătăcit."})
        assert "received_at" in response.context["entry"].errors
        assert not Submission.objects.exists()

    def test_what_came_too_late_needs_the_reason_for_which_it_is_accepted(self, client, ana, closed):
        late = timezone.now() - dt.timedelta(hours=12)
        token = client.get(address(closed)).context["entry"]["token"].value()
        for nothing in ("", "   "):
            response = type_in(client, closed, received=late, token=token, **{"entry-late_reason": nothing})
            assert "late_reason" in response.context["entry"].errors
            assert 'name="entry-late_reason"' in response.content.decode()
        assert not Submission.objects.exists()
        reason = "Poștă depusă în termen."
        for _again in range(2):  # sent twice, it is accepted once
            type_in(client, closed, received=late, token=token, **{"entry-late_reason": reason})
        row = Submission.objects.get()
        entry = ModelLogEntry.objects.for_instance(row).get(action="participation.accept_late")
        assert (entry.user, entry.data["reason"]) == (ana, reason)
        note = row.notes.get()
        assert (note.by, reason in note.text) == (ana, True)
        assert reason in client.get(f"/admin/inbox/{row.pk}/").content.decode()

    @pytest.mark.parametrize(("minutes", "is_stored"), [(9, True), (11, False)])
    def test_within_the_grace_of_the_form_no_reason_is_needed(self, client, ana, closed, minutes, is_stored):
        closes_at = closed.closes_at.replace(second=0, microsecond=0)
        Form.objects.filter(pk=closed.pk).update(closes_at=closes_at, grace_minutes=10)
        reason = {} if is_stored else {"entry-late_reason": ""}
        type_in(client, closed, received=closes_at + dt.timedelta(minutes=minutes), **reason)
        assert Submission.objects.exists() == is_stored
        if is_stored:
            row = Submission.objects.get()
            assert not row.notes.exists()
            assert not ModelLogEntry.objects.for_instance(row).filter(action="participation.accept_late").exists()

    def test_a_reason_for_what_came_in_time_is_not_kept(self, client, ana, form):
        type_in(client, form, **{"entry-late_reason": "Din greșeală."})
        assert not Submission.objects.get().notes.exists()

    def test_an_hour_that_does_not_exist_is_no_hour(self, client, ana, form):
        token = client.get(address(form)).context["entry"]["token"].value()
        sent = SAID | {"entry-channel": "paper", "entry-received_at": "29.03.2026 03:30", "entry-token": token}
        assert client.post(address(form), sent).status_code == 200
        assert not Submission.objects.exists()


class TestScans:
    def test_a_scan_stays_through_a_mistake_and_comes_with_the_entry(self, client, ana, form):
        token = client.get(address(form)).context["entry"]["token"].value()
        response = type_in(client, form, token=token, q_title="", scans=upload("cerere.pdf", PDF))
        assert "cerere.pdf" in response.content.decode()
        assert type_in(client, form, token=token).status_code == 302
        row = Submission.objects.get()
        assert [file.name for file in row.attachments.all()] == ["cerere.pdf"]
        assert "cerere.pdf" in client.get(f"/admin/inbox/{row.pk}/").content.decode()
        assert not StagedUpload.objects.exists()

    def test_a_file_that_is_not_what_it_says_is_refused(self, client, ana, form):
        response = type_in(client, form, scans=upload("cerere.pdf", b"MZ not a pdf"))
        assert response.status_code == 200
        assert response.context["problems"]
        assert not Submission.objects.exists()


def test_words_are_those_of_the_authors_language(client, ana, form):
    assert "Title of the idea" in client.get(address(form, "en")).content.decode()
    type_in(client, form, language="en")
    assert Submission.objects.get().wording == FormWording.objects.newest(form.current_version, "en")


def test_whoever_only_reads_enters_nothing(client, form):
    client.force_login(make_user("view_submission", "work_ideas_desk"))
    assert client.get("/admin/inbox/new/").status_code in (302, 403)
    client.force_login(make_user("change_submission", "view_submission"))
    assert client.get("/admin/inbox/new/").status_code == 404


class TestFrontDesk:
    """Rules and templates belong to desks."""

    FULL = tuple(
        f"{action}_{name}"
        for action in ("add", "change", "delete", "view")
        for name in ("routingrule", "replytemplate")
    )

    @pytest.fixture
    def ana(self, client):
        user = make_clerk(*self.FULL, first_name="Ana")
        client.force_login(user)
        return user

    def test_a_rule_is_written_for_ones_own_desk(self, client, ana, form):
        sent = {"order": 10, "is_active": "on", "desk": "ideas", "form": form.pk, "keyword": "bănci", "owner": ana.pk}
        assert client.post("/admin/rules/new/", sent).status_code == 302
        assert RoutingRule.objects.get().owner == ana
        assert client.post("/admin/rules/new/", sent | {"desk": "youth"}).status_code == 200
        stranger = make_user("work_youth_desk")
        assert client.post("/admin/rules/new/", sent | {"owner": stranger.pk}).status_code == 200
        assert RoutingRule.objects.count() == 1

    def test_rules_of_other_desks_are_as_if_absent(self, client, ana, form):
        foreign = RoutingRule.objects.create(
            owner=make_user("work_youth_desk", first_name="Vlad"), desk="youth", keyword="skate"
        )
        assert "skate" not in client.get("/admin/rules/").content.decode()
        for view in ("edit", "delete", "history", "usage"):
            assert client.get(f"/admin/rules/{view}/{foreign.pk}/").status_code == 404, view
        assert client.post(f"/admin/rules/delete/{foreign.pk}/").status_code == 404
        assert RoutingRule.objects.exists()

    def test_which_rule_would_take_this(self, client, ana, form):
        rule = RoutingRule.objects.create(owner=ana, desk="ideas", keyword="banci", order=7)
        asked = {"form": form.pk, "text": "Vrem BĂNCI noi"}
        assert client.get("/admin/rules/try/", asked).context["found"] == rule
        assert client.get("/admin/rules/try/", asked | {"text": "tramvai"}).context["found"] is None
        assert not Submission.objects.exists()

    def test_trying_takes_the_permission_to_see_rules(self, client, form):
        client.force_login(make_clerk())
        assert client.get("/admin/rules/try/").status_code in (302, 403)

    def test_a_template_has_both_languages(self, client, ana):
        sent = {"name": "Lipsă", "desk": "", "text_ro": "Completați.", "text_en": ""}
        assert client.post("/admin/reply_templates/new/", sent).status_code == 200
        assert client.post("/admin/reply_templates/new/", sent | {"text_en": "Complete it."}).status_code == 302

    def test_a_submission_and_its_case_are_untouched_by_a_trial(self, client, ana, form):
        row = make_submission(form)
        client.get("/admin/rules/try/", {"form": form.pk, "text": "x"})
        row.refresh_from_db()
        assert row.owner is None
