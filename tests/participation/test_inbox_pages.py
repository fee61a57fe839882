"""Form pages and their submissions: what editors see, and that no deletion takes submissions out of reach."""

import datetime as dt
import uuid

import pytest

from accounts.models import User
from participation.models import Form, FormPage, Submission
from tests.factories import make_form_page, translate
from tests.participation.staff import make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = User.objects.create_superuser("boss@example.com", "parola-de-test-1")
    client.force_login(user)
    return user


@pytest.fixture
def page(site):
    return make_form_page(site, title="Trimite o idee")


def send_one(page: FormPage) -> Submission:
    return make_submission(Form.objects.get(page_key=page.translation_key), answers={}, title="O idee")


def delete(client, page, confirm: bool = True):
    return client.post(
        f"/admin/pages/{page.pk}/delete/", {"confirm_site_name": "CIIC Cluj-Napoca"} if confirm else {}, follow=True
    )


def messages(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestDeleting:
    def test_a_form_with_submissions_is_refused_and_says_how_many(self, client, admin, page):
        send_one(page)
        send_one(page)
        response = delete(client, page)
        assert FormPage.objects.filter(pk=page.pk).exists()
        assert "2" in messages(response)
        assert "Trimite o idee" in messages(response)

    def test_the_question_before_deleting_is_refused_too(self, client, admin, page):
        send_one(page)
        assert client.get(f"/admin/pages/{page.pk}/delete/").status_code == 302

    def test_an_ancestor_is_refused(self, client, admin, site):
        from tests.factories import make_debate

        debate = make_debate(site, date=dt.date(2026, 5, 5))
        send_one(make_form_page(debate))
        for ancestor in (debate, debate.get_parent()):
            delete(client, ancestor)
            assert FormPage.objects.exists()

    def test_several_at_once_are_refused(self, client, admin, page, site):
        other = make_form_page(site, title="Fără trimiteri")
        send_one(page)
        client.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}&id={other.pk}&next=/admin/")
        assert FormPage.objects.filter(pk__in=[page.pk, other.pk]).count() == 2

    def test_a_form_without_submissions_goes(self, client, admin, page):
        delete(client, page)
        assert not FormPage.objects.exists()

    def test_only_the_english_page_goes_and_nothing_is_lost(self, client, admin, page):
        english = translate(page)
        row = send_one(page)
        delete(client, english)
        assert list(FormPage.objects.values_list("pk", flat=True)) == [page.pk]
        row.refresh_from_db()
        assert row.labelled_answers()
        assert row in client.get("/admin/inbox/").context["object_list"]

    def test_the_whole_english_site_goes_and_nothing_is_lost(self, client, admin, page, site):
        translate(page)
        send_one(page)
        delete(client, site.get_translations().get())
        assert list(FormPage.objects.values_list("pk", flat=True)) == [page.pk]

    def test_an_english_page_that_is_the_last_one_of_its_form_stays(self, client, admin, page):
        english = translate(page)
        send_one(page)
        FormPage.objects.filter(pk=page.pk).update(translation_key=uuid.uuid4())
        delete(client, english)
        assert FormPage.objects.filter(pk=english.pk).exists()


class TestEditing:
    def test_an_editor_sees_how_many_came_and_the_way_to_the_inbox(self, client, admin, page):
        send_one(page)
        response = client.get(f"/admin/pages/{page.pk}/edit/")
        form = Form.objects.get(page_key=page.translation_key)
        assert f"/admin/inbox/?form={form.pk}" in response.content.decode()

    def test_a_form_never_published_has_no_count(self, client, admin, site):
        draft = make_form_page(site, live=False)
        response = client.get(f"/admin/pages/{draft.pk}/edit/")
        assert response.status_code == 200
        assert "/admin/inbox/?form=" not in response.content.decode()

    def test_adding_a_form_page_works(self, client, admin, site):
        assert client.get(f"/admin/pages/add/participation/formpage/{site.pk}/").status_code == 200


def test_wagtails_own_listing_of_forms_is_not_offered(client, admin, page):
    send_one(page)
    assert "/admin/forms/" not in client.get("/admin/").content.decode()
    assert "Trimite o idee" not in client.get("/admin/forms/").content.decode()
    assert client.get(f"/admin/forms/submissions/{page.pk}/").status_code in (302, 403, 404)
