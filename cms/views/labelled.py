"""Pages that list what carries a label, whatever section it stands in."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Locale

from .. import seo
from ..models.followed import way_to_follow
from ..models.pages import whole_address
from ..queries import as_shown, private_branches
from ..queries.labelled import Label, LabelledPages, all_labels, counts_of, label_of

PER_PAGE = 12
# Called with (request, kind, slug) of a label: {"title", "url"} of what else is known of it, or None.
HOOK = "links_of_label"


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """All topics, neighbourhoods and goals, each with the number of pages that carry it."""
    found = all_labels(private_branches())
    titles = {"topic": _("Topics"), "neighbourhood": _("Neighbourhoods"), "goal": _("Sustainable development goals")}
    groups = [{"key": kind, "title": titles[kind], "items": [_item(label) for label in found[kind]]} for kind in found]
    trail = [home_link(), {"title": _("Topics and places"), "url": ""}]
    context = head_of(request, "labels", {}, dict.fromkeys(dict(settings.LANGUAGES), 1)) | trail_of(trail)
    head = {
        "title": _("Topics and places"),
        "summary": _("Everything on this site by topic, by neighbourhood and by goal."),
    }
    return render(request, "cms/labels.html", context | {"groups": groups, "head": head})


@require_safe
def labelled(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The live public pages in the reader's language that carry a label, newest first."""
    term, language = label_of(kind, slug), get_language()
    if term is None:
        raise Http404
    private = private_branches()
    counts = counts_of(kind, slug, private)
    label = Label(kind, slug, term.name, counts.get(language, 0), getattr(term, "number", None))
    page_obj = Paginator(LabelledPages(label, Locale.get_active(), private), PER_PAGE).get_page(request.GET.get("page"))
    trail = [home_link(), {"title": _("Topics and places"), "url": reverse("labels")}, {"title": label.name, "url": ""}]
    links = [function(request, kind, slug) for function in hooks.get_hooks(HOOK)]
    context = head_of(request, kind, {"slug": slug}, counts, page_obj.number) | trail_of(trail) | {
        "head": {"title": label.name, "summary": summary(label)},
        "kicker": kicker(label),
        "page_obj": page_obj,
        "count_label": ngettext("%(count)d page", "%(count)d pages", label.count) % {"count": label.count},
        "cards": [page.card(request) for page in as_shown(page_obj, PER_PAGE)],
        "links": [link for link in links if link],
        "labels_url": reverse("labels"),
        "follow_url": way_to_follow(f"{kind}:{slug}"),
        "rss_url": reverse(f"{kind}_rss", kwargs={"slug": slug}),
        "calendar_url": reverse(f"{kind}_calendar", kwargs={"slug": slug}),
    }  # fmt: skip
    response = render(request, "cms/label.html", context)
    if not label.count:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def summary(label: Label) -> str:
    words = {
        "topic": _("Debates, calls, projects and news about: %(name)s."),
        "neighbourhood": _("Debates, calls, projects and news from the neighbourhood %(name)s."),
        "goal": _("Debates, calls, projects and news that serve the goal: %(name)s."),
    }
    return words[label.kind] % {"name": label.name}


def kicker(label: Label) -> str:
    if label.kind == "goal":
        return _("Sustainable development goal %(number)d") % {"number": label.number}
    return {"topic": _("Topic"), "neighbourhood": _("Neighbourhood")}[label.kind]


def _item(label: Label) -> dict:
    """A label in the list of all; one that nothing carries leads nowhere."""
    url = reverse(label.kind, kwargs={"slug": label.slug}) if label.count else ""
    name = f"{label.number}. {label.name}" if label.number else label.name
    return {"name": name, "url": url, "count": label.count}


def home_link() -> dict:
    """Where every trail begins."""
    return {"title": _("Home"), "url": f"/{get_language()}/"}


def trail_of(trail: list[dict]) -> dict:
    """The way to a page, for people and for machines."""
    return {"breadcrumbs": trail, "structured_data": seo.graph(seo.breadcrumb_node(trail, settings.SITE_URL))}


def head_of(request, name: str, kwargs: dict, counts: dict[str, int], number: int = 1) -> dict:
    """Addresses in every language: a pair is told to search engines only where both list something."""
    active, found = get_language(), []
    for code, label in settings.LANGUAGES:
        with override(code):
            url = whole_address(reverse(name, kwargs=kwargs))
        found.append({"code": code, "label": label, "url": url, "is_current": code == active})
    current = next(item["url"] for item in found if item["is_current"])
    listed = [{"code": item["code"], "url": item["url"]} for item in found if counts.get(item["code"])]
    is_pair = number == 1 and len(listed) == len(found) and not request.GET
    default = [{"code": "x-default", "url": item["url"]} for item in listed if item["code"] == settings.LANGUAGE_CODE]
    return {
        "alternates": found,
        "canonical_url": f"{current}?page={number}" if number > 1 else current,
        "hreflang": [*listed, *default] if is_pair else [],
        "is_empty": not counts.get(active),
    }
