"""Where two rooms meet: what was handed over is exported, what is merged is met in bulk, who writes meets who answers."""

import csv
import io

import pytest
from django.utils import timezone

from participation.actions import handover
from participation.models import FormVersion, FormWording
from participation.models.versions import answers_to
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
