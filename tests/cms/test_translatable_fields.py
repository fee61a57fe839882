"""Every page type says of each field whether it is a fact (once) or words (per language)."""

import pytest
from wagtail.models import get_page_models
from wagtail_localize.fields import get_translatable_fields

from cms.models import BasePage

pytestmark = pytest.mark.django_db  # a new page asks for its content type
OURS = [model for model in get_page_models() if issubclass(model, BasePage)]
# Words of people, per language; everything else of ours must be a fact.
WORDS = {
    "title", "seo_title", "search_description", "slug", "summary", "body", "intro", "question", "why", "can_change",
    "cannot_change", "results", "note", "change_reason", "hero_title", "hero_emphasis", "hero_text", "action_text",
    "closing_title", "closing_text", "brief", "eligibility", "judging", "exhibition", "questions", "thank_you", "conditions", "joining", "agenda", "who", "steps", "amounts_note", "indicators", "checklist", "answers",
    "contact",
    "full_title", "programme_name", "axis", "specific_objective", "call_title", "general_objective", "specific_objectives",
    "equality", "disclaimer", "place", "invitation", "figures_note", "shorter_because",
}  # fmt: skip
WAGTAILS = {"show_in_menus", "seo_title", "slug"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_field_is_a_fact_or_words(model):
    translated, overridable = set(), set()
    for field in get_translatable_fields(model):
        if field.is_translated(model()):
            translated.add(field.field_name)
        elif getattr(field, "overridable", False) or field.is_overridable(model()):
            overridable.add(field.field_name)
    assert translated <= WORDS
    assert overridable <= WAGTAILS, "a fact must not be overridden per language"
    assert not translated & set(model.all_facts())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_own_field_is_named(model):
    own = {
        field.name
        for field in model._meta.local_fields
        if (not field.primary_key and not field.remote_field) or field.name in model.all_facts()
    }
    assert own - WORDS - set(model.all_facts()) == set()
