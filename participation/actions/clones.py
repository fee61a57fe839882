"""A form for the next edition: the same questions and words in every language, nothing published, no window."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import get_language_info
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object

from ..models import Form, FormPage


@transaction.atomic
def clone_form(*, page: FormPage, title: str, by, now) -> FormPage:
    """Copy the form's pages as drafts beside the original; the first publication makes its first version."""
    source = page.fact_source() or page
    blank = {
        "title": title,
        "draft_title": title,
        "slug": free_slug(source, title),
        "opens_at": None,
        "closes_at": None,
    }
    clone = source.copy(update_attrs=blank, keep_live=False, copy_revisions=False, user=by, log_action="wagtail.copy")
    row = Form.objects.filter(page_key=source.translation_key).first()
    facts = {name: getattr(clone, name) for name in clone.all_facts()}
    Form.objects.create(page_key=clone.translation_key, title=title[:255], cloned_from=row, **facts)
    carry_translations(source, clone, by)
    log(instance=clone, action="participation.clone", user=by, data={"source": source.pk})
    return clone


def languages_left_out(source: FormPage, clone: FormPage) -> list[str]:
    """Names of the original's languages that the clone lacks: there was no page to stand below."""
    copied = set(clone.get_translations(inclusive=True).values_list("locale", flat=True))
    others = FormPage.objects.filter(translation_key=source.translation_key, alias_of=None).exclude(locale__in=copied)
    return [
        str(get_language_info(page.locale.language_code)["name_translated"]) for page in others.select_related("locale")
    ]


def free_slug(page: FormPage, title: str) -> str:
    """An address beside the original that no page has."""
    wanted = slugify(title)[:200] or page.slug
    taken = set(Page.objects.sibling_of(page).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def carry_translations(source: FormPage, clone: FormPage, by) -> None:
    """Every translated text of the original is the clone's too, as drafts; texts are matched by path and words."""
    others = FormPage.objects.filter(translation_key=source.translation_key, alias_of=None).exclude(pk=source.pk)
    known = TranslationSource.objects.filter(object_id=source.translation_key).first()
    for other in others.select_related("locale"):
        parent = clone.get_parent().get_translation_or_none(other.locale)
        if parent is None:
            continue
        if known is None:
            copy_as_it_stands(other, clone, parent, by)
            continue
        translate_object(clone, [other.locale], user=by)
        made = TranslationSource.objects.get_for_instance(clone)
        repeat_words(known, made, other.locale)
        made.translations.get(target_locale=other.locale).save_target(user=by, publish=False)


def repeat_words(known: TranslationSource, made: TranslationSource, locale) -> None:
    """Write the translations of one source's texts for the same texts of another."""
    old = {
        (row.context.path, row.translation_of_id): row.data
        for row in StringTranslation.objects.filter(context__object_id=known.object_id, locale=locale).select_related(
            "context"
        )
    }
    for segment in made.stringsegment_set.select_related("context", "string"):
        if text := old.get((segment.context.path, segment.string_id)):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )


def copy_as_it_stands(other: FormPage, clone: FormPage, parent: Page, by) -> None:
    """A translation that was never made with the translators' tool is copied whole, under its own title."""
    blank = {
        "title": other.title,
        "draft_title": other.title,
        "slug": clone.slug,
        "translation_key": clone.translation_key,
        "opens_at": None,
        "closes_at": None,
    }
    other.copy(
        to=parent, update_attrs=blank, keep_live=False, copy_revisions=False, reset_translation_key=False, user=by
    )
