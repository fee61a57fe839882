"""What editors do with a form: extend it in public, try it uncounted, clone it for the next edition."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from participation.actions.drafts import ask_to_resume
from participation.actions.trials import sweep_trials
from participation.actions.windows import NotLater, extend_window
from participation.models import (
    Draft,
    Form,
    FormPage,
    FormVersion,
    FormWording,
    OutboxMessage,
    Submission,
    WindowExtension,
)
from tests.factories import make_form_page, publish, translate
from tests.participation.conftest import WORDS
from tests.participation.sending import BROWSER, Visitor, soup
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
CLOSES = dt.datetime(2027, 1, 10, 14, 0, tzinfo=dt.UTC)
LATER = CLOSES + dt.timedelta(days=5)
NOTES = {"note_ro": "Sistemul a fost oprit două ore.", "note_en": "The system was down for two hours."}


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("sef@example.org", "parola-de-test-1")


@pytest.fixture
def editor(client, boss):
    client.force_login(boss)
    return client


@pytest.fixture
def form_page(site):
    return make_form_page(site, closes_at=CLOSES, notify_addresses="birou@example.org")


def url(name: str, form_page) -> str:
    return reverse(f"form_pages:{name}", args=[form_page.pk])


class TestExtension:
    def test_it_holds_in_both_languages_at_once_with_a_note_and_an_entry_in_the_log(
        self, form_page, editor, boss, time_machine
    ):
        english = translate(form_page, words=WORDS)
        time_machine.move_to(CLOSES - dt.timedelta(hours=1))
        editor.force_login(boss)
        data = {"until": "15.01.2027 16:00", **NOTES}
        assert editor.post(url("extend", form_page), data).status_code == 302
        made = WindowExtension.objects.get()
        assert (made.before, made.after, made.by) == (CLOSES, LATER, boss)
        assert Form.objects.get().closes_at == LATER
        assert set(FormPage.objects.values_list("closes_at", flat=True)) == {LATER}
        for shown, language, note in ((form_page, "ro", NOTES["note_ro"]), (english, "en", NOTES["note_en"])):
            visitor = Visitor(shown, language=language)
            assert note in soup(visitor.client.get(shown.url)).main.get_text()
        assert ModelLogEntry.objects.filter(action="participation.extend", user=boss).count() == 1

    def test_after_closing_the_form_opens_again(self, form_page, boss, idea_ro, time_machine):
        visitor = Visitor(form_page)
        time_machine.move_to(CLOSES + dt.timedelta(minutes=5))
        assert visitor.send(idea_ro).status_code == 410
        extend_window(form=visitor.form, until=LATER, by=boss, now=timezone.now(), **NOTES)
        assert visitor.send(idea_ro).status_code == 302

    def test_publishing_an_older_draft_does_not_bring_the_old_hour_back(self, form_page, boss, time_machine):
        time_machine.move_to(CLOSES - dt.timedelta(days=1))
        draft = FormPage.objects.get(pk=form_page.pk)
        draft.title = "Alt titlu"
        waiting = draft.save_revision()
        extend_window(form=Form.objects.get(), until=LATER, by=boss, now=timezone.now(), **NOTES)
        waiting.refresh_from_db()
        waiting.publish()
        assert Form.objects.get().closes_at == LATER

    def test_a_deadline_is_never_moved_forward(self, form_page, boss, editor, time_machine):
        time_machine.move_to(CLOSES - dt.timedelta(days=1))
        with pytest.raises(NotLater):
            extend_window(form=Form.objects.get(), until=CLOSES, by=boss, now=timezone.now(), **NOTES)
        editor.force_login(boss)
        response = editor.post(url("extend", form_page), {"until": "01.01.2027 16:00", **NOTES})
        assert response.status_code == 200
        assert not WindowExtension.objects.exists()

    def test_owners_of_drafts_get_a_letter_in_their_language(self, form_page, boss, idea_ro, time_machine):
        visitor = Visitor(form_page)
        time_machine.move_to(CLOSES - dt.timedelta(days=1))
        visitor.post(visitor.typed(idea_ro, go="later"))
        draft = Draft.objects.select_related("form", "wording").get()
        ask_to_resume(draft=draft, email="ana@example.org", sender=None, now=timezone.now())
        for _press in range(2):
            extend_window(form=Form.objects.get(), until=LATER, by=boss, now=timezone.now(), **NOTES)
        letter = OutboxMessage.objects.get(kind="draft_extended")
        assert letter.to == "ana@example.org"
        assert NOTES["note_ro"] in letter.body and "/ro/continua/" in letter.body

    def test_whoever_may_not_publish_finds_nothing_there(self, form_page, client):
        client.force_login(make_clerk())
        assert client.get(url("extend", form_page)).status_code == 404

    def test_the_menu_of_the_page_offers_it(self, form_page, editor):
        text = editor.get(reverse("wagtailadmin_pages:edit", args=[form_page.pk])).content.decode()
        assert url("extend", form_page) in text and url("clone", form_page) in text


class TestTrial:
    def form_of(self, editor, form_page):
        answer = editor.post(url("test", form_page))
        return soup(editor.get(answer.url))

    def send(self, editor, form_page, answers):
        visitor = Visitor(form_page)
        shown = self.form_of(editor, form_page)
        token = shown.find("input", {"name": "token"})["value"]
        return visitor.post(visitor.typed(answers) | {"token": token})

    def test_it_is_stored_apart_with_no_letter_and_not_counted(self, form_page, editor, idea_ro):
        assert self.send(editor, form_page, idea_ro).status_code == 302
        stored = Submission.objects.get()
        assert stored.is_test
        assert not OutboxMessage.objects.exists()
        assert not Submission.objects.real().exists()

    def test_the_page_says_that_it_is_a_test(self, form_page, editor):
        assert self.form_of(editor, form_page).select_one(".notice--warning")

    def test_it_works_before_the_form_opens(self, site, editor, idea_ro):
        form_page = make_form_page(site, opens_at=timezone.now() + dt.timedelta(days=3))
        assert self.send(editor, form_page, idea_ro).status_code == 302
        assert Visitor(form_page).send(idea_ro).status_code == 410, "for everybody else it is not open"

    def test_nobody_makes_a_permit(self, form_page, idea_ro):
        visitor = Visitor(form_page)
        assert not soup(visitor.client.get(f"{form_page.url}?test=x:y:z")).select_one(".notice--warning")

    def test_a_test_in_steps_is_a_test(self, site, editor, idea_ro):
        form_page = make_form_page(site)
        visitor = Visitor(form_page)
        token = self.form_of(editor, form_page).find("input", {"name": "token"})["value"]
        later = visitor.post(visitor.typed(idea_ro, go="later") | {"token": token}).url
        visitor.client.post(later.replace("mai-tarziu", "verificare"), {"go": "send"}, **BROWSER)
        assert Submission.objects.get().is_test

    def test_tests_are_deleted_by_a_button_or_after_thirty_days(self, form_page, editor, idea_ro):
        for _each in range(2):
            self.send(editor, form_page, idea_ro)
        Visitor(form_page).send(idea_ro)
        now = timezone.now()
        Submission.objects.filter(pk=Submission.objects.filter(is_test=True).first().pk).update(
            stored_at=now - dt.timedelta(days=31)
        )
        assert sweep_trials(now=now) == 1
        editor.post(url("delete_tests", form_page))
        assert [row.is_test for row in Submission.objects.all()] == [False]

    def test_whoever_may_not_edit_sends_none(self, form_page, client):
        client.force_login(make_clerk())
        assert client.post(url("test", form_page)).status_code == 404


class TestClone:
    def clone(self, editor, form_page, title: str = "Ediția a doua") -> FormPage:
        answer = editor.post(url("clone", form_page), {"title": title})
        assert answer.status_code == 302
        return FormPage.objects.exclude(translation_key=form_page.translation_key).get(locale=form_page.locale)

    def test_both_languages_are_copied_as_drafts_with_their_words_and_without_a_window(self, form_page, editor):
        translate(form_page, words=WORDS)
        clone = self.clone(editor, form_page)
        english = clone.get_translation(form_page.get_translations().first().locale)
        assert (clone.live, english.live) == (False, False)
        assert (clone.opens_at, clone.closes_at) == (None, None)
        assert [block.value["label"] for block in english.specific.questions][:2] == ["Title of the idea", "Your idea"]
        assert [block.id for block in clone.questions] == [block.id for block in form_page.questions]

    def test_it_is_another_form_without_a_version_until_it_is_published(self, form_page, editor, idea_ro):
        visitor = Visitor(form_page)
        visitor.send(idea_ro)
        clone = self.clone(editor, form_page)
        made = Form.objects.get(page_key=clone.translation_key)
        assert (made.cloned_from, made.current_version, made.is_published) == (visitor.form, None, False)
        assert FormVersion.objects.count() == FormWording.objects.count() == 1
        assert visitor.client.post(f"/ro/trimite/{made.key}/", {}, **BROWSER).status_code == 404
        publish(clone)
        later = Visitor(clone)
        assert later.form.pk == made.pk
        assert later.form.current_version.number == 1
        assert later.send(idea_ro).status_code == 302
        assert made.submissions.count() == visitor.form.submissions.count() == 1

    def test_two_clones_of_the_same_name_have_two_addresses(self, form_page, editor):
        self.clone(editor, form_page)
        assert editor.post(url("clone", form_page), {"title": "Ediția a doua"}).status_code == 302
        assert FormPage.objects.count() == 3
