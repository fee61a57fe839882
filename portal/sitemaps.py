"""The map of the site for search engines: every live page once per language, with its translations."""

from collections import defaultdict

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cms.models import Organisation
from cms.models.pages import HOME_DEPTH, public_url, whole_address
from cms.queries import private_branches
from cms.queries.labelled import labels_in_use
from home.models import PartnersPage
from participation.queries.ideas import answered_ideas
from participation.queries.subjects import ideas_addresses

LARGEST = 50_000  # addresses that one file may hold, says sitemaps.org


def sitemap(request) -> HttpResponse:
    """Aliases are left out: their address shows another page's words."""
    pages = Page.objects.live().filter(depth__gte=HOME_DEPTH, alias_of=None).select_related("locale")
    private = private_branches()
    if private is not None:
        pages = pages.exclude(private)
    pages = pages.only(
        "path", "url_path", "depth", "live", "slug", "translation_key", "last_published_at", "content_type_id", "locale"
    )
    entries = [
        {
            "url": public_url(page, request),
            "language": page.locale.language_code,
            "key": page.translation_key,
            "changed": page.last_published_at,
        }
        for page in pages.order_by("path")[:LARGEST]
    ]
    entries += partner_entries(private) + label_entries(private) + idea_entries(private)
    content = render_to_string("sitemap.xml", {"entries": with_alternates(entries[:LARGEST])})
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


def partner_entries(private) -> list[dict]:
    """One partner each: records shown below the page of partners of each language."""
    pages = PartnersPage.objects.live().filter(alias_of=None).select_related("locale").order_by("path")
    pages = list(pages.exclude(private) if private is not None else pages)
    slugs = (
        Organisation.objects.filter(is_partner=True).order_by("slug").values_list("slug", flat=True) if pages else []
    )
    return [
        {
            "url": f"{public_url(page)}{slug}/",
            "language": page.locale.language_code,
            "key": (page.translation_key, slug),
            "changed": None,
        }
        for slug in slugs
        for page in pages
    ]


def label_entries(private) -> list[dict]:
    """The lists of what carries a label, in those languages in which they list something, and the list of labels."""
    lists = {("labels", ""): dict(settings.LANGUAGES)} | labels_in_use(private)
    found = []
    for (kind, slug), languages in lists.items():
        for language in languages:
            with override(language):
                url = whole_address(reverse(kind, kwargs={"slug": slug} if slug else {}))
            found.append({"url": url, "language": language, "key": (kind, slug), "changed": None})
    return found


def idea_entries(private) -> list[dict]:
    """Every answered idea in Romanian, and in English when its answer is."""
    bases = ideas_addresses(private)
    answers = answered_ideas().values_list("pk", "text_en", "updated_at")[:LARGEST] if bases else []
    return [
        {"url": f"{base}{pk}/", "language": language, "key": ("idea", pk), "changed": changed}
        for pk, text_en, changed in answers
        for language, base in bases.items()
        if language == settings.LANGUAGE_CODE or text_en
    ]


def with_alternates(entries: list[dict]) -> list[dict]:
    """Each entry with all languages of its page, itself included, when there is more than one."""
    versions = defaultdict(list)
    for entry in entries:
        versions[entry["key"]].append({"code": entry["language"], "url": entry["url"]})
    for entry in entries:
        found = versions[entry["key"]]
        source = [version["url"] for version in found if version["code"] == settings.LANGUAGE_CODE]
        default = [{"code": "x-default", "url": source[0]}] if source else []
        entry["alternates"] = [*found, *default] if len(found) > 1 else []
    return entries
