"""A case: what it shows, who changes it, and two clerks at once."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.workflow import TransitionRefused
from participation.actions import cases
from participation.choices import Status
from participation.models import Attachment, OutboxMessage, Submission
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def url(row, *parts: str) -> str:
    return "/".join(["/admin/inbox", str(row.pk), *parts]) + "/"


def seen(client, row) -> str:
    return client.get(url(row)).context["marker"]


def attach(
    row, *, content: bytes = b"%PDF-1.4 ...", name: str = "plan.pdf", content_type: str = "application/pdf", **fields
):
    made = Attachment(
        submission=row,
        key="q_file",
        name=name,
        extension="pdf",
        content_type=content_type,
        size=len(content),
        sha256="0" * 64,
    )
    made.file.save("anything", ContentFile(content), save=False)
    for field, value in fields.items():
        getattr(made, field).save("thumb", ContentFile(value), save=False)
    made.save()
    return made


def logged(row) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(row).order_by("timestamp", "pk")
    return [entry.action.removeprefix("participation.") for entry in entries]


class TestPage:
    def test_shows_answers_in_order_with_the_words_the_author_saw(self, client, clerk, form):
        page = client.get(url(make_submission(form, language="en"))).content.decode()
        places = [page.index(label) for label in ("Title of the idea", "Your idea", "Field", "Parks")]
        assert places == sorted(places)

    def test_keeps_personal_data_apart_from_the_answers(self, client, clerk, form):
        response = client.get(url(make_submission(form)))
        assert {row["key"] for row in response.context["sent"]} == {"q_title", "q_body", "q_topic", "q_file"}
        assert "ioana@example.com" in response.content.decode()

    def test_escapes_what_citizens_write(self, client, clerk, form):
        row = make_submission(
            form, title="<script>alert(1)</script>", author_name="<img src=x>", answers={"q_body": "<b>x</b>"}
        )
        page = client.get(url(row)).content.decode()
        assert "<script>alert(1)" not in page
        assert "<img src=x>" not in page
        assert "<b>x</b>" not in page

    def test_is_never_kept_by_a_cache(self, client, clerk, form):
        assert "no-store" in client.get(url(make_submission(form))).headers["Cache-Control"]

    def test_number_of_queries_does_not_grow_with_history_files_and_notes(self, client, clerk, form):
        row = make_submission(form)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url(row)).status_code == 200
            return len(captured)

        def fill():
            attach(row)
            cases.add_note(submission=row, text="o notă", by=make_clerk(), now=timezone.now())

        fill()
        queries()
        few = queries()
        for _ in range(12):
            fill()
        assert queries() == few


class TestClicks:
    def test_take_makes_it_mine_and_in_progress(self, client, clerk, form):
        row = make_submission(form)
        response = client.post(url(row, "do", "take"), {"seen": seen(client, row)})
        assert response.status_code == 302
        row.refresh_from_db()
        assert (row.status, row.owner) == (Status.IN_PROGRESS, clerk)
        assert logged(row) == ["take"]

    def test_buttons_are_those_of_the_table(self, client, clerk, form):
        offered = {
            status: [click["verb"] for click in client.get(url(make_submission(form, status=status))).context["clicks"]]
            for status in (Status.NEW, Status.ANSWERED, Status.QUARANTINED)
        }
        assert offered == {
            Status.NEW: ["take", "file", "quarantine"],
            Status.ANSWERED: ["reopen"],
            Status.QUARANTINED: ["release"],
        }

    def test_closing_notes_the_moment_and_reopening_forgets_it(self, clerk, form):
        row = make_submission(form)
        now = timezone.now()
        row = cases.file(submission=row, by=clerk, now=now)
        assert (row.status, row.closed_at) == (Status.FILED, now)
        row = cases.reopen(submission=row, by=clerk, now=now)
        assert (row.status, row.closed_at) == (Status.IN_PROGRESS, None)
        assert logged(row) == ["file", "reopen"]

    def test_release_sends_the_letters_that_were_held_back_once(self, clerk):
        row = make_submission(
            make_form(notify_addresses="birou@example.com"), status=Status.QUARANTINED, quarantine_reason="links"
        )
        row = cases.release(submission=row, by=clerk, now=timezone.now())
        assert (row.status, row.quarantine_reason) == (Status.NEW, "")
        assert set(OutboxMessage.objects.values_list("to", flat=True)) == {"ioana@example.com", "birou@example.com"}
        row = cases.quarantine(submission=row, by=clerk, now=timezone.now())
        cases.release(submission=row, by=clerk, now=timezone.now())
        assert OutboxMessage.objects.count() == 2

    def test_a_verb_that_does_not_apply_changes_nothing(self, clerk, form):
        row = make_submission(form, status=Status.ANSWERED)
        with pytest.raises(TransitionRefused):
            cases.take(submission=row, by=clerk, now=timezone.now())
        assert logged(row) == []

    @pytest.mark.parametrize("verb", ["answer", "refuse", "delete", "nonsense"])
    def test_what_needs_more_than_a_click_has_no_such_address(self, client, clerk, form, verb):
        assert client.post(url(make_submission(form), "do", verb)).status_code == 404

    def test_a_click_is_a_post(self, client, clerk, form):
        assert client.get(url(make_submission(form), "do", "take")).status_code == 405

    def test_the_second_of_two_clerks_is_told(self, client, clerk, form):
        row = make_submission(form)
        marker = seen(client, row)
        cases.take(submission=row, by=make_clerk(first_name="Dan"), now=timezone.now())
        response = client.post(url(row, "do", "quarantine"), {"seen": marker})
        assert response.status_code == 200
        assert "Dan" in "".join(str(message) for message in response.context["messages"])
        row.refresh_from_db()
        assert row.status == Status.IN_PROGRESS


class TestSaving:
    def data(self, client, row, **changes) -> dict:
        """What a browser sends: every field of the form with its hidden initial value."""
        sent = {}
        for bound in client.get(url(row)).context["case_form"]:
            value = bound.value()
            sent[bound.html_name] = "" if value is None else str(value)
            if bound.field.show_hidden_initial:
                sent[bound.html_initial_name] = "" if value is None else str(value)
        return sent | {f"case-{name}": value for name, value in changes.items()}

    def test_owner_due_date_and_note_together(self, client, clerk, form):
        row, colleague = make_submission(form), make_clerk()
        sent = self.data(client, row, owner=colleague.pk, due_on="2030-05-06", note="De întrebat la Parcuri.")
        assert client.post(url(row, "save"), sent).status_code == 302
        row.refresh_from_db()
        assert (row.owner, row.due_on, row.notes.get().text) == (
            colleague,
            dt.date(2030, 5, 6),
            "De întrebat la Parcuri.",
        )
        assert logged(row) == ["assign", "due_date", "note"]

    def test_the_note_is_shown_to_colleagues(self, client, clerk, form):
        row = make_submission(form)
        cases.add_note(submission=row, text="Vezi și CJ-2", by=clerk, now=timezone.now())
        assert "Vezi și CJ-2" in client.get(url(row)).content.decode()

    def test_the_owner_is_somebody_of_the_desk(self, client, clerk, form):
        row, stranger = make_submission(form), make_user("work_youth_desk")
        response = client.post(url(row, "save"), self.data(client, row, owner=stranger.pk, note="rămâne"))
        assert response.status_code == 200
        assert "owner" in response.context["case_form"].errors
        assert "rămâne" in response.content.decode()

    def test_a_note_alone_conflicts_with_nothing(self, client, clerk, form):
        row = make_submission(form)
        sent = self.data(client, row, note="Am sunat.")
        colleague = make_clerk()
        cases.take(submission=row, by=colleague, now=timezone.now())
        assert client.post(url(row, "save"), sent).status_code == 302
        row.refresh_from_db()
        assert (row.owner, row.notes.count()) == (colleague, 1)

    def test_the_second_of_two_clerks_loses_nothing_typed(self, client, clerk, form):
        row = make_submission(form)
        sent = self.data(client, row, due_on="2030-05-06", note="O notă lungă")
        colleague = make_clerk(first_name="Dan")
        cases.take(submission=row, by=colleague, now=timezone.now())
        response = client.post(url(row, "save"), sent)
        assert response.status_code == 200
        again = response.context["case_form"]
        assert (again["note"].value(), again["due_on"].value()) == ("O notă lungă", "2030-05-06")
        assert str(again["owner"].value()) == str(colleague.pk)
        row.refresh_from_db()
        assert (row.due_on, row.notes.count()) == (None, 0)
        # Saved once more, knowing it now, everything is kept and the colleague stays the owner.
        second = {bound.html_name: bound.value() or "" for bound in again} | {
            bound.html_initial_name: again.data[bound.html_initial_name]
            for bound in again
            if bound.field.show_hidden_initial
        }
        assert client.post(url(row, "save"), second).status_code == 302
        row.refresh_from_db()
        assert (row.due_on, row.owner, row.notes.count()) == (dt.date(2030, 5, 6), colleague, 1)


class TestNext:
    @pytest.fixture(autouse=True)
    def queue(self, clerk, form):
        self.form = form
        today = timezone.localdate()
        self.rows = [
            make_submission(form, title=f"nr {day}", due_on=today + dt.timedelta(days=day)) for day in (1, 2, 3)
        ]
        self.english = make_submission(form, title="english", language="en", due_on=today + dt.timedelta(days=2))
        make_submission(form, title="closed", status=Status.FILED, due_on=today + dt.timedelta(days=2))
        self.undated = make_submission(form, title="undated")

    def after(self, client, row, query: str = "") -> str:
        sent = TestSaving().data(client, row, note="citit") | {"next": "1"}
        return client.post(url(row, "save") + query, sent).headers["Location"]

    def test_goes_to_the_next_open_one_by_due_date(self, client):
        assert self.after(client, self.rows[0], "?language=ro") == url(self.rows[1]) + "?language=ro"
        assert self.after(client, self.rows[1], "?language=ro") == url(self.rows[2]) + "?language=ro"
        assert self.after(client, self.rows[2], "?language=ro") == url(self.undated) + "?language=ro"

    def test_stays_within_the_selection(self, client):
        assert self.after(client, self.rows[0], "?language=en") == url(self.english) + "?language=en"

    def test_comes_back_to_the_list_after_the_last(self, client):
        assert self.after(client, self.undated, "?language=ro") == "/admin/inbox/?language=ro"

    def test_counts_from_where_the_case_stood_before_the_change(self, client):
        far = (timezone.localdate() + dt.timedelta(days=90)).isoformat()
        sent = TestSaving().data(client, self.rows[0], due_on=far) | {"next": "1"}
        assert (
            client.post(url(self.rows[0], "save") + "?language=ro", sent)
            .headers["Location"]
            .startswith(url(self.rows[1]))
        )


class TestFiles:
    def test_are_saved_not_shown(self, client, clerk, form):
        row = make_submission(form)
        file = attach(row, content=b"<html><script>", name="plan șters.html", content_type="text/html")
        response = client.get(url(row, "files", str(file.pk)))
        assert b"".join(response.streaming_content) == b"<html><script>"
        assert response.headers["Content-Disposition"].startswith("attachment;")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in response.headers["Cache-Control"]
        assert logged(row) == ["download"]

    def test_thumbnails_are_pictures_of_ours(self, client, clerk, form):
        row = make_submission(form)
        file = attach(row, thumbnail=b"\xff\xd8\xff jpeg")
        page = client.get(url(row)).content.decode()
        assert url(row, "files", str(file.pk), "picture") in page
        response = client.get(url(row, "files", str(file.pk), "picture"))
        assert response.headers["Content-Type"] == "image/jpeg"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"

    def test_a_file_of_another_submission_is_absent(self, client, clerk, form):
        file = attach(make_submission(form))
        assert client.get(url(make_submission(form), "files", str(file.pk))).status_code == 404

    def test_have_no_address_of_their_own(self, form):
        with pytest.raises(ValueError, match="no address"):
            attach(make_submission(form)).file.url  # noqa: B018


class TestBulk:
    def bulk(self, client, action: str, *rows, **extra):
        query = "&".join(f"id={row.pk if isinstance(row, Submission) else row}" for row in rows)
        return client.post(f"/admin/bulk/participation/submission/{action}/?{query}&next=/admin/inbox/", extra)

    def test_assigns_ticked_ones_to_me_and_no_other(self, client, clerk, form):
        ticked, answered, left = (
            make_submission(form),
            make_submission(form, status=Status.ANSWERED),
            make_submission(form),
        )
        assert self.bulk(client, "assign-to-me", ticked, answered).status_code == 302
        for row in (ticked, answered, left):
            row.refresh_from_db()
        assert (ticked.owner, answered.owner, left.owner) == (clerk, clerk, None)
        assert (ticked.status, answered.status) == (Status.IN_PROGRESS, Status.ANSWERED)
        assert (logged(ticked), logged(answered)) == (["take"], ["assign"])

    @pytest.mark.parametrize(
        ("action", "before", "after"),
        [
            ("file", "new", "filed"),
            ("quarantine", "in_progress", "quarantined"),
            ("release", "quarantined", "new"),
            ("file", "answered", "answered"),
        ],
    )
    def test_follows_the_table(self, client, clerk, form, action, before, after):
        row = make_submission(form, status=before)
        self.bulk(client, action, row)
        row.refresh_from_db()
        assert row.status == after

    def test_asks_first(self, client, clerk, form):
        row = make_submission(form)
        response = client.get(f"/admin/bulk/participation/submission/file/?id={row.pk}&next=/admin/inbox/")
        assert row.reference in response.content.decode()
        row.refresh_from_db()
        assert row.status == Status.NEW

    def test_the_list_offers_them(self, client, clerk, form):
        make_submission(form)
        page = client.get("/admin/inbox/").content.decode()
        assert "/admin/bulk/participation/submission/assign-to-me/" in page
        assert "/admin/bulk/participation/submission/delete/" not in page


def test_history_says_who_did_what_and_what_became_of_it(client, clerk, form):
    row = make_submission(form)
    now = timezone.now()
    cases.assign(submission=row, owner=make_clerk(first_name="Dan", last_name="Ionescu"), by=clerk, now=now)
    cases.set_due_date(submission=row, due_on=dt.date(2030, 5, 6), by=clerk, now=now)
    cases.assign(submission=row, owner=None, by=clerk, now=now)
    history = client.get(url(row, "past")).context["history"]
    assert [entry["who"] for entry in history] == ["Ana Clerk"] * 3
    assert [entry["detail"] for entry in history][:2] == ["Dan Ionescu", "06.05.2030"]


def test_an_unknown_log_action_is_shown_by_its_name(client, clerk, form):
    row = make_submission(form)
    cases.add_note(submission=row, text="x", by=clerk, now=timezone.now())
    ModelLogEntry.objects.update(action="participation.gone")
    assert client.get(url(row, "past")).context["history"][0]["what"] == "participation.gone"
