"""The inbox: one listing for all forms and both languages, narrowed down in every way that clerks need."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from participation.choices import Status
from participation.viewsets import InboxViewSet
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"


@pytest.fixture
def clerk(client):
    user = make_clerk(first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def titles(response) -> set[str]:
    assert response.status_code == 200
    return {row.title for row in response.context["object_list"]}


def test_one_inbox_lists_both_languages_of_all_forms(client, clerk, form):
    make_submission(form, title="Bănci în parc")
    make_submission(form, title="Benches in the park", language="en")
    make_submission(make_form(title="Alt formular"), title="Piste de biciclete")
    assert titles(client.get(INBOX)) == {"Bănci în parc", "Benches in the park", "Piste de biciclete"}


def test_listing_shows_what_a_clerk_needs_to_choose(client, clerk, form):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    row = make_submission(form, language="en", owner=clerk, due_on=yesterday, status=Status.IN_PROGRESS)
    page = client.get(INBOX).content.decode()
    for words in (row.reference, row.title, form.title, "Ana Clerk", "inbox-status--in_progress", "inbox-late"):
        assert words in page


def test_closed_submission_is_never_late(client, clerk, form):
    make_submission(form, due_on=dt.date(2020, 1, 1), status=Status.ANSWERED)
    assert "inbox-late" not in client.get(INBOX).content.decode()


class TestFilters:
    @pytest.fixture(autouse=True)
    def rows(self, clerk, form):
        today = timezone.localdate()
        self.clerk, self.form, self.other = clerk, form, make_form(title="Petiții")
        self.colleague = make_clerk(first_name="Dan")
        make_submission(form, title="mine", owner=clerk, status=Status.IN_PROGRESS, due_on=today + dt.timedelta(days=3))
        make_submission(form, title="late", due_on=today - dt.timedelta(days=2), language="en")
        make_submission(self.other, title="answered", status=Status.ANSWERED, owner=self.colleague)
        make_submission(
            form, title="old", received_at=timezone.now() - dt.timedelta(days=40), search_text="scoala din marasti"
        )
        make_submission(form, title="spam", status=Status.QUARANTINED)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", {"mine", "late", "answered", "old"}),
            ("status=new", {"late", "old"}),
            ("status=new&status=in_progress", {"late", "old", "mine"}),
            ("status=quarantined", {"spam"}),
            ("language=en", {"late"}),
            ("owner=me", {"mine"}),
            ("owner=nobody", {"late", "old"}),
            ("due=late", {"late"}),
            ("due=week", {"late", "mine"}),
            ("q=Școală", {"old"}),
            ("q=\u015fcoala MĂRĂ\u015eTI", {"old"}),
            ("q=nimic", set()),
            ("language=de", {"mine", "late", "answered", "old"}),
        ],
    )
    def test_narrows(self, client, query, expected):
        assert titles(client.get(f"{INBOX}?{query}")) == expected

    def test_by_form(self, client):
        assert titles(client.get(INBOX, {"form": self.other.pk})) == {"answered"}

    def test_by_a_colleague(self, client):
        assert titles(client.get(INBOX, {"owner": self.colleague.pk})) == {"answered"}

    def test_by_day_received(self, client):
        long_ago = timezone.localdate() - dt.timedelta(days=30)
        assert titles(client.get(INBOX, {"received_at_to": long_ago.isoformat()})) == {"old"}
        assert "old" not in titles(client.get(INBOX, {"received_at_from": long_ago.isoformat()}))

    def test_by_reference(self, client):
        row = self.form.submissions.get(title="mine")
        assert titles(client.get(INBOX, {"q": row.reference})) == {"mine"}

    def test_results_alone_are_narrowed_too(self, client):
        assert titles(client.get(f"{INBOX}results/?status=new")) == {"late", "old"}

    def test_the_selection_travels_with_the_link_to_a_case(self, client):
        page = client.get(f"{INBOX}?status=new&ordering=due_on&p=1").content.decode()
        row = self.form.submissions.get(title="late")
        assert f'href="{INBOX}{row.pk}/?status=new"' in page

    def test_due_dates_sort_with_the_undated_last(self, client):
        rows = client.get(f"{INBOX}?ordering=due_on").context["object_list"]
        assert [row.title for row in rows][:2] == ["late", "mine"]

    @pytest.mark.parametrize("ordering", ["form__title", "-status", "owner", "-owner", "title", "language", "nonsense"])
    def test_sorts_by_every_column(self, client, ordering):
        assert len(titles(client.get(INBOX, {"ordering": ordering}))) == 4


def test_menu_counts_what_is_new_and_what_is_late(clerk, form, rf):
    make_submission(form)
    make_submission(form, due_on=dt.date(2020, 1, 1), status=Status.IN_PROGRESS)
    request = rf.get("/admin/")
    request.user = clerk
    item = InboxViewSet().get_menu_item()
    with translation.override("en"):
        assert item.is_shown(request)
        assert item.render_component(request).label == "Inbox (1 new, 1 late)"


def test_menu_has_no_inbox_for_whoever_works_at_no_desk(client):
    client.force_login(make_user())
    assert "/admin/inbox/" not in client.get("/admin/").content.decode()


def test_home_shows_what_waits(client, clerk, form):
    make_submission(form, owner=clerk)
    page = client.get("/admin/").content.decode()
    assert "inbox-home" in page
    assert "owner=me" in page


def test_home_of_others_shows_no_inbox(client):
    client.force_login(make_user())
    assert "inbox-home" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("query", ["", "?q=banci", "?status=new&owner=me"])
def test_number_of_queries_does_not_grow_with_the_rows(client, clerk, form, query):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(INBOX + query)
        return len(captured)

    for _ in range(5):
        make_submission(form, owner=clerk)
    client.get(INBOX)  # what is read once per process
    few = queries()
    for number in range(45):
        make_submission(form, owner=clerk if number % 2 else make_clerk() if number % 9 == 0 else None)
    assert queries() == few
    assert few <= 15


def test_rows_are_counted_once(client, clerk, form):
    make_submission(form)
    with CaptureQueriesContext(connection) as captured:
        client.get(INBOX)
    counting = [
        query["sql"] for query in captured if "COUNT(" in query["sql"] and "participation_submission" in query["sql"]
    ]
    assert len(counting) == 1


def test_list_does_not_read_what_it_does_not_show(client, clerk, form):
    make_submission(form)
    with CaptureQueriesContext(connection) as captured:
        client.get(INBOX)
    page = [
        query["sql"] for query in captured if "LIMIT" in query["sql"] and "participation_submission" in query["sql"]
    ]
    assert page
    assert not any("answers" in sql.split("FROM")[0] for sql in page)
