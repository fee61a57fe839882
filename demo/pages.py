"""Publish a page in Romanian and, through wagtail-localize, in English."""

import copy
import json
import uuid
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

NAMESPACE = uuid.UUID("6f1d6a0e-7f0c-4d3c-9a3e-0c11c0000001")


def stable_id(*parts: Any) -> str:
    """The same block id at every load, so that keys and translations fit."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def publish_pair(
    parent: Page, model: type[Page], *, facts: dict, ro: dict, en: dict, rows: dict | None = None, user=None
) -> Page:
    """Create `model` below `parent` with Romanian words, then translate it; returns the Romanian page.

    `ro` and `en` hold the same fields (slug and title among them); StreamFields are raw lists with equal ids.
    `rows` maps a child relation to the unsaved rows it gets.
    """
    page = model(locale=parent.locale, **facts, **as_fields(ro))
    for name, children in (rows or {}).items():
        setattr(page, name, children)
    parent.add_child(instance=page)
    page.save_revision(user=user).publish()
    translate(page, en, user=user)
    return page


def as_fields(words: dict) -> dict:
    """StreamField values given as raw lists become what a page's constructor takes."""
    return {
        name: json.dumps(value, cls=DjangoJSONEncoder) if isinstance(value, list) else value
        for name, value in words.items()
    }


def translate(page: Page, words: dict, *, user=None) -> None:
    """Give every Romanian string of `page` its English counterpart and publish the translation."""
    page = page.__class__.objects.get(pk=page.pk)
    target = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=target)
    english = copy.copy(page)
    for name, value in as_fields(words).items():
        field = page._meta.get_field(name)
        setattr(english, name, field.to_python(value) if isinstance(words[name], list) else value)
    wanted = strings_by_path(english)
    rows: dict[tuple, StringTranslation] = {}
    taken: dict[str, int] = {}
    for segment in source.stringsegment_set.select_related("string", "context").order_by("context_id", "order", "pk"):
        path = segment.context.path
        place = taken.get(path, 0)
        taken[path] = place + 1
        if place < len(wanted.get(path, [])):
            rows[segment.string_id, segment.context_id] = StringTranslation(
                translation_of_id=segment.string_id, locale=target, context_id=segment.context_id,
                data=wanted[path][place], translation_type="manual", last_translated_by=user,
            )  # fmt: skip
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data"],
    )
    translation.save_target(user=user, publish=True)


def strings_by_path(page: Page) -> dict[str, list[str]]:
    """Content path → the strings that wagtail-localize finds there, in order."""
    found: dict[str, list[str]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue) and not segment.is_empty():
            found.setdefault(segment.path, []).append(segment.string.data)
    return found
