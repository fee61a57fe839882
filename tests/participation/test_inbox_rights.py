"""Who sees what in the inbox: one form without its desk, who may give it out, and who may know who wrote."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions.contents import contact_of
from participation.choices import Desk
from participation.models import FormAccess, PersonalDataAccess
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"


@pytest.fixture
def clerk(client):
    user = make_clerk("export_submission", first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def titles(response) -> list[str]:
    assert response.status_code == 200
    return [row.title for row in response.context["object_list"]]


class TestOneFormWithoutItsDesk:
    @pytest.fixture
    def helper(self, client, form):
        user = make_user("view_submission", "change_submission")
        FormAccess.objects.create(form=form, user=user)
        client.force_login(user)
        return user

    def test_only_what_came_through_that_form_exists(self, client, helper, form):
        own, other = (
            make_submission(form, title="A lor"),
            make_submission(make_form(title="Alt formular"), title="Alta"),
        )
        assert titles(client.get(INBOX)) == ["A lor"]
        assert client.get(f"{INBOX}{own.pk}/").status_code == 200
        assert client.get(f"{INBOX}{other.pk}/").status_code == 404
        assert "Alt formular" not in client.get(INBOX).content.decode()

    def test_what_is_handed_to_another_desk_leaves(self, client, helper, form):
        row = make_submission(form, desk=Desk.GRANTS)
        assert titles(client.get(INBOX)) == []
        assert client.get(f"{INBOX}{row.pk}/").status_code == 404

    def test_taken_back_it_ends_at_the_next_request(self, client, helper, form):
        row = make_submission(form)
        assert client.get(f"{INBOX}{row.pk}/").status_code == 200
        FormAccess.objects.all().delete()
        assert client.get(f"{INBOX}{row.pk}/").status_code == 404
        assert client.get(INBOX).status_code == 404


class TestWhoWrote:
    @pytest.fixture
    def row(self, form):
        row = make_submission(form, phone="+40722000111")
        row.contact_text = contact_of(row)
        row.save()
        return row

    @pytest.fixture
    def reader(self, client):
        user = make_user("view_submission", "change_submission", "answer_submission", "work_ideas_desk")
        client.force_login(user)
        return user

    @pytest.mark.parametrize("words", ["ioana", "Ioana Pop", "ioana@example.com", "0722"])
    def test_a_search_by_name_reveals_nothing(self, client, reader, row, words):
        assert titles(client.get(INBOX, {"q": words})) == []
        client.force_login(make_clerk())
        assert titles(client.get(INBOX, {"q": words})) == [row.title]

    def test_neither_list_nor_case_says_it(self, client, reader, row):
        for address in (INBOX, f"{INBOX}results/", f"{INBOX}{row.pk}/"):
            page = client.get(address).content.decode()
            for secret in ("Ioana", "ioana@example.com", "+40722000111", "0722 000 111"):
                assert secret not in page, (address, secret)

    def test_opening_a_case_is_written_once_an_hour_for_each_person(self, client, clerk, row):
        for _time in range(2):
            client.get(f"{INBOX}{row.pk}/")
        client.force_login(make_clerk())
        client.get(f"{INBOX}{row.pk}/")
        assert [entry.how for entry in row.accesses.all()] == ["opened", "opened"]
        PersonalDataAccess.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
        client.get(f"{INBOX}{row.pk}/")
        assert row.accesses.count() == 3


class TestGivingAForm:
    ACCESS = f"{INBOX}access/"

    def test_given_and_taken_back_with_a_log_entry_each(self, client, form):
        boss, helper = make_clerk("change_formaccess"), make_user("view_submission", first_name="Ioan")
        row = make_submission(form)
        client.force_login(boss)
        assert "access/" in client.get(INBOX).content.decode()
        client.post(self.ACCESS, {"form": form.pk, "user": helper.pk, "ticks": ["sees", "may_change"]})
        given = FormAccess.objects.get()
        assert given.user == helper and "Ioan" in client.get(self.ACCESS).content.decode()
        client.force_login(helper)
        assert client.get(f"{INBOX}{row.pk}/").status_code == 200
        assert client.get(self.ACCESS).status_code == 404  # what was lent is not handed on
        client.force_login(boss)
        client.post(f"{self.ACCESS}{given.pk}/take-back/")
        assert not FormAccess.objects.exists()
        entries = ModelLogEntry.objects.filter(action__contains="form").order_by("pk")
        assert [(entry.action, entry.user) for entry in entries] == [
            ("participation.give_form", boss),
            ("participation.take_form_back", boss),
        ]

    def test_nobody_gives_out_another_desks_forms(self, client, form):
        client.force_login(make_user("change_formaccess", "work_grants_desk"))
        helper = make_user()
        assert client.post(self.ACCESS, {"form": form.pk, "user": helper.pk}).status_code == 200
        assert not FormAccess.objects.exists()
        given = FormAccess.objects.create(form=form, user=helper)
        assert client.post(f"{self.ACCESS}{given.pk}/take-back/").status_code == 404
        assert form.title not in client.get(self.ACCESS).content.decode()
