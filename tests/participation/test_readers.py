"""Forms behind a restriction: for whoever may not read the page there is no such form, not even its questions."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from participation.models import FormPage, Submission
from tests.factories import make_debate, make_form_page
from tests.participation.sending import BROWSER, Visitor
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
LOGIN, PASSWORD, GROUPS = "login", "password", "groups"


def close(page, how: str = LOGIN):
    found = PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=how, password="secret-1")
    if how == GROUPS:
        found.groups.add(Group.objects.create(name="Consiliul de tineret"))


@pytest.mark.parametrize("how", [LOGIN, PASSWORD, GROUPS])
@pytest.mark.parametrize("where", ["page", "debate"])
def test_a_post_for_a_restricted_form_finds_nothing(site, idea_ro, where, how):
    debate = make_debate(site, date=dt.date(2027, 5, 1))
    page = make_form_page(debate)
    visitor = Visitor(page)
    typed = visitor.typed(idea_ro)
    close(page if where == "page" else debate, how)
    assert visitor.post(typed).status_code == 404
    answer = visitor.post({"token": "none of ours"})
    assert answer.status_code == 404
    assert "Titlul ideii" not in answer.content.decode()
    assert visitor.client.get(visitor.action).status_code == 404
    assert not Submission.objects.exists()


def test_whoever_may_read_the_page_may_send_it(site, idea_ro):
    page = make_form_page(site)
    close(page)
    visitor = Visitor(page)
    visitor.client.force_login(make_clerk())
    assert visitor.send(idea_ro).status_code == 302


def test_a_form_that_was_taken_down_answers_kindly(site, idea_ro):
    page = make_form_page(site)
    visitor = Visitor(page)
    FormPage.objects.get(pk=page.pk).unpublish()
    assert visitor.send(idea_ro).status_code == 410


def test_a_draft_begun_before_the_restriction_can_still_be_read_by_its_owner(site, idea_ro):
    page = make_form_page(site)
    visitor = Visitor(page)
    later = visitor.post(visitor.typed(idea_ro, go="later")).url
    close(page)
    assert visitor.client.get(later.replace("mai-tarziu", "1")).status_code == 200
    assert visitor.client.post(later.replace("mai-tarziu", "verificare"), {"go": "send"}, **BROWSER).status_code == 404
