"""What clerks do with several submissions at once: give, reopen, write, export; ticked ones or a whole list."""

import pytest

from participation.choices import Status
from participation.models import CaseMessage, ExportJob, OutboxMessage, ReplyTemplate, Submission
from participation.viewsets import bulk
from tests.participation.sending import soup
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

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


def act(client, action: str, rows, query: str = "", **data):
    ids = "&".join(f"id={row if isinstance(row, str) else row.pk}" for row in rows)
    return client.post(f"{BULK}/{action}/?{ids}{query}&next={INBOX}", data)


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
        assert "1 propunere modificată" in said and "1 propunere a rămas cum era" in said

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
