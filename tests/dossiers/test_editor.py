"""The editor of a dossier: reasons are asked beside the stage, what no source tells stays unknown, facts are Romanian."""

import pytest
from django.urls import reverse
from wagtail import hooks
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from dossiers.models import DossierProject
from tests.dossiers.builders import fresh, make_dossier, stage
from tests.factories import make_debate, translate

pytestmark = pytest.mark.django_db
EMPTY = {
    "name_ro": "", "name_en": "", "promised_on": "", "promised_precision": "unknown", "actual_on": "",
    "actual_precision": "unknown", "reason_ro": "", "reason_en": "", "body": "", "as_of": "", "as_of_precision": "unknown",
    "source": "monitorulcj.ro", "source_en": "", "source_url": "",
}  # fmt: skip
WHY = {"reason_ro": "S-a reluat licitația.", "reason_en": "The tender was repeated."}


class Editor:
    """What the page editor sends: every field of the form, and the stages that a test types."""

    def __init__(self, client, page):
        person = User.objects.create_superuser(email="sefa@example.org", password="parola-de-probă")
        client.force_login(person)
        self.client, self.page = client, page
        self.url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def send(self, stages: list[dict], *, action: str = "action-publish", links=(), projects=(), **fields):
        rows = (
            "topics",
            "neighbourhoods",
            "goals",
            "organisations",
            "documents",
            "corrections",
            "figures",
            "ideas",
            "comments",
        )
        data = {name: inline_formset([]) for name in rows} | {"body": streamfield([])}
        data["links"] = inline_formset([{"target": target.pk} for target in links])
        data["projects"] = inline_formset(projects, initial=self.page.projects.count())
        initial = self.page.stages.count()
        data["stages"] = inline_formset([EMPTY | typed for typed in stages], initial=initial)
        data |= {"title": self.page.title, "slug": self.page.slug, action: "1"} | fields
        return self.client.post(self.url, nested_form_data(data))


def errors_of(response) -> list[dict]:
    assert response.status_code == 200
    return [sorted(form.errors) for form in response.context["form"].formsets["stages"].forms]


@pytest.fixture
def dossier(site):
    return make_dossier(site, stages=[stage("works", "underway", promised="2090-05")])


@pytest.fixture
def editor(client, dossier):
    return Editor(client, dossier)


@pytest.fixture
def works(dossier) -> dict:
    row = dossier.stages.get()
    return {
        "id": row.pk, "kind": "works", "state": "underway", "promised_on": "2090-05-01", "promised_precision": "month",
    }  # fmt: skip


def test_a_moved_promise_is_refused_beside_its_stage_until_both_reasons_are_there(editor, dossier, works):
    key = dossier.stages.get().key
    later = works | {"promised_on": "2091-01-01", "promised_precision": "year"}
    assert errors_of(editor.send([later])) == [["reason_en", "reason_ro"]]
    assert errors_of(editor.send([later | {"reason_ro": "Doar atât."}])) == [["reason_en"]]
    assert editor.send([later | WHY]).status_code == 302
    row = fresh(dossier).stages.get()
    assert (row.key, row.promised_on.year) == (key, 2091)


def test_a_promise_that_has_passed_asks_for_its_reason(editor, works):
    new = {"kind": "design", "state": "underway", "promised_on": "2020-01-01", "promised_precision": "day"}
    assert errors_of(editor.send([works, new])) == [[], ["reason_en", "reason_ro"]]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"state": "done", "source": ""}, ["source"]),
        ({"state": "planned", "actual_on": "2020-01-01", "actual_precision": "day"}, ["state"]),
        ({"state": "done", "actual_on": "2020-01-01"}, ["actual_on"]),
        ({"state": "done", "actual_precision": "year"}, ["actual_on"]),
        ({"state": "unknown", "kind": "other"}, ["name_ro"]),
        ({"state": "unknown", "name_ro": "Doar în română"}, ["name_en"]),
    ],
)
def test_what_cannot_be_is_said_beside_the_stage(editor, works, typed, wrong):
    assert errors_of(editor.send([works, {"kind": "contract"} | typed])) == [[], wrong]


def test_a_draft_and_its_publication_are_the_same_stage(editor, dossier, works):
    editor.send([works, {"kind": "contract", "state": "unknown", "source": ""}], action="ignored")
    draft = fresh(dossier).get_latest_revision_as_object()
    keys = [row.key for row in draft.stages.all()]
    assert len(keys) == 2 and fresh(dossier).stages.count() == 1
    draft.get_latest_revision().publish()
    assert [row.key for row in fresh(dossier).stages.all()] == keys


def test_a_page_of_another_section_is_chosen_and_shown(editor, dossier, works, site):
    debate = make_debate(site, title="Dezbaterea", date_precision="unknown")
    assert editor.send([works], links=[debate]).status_code == 302
    assert [row.target_id for row in fresh(dossier).links.all()] == [debate.pk]


def test_the_preview_shows_stages_that_nobody_published(editor, dossier, works):
    new = {"kind": "contract", "state": "unknown", "name_ro": "Actul nou", "name_en": "New act", "source": ""}
    editor.send([works, new], action="ignored")
    response = editor.client.get(reverse("wagtailadmin_pages:view_draft", args=[dossier.pk]))
    assert "Actul nou" in response.content.decode()


def test_the_english_page_takes_its_facts_from_the_romanian_one(editor, dossier):
    translate(dossier.get_parent().specific)
    english = translate(dossier)
    form = editor.client.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    assert form.status_code == 200
    assert [row.key for row in english.stages.all()] == [row.key for row in dossier.stages.all()]


FUNDED = [("Apelul de primăvară", [("AAAA-0001", "Umbra (AAAA-0001)"), ("AAAA-0002", "Nisip (AAAA-0002)")])]


def wrong_projects(response) -> list[list[str]]:
    assert response.status_code == 200
    return [sorted(form.errors) for form in response.context["form"].formsets["projects"].forms]


def test_a_project_is_chosen_from_what_is_funded_and_never_typed(editor, dossier, works):
    assert wrong_projects(editor.send([works], projects=[{"code": "AAAA-0001"}])) == [["code"]], "nobody funds it"
    with hooks.register_temporarily("projects_to_choose", lambda: FUNDED):
        drawn = editor.client.get(editor.url).content.decode()
        assert '<optgroup label="Apelul de primăvară">' in drawn and "Umbra (AAAA-0001)" in drawn
        assert editor.send([works], projects=[{"code": "AAAA-0001"}]).status_code == 302
    assert [row.code for row in fresh(dossier).projects.all()] == ["AAAA-0001"]


def test_a_project_that_is_not_public_any_more_stops_nobody_from_saving(client, site, works, dossier):
    dossier.projects.add(DossierProject(code="AAAA-0001"))
    dossier.save()
    editor, row = Editor(client, dossier), {"id": dossier.projects.get().pk, "code": "AAAA-0001"}
    assert "AAAA-0001 (nu mai este public)" in editor.client.get(editor.url).content.decode()
    assert editor.send([works], projects=[row]).status_code == 302
    assert [row.code for row in fresh(dossier).projects.all()] == ["AAAA-0001"]
    assert editor.client.get(dossier.get_url()).status_code == 200


def test_projects_reach_the_english_page(dossier, works, editor):
    translate(dossier.get_parent().specific)
    english = translate(dossier)
    with hooks.register_temporarily("projects_to_choose", lambda: FUNDED):
        assert editor.send([works], projects=[{"code": "AAAA-0002"}]).status_code == 302
    assert [row.code for row in fresh(english).projects.all()] == ["AAAA-0002"]
