"""Who may see a page is a fact: what closes the Romanian page closes the English one, and opens it again."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db
LOGIN, GROUPS, PASSWORD = PageViewRestriction.LOGIN, PageViewRestriction.GROUPS, PageViewRestriction.PASSWORD


@pytest.fixture
def page(site):
    return publish(site.add_child(instance=StandardPage(title="Despre", slug="despre", locale=site.locale)))


@pytest.fixture
def english(page):
    return translate(page, words={"Despre": "About", "despre": "about"})


def close(page, kind=LOGIN, **values) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind, **values)


def restrictions(page) -> list[tuple]:
    found = PageViewRestriction.objects.filter(page=page).order_by("pk")
    return [(one.restriction_type, one.password, {group.name for group in one.groups.all()}) for one in found]


def test_what_closes_a_page_closes_its_translation_at_once(client, page, english):
    assert client.get(english.url).status_code == 200
    close(page)
    assert client.get(page.url).status_code == client.get(english.url).status_code == 302
    assert english.url not in client.get("/sitemap.xml").content.decode()


def test_opening_the_page_opens_its_translation(client, page, english):
    restriction = close(page)
    restriction.delete()
    assert client.get(page.url).status_code == client.get(english.url).status_code == 200


def test_kind_password_and_groups_are_the_same(page, english):
    restriction = close(page, PASSWORD, password="stejar")
    assert restrictions(english) == [(PASSWORD, "stejar", set())]
    restriction.restriction_type = GROUPS
    restriction.password = ""
    restriction.save()
    restriction.groups.set([Group.objects.create(name="Juriul"), Group.objects.create(name="Echipa")])
    assert restrictions(english) == restrictions(page) == [(GROUPS, "", {"Juriul", "Echipa"})]
    restriction.groups.set(Group.objects.filter(name="Juriul"))
    assert restrictions(english) == [(GROUPS, "", {"Juriul"})]


def test_what_stands_below_is_closed_with_it(client, page, english):
    child = publish(page.add_child(instance=StandardPage(title="Istoric", slug="istoric", locale=page.locale)))
    below = translate(child, words={"Istoric": "History", "istoric": "history"})
    assert client.get(below.url).status_code == 200
    close(page)
    assert client.get(below.url).status_code == 302


def test_a_translation_made_later_is_born_closed(client, page):
    close(page)
    english = translate(page, words={"Despre": "About", "despre": "about"})
    assert restrictions(english) == [(LOGIN, "", set())]
    assert client.get(english.url).status_code == 302


def test_a_translation_cannot_be_opened_alone(page, english):
    close(page)
    PageViewRestriction.objects.get(page=english).delete()
    assert restrictions(english) == [(LOGIN, "", set())]


def test_a_translation_may_be_closed_alone_and_stays_so(client, page, english):
    close(english)
    assert restrictions(page) == []
    assert client.get(page.url).status_code == 200 and client.get(english.url).status_code == 302


def test_deleting_either_page_takes_its_restriction_along_and_no_more(page, english):
    close(page)
    english.delete()
    assert restrictions(page) == [(LOGIN, "", set())]
    assert PageViewRestriction.objects.count() == 1


def test_an_editor_closes_both_with_one_form(admin_client, page, english):
    answer = admin_client.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": LOGIN, "password": ""})
    assert answer.status_code == 200
    assert restrictions(page) == restrictions(english) == [(LOGIN, "", set())]
    admin_client.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "none", "password": ""})
    assert restrictions(page) == restrictions(english) == []
