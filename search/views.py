"""The search page: a GET form, no cookie, never indexed."""

from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .queries import Results, search_pages


@require_safe
def search(request):
    """Whatever is asked, an answer: results, near titles or the way to a person."""
    language = get_language() or settings.LANGUAGE_CODE
    results = search_pages(
        text=request.GET.get("q", ""),
        language=language,
        kind=request.GET.get("kind"),
        page=request.GET.get("page", "1"),
        request=request,
    )
    context = {
        "results": results,
        "alternates": alternates(language, results),
        "breadcrumbs": [{"title": _("Home"), "url": f"/{language}/"}, {"title": _("Search"), "url": ""}],
    }
    response = render(request, "search/results.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def alternates(current: str, results: Results) -> list[dict]:
    """The same question in each language."""
    question = f"?{urlencode({'q': results.text})}" if results.is_asked else ""
    found = []
    for code, label in settings.LANGUAGES:
        with override(code):
            url = settings.SITE_URL + reverse("search") + question
        found.append({"code": code, "label": label, "url": url, "is_current": code == current})
    return found
