"""Builders of the pages and rows that tests need; each makes the smallest valid thing."""

import uuid

from django.core.cache import cache
from django.test import TestCase
from wagtail.models import Locale, Page, Site
from wagtail_localize.operations import translate_object

from home.models import HomePage


def make_site() -> HomePage:
    """Home pages in Romanian (source) and English, both live; the site's root is the Romanian one."""
    ro, en = (Locale.objects.get_or_create(language_code=code)[0] for code in ("ro", "en"))
    root = Page.objects.get(depth=1)
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(title="Acasă", slug="ro", hero_title="Imaginăm viitorul orașului!", locale=ro)
    )
    english = HomePage(
        title="Home", slug="en", hero_title="We imagine the city!", locale=en, translation_key=home.translation_key
    )
    Page.objects.get(depth=1).add_child(instance=english)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, site_name="CIIC")
    cache.clear()
    return home


def publish(page, user=None):
    """Publish a page's latest words, as the editor's button does."""
    page.save_revision(user=user).publish()
    page.refresh_from_db()
    return page


def translate(page, *, words: dict[str, str] | None = None, publish_it: bool = True):
    """Translate a page to English through wagtail-localize; `words` maps Romanian to English strings."""
    from wagtail_localize.models import StringTranslation, TranslationSource

    en = Locale.objects.get(language_code="en")
    if not page.get_translations().filter(locale=en).exists():
        translate_object(page, [en])
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    for segment in source.stringsegment_set.select_related("string", "context"):
        text = (words or {}).get(segment.string.data, None if words is not None else f"EN {segment.string.data}")
        if text is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=en,
                context=segment.context,
                defaults={"data": text, "translation_type": "manual"},
            )
    translation = source.translations.get(target_locale=en)
    if publish_it:
        with TestCase.captureOnCommitCallbacks(execute=True):  # wagtail-localize publishes on commit
            translation.save_target(publish=True)
    return page.get_translation(en)


def question_block(block_type: str, label: str, *, choices: list[str] | None = None, **settings) -> dict:
    """Raw StreamField data of one question, with ids as the editor's browser makes them."""
    value: dict = {"label": label, "help_text": ""}
    if block_type != "heading":
        value["settings"] = {"required": False} | settings
    if choices is not None:
        value["choices"] = [{"type": "item", "id": str(uuid.uuid4()), "value": {"label": text}} for text in choices]
    if block_type == "consent":
        value["text"] = f"<p>{label}</p>"
    return {"type": block_type, "id": str(uuid.uuid4()), "value": value}


def make_form_page(
    parent, *, questions: list[dict] | None = None, title: str = "Trimite o idee", live: bool = True, **fields
):
    """A published form page with name, e-mail, text and consent questions unless told otherwise."""
    import json

    from participation.models import FormPage

    if questions is None:
        questions = [
            question_block("text", "Titlul ideii", required=True, role="title"),
            question_block("long_text", "Ideea ta", required=True, role="body", max_words=300),
            question_block("single_choice", "Domeniul", choices=["Parcuri", "Mobilitate"], role="topic"),
            question_block("text", "Numele tău", role="author_name"),
            question_block("email", "E-mail", required=True, role="email"),
            question_block("consent", "Sunt de acord cu publicarea", role="publish_consent"),
        ]
    fields.setdefault("slug", f"forma-{uuid.uuid4().hex[:6]}")
    page = FormPage(title=title, locale=parent.locale, questions=json.dumps(questions), **fields)
    parent.add_child(instance=page)
    return publish(page) if live else page


def make_debate(parent, *, title: str = "Parcul Est", live: bool = True, **fields):
    """A debate below an index page that is made when `parent` is a home page."""
    from debates.models import DebatePage, DebatesIndexPage

    if isinstance(parent, HomePage):
        index = DebatesIndexPage.objects.child_of(parent).first() or parent.add_child(
            instance=DebatesIndexPage(title="Dezbateri", slug="dezbateri", locale=parent.locale)
        )
        parent = index
    fields.setdefault("slug", f"dezbatere-{uuid.uuid4().hex[:6]}")
    page = DebatePage(title=title, locale=parent.locale, **fields)
    parent.add_child(instance=page)
    return publish(page) if live else page


def make_competition(parent, *, title: str = "Parcul Est", live: bool = True, calendar=(), **fields):
    """A competition below an index page that is made when `parent` is a home page; `calendar` holds the steps' fields."""
    from competitions.models import CompetitionPage, CompetitionsIndexPage, CompetitionStep

    if isinstance(parent, HomePage):
        index = CompetitionsIndexPage.objects.child_of(parent).first() or parent.add_child(
            instance=CompetitionsIndexPage(title="Concursuri", slug="concursuri", locale=parent.locale)
        )
        parent = index
    fields.setdefault("slug", f"concurs-{uuid.uuid4().hex[:6]}")
    steps = [CompetitionStep(sort_order=place, **step) for place, step in enumerate(calendar)]
    page = CompetitionPage(title=title, locale=parent.locale, calendar=steps, **fields)
    parent.add_child(instance=page)
    return publish(page) if live else page
