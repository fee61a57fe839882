"""What happened with ideas: the list of official answers by filters and words, and the map by neighbourhood."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.addresses import address_of
from cms.dates import CITY_ZONE, date_label
from cms.models.pages import canonical_of

from ..idea_forms import IdeaFilterForm
from ..models import IdeasPage, PublicAnswer
from ..queries import ideas as queries
from ..queries.subjects import idea_words
from .places import map_of
from .requests import received_at

PER_PAGE = 12
REGISTER = {"ro": "registru", "en": "register"}  # its address below the list, in the words of each language


@require_safe
def list_ideas(request: HttpRequest, page: IdeasPage):
    """Answered ideas whose authors agreed, newest answer first, twelve to a page."""
    with override(page.words_language):
        context = listed(request, page)
    return page.render(request, context_overrides=context)


def listed(request: HttpRequest, page: IdeasPage) -> dict:
    facets = queries.facets()
    form = IdeaFilterForm(request.GET, facets=facets)
    chosen = form.chosen
    page_obj = Paginator(queries.filtered_answers(chosen), PER_PAGE).get_page(request.GET.get("page"))
    answers = list(page_obj)
    support = queries.supporters(answers, PER_PAGE)
    query = request.GET.copy()
    query.pop("page", None)
    url = page.get_url(request) or ""
    count = page_obj.paginator.count
    later = {} if chosen else canonical_of(page, page_obj, request)
    return later | {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d answered idea", "%(count)d answered ideas", count) % {"count": count},
        "cards": [card(answer, page, url, support.get(answer.pk, 0)) for answer in answers],
        "open_forms": open_forms(request, page),
        "polls": open_polls(request),
        "idea_map": map_of(request, page, chosen, url),
        "places": places(facets["neighbourhood"], url),
        "follow": follow_links(form, chosen),
        "more": more_links(url, page.words_language),
    }


def open_forms(request: HttpRequest, page: IdeasPage) -> list[dict]:
    """Forms of the same language that take ideas now, those that close soonest first."""
    forms = queries.OPEN_IDEA_FORMS(locale=page.locale_id, now=received_at(request))
    return [{"title": title, "url": address_of(url_path, request)} for title, url_path in forms]


def open_polls(request: HttpRequest) -> list[dict]:
    """Questions with variants that can be voted on now."""
    polls = queries.OPEN_POLLS(now=received_at(request))
    return [{"title": poll.question, "url": reverse("poll", kwargs={"pk": poll.pk})} for poll in polls]


def places(rows: list[tuple[str, str, int]], url: str) -> list[dict]:
    """How many answered ideas each neighbourhood has, most first; bars are shares of the longest."""
    most = max((number for _slug, _name, number in rows), default=0)
    return [
        {
            "name": name,
            "url": f"{url}?neighbourhood={slug}",
            "number": number,
            "percent": round(100 * number / most),
        }
        for slug, name, number in sorted(rows, key=lambda row: -row[2])
    ]


def follow_links(form: IdeaFilterForm, chosen: dict[str, str]) -> list[dict]:
    """What can be followed from this list: the topic and the neighbourhood that were chosen, else all ideas."""
    address = reverse("follow")
    found = []
    for name, words in (("topic", _("Follow the topic %(name)s")), ("neighbourhood", _("Follow %(name)s"))):
        if name in chosen:
            label = words % {"name": dict(form.fields[name].choices)[chosen[name]]}
            found.append({"label": label, "url": f"{address}?about={name}:{chosen[name]}"})
    return found or [{"label": _("Follow all answered ideas"), "url": f"{address}?about=ideas"}]


def more_links(url: str, language: str) -> list[dict]:
    """The other ways to read the same answers."""
    return [
        {"label": _("Register: you said, we did"), "url": f"{url}{REGISTER[language]}/"},
        {"label": _("Open data"), "url": f"{url}data/"},
        {"label": _("New answers by RSS"), "url": f"{url}rss/"},
    ]


def other_language(language: str, page: IdeasPage) -> str:
    """For a `lang` attribute: empty when the words are in the page's own language."""
    return "" if language == page.words_language else language


def card(answer: PublicAnswer, page: IdeasPage, url: str, supporters: int = 0) -> dict:
    """An answered idea as lists show it; citizens' words are plain text and keep their language."""
    submission = answer.submission
    answered = date_label(answer.published_at.astimezone(CITY_ZONE).date(), weekday=False)
    words = idea_words(answer, page.words_language)
    language = other_language(words["language"], page)
    support = ngettext("%(count)d supporter", "%(count)d supporters", supporters) % {"count": supporters}
    return {
        "programme": "ideas",
        "kind": submission.neighbourhood.name if submission.neighbourhood else "",
        "title": words["title"] or _("An idea without a title"),
        "url": f"{url}{answer.pk}/",
        "summary": Truncator(words["text"]).words(35),
        "stage": answer.stage,
        "stage_label": answer.stage_label,
        "meta": [
            _("answered on %(day)s") % {"day": answered},
            support if supporters else "",
            _("translated") if words["original"] else written_in(language),
        ],
        "lang": language if words["title"] else "",
        "summary_lang": language,
    }


def written_in(language: str) -> str:
    """Prepares a reader for words that are not in the page's language; `language` as `other_language` gives it."""
    return {"ro": _("written in Romanian"), "en": _("written in English")}.get(language, "")


def ideas_of_label(request: HttpRequest, kind: str, slug: str) -> dict | None:
    """For the page of a neighbourhood or a topic: where the answered ideas about it are, when there are any."""
    if kind not in ("neighbourhood", "topic"):
        return None
    count = queries.COUNTED((kind,), 0, **{kind: slug})[0][0]
    page = queries.IDEAS_PAGE.first(language=get_language()) if count else None
    if page is None:
        return None
    words = ngettext("%(count)d answered idea", "%(count)d answered ideas", count) % {"count": count}
    return {"title": words, "url": f"{address_of(page.url_path, request)}?{kind}={slug}"}
