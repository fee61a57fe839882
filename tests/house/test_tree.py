"""What may stand where: beside the home pages stands nothing."""

import pytest
from wagtail.models import Page, get_page_models

from home.models import HomePage
from tests.factories import make_debate

OURS = [model for model in get_page_models() if model is not Page]


def test_only_home_pages_stand_below_the_root():
    assert [model for model in Page.allowed_subpage_models() if model is not Page] == [HomePage]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_type_has_a_place(model):
    parents = model.allowed_parent_page_models()
    assert parents and (Page not in parents or model is HomePage)


@pytest.mark.django_db
def test_there_is_one_home_page_for_each_language(site):
    assert not HomePage.can_create_at(Page.objects.get(depth=1))
    site.get_translations().get().delete()
    assert HomePage.can_create_at(Page.objects.get(depth=1))


@pytest.mark.django_db
def test_no_page_can_be_moved_beside_the_home_pages(site):
    debate = make_debate(site, date_precision="unknown")
    assert not debate.get_parent().specific.can_move_to(Page.objects.get(depth=1))
