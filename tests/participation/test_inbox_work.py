"""A clerk's own inbox: kept lists, columns, marks, several at once, one form without its desk, and what a role hides."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions.contents import contact_of
from participation.actions.conversation import write_to_staff
from participation.choices import Channel, Desk, Status
from participation.models import (
    CaseMessage,
    ExportJob,
    FormAccess,
    FormVersion,
    FormWording,
    OutboxMessage,
    PersonalDataAccess,
    ReplyTemplate,
    SavedFilter,
    Submission,
)
from participation.queries.forms import accesses
from participation.viewsets import bulk, inbox
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


def act(client, action: str, rows, query: str = "", **data):
    ids = "&".join(f"id={row if isinstance(row, str) else row.pk}" for row in rows)
    return client.post(f"{BULK}/{action}/?{ids}{query}&next={INBOX}", data)


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


class TestSeveralAtOnce:
    def test_given_to_a_colleague_of_the_desk(self, client, clerk, form):
        rows, colleague = [make_submission(form), make_submission(form)], make_clerk()
        stranger = make_user("work_youth_desk")
        assert act(client, "assign", rows, owner=stranger.pk).status_code == 200  # not among those to choose from
        act(client, "assign", rows, owner=colleague.pk)
        assert {row.owner for row in Submission.objects.all()} == {colleague}
        act(client, "assign", rows, owner="")
        assert {row.owner for row in Submission.objects.all()} == {None}

    def test_reopened_where_the_table_allows_it(self, client, clerk, form):
        filed, fresh = make_submission(form, status=Status.FILED), make_submission(form)
        response = act(client, "reopen", [filed, fresh])
        filed.refresh_from_db()
        fresh.refresh_from_db()
        assert (filed.status, fresh.status) == (Status.IN_PROGRESS, Status.NEW)
        said = soup(client.get(response.url)).select_one(".messages").get_text(" ", strip=True)
        assert "1 propunere modificată" in said and "O propunere a rămas cum era" in said

    def test_each_author_gets_a_letter_in_his_own_language(self, client, clerk, form):
        rows = [
            make_submission(form, email="ana@example.org"),
            make_submission(form, email="bob@example.org", language="en"),
            make_submission(form, email=""),
            make_submission(form, email="spam@example.org", status=Status.QUARANTINED),
        ]
        page = soup(client.get(f"{BULK}/reply/?{'&'.join(f'id={row.pk}' for row in rows)}&next={INBOX}"))
        said = [item.get_text(" ", strip=True) for item in page.select(".inbox-letters li")]
        assert [line.split()[0] for line in said] == ["2", "1", "din", "1"]
        nonce = page.select_one("input[name=nonce]")["value"]
        words = {"text_ro": "Ne vedem joi.", "text_en": "See you on Thursday.", "nonce": nonce}
        for _again in range(2):  # a double click writes once
            act(client, "reply", rows, **words)
        letters = OutboxMessage.objects.exclude(body="").values_list("to", "body")
        sent = dict(letters)
        assert set(sent) == {"ana@example.org", "bob@example.org"} and len(letters) == 2
        assert "Ne vedem joi." in sent["ana@example.org"] and "See you on Thursday." in sent["bob@example.org"]
        assert CaseMessage.objects.count() == 3
        assert "bob@example.org" not in sent["ana@example.org"]

    def test_a_template_gives_the_words_that_were_not_written(self, client, clerk, form):
        rows = [make_submission(form), make_submission(form, language="en")]
        template = ReplyTemplate.objects.create(name="Primit", text_ro="Am primit.", text_en="We have it.")
        act(client, "reply", rows, template=template.pk, text_ro="Am primit, mulțumim.", nonce="n1")
        assert set(CaseMessage.objects.values_list("text", flat=True)) == {"Am primit, mulțumim.", "We have it."}

    def test_no_language_is_left_without_words(self, client, clerk, form):
        rows = [make_submission(form), make_submission(form, language="en")]
        response = act(client, "reply", rows, text_ro="Am primit.", nonce="n1")
        assert response.status_code == 200 and "Am primit." in response.content.decode()
        assert not CaseMessage.objects.exists()

    def test_the_ticked_ones_are_exported_with_a_reason(self, client, clerk, form):
        rows = [make_submission(form), make_submission(form)]
        make_submission(form)
        assert act(client, "export", rows, kind="xlsx", reason="").status_code == 200
        response = act(client, "export", rows, kind="xlsx", reason="ședința de joi")
        job = ExportJob.objects.get()
        assert response.url == f"{INBOX}exports/{job.pk}/"
        assert (set(job.ids), job.rows_total) == ({str(row.pk) for row in rows}, 2)

    def test_the_whole_list_under_its_filters_at_most_two_hundred(self, client, clerk, form, monkeypatch):
        for language in ("ro", "ro", "en"):
            make_submission(form, language=language)
        monkeypatch.setattr(bulk, "AT_MOST", 2)
        act(client, "file", ["all"])
        assert not Submission.objects.filter(status=Status.FILED).exists()
        act(client, "file", ["all"], query="&language=ro")
        assert set(Submission.objects.filter(status=Status.FILED).values_list("language", flat=True)) == {"ro"}

    @pytest.mark.parametrize("action", ["assign", "reply", "export", "file", "reopen"])
    def test_each_takes_its_permission(self, client, form, action):
        row = make_submission(form)
        client.force_login(make_user("view_submission", "work_ideas_desk"))
        assert client.get(f"{BULK}/{action}/?id={row.pk}&next={INBOX}").status_code == 404


class TestOneFormWithoutItsDesk:
    @pytest.fixture
    def helper(self, client, form):
        user = make_user("view_submission", "change_submission")
        FormAccess.objects.create(form=form, user=user)
        client.force_login(user)
        return user

    def test_only_what_came_through_that_form_exists(self, client, helper, form):
        own, other = (
            make_submission(form, title="A lor"),
            make_submission(make_form(title="Alt formular"), title="Alta"),
        )
        assert titles(client.get(INBOX)) == ["A lor"]
        assert client.get(f"{INBOX}{own.pk}/").status_code == 200
        assert client.get(f"{INBOX}{other.pk}/").status_code == 404
        assert "Alt formular" not in client.get(INBOX).content.decode()

    def test_what_is_handed_to_another_desk_leaves(self, client, helper, form):
        row = make_submission(form, desk=Desk.GRANTS)
        assert titles(client.get(INBOX)) == []
        assert client.get(f"{INBOX}{row.pk}/").status_code == 404

    def test_taken_back_it_ends_at_the_next_request(self, client, helper, form):
        row = make_submission(form)
        assert client.get(f"{INBOX}{row.pk}/").status_code == 200
        FormAccess.objects.all().delete()
        assert client.get(f"{INBOX}{row.pk}/").status_code == 404
        assert client.get(INBOX).status_code == 404


class TestWhoWrote:
    @pytest.fixture
    def row(self, form):
        row = make_submission(form, phone="+40722000111")
        row.contact_text = contact_of(row)
        row.save()
        return row

    @pytest.fixture
    def reader(self, client):
        user = make_user("view_submission", "change_submission", "answer_submission", "work_ideas_desk")
        client.force_login(user)
        return user

    @pytest.mark.parametrize("words", ["ioana", "Ioana Pop", "ioana@example.com", "0722"])
    def test_a_search_by_name_reveals_nothing(self, client, reader, row, words):
        assert titles(client.get(INBOX, {"q": words})) == []
        client.force_login(make_clerk())
        assert titles(client.get(INBOX, {"q": words})) == [row.title]

    def test_neither_list_nor_case_says_it(self, client, reader, row):
        for address in (INBOX, f"{INBOX}results/", f"{INBOX}{row.pk}/"):
            page = client.get(address).content.decode()
            for secret in ("Ioana", "ioana@example.com", "+40722000111", "0722 000 111"):
                assert secret not in page, (address, secret)

    def test_opening_a_case_is_written_once_an_hour_for_each_person(self, client, clerk, row):
        for _time in range(2):
            client.get(f"{INBOX}{row.pk}/")
        client.force_login(make_clerk())
        client.get(f"{INBOX}{row.pk}/")
        assert [entry.how for entry in accesses(row)] == ["opened", "opened"]
        PersonalDataAccess.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
        client.get(f"{INBOX}{row.pk}/")
        assert accesses(row).count() == 3


class TestGivingAForm:
    ACCESS = f"{INBOX}access/"

    def test_given_and_taken_back_with_a_log_entry_each(self, client, form):
        boss, helper = make_clerk("change_formaccess"), make_user("view_submission", first_name="Ioan")
        row = make_submission(form)
        client.force_login(boss)
        assert "access/" in client.get(INBOX).content.decode()
        client.post(self.ACCESS, {"form": form.pk, "user": helper.pk})
        given = FormAccess.objects.get()
        assert given.user == helper and "Ioan" in client.get(self.ACCESS).content.decode()
        client.force_login(helper)
        assert client.get(f"{INBOX}{row.pk}/").status_code == 200
        assert client.get(self.ACCESS).status_code == 404  # what was lent is not handed on
        client.force_login(boss)
        client.post(f"{self.ACCESS}{given.pk}/take-back/")
        assert not FormAccess.objects.exists()
        entries = ModelLogEntry.objects.filter(action__contains="form").order_by("pk")
        assert [(entry.action, entry.user) for entry in entries] == [
            ("participation.give_form", boss),
            ("participation.take_form_back", boss),
        ]

    def test_nobody_gives_out_another_desks_forms(self, client, form):
        client.force_login(make_user("change_formaccess", "work_grants_desk"))
        helper = make_user()
        assert client.post(self.ACCESS, {"form": form.pk, "user": helper.pk}).status_code == 200
        assert not FormAccess.objects.exists()
        given = FormAccess.objects.create(form=form, user=helper)
        assert client.post(f"{self.ACCESS}{given.pk}/take-back/").status_code == 404
        assert form.title not in client.get(self.ACCESS).content.decode()
