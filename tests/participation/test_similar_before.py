"""Before an idea is sent: published ones like it are shown, and nobody is stopped."""

import pytest
from django.utils import timezone

from participation.actions.answers import publish_answer
from participation.actions.merging import merge
from participation.models import IdeasPage, Submission
from participation.views.case_facts import case_facts
from tests.factories import publish
from tests.participation.staff import make_clerk, make_form, make_submission

pytestmark = pytest.mark.django_db
WORDS = {
    "outcome": "accepted",
    "text_ro": "Da.",
    "text_en": "Yes.",
    "public_title": "Bănci la umbră în parc",
    "public_text": "Mai multe bănci sub copaci.",
}


@pytest.fixture
def published(site):
    page = IdeasPage(title="Idei", slug="idei-publice", locale=site.locale)
    site.add_child(instance=page)
    publish(page)
    row = make_submission(make_form(), may_publish=True)
    return publish_answer(submission=row, words=WORDS, by=make_clerk(), now=timezone.now())


def test_a_form_that_comes_back_names_similar_ideas(ana, idea_ro, published):
    idea_ro["E-mail"] = ""
    response = ana.send(idea_ro)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Bănci la umbră în parc" in page
    assert f"/{published.pk}/" in page


def test_other_ideas_are_not_named(ana, idea_ro, published):
    response = ana.send(idea_ro | {"E-mail": "", "Titlul ideii": "Tramvai", "Ideea ta": "Un tramvai spre aeroport."})
    assert "Bănci la umbră în parc" not in response.content.decode()


def test_nobody_is_stopped(ana, idea_ro, published):
    assert ana.send(idea_ro).status_code == 302
    assert Submission.objects.filter(title="Bănci la umbră").exists()


def test_author_of_a_merged_one_reads_the_answer_in_their_case(published):
    other = make_submission(published.submission.form)
    other = merge(submission=other, into=published.submission, by=make_clerk(), now=timezone.now())
    assert case_facts(other, "s" * 32)["answer"] is not None
