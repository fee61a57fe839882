"""What happened with ideas: the list of official answers, and one idea with its answer."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import seo
from cms.addresses import address_of
from cms.dates import CITY_ZONE, date_label

from .. import queries
from ..forms import IdeaFilterForm
from ..models import IdeasPage, PublicAnswer
from .requests import received_at

PER_PAGE = 12


@require_safe
def list_ideas(request: HttpRequest, page: IdeasPage):
    """Answered ideas whose authors agreed, newest answer first, twelve to a page."""
    with override(page.words_language):
        context = listed(request, page)
    return page.render(request, context_overrides=context)


def listed(request: HttpRequest, page: IdeasPage) -> dict:
    form = IdeaFilterForm(request.GET, neighbourhoods=queries.places_of_answers())
    chosen = form.chosen
    answers = queries.filtered_answers(chosen)
    page_obj = Paginator(answers, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    url = page.get_url(request) or ""
    count = page_obj.paginator.count
    return {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d answered idea", "%(count)d answered ideas", count) % {"count": count},
        "cards": [card(answer, page, url) for answer in page_obj],
        "open_forms": open_forms(request, page),
    }


def open_forms(request: HttpRequest, page: IdeasPage) -> list[dict]:
    """Forms of the same language that take ideas now, those that close soonest first."""
    forms = queries.OPEN_IDEA_FORMS(locale=page.locale_id, now=received_at(request))
    return [{"title": title, "url": address_of(url_path, request)} for title, url_path in forms]


def other_language(language: str, page: IdeasPage) -> str:
    """For a `lang` attribute: empty when the words are in the page's own language."""
    return "" if language == page.words_language else language


def card(answer: PublicAnswer, page: IdeasPage, url: str) -> dict:
    """An answered idea as lists show it; citizens' words are plain text and keep their language."""
    submission = answer.submission
    answered = date_label(answer.published_at.astimezone(CITY_ZONE).date(), weekday=False)
    language = other_language(submission.language, page)
    return {
        "programme": "ideas",
        "kind": submission.neighbourhood.name if submission.neighbourhood else "",
        "title": title_of(answer),
        "url": f"{url}{answer.pk}/",
        "summary": Truncator(answer.public_text).words(35),
        "stage": "done",
        "stage_label": answer.outcome_label,
        "meta": [_("answered on %(day)s") % {"day": answered}, written_in(language)],
        "lang": language if answer.public_title else "",
        "summary_lang": language,
    }


def written_in(language: str) -> str:
    """Prepares a reader for words that are not in the page's language; `language` as `other_language` gives it."""
    return {"ro": _("written in Romanian"), "en": _("written in English")}.get(language, "")


def title_of(answer: PublicAnswer) -> str:
    return answer.public_title or _("An idea without a title")


@require_safe
def show_idea(request: HttpRequest, page: IdeasPage, pk: int):
    """One idea, what the city answered, and when."""
    answers = queries.answered_ideas().select_related("submission__neighbourhood", "submission__form")
    answer = get_object_or_404(answers, pk=pk)
    with override(page.words_language):
        facts = idea_facts(request, page, answer)
    return page.render(request, template="participation/idea.html", context_overrides=facts)


def idea_facts(request: HttpRequest, page: IdeasPage, answer: PublicAnswer) -> dict:
    submission = answer.submission
    url = page.get_url(request) or ""
    title = title_of(answer)
    trail = [*page.breadcrumbs(request)[:-1], {"title": page.title, "url": url}, {"title": title, "url": ""}]
    return addresses(request, page, answer) | {
        "head": {"title": title, "summary": Truncator(answer.public_text).words(30)},
        "idea_title": title,
        "idea_lang": other_language(submission.language, page),
        "title_lang": other_language(submission.language, page) if answer.public_title else "",
        "idea_text": answer.public_text,
        "answer_text": answer.text,
        "answer_lang": other_language(answer.text_language, page),
        "outcome": answer.outcome_label,
        "written_in": written_in(other_language(submission.language, page)),
        "place": submission.neighbourhood.name if submission.neighbourhood else "",
        "steps": steps(answer),
        "is_demonstration": submission.is_demonstration,
        "list_url": url,
        "breadcrumbs": trail,
        "structured_data": seo.graph(seo.breadcrumb_node(trail, settings.SITE_URL)),
    }


def steps(answer: PublicAnswer) -> list[dict]:
    """The way of an idea so far."""
    moments = ((_("Received"), answer.submission.received_at), (_("Answered"), answer.published_at))
    return [
        {"title": title, "date": date_label(moment.astimezone(CITY_ZONE).date()), "state": "done", "text": ""}
        for title, moment in moments
    ]


def addresses(request: HttpRequest, page: IdeasPage, answer: PublicAnswer) -> dict:
    """This idea below the list of each language; search engines hear of a pair only when the answer is in both."""
    alternates = [
        item | {"url": f"{item['url']}{answer.pk}/" if item["url"] else None} for item in page.alternates(request)
    ]
    canonical = next((item["url"] for item in alternates if item["is_current"]), "")
    return {
        "alternates": alternates,
        "canonical_url": canonical,
        "hreflang": page.hreflang(alternates) if answer.text_en else [],
    }


def ideas_of_label(request: HttpRequest, kind: str, slug: str) -> dict | None:
    """For the page of a neighbourhood: where the answered ideas about it are, when there are any."""
    if kind != "neighbourhood":
        return None
    count = queries.COUNTED(False, True, outcome="", neighbourhood=slug)[0][0]
    page = queries.IDEAS_PAGE.first(language=get_language()) if count else None
    if page is None:
        return None
    words = ngettext("%(count)d answered idea", "%(count)d answered ideas", count) % {"count": count}
    return {"title": words, "url": f"{address_of(page.url_path, request)}?neighbourhood={slug}"}
