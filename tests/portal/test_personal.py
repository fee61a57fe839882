"""Every field that could hold something of a person is declared, with what becomes of it."""

import pytest
from django.apps import apps
from django.db import models

from participation.personal import FIELDS, Data, Effect
from portal.personal import OURS, could_hold_a_person, declared, gone, undeclared


def test_every_field_is_declared():
    assert undeclared() == [], "Say in participation/personal.py or portal/personal.py what these hold of a person"


def test_no_declared_field_is_gone():
    assert gone() == []


def test_a_new_field_fails_until_somebody_decides(monkeypatch):
    monkeypatch.delitem(FIELDS["Submission"], "phone")
    assert undeclared() == ["participation.Submission.phone"]


def test_a_field_that_could_hold_a_person_is_found_whatever_its_kind():
    submission = apps.get_model("participation", "Submission")
    assert {"answers", "email", "owner", "merged_into", "title"} <= set(could_hold_a_person(submission))
    assert "file" in could_hold_a_person(apps.get_model("participation", "Attachment"))
    assert "body" not in could_hold_a_person(submission)


@pytest.mark.parametrize("label", sorted(FIELDS))
def test_what_is_of_a_person_does_not_stay_by_accident(label):
    """Contact data, words and files are emptied, go, or have a term: none of them merely stays."""
    for name, field in FIELDS[label].items():
        if field.data in (Data.CONTACT, Data.WORDS, Data.FILES):
            assert field.effect is not Effect.STAYS, name


def test_rows_that_go_go_whole():
    for label, table in FIELDS.items():
        if any(field.effect is Effect.ROW_GOES for field in table.values()):
            assert table["submission"].effect is Effect.ROW_GOES, label


def test_every_tie_to_a_submission_is_known_to_erasure():
    """A model that points at a submission either goes with it or says why not."""
    submission = apps.get_model("participation", "Submission")
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.local_fields:
                if isinstance(field, models.ForeignKey) and field.related_model is submission:
                    assert field.name in declared(model), f"{model._meta.label}.{field.name}"
