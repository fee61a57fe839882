"""Where two rooms meet: what was handed over is exported, what is merged is met in bulk, who writes meets who answers."""

import csv
import io
import uuid

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import answers, cases, handover, merging, privacy, several
from participation.actions.conversation import write_to_staff
from participation.choices import Status
from participation.models import AnswerUpdate, CaseMessage, FormVersion, FormWording, PublicAnswer, Submission
from participation.models.versions import answers_to
from tests.participation.sending import soup
from tests.participation.staff import make_clerk, make_form, make_submission

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"
PLACES = [{"key": "q_place", "type": "text", "role": "title", "settings": {}}]


@pytest.fixture
def ana(client):
    user = make_clerk("export_submission", first_name="Ana", last_name="Pop")
    client.force_login(user)
    return user


@pytest.fixture
def ideas():
    return make_form(title="Idei")


@pytest.fixture
def places():
    """A form of the same desk that asks something else."""
    form = make_form(title="Locuri", structure=PLACES)
    version = FormVersion.objects.get(form=form)
    FormWording.objects.freeze(version, "ro", {"_form": {"title": "Locuri"}, "q_place": {"label": "Unde"}})
    return form


@pytest.fixture
def handed(ana, ideas, places):
    """Asked by one form, handed over to the other."""
    row = make_submission(ideas, title="Bănci la umbră")
    return handover.hand_over(submission=row, desk=places.desk, form=places, by=ana, now=timezone.now())


class TestHandedOver:
    def exported(self, client, query: str) -> list[dict]:
        response = client.post(f"{INBOX}export/{query}", {"kind": "csv", "reason": "Raportul anual"})
        text = b"".join(response.streaming_content).decode().removeprefix("\ufeff")
        dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;")
        return list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect))

    def test_its_answers_are_exported_under_the_questions_that_were_asked(self, client, handed, places):
        row = self.exported(client, f"?form={places.pk}")[0]
        assert (row["Titlul ideii"], row["Formular"]) == ("Bănci la umbră", "Locuri")

    def test_columns_of_both_forms_say_whose_they_are(self, client, handed, places):
        make_submission(places, title="În colț", answers={"q_place": "La colț"})
        rows = {next(iter(row.values())): row for row in self.exported(client, f"?form={places.pk}")}
        assert {row["Locuri: Unde"] for row in rows.values()} == {"La colț", ""}
        assert rows[handed.reference]["Idei: Titlul ideii"] == "Bănci la umbră"

    def test_list_of_the_form_where_it_is_offers_them_as_columns(self, client, handed, places):
        page = client.get(f"{INBOX}?form={places.pk}&column=q_body").content.decode()
        assert "Idei: Ideea ta" in page and "Aș vrea bănci la umbră." in page


class TestCounted:
    def test_answers_count_for_the_form_that_asked(self, handed, ideas, places):
        body = next(entry for entry in ideas.current_version.structure if entry["key"] == "q_body")
        email = next(entry for entry in ideas.current_version.structure if entry["key"] == "q_email")
        assert (answers_to(ideas, body), answers_to(places, body)) == (1, 0)
        assert (answers_to(ideas, email), answers_to(places, email)) == (1, 0)


def case(row, *parts) -> str:
    return "/".join(["/admin/inbox", str(row.pk), *parts]) + "/"


class TestMergedInBulk:
    @pytest.mark.parametrize("action", ["file", "reopen", "quarantine"])
    def test_what_is_merged_stays_and_the_others_change(self, client, ana, ideas, action):
        begun = Status.FILED if action == "reopen" else Status.IN_PROGRESS
        lead, merged = make_submission(ideas), make_submission(ideas)
        merging.merge(submission=merged, into=lead, by=ana, now=timezone.now())
        rows = [make_submission(ideas, status=begun), merged, make_submission(ideas, status=begun)]
        ids = "&".join(f"id={row.pk}" for row in rows)
        response = client.post(f"/admin/bulk/participation/submission/{action}/?{ids}&next={INBOX}")
        assert response.status_code == 302
        statuses = [Submission.objects.get(pk=row.pk).status for row in rows]
        assert statuses[1] == Status.IN_PROGRESS and begun not in (statuses[0], statuses[2])
        said = soup(client.get(response.url)).select_one(".messages").get_text(" ", strip=True)
        assert "2 propuneri modificate" in said and "1 propunere a rămas cum era" in said


def test_several_are_held_in_the_order_of_merging(ana, ideas, monkeypatch):
    rows = [make_submission(ideas) for _number in range(6)]
    held = []
    monkeypatch.setattr(several, "write_to_author", lambda *, submission, **rest: held.append(submission.pk))
    several.write_to_several(submissions=rows, texts={"ro": "Da."}, nonce="n", by=ana, now=timezone.now())
    assert held == sorted(row.pk for row in rows)


class TestErased:
    @pytest.fixture
    def pair(self, ana, ideas):
        lead, merged = make_submission(ideas), make_submission(ideas)
        merging.merge(submission=merged, into=lead, by=ana, now=timezone.now())
        return lead, merged

    def erase(self, row, by):
        return privacy.erase_as_asked(submission=row, reason="A cerut la ghișeu.", by=by, now=timezone.now())

    def test_all_of_it_or_nothing(self, pair, ana, monkeypatch):
        lead, merged = pair
        monkeypatch.setattr(privacy, "erase", lambda **rest: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            self.erase(lead, ana)
        merged.refresh_from_db()
        assert merged.merged_into == lead

    def test_said_twice_it_is_done_once_and_its_reason_stays(self, pair, ana):
        lead, merged = pair
        assert [self.erase(lead, ana), self.erase(lead, ana)] == [True, False]
        merged.refresh_from_db()
        assert merged.merged_into is None
        entry = ModelLogEntry.objects.for_instance(lead).get(action="participation.erase_why")
        assert entry.data["why"] == "A cerut la ghișeu."

    def test_a_reason_that_cannot_be_kept_erases_nothing(self, client, pair, ana, monkeypatch):
        lead, merged = pair
        monkeypatch.setattr(privacy, "record", lambda *given, **rest: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            self.erase(lead, ana)
        lead.refresh_from_db()
        merged.refresh_from_db()
        assert (lead.erased_at, lead.email, merged.merged_into) == (None, "ioana@example.com", lead)


class TestWrittenMeanwhile:
    """The author writes while a clerk does: nothing goes out past a message that nobody has read."""

    def write(self, row):
        return write_to_staff(
            submission=row, text="S-a rezolvat, mulțumesc.", now=timezone.now(), nonce=uuid.uuid4().hex
        )

    def test_an_answer_waits_and_both_texts_are_kept(self, client, ana, ideas):
        row = make_submission(ideas)
        sent = {"answer-outcome": "accepted", "answer-text_ro": "Vom pune bănci.", "publish": "1"}
        sent["answer-seen"] = client.get(case(row)).context["marker"]
        self.write(row)
        response = client.post(case(row, "answer"), sent)
        shown = response.content.decode()
        assert response.status_code == 200 and not PublicAnswer.objects.filter(published_at__isnull=False).exists()
        assert "Vom pune bănci." in shown and "S-a rezolvat, mulțumesc." in shown
        sent["answer-seen"] = response.context["answer_form"]["seen"].value()
        assert client.post(case(row, "answer"), sent).status_code == 302

    def test_what_staff_wrote_themselves_is_no_change(self, ana, ideas):
        row = make_submission(ideas)
        before = cases.marker_of(row)
        CaseMessage.objects.create(submission=row, text="Vă mulțumim.", by=ana)
        assert cases.marker_of(row) == before

    def test_a_step_waits_too_and_what_was_typed_is_kept(self, client, ana, ideas):
        row = make_submission(ideas)
        words = {"outcome": "accepted", "text_ro": "Da.", "text_en": ""}
        answers.publish_answer(submission=row, words=words, by=ana, now=timezone.now())
        page = soup(client.get(case(row)))
        sent = {"announce-execution": "started", "announce-text_ro": "Săpăm.", "announce-promised_precision": "day"}
        sent["announce-seen"] = page.select_one("input[name=announce-seen]")["value"]
        self.write(row)
        response = client.post(case(row, "announce"), sent)
        assert response.status_code == 200 and not AnswerUpdate.objects.exists()
        assert "Săpăm." in response.content.decode()
        sent["announce-seen"] = soup(response).select_one("input[name=announce-seen]")["value"]
        for _again in range(2):  # a double click tells once
            assert client.post(case(row, "announce"), sent).status_code == 302
        assert AnswerUpdate.objects.count() == 1

    def test_marker_costs_one_query(self, ana, ideas, django_assert_num_queries):
        row = make_submission(ideas)
        with django_assert_num_queries(1):
            cases.marker_of(row)
