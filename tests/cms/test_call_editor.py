"""The page editor of a call: what cannot be is said beside the row, and nothing typed is lost."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from competitions.models import CompetitionPage, CompetitionStep
from tests.cms.test_calls import DAY, step
from tests.factories import make_competition, publish

pytestmark = pytest.mark.django_db
CHANNEL = {"kind": "oar", "url": "https://oar.example.org/", "number": ""}


class Editor:
    """What the page editor sends: every field of the form as it stands, and the calendar."""

    def __init__(self, client, page):
        person = User.objects.create_superuser(email="sefa@example.org", password="parola-de-probă")
        client.force_login(person)
        self.client, self.url = client, reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.page = page

    def send(self, calendar: list[dict], **fields):
        texts = ("brief", "eligibility", "judging", "results", "exhibition")
        rows = (
            "topics",
            "neighbourhoods",
            "goals",
            "organisations",
            "documents",
            "corrections",
            "prizes",
            "jurors",
            "stage_rows",
            "listed_entries",
            "figures",
        )
        data = {name: rich_text("<p></p>") for name in texts} | {name: inline_formset([]) for name in rows}
        data |= {"criteria": inline_formset([]), "winners": inline_formset([]), "body": streamfield([])}
        data |= {"channels": inline_formset([CHANNEL])}  # what can be entered names it, or is not published
        data |= {"title": self.page.title, "slug": self.page.slug, "is_confirmed": "on", "action-publish": "1"}
        initial = self.page.calendar.count()
        steps = [{"precision": "day", "time": "", "end_date": "", "end_time": "", **each} for each in calendar]
        data |= {"calendar": inline_formset(steps, initial=initial), "comments": inline_formset([])} | fields
        return self.client.post(self.url, nested_form_data(data))


@pytest.fixture
def editor(client, site):
    return Editor(client, make_competition(site, calendar=[step("hand_in", DAY)]))


def test_the_editor_hears_beside_the_step_what_cannot_be_and_keeps_what_was_typed(editor):
    row = editor.page.calendar.get()
    jury = {"kind": "jury", "date": "2030-06-10", "time": "09:00"}
    response = editor.send(
        [{"id": row.pk, "kind": "hand_in", "date": "2030-06-24", "time": "16:00"}, jury], title="Titlu nou, nesalvat"
    )
    assert response.status_code == 200
    form = response.context["form"]
    assert not form.non_field_errors() and list(form.formsets["calendar"].forms[1].errors) == ["date"]
    html = response.content.decode()
    assert "Titlu nou, nesalvat" in html and "10 iunie 2030" in html and 'value="09:00"' in html
    assert CompetitionPage.objects.get(pk=editor.page.pk).calendar.get().time is None


def test_the_editor_may_put_a_calendar_right_in_one_go(editor):
    row = editor.page.calendar.get()
    page = CompetitionPage.objects.get(pk=editor.page.pk)
    sent = editor.send(
        [
            {"id": row.pk, "kind": "hand_in", "date": "2030-08-01", "time": "16:00"},
            {"kind": "jury", "date": "2030-08-03"},
        ]
    )
    assert sent.status_code == 302
    page.refresh_from_db()
    assert page.closes_at == dt.datetime(2030, 8, 1, 13, tzinfo=dt.UTC)
    assert [entry.kind for entry in page.entries()] == ["hand_in", "jury"]


def test_a_deleted_step_is_in_nobodys_way(editor):
    editor.page.calendar = [
        CompetitionStep(**step("hand_in", DAY)),
        CompetitionStep(**step("jury", dt.date(2030, 6, 25))),
    ]
    publish(editor.page)
    first, second = CompetitionPage.objects.get(pk=editor.page.pk).calendar.all()
    sent = editor.send(
        [
            {"id": first.pk, "kind": "hand_in", "date": "2030-08-01"},
            {"id": second.pk, "kind": "jury", "date": "2030-06-25", "DELETE": "1"},
        ]
    )
    assert sent.status_code == 302
    assert [entry.kind for entry in CompetitionPage.objects.get(pk=editor.page.pk).calendar.all()] == ["hand_in"]


def test_weights_must_make_a_hundred_and_names_wait_for_the_results(editor):
    calendar = [{"id": editor.page.calendar.get().pk, "kind": "hand_in", "date": "2030-06-24"}]
    criteria = [{"name_ro": "A", "name_en": "A", "weight": "60"}, {"name_ro": "B", "name_en": "B", "weight": "30"}]
    winner = {"rank": "first", "author": "Birou", "currency": "RON", "as_of_precision": "unknown", "source": "x.ro"}
    fields = {"criteria": inline_formset(criteria), "winners": inline_formset([winner])}
    form = editor.send(calendar, **fields).context["form"]
    assert "90" in form.formsets["criteria"].forms[1].errors["weight"][0]
    assert list(form.formsets["winners"].forms[0].errors) == ["author"]
    criteria[1]["weight"] = "40"
    assert editor.send(calendar, **fields | {"criteria": inline_formset(criteria)}, is_decided="on").status_code == 302
    assert CompetitionPage.objects.get(pk=editor.page.pk).winners.get().author == "Birou"
