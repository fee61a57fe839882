"""The next edition of a call: drafts in both languages, what people asked last time offered as help, nothing published."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from fix_cluj.models import CallIndicator, FundedProject, GrantCallPage
from fix_cluj.queries.editions import asked_about, form_of, questions_of
from participation.models import Form, FormPage, QuestionRound, RoundQuestion
from tests.factories import publish
from tests.fix_cluj import judging
from tests.fix_cluj.builders import answered, latest

WANTED = "Acordul părintelui"


@pytest.fixture
def held(call, english):
    """It was decided, and people had asked something on its page and in a round."""
    page = latest(call)
    page.answers = [answered("Cine semnează acordul?", "Un părinte <b>sau</b> tutorele.", "2030-03-05")]
    page.is_decided, page.selected_count, page.results = True, 40, "<p>Au fost multe.</p>"
    page.funded = [FundedProject(team="Umbra", project_ro="Umbră")]
    page.edition = 2
    page.indicators = [CallIndicator(name_ro="Tineri", name_en="Young people", target=100)]
    publish(page)
    found = QuestionRound.objects.create(page=page, desk="grants", released_at=timezone.now())
    pair = {
        "question_en": "Is a scan enough?",
        "answer_en": "Yes.",
        "question_ro": "Ajunge o scanare?",
        "answer_ro": "Da.",
    }
    RoundQuestion.objects.create(round=found, **pair)
    RoundQuestion.objects.create(round=found, question_ro="Fără răspuns?")
    waiting = QuestionRound.objects.create(page=page, desk="grants", number=2)
    RoundQuestion.objects.create(round=waiting, **pair)
    return page


def clone(client, admin_user, held, **chosen):
    client.force_login(admin_user)
    address = reverse("grants:next", args=[held.translation_key])
    assert address in client.get(reverse("grants:board", args=[held.translation_key])).content.decode()
    response = client.post(address, {"title": "Apelul de toamnă"} | chosen)
    made = GrantCallPage.objects.exclude(translation_key=held.translation_key).get(locale=held.locale)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    return made


def test_only_what_is_published_in_whole_is_offered(held):
    found = asked_about(held)
    assert [next(iter(each.question.values())) for each in found] == ["Cine semnează acordul?", "Ajunge o scanare?"]
    assert found[0].answer["ro"] == "Un părinte sau tutorele."
    assert set(found[1].question) == {"ro", "en"}
    assert WANTED in [label for _key, label in questions_of(form_of(held))]


def test_the_next_edition_is_drafts_without_days_answers_and_results(held, client, admin_user):
    made = latest(clone(client, admin_user, held))
    assert made.title == "Apelul de toamnă" and not made.live
    assert not made.calendar.exists() and not made.funded.exists() and len(made.answers) == 0
    assert (made.opens_at, made.closes_at, made.is_decided, made.selected_count, made.results) == (
        None,
        None,
        False,
        None,
        "",
    )
    assert made.edition == 3 and [row.target for row in made.indicators.all()] == [100], "the next one, with its rules"
    english = GrantCallPage.objects.get(translation_key=made.translation_key, locale__language_code="en")
    assert not english.live
    forms = FormPage.objects.filter(path__startswith=made.path) | FormPage.objects.filter(path__startswith=english.path)
    assert forms.count() == 2 and not forms.filter(live=True).exists()
    row = Form.objects.get(page_key=forms[0].translation_key)
    assert row.cloned_from.page_key == form_of(held).translation_key and row.current_version is None
    old = latest(held)
    assert old.live and old.is_decided and len(old.answers) == 1 and old.funded.exists() and old.calendar.count() == 4


def test_what_was_asked_goes_below_the_question_that_was_chosen_and_nowhere_else(held, client, admin_user):
    key = next(key for key, label in questions_of(form_of(held)) if label == WANTED)
    made = clone(client, admin_user, held, fold_1=key)
    helps = {}
    for language in ("ro", "en"):
        page = made.get_translations(inclusive=True).get(locale__language_code=language)
        form = latest(form_of(page.specific))
        helps[language] = [block.value["help_text"] for block in form.questions if block.value.get("help_text")]
    assert helps["ro"] == ["S-a întrebat data trecută: Ajunge o scanare? – Da."]
    assert helps["en"] == ["Asked last time: Is a scan enough? – Yes."]
    assert not [block for block in latest(form_of(held)).questions if block.value.get("help_text")], (
        "last edition’s form"
    )
    logs = [
        *PageLogEntry.objects.filter(action="fix_cluj.clone_call"),
        *ModelLogEntry.objects.filter(action="fix_cluj.clone_call"),
    ]
    assert [entry.data["notes"] for entry in logs] == [1]


def test_an_officer_who_writes_no_pages_there_clones_nothing(held, client):
    client.force_login(judging.officer())
    address = reverse("grants:next", args=[held.translation_key])
    assert address not in client.get(reverse("grants:board", args=[held.translation_key])).content.decode()
    assert client.get(address).status_code == client.post(address, {"title": "X"}).status_code == 404
