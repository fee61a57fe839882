"""Where applicants stop is told in counts alone, and counting costs nobody who is in time anything."""

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from participation.actions.drafts import begin_draft
from participation.models import Form, FormWording, RefusedAnswer, Submission
from participation.models.friction import RefusedAnswerQuerySet
from tests.fix_cluj import judging
from tests.fix_cluj.builders import ANSWERS


def times(team) -> dict[str, int]:
    labels = {key: words["label"] for key, words in team.wording.words.items() if "label" in words}
    return {labels[row.key]: row.times for row in RefusedAnswer.objects.all()}


@pytest.mark.django_db
def test_what_brings_the_form_back_is_counted_and_what_is_sent_is_not(team):
    assert team.send(ANSWERS | {"Numele echipei": "", "Suma cerută": "99.000"}).status_code == 422
    assert team.send(ANSWERS | {"Numele echipei": ""}).status_code == 422
    assert team.send(ANSWERS).status_code == 302
    assert times(team) == {"Numele echipei": 2, "Suma cerută": 1}


@pytest.mark.django_db
def test_a_count_that_fails_takes_nothing_from_whoever_sends(team, monkeypatch):
    def fail(*given):
        raise DatabaseError("no")

    monkeypatch.setattr(RefusedAnswerQuerySet, "count_once", fail)
    again = team.send(ANSWERS | {"Numele echipei": ""})
    assert again.status_code == 422 and "Pânze de umbră" in again.content.decode(), "nothing typed is lost"
    assert team.send(ANSWERS).status_code == 302 and Submission.objects.count() == 1


@pytest.mark.django_db
def test_the_officer_reads_steps_and_questions_and_nobodys_data(call, team, client):
    form = Form.objects.get()
    Form.objects.filter(pk=form.pk).update(has_steps=True)
    wording = FormWording.objects.newest(form.current_version, "ro")
    for number in range(3):
        typed = {"x": [f"secret{number}@example.org"]}
        begin_draft(wording=wording, nonce=f"n{number}", typed=typed, step=1, now=timezone.now())
    team.send(ANSWERS | {"Numele echipei": "", "E-mail": "secret@example.org"})
    address = reverse("grants:friction", args=[call.translation_key])
    client.force_login(judging.officer())
    page = client.get(address)
    found = page.context["forms"][0]
    assert (found.begun, found.sent) == (3, 0) and [number for _title, number in found.steps] == [3]
    assert found.questions == [("Numele echipei", 1)]
    sheet = client.get(f"{address}?csv=1")
    assert sheet["Content-Type"].startswith("text/csv") and "Numele echipei" in sheet.content.decode()
    for told in (page, sheet):
        assert "secret" not in told.content.decode()
    assert address in client.get(reverse("grants:board", args=[call.translation_key])).content.decode()
    client.force_login(judging.reviewer())
    assert client.get(address).status_code == 404
