"""The life of a form beside its pages: copied, taken down, brought back, deleted; what it froze stays frozen."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from participation.models import Form, FormPage, FormVersion, FormWording
from participation.structure import canonical
from participation.windows import WindowState
from tests.factories import make_form_page, publish, question_block, translate

pytestmark = pytest.mark.django_db


def state(page) -> WindowState:
    return Form.objects.get(page_key=page.translation_key).state_at(timezone.now())


def fresh(page) -> FormPage:
    return FormPage.objects.get(pk=page.pk)


def test_what_is_empty_makes_no_version_but_zero_is_a_rule(site):
    assert canonical({"required": False, "minimum": None, "types": [], "note": ""}) == {}
    page = make_form_page(site, questions=[question_block("number", "Câți?", minimum=0)])
    assert page.form_row.current_version.structure[0]["settings"] == {"minimum": 0}


def test_a_copied_page_is_another_form(site):
    page = make_form_page(site)
    copied = fresh(page).copy(update_attrs={"slug": "copie"})
    assert Form.objects.count() == 2
    assert copied.form_row.pk != page.form_row.pk
    assert copied.wording.version.form == copied.form_row


def test_a_copied_draft_makes_no_form_until_it_is_published(site):
    page = make_form_page(site)
    copied = fresh(page).copy(update_attrs={"slug": "copie"}, keep_live=False)
    assert Form.objects.count() == 1
    publish(copied)
    assert Form.objects.count() == 2


def test_a_moved_page_keeps_its_form(site):
    page = make_form_page(site)
    elsewhere = make_form_page(site, title="Idei").get_parent()
    fresh(page).move(elsewhere, pos="first-child")
    assert publish(fresh(page)).form_row.pk == page.form_row.pk
    assert state(page) == WindowState.OPEN


def test_a_deleted_page_closes_its_form(site):
    page = make_form_page(site)
    Page.objects.get(pk=page.pk).delete()
    assert state(page) == WindowState.CLOSED


def test_a_form_is_open_while_any_language_shows_it(site):
    page = make_form_page(site)
    english = translate(page)
    fresh(page).unpublish()
    assert state(page) == WindowState.OPEN
    fresh(english).unpublish()
    assert state(page) == WindowState.CLOSED
    fresh(english).get_latest_revision().publish()
    assert state(page) == WindowState.OPEN


def test_facts_of_a_source_that_is_down_do_not_hold_yet(site):
    page = make_form_page(site, answer_days=20)
    english = translate(page)
    fresh(page).unpublish()
    draft = fresh(page)
    draft.answer_days = 5
    draft.save_revision()
    fresh(english).get_latest_revision().publish()
    assert Form.objects.get().answer_days == 20


def test_a_question_deleted_and_asked_again_is_another_question(site):
    first, again = question_block("text", "Strada"), question_block("text", "Strada")
    page = make_form_page(site, questions=[first])
    key = page.form_row.current_version.structure[0]["key"]
    page = fresh(page)
    page.questions = type(page.questions)(page.questions.stream_block, [again], is_lazy=True)
    publish(page)
    now = Form.objects.get().current_version
    assert now.number == 2
    assert now.structure[0]["key"] != key


def test_a_question_brought_back_from_history_is_the_same_question(site):
    page = make_form_page(site, questions=[question_block("text", "Strada"), question_block("text", "Nume")])
    old = page.latest_revision
    structure = page.form_row.current_version.structure
    page = fresh(page)
    page.questions = type(page.questions)(page.questions.stream_block, list(page.questions.raw_data)[1:], is_lazy=True)
    publish(page)
    old.publish()
    assert (Form.objects.get().current_version.number, Form.objects.get().current_version.structure) == (3, structure)


@pytest.mark.parametrize("model", [FormVersion, FormWording])
def test_what_was_frozen_cannot_be_rewritten(site, model):
    make_form_page(site)
    row = model.objects.get()
    with pytest.raises(TypeError, match="append-only"):
        row.save()
