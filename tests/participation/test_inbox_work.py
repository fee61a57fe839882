"""A clerk's own inbox: kept lists, columns, marks, several at once, one form without its desk, and what a role hides."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.actions.conversation import write_to_staff
from participation.choices import Channel, Status
from participation.models import (
    CaseMessage,
    FormAccess,
    FormVersion,
    FormWording,
    SavedFilter,
    Submission,
)
from participation.viewsets import inbox
from tests.participation.sending import soup
from tests.participation.staff import STRUCTURE, WORDS, make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"
BULK = "/admin/bulk/participation/submission"


@pytest.fixture
def clerk(client):
    user = make_clerk("export_submission", first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def titles(response) -> list[str]:
    assert response.status_code == 200
    return [row.title for row in response.context["object_list"]]


class TestKeptLists:
    def keep(self, client, name: str, query: str):
        return client.post(f"{INBOX}lists/", {"name": name, "query": query})

    def test_a_list_is_kept_under_a_name_with_its_columns(self, client, clerk, form):
        make_submission(form, language="en", title="Benches")
        query = f"form={form.pk}&language=en&column=q_topic&p=2"
        response = self.keep(client, "Englezește", query)
        assert response.url == f"{INBOX}?form={form.pk}&language=en&column=q_topic"
        kept = SavedFilter.objects.get()
        assert (kept.user, kept.query, kept.columns) == (clerk, f"form={form.pk}&language=en", ["q_topic"])
        page = client.get(response.url)
        assert titles(page) == ["Benches"]
        assert soup(page).select_one(".inbox-shortcuts__kept[aria-current]").get_text(strip=True) == "Englezește"

    def test_the_same_name_changes_it_and_another_person_has_another(self, client, clerk):
        self.keep(client, "Ale mele", "owner=me")
        self.keep(client, "Ale mele", "owner=me&status=new")
        client.force_login(make_clerk())
        self.keep(client, "Ale mele", "language=en")
        assert set(SavedFilter.objects.values_list("query", flat=True)) == {"owner=me&status=new", "language=en"}
        assert soup(client.get(INBOX)).select_one(".inbox-shortcuts__kept")["href"] == f"{INBOX}?language=en"

    def test_only_ones_own_can_be_dropped(self, client, clerk):
        self.keep(client, "Ale mele", "owner=me")
        kept = SavedFilter.objects.get()
        client.force_login(make_clerk())
        foreign, absent = client.post(f"{INBOX}lists/{kept.pk}/drop/"), client.post(f"{INBOX}lists/{kept.pk + 1}/drop/")
        assert (foreign.status_code, foreign.content) == (404, absent.content)
        client.force_login(clerk)
        assert client.post(f"{INBOX}lists/{kept.pk}/drop/").status_code == 302
        assert not SavedFilter.objects.exists()

    @pytest.mark.parametrize("name", ["", "   ", "x" * 61])
    def test_a_list_needs_a_short_name(self, client, clerk, name):
        assert self.keep(client, name, "owner=me").status_code == 302
        assert not SavedFilter.objects.exists()


class TestColumns:
    def cells(self, client, query: str) -> list[str]:
        page = soup(client.get(f"{INBOX}?{query}"))
        return [cell.get_text(" ", strip=True) for cell in page.select("tbody tr td")]

    def test_answers_become_columns_by_key_over_all_versions(self, client, clerk, form):
        make_submission(form, answers={"q_topic": "mobility"})
        without = [entry for entry in STRUCTURE if entry["key"] != "q_topic"]
        version = FormVersion.objects.freeze(form, without)
        FormWording.objects.freeze(version, "ro", WORDS["ro"] | {"q_body": {"label": "Descrie ideea"}})
        make_submission(form, answers={"q_topic": None}, title="Nouă")
        page = soup(client.get(f"{INBOX}?form={form.pk}&column=q_topic&column=q_body"))
        headings = [heading.get_text(" ", strip=True) for heading in page.select("thead th")]
        assert "Domeniul" in headings and "Descrie ideea" in headings
        assert "Mobilitate" in self.cells(client, f"form={form.pk}&column=q_topic")

    def test_columns_are_offered_where_one_form_is_listed(self, client, clerk, form):
        make_submission(form)
        assert not soup(client.get(INBOX)).select("input[name=column]")
        offered = {box["value"] for box in soup(client.get(f"{INBOX}?form={form.pk}")).select("input[name=column]")}
        assert offered == {"q_title", "q_body", "q_topic"}  # files and who wrote are no columns

    @pytest.mark.parametrize(
        "query", ["column=q_topic", "form=999999&column=q_topic", "form={pk}&column=q_name&column=nix"]
    )
    def test_what_is_no_column_shows_nothing_more(self, client, clerk, form, query):
        make_submission(form)
        assert "Ioana Pop" not in " ".join(self.cells(client, query.format(pk=form.pk)))

    def test_sensitive_answers_are_offered_only_to_whoever_may_read_them(self, client, clerk):
        structure = [
            *STRUCTURE[:2],
            {"key": "q_topic", "type": "text", "role": "", "settings": {"privacy": "sensitive"}},
        ]
        form = make_form(structure=structure)
        make_submission(form, answers={"q_topic": "diagnosticul"})
        address = f"{INBOX}?form={form.pk}&column=q_topic"
        assert "diagnosticul" in client.get(address).content.decode()
        client.force_login(make_user("view_submission", "view_contact", "work_ideas_desk"))
        page = client.get(address).content.decode()
        assert "diagnosticul" not in page and "q_topic" not in soup(client.get(f"{INBOX}?form={form.pk}")).prettify()


def test_marks_say_in_words_what_is_out_of_the_ordinary(client, clerk, form):
    form.needs_confirmation = True
    form.save()
    first = make_submission(form, title="Prima", channel=Channel.PAPER, confirmed_at=timezone.now())
    make_submission(form, title="A doua", merged_into=first)
    make_submission(form, title="Probă", is_test=True)
    rows = {
        row.a.get_text(strip=True): [li.get_text() for li in row.select(".inbox-badges li")]
        for row in soup(client.get(INBOX)).select("tbody tr")
    }
    assert rows == {"Prima": ["hârtie", "adresă confirmată"], "A doua": ["contopită cu alta", "adresă neconfirmată"]}
    only_tests = soup(client.get(f"{INBOX}?tests=only"))
    assert next(li.get_text() for li in only_tests.select(".inbox-badges li")) == "probă"


def test_lists_by_channel_and_by_what_the_author_waits_for(client, clerk, form):
    now = timezone.now()
    asked = make_submission(form, title="A întrebat", status=Status.FILED)
    answered = make_submission(form, title="I s-a răspuns")
    make_submission(form, title="Tace", channel=Channel.EMAIL, email="", confirmed_at=None)
    make_submission(form, title="Confirmată", confirmed_at=now)
    make_submission(form, title="Vrea ștergere", erasure_asked_at=now)
    for row in (asked, answered):
        write_to_staff(submission=row, text="Când?", now=now, nonce=f"n{row.pk}")
    CaseMessage.objects.create(submission=answered, text="Mâine.", by=clerk, created_at=now + dt.timedelta(minutes=1))
    assert titles(client.get(f"{INBOX}?waits=reply")) == ["A întrebat"]
    assert titles(client.get(f"{INBOX}?waits=erasure")) == ["Vrea ștergere"]
    assert titles(client.get(f"{INBOX}?waits=confirmed")) == ["Confirmată"]
    assert titles(client.get(f"{INBOX}?channel=email")) == ["Tace"]
    shortcut = next(a for a in soup(client.get(INBOX)).select(".inbox-shortcuts a") if "waits=reply" in a["href"])
    assert shortcut.span.get_text() == "1"


def test_who_waits_is_counted_where_nothing_is_open(client, clerk, form):
    row = make_submission(form, status=Status.ANSWERED)
    write_to_staff(submission=row, text="Mulțumesc!", now=timezone.now(), nonce="n")
    page = soup(client.get(INBOX))
    assert next(a for a in page.select(".inbox-shortcuts a") if "waits=reply" in a["href"]).span.get_text() == "1"
    assert len(page.select("tbody tr")) == 1


def test_a_long_list_is_cut_and_says_so(client, clerk, form, monkeypatch):
    monkeypatch.setattr(inbox, "REACHABLE", 40)
    for number in range(42):
        make_submission(form, title=f"Idee {number}")
    page = soup(client.get(INBOX))
    assert "Peste 40" in page.select_one(".pagination__end").get_text()
    assert len(page.select("tbody tr")) == 40
    assert page.select_one(".pagination .next a").get("href") is None
    assert "Restrânge lista" in soup(client.get(f"{INBOX}?language=ro")).select_one("h2[role=status]").get_text()


@pytest.mark.parametrize("query", ["", "?q=banci", "?form={pk}&column=q_topic&column=q_body", "?waits=reply"])
@pytest.mark.parametrize("person", ["clerk", "of one form"])
def test_no_list_takes_more_than_fifteen_queries_however_many_rows(client, clerk, form, query, person):
    if person == "of one form":
        user = make_user("view_submission", "change_submission", "export_submission")
        FormAccess.objects.create(form=form, user=user)
        client.force_login(user)
    address = INBOX + query.format(pk=form.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for number in range(5):
        make_submission(form, owner=clerk, title=f"Banci {number}")
    client.get(address)
    few = asked()
    wording = FormWording.objects.newest(form.current_version, "ro")
    first = Submission.objects.filter(form=form).first()
    for number in range(195):
        row = Submission(
            form=form,
            wording=wording,
            language="ro",
            nonce=f"x{number}",
            secret_hash=f"x{number}",
            received_at=timezone.now(),
        )
        row.answers, row.title, row.search_text, row.owner = first.answers, f"Bănci {number}", "banci", clerk
        row.save()
    assert asked() == few
    assert few <= 15


def test_rows_of_before_are_told_apart_by_the_migration(form):
    row = make_submission(
        form, phone="0722", search_text="ioana pop ioana@example.com 0722 banci in parc", contact_text=""
    )
    import_module("participation.migrations.0007_inbox").tell_apart(apps, None)
    row.refresh_from_db()
    assert row.contact_text == "ioana pop ioana@example.com 0722"
    assert row.search_text == f"{row.reference.lower()} banci in parc"


@pytest.mark.parametrize("few_hits", [0, 1, 1000])
def test_a_search_finds_the_same_whether_its_hits_are_few_or_many(form, monkeypatch, few_hits):
    monkeypatch.setattr("participation.models.submissions.FEW_HITS", few_hits)
    found = {
        make_submission(form, search_text="banci in parc").pk,
        make_submission(form, search_text="o banca, banci").pk,
    }
    closed = make_submission(form, search_text="banci vechi", status="answered")
    make_submission(form, search_text="copaci")
    assert set(Submission.objects.exclude(status="answered").matching("BÂNCI").values_list("pk", flat=True)) == found
    assert Submission.objects.matching("banci vechi").get() == closed
    assert not Submission.objects.matching("nimic").exists()


@pytest.mark.postgres_only
@pytest.mark.parametrize("with_contact", [False, True])
def test_a_piece_of_a_word_is_found_through_an_index(form, with_contact):
    make_submission(form)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as captured:
        Submission.objects.matching("bicicl", with_contact=with_contact)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {captured[-1]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "submission_search_trgm" in plan
    assert ("submission_contact_trgm" in plan) == with_contact
