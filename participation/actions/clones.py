"""A form for the next edition: the same questions and words in every language, nothing published, no window."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import get_language_info
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object

from ..models import Form, FormPage
from ..structure import question_key

Notes = dict[str, dict[str, str]]
NO_WINDOW = {"opens_at": None, "closes_at": None}


@transaction.atomic
def clone_form(*, page: FormPage, title: str, by, now, to: Page | None = None, notes: Notes | None = None) -> FormPage:
    """Copy the form's pages as drafts beside the original, or below `to`; the first publication makes its first version.

    `notes` are added to the help below questions: {question's key: {language: text}}.
    """
    source = page.fact_source() or page
    slug = source.slug if to else free_slug(source, title)
    blank = {"title": title, "draft_title": title, "slug": slug, **NO_WINDOW}
    clone = source.copy(
        to=to, update_attrs=blank, keep_live=False, copy_revisions=False, user=by, log_action="wagtail.copy"
    )
    if notes:
        add_notes(clone, notes, by)
    row = Form.objects.filter(page_key=source.translation_key).first()
    facts = {name: getattr(clone, name) for name in clone.all_facts()}
    Form.objects.create(page_key=clone.translation_key, title=title[:255], cloned_from=row, **facts)
    carry_translations(source, clone, by, NO_WINDOW, notes)
    log(instance=clone, action="participation.clone", user=by, data={"source": source.pk})
    return clone


def languages_left_out(source: FormPage, clone: FormPage) -> list[str]:
    """Names of the original's languages that the clone lacks: there was no page to stand below."""
    copied = set(clone.get_translations(inclusive=True).values_list("locale", flat=True))
    others = FormPage.objects.filter(translation_key=source.translation_key, alias_of=None).exclude(locale__in=copied)
    return [
        str(get_language_info(page.locale.language_code)["name_translated"]) for page in others.select_related("locale")
    ]


def free_slug(page: Page, title: str) -> str:
    """An address beside the original that no page has."""
    wanted = slugify(title)[:200] or page.slug
    taken = set(Page.objects.sibling_of(page).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def with_note(help_text: str, note: str) -> str:
    """The help that was there, then the note in a paragraph of its own."""
    return "\n\n".join(text for text in (help_text.strip(), note.strip()) if text)


def add_notes(page: FormPage, notes: Notes, by) -> None:
    """Into the draft alone: an editor reads it before anybody else does."""
    language = page.locale.language_code
    for block in page.questions:
        if note := notes.get(question_key(block.id), {}).get(language):
            block.value["help_text"] = with_note(block.value.get("help_text") or "", note)
    page.save()
    page.save_revision(user=by, log_action=False)


def carry_translations(source: Page, clone: Page, by, blank: dict, notes: Notes | None = None) -> None:
    """Every translated text of the original is the clone's too, as drafts; texts are matched by path and words."""
    others = type(source).objects.filter(translation_key=source.translation_key, alias_of=None).exclude(pk=source.pk)
    known = TranslationSource.objects.filter(object_id=source.translation_key).first()
    for other in others.select_related("locale"):
        parent = clone.get_parent().get_translation_or_none(other.locale)
        if parent is None:
            continue
        if known is None:
            copied = copy_as_it_stands(other, clone, parent, by, blank)
            if notes:
                add_notes(copied, notes, by)
            continue
        translate_object(clone, [other.locale], user=by)
        made = TranslationSource.objects.get_for_instance(clone)
        repeat_words(known, made, other.locale, notes_by_path(clone, notes or {}, other.locale.language_code))
        made.translations.get(target_locale=other.locale).save_target(user=by, publish=False)


def notes_by_path(clone: Page, notes: Notes, language: str) -> dict[str, str]:
    """Where translators find the help to which a note was added, and the note in their language."""
    blocks = clone.questions if notes else []
    found = {f"questions.{block.id}.help_text": notes.get(question_key(block.id), {}).get(language) for block in blocks}
    return {path: note for path, note in found.items() if note}


def repeat_words(known: TranslationSource, made: TranslationSource, locale, notes: dict[str, str]) -> None:
    """Write the translations of one source's texts for the same texts of another, with the notes that were added."""
    rows = StringTranslation.objects.filter(context__object_id=known.object_id, locale=locale)
    old = {(row.context.path, row.translation_of_id): row.data for row in rows.select_related("context").order_by("pk")}
    by_path = {path: data for (path, _string), data in old.items()}
    for segment in made.stringsegment_set.select_related("context", "string"):
        path = segment.context.path
        text = old.get((path, segment.string_id))
        if path in notes:  # the source's words are no longer the old ones
            text = with_note(by_path.get(path, ""), notes[path])
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )


def copy_as_it_stands(other: Page, clone: Page, parent: Page, by, blank: dict) -> Page:
    """A translation that was never made with the translators' tool is copied whole, under its own title."""
    facts = {
        "title": other.title,
        "draft_title": other.title,
        "slug": clone.slug,
        "translation_key": clone.translation_key,
        **blank,
    }
    return other.copy(
        to=parent, update_attrs=facts, keep_live=False, copy_revisions=False, reset_translation_key=False, user=by
    )
