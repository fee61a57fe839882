"""Editors beside the form: who may do what from which language, aliases, and no way around the question before a new version."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Workflow, WorkflowPage, WorkflowTask

from accounts.models import User
from home.models import StandardPage
from participation.models import Form, FormPage
from participation.viewsets.form_pages import header_buttons
from tests.factories import make_form_page, publish, translate
from tests.participation.conftest import WORDS
from tests.participation.sending import Visitor, soup
from tests.participation.test_form_versions import ask, edit_data, set_questions

pytestmark = pytest.mark.django_db
CLOSES = dt.datetime(2027, 1, 10, 14, 0, tzinfo=dt.UTC)


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("sef@example.org", "parola-de-test-1")


@pytest.fixture
def editor(client, boss):
    client.force_login(boss)
    return client


def publisher_of(home, *names: str) -> User:
    """Somebody who writes and publishes below this home page alone."""
    group = Group.objects.create(name=f"Redactori {home.slug}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in names or ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    user = User.objects.create_user(f"{home.slug}@example.org", "parola-de-test-1", is_staff=True)
    user.groups.add(group)
    return user


def english_home(site):
    return site.get_translation(Locale.objects.get(language_code="en"))


class TestRights:
    """A form's facts are its Romanian page's: rights on the English page reach none of them."""

    @pytest.fixture
    def pages(self, site):
        page = make_form_page(site, closes_at=CLOSES)
        return page, translate(page, words=WORDS)

    @pytest.mark.parametrize("name", ["extend", "clone", "test", "delete_tests"])
    def test_whoever_publishes_english_alone_finds_nothing_there(self, site, pages, client, name, time_machine):
        time_machine.move_to(CLOSES - dt.timedelta(days=1))
        client.force_login(publisher_of(english_home(site)))
        notes = {"until": "15.01.2027 16:00", "note_ro": "Mai târziu.", "note_en": "Later.", "title": "Alta"}
        for page in pages:
            assert client.post(reverse(f"form_pages:{name}", args=[page.pk]), notes).status_code == 404
        assert Form.objects.get().closes_at == CLOSES

    def test_the_menu_and_the_panel_offer_what_is_allowed(self, site, pages, client):
        page, english = pages
        stranger, own = publisher_of(english_home(site)), publisher_of(site)
        assert not list(header_buttons(english, stranger, "edit"))
        assert len(list(header_buttons(english, own, "edit"))) == 2
        client.force_login(stranger)
        shown = client.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
        assert reverse("form_pages:test", args=[english.pk]) not in shown

    def test_the_clone_is_offered_where_a_page_may_be_added(self, site, pages):
        changes_only = publisher_of(site, "change_page", "publish_page")
        addresses = [button.url for button in header_buttons(pages[0], changes_only, "edit")]
        assert addresses == [reverse("form_pages:extend", args=[pages[0].pk])]


class TestAlias:
    """A page that shows another's words in another place, or nothing that could be sent."""

    def test_it_takes_answers_for_its_source(self, site, idea_ro):
        page = make_form_page(site)
        alias = FormPage.objects.get(pk=page.create_alias(parent=site, update_slug="din-nou").pk)
        assert alias.translation_key != page.translation_key
        visitor = Visitor(page)
        shown = soup(visitor.client.get(alias.url))
        assert not shown.select_one(".notice--warning")
        token = shown.find("input", {"name": "token"})["value"]
        assert visitor.post(visitor.typed(idea_ro) | {"token": token}).status_code == 302
        assert page.form_row.submissions.count() == 1

    def test_readers_never_see_a_preview(self, site):
        page = make_form_page(site, closes_at=timezone.now() + dt.timedelta(days=9))
        Form.objects.update(page_key="00000000-0000-0000-0000-000000000001")
        response = Client().get(page.url)
        shown = soup(response)
        assert response.status_code == 200
        assert not shown.main.find("form") and not shown.select_one(".notice--warning")
        assert shown.select_one(".notice--info")


def test_a_preview_is_of_the_form_alone():
    assert [name for name, _label in FormPage().preview_modes] == ["form"]


class TestAnsweredQuestions:
    """However a draft without an answered question would be published, its editor asks first."""

    @pytest.fixture
    def page(self, site):
        page = make_form_page(site, questions=ask("Unu", "Doi"))
        Visitor(page).send({"Unu": "a", "Doi": "b"})
        set_questions(page, list(page.questions.raw_data)[:1]).save_revision()
        return FormPage.objects.get(pk=page.pk)

    def address(self, page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def bulk(self, editor, page, **data):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        return editor.post(f"{address}?id={page.pk}&next=/admin/", data)

    def number(self) -> int:
        return Form.objects.get().current_version.number

    def test_the_list_of_pages_leads_to_the_editor(self, page, editor):
        answer = self.bulk(editor, page)
        assert (answer.status_code, answer.url) == (302, self.address(page))
        assert self.number() == 1
        shown = soup(editor.get(answer.url))
        assert "Doi" in shown.get_text() and shown.find("input", {"name": "confirm_version"})

    def test_so_do_drafts_below_a_page_of_the_list(self, page, site, editor):
        page.unpublish()
        assert self.bulk(editor, site, include_descendants="on").url == self.address(page)
        assert self.number() == 1

    def test_the_list_publishes_what_asks_nothing(self, page, site, editor):
        other = make_form_page(site, questions=ask("Trei"), live=False)
        assert self.bulk(editor, other).url == "/admin/"
        assert FormPage.objects.get(pk=other.pk).live

    @pytest.fixture
    def waiting(self, page, site, boss):
        """The draft waits for approval; returns the task's state."""
        workflow = Workflow.objects.create(name="Aprobare")
        task = GroupApprovalTask.objects.create(name="Aprobare")
        task.groups.add(Group.objects.create(name="Aprobă"))
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=site)
        return workflow.start(page, boss).current_task_state

    def judge(self, editor, page, waiting, verdict: str, **headers):
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, verdict, waiting.pk])
        return editor.post(address, {"comment": ""}, **headers)

    def test_approval_leads_to_the_editor(self, page, editor, waiting):
        assert self.judge(editor, page, waiting, "approve").url == self.address(page)
        modal = self.judge(editor, page, waiting, "approve", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        assert modal.json()["redirect"] == self.address(page)
        assert self.number() == 1
        waiting.refresh_from_db()
        assert waiting.status == "in_progress"

    def test_what_asks_nothing_is_approved_and_changes_can_be_asked_for(self, page, editor, waiting):
        assert self.judge(editor, page, waiting, "reject").status_code == 302
        waiting.refresh_from_db()
        assert waiting.status == "rejected"

    def test_nobody_else_approves(self, page, client, waiting, site):
        client.force_login(publisher_of(site))
        self.judge(client, page, waiting, "approve")
        assert self.number() == 1
        client.logout()
        assert self.judge(client, page, waiting, "approve").url.startswith("/admin/login/")

    def test_approval_within_the_editor_asks_too(self, page, editor, waiting):
        raw = list(page.get_latest_revision_as_object().questions.raw_data)
        act = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        data = edit_data(page, raw, **act)
        refused = editor.post(self.address(page), data)
        assert refused.status_code == 200 and self.number() == 1
        assert editor.post(self.address(page), data | {"confirm_version": "on"}).status_code == 302
        assert self.number() == 2


class TestClone:
    def clone(self, editor, page):
        answer = editor.post(reverse("form_pages:clone", args=[page.pk]), {"title": "Ediția a doua"}, follow=True)
        return FormPage.objects.exclude(translation_key=page.translation_key).get(locale=page.locale), soup(answer)

    def test_a_language_that_has_no_place_is_named(self, site, editor):
        page = make_form_page(site)
        translate(page, words=WORDS)
        above = site.add_child(instance=StandardPage(title="Netradusă", slug="netradusa", locale=site.locale))
        page.move(above, pos="last-child")
        clone, shown = self.clone(editor, FormPage.objects.get(pk=page.pk))
        assert not clone.get_translations().exists()
        assert "Engleză" in shown.select_one(".messages .warning").get_text()

    def test_nothing_is_said_when_all_was_copied(self, site, editor):
        page = make_form_page(site)
        translate(page, words=WORDS)
        _clone, shown = self.clone(editor, page)
        assert not shown.select_one(".messages .warning")

    def test_a_translation_written_by_hand_keeps_its_own_title(self, site, editor):
        page = make_form_page(site)
        english = FormPage(
            title="Send an idea", slug="idea", translation_key=page.translation_key, locale=english_home(site).locale
        )
        publish(english_home(site).add_child(instance=english))
        clone, _shown = self.clone(editor, page)
        made = clone.get_translations().get()
        assert (made.title, made.draft_title) == ("Send an idea", "Send an idea")
