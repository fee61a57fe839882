"""The register: what was said, what the city answered, what was done and by when, with the totals of a year or debate."""

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.dates import CITY_ZONE, date_label
from cms.models.pages import whole_address

from ..idea_forms import RegisterForm
from ..models import IdeasPage, PublicAnswer
from ..models.answers import EXECUTION_LABELS
from ..queries import register as queries
from ..queries.subjects import idea_words
from .idea import day_of
from .ideas import REGISTER, other_language
from .requests import received_at

PER_PAGE = 50


@require_safe
def show_register(request: HttpRequest, page: IdeasPage):
    """Every answered idea of a year, of a debate, or all of them, fifty to a page."""
    with override(page.words_language):
        facts = register_facts(request, page)
    return page.render(request, template="participation/register.html", context_overrides=facts)


def register_facts(request: HttpRequest, page: IdeasPage) -> dict:
    calls = queries.calls_for_ideas(page.locale)
    form = RegisterForm(request.GET, years=queries.years_of_ideas(), calls=[(key, title) for key, title, _ in calls])
    chosen = form.chosen
    year = int(chosen["year"]) if "year" in chosen else None
    forms = next((pks for key, _title, pks in calls if key == chosen.get("call")), None)
    today = received_at(request).astimezone(CITY_ZONE).date()
    page_obj = Paginator(queries.register_rows(year, forms), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    url = page.get_url(request) or ""
    own = f"{url}{REGISTER[page.words_language]}/"
    title = _("Register: you said, we did")
    return addresses(request, page) | {
        "head": {"title": title, "summary": _("What people proposed, what the city answered, and what was done.")},
        "page_title": title,
        "filter_form": form,
        "filter_action": own,
        "clear_url": own if chosen else "",
        "query": query.urlencode(),
        "page_obj": page_obj,
        "rows": [row(answer, page, url, today) for answer in page_obj],
        "totals": total_rows(queries.totals(today, year, forms)),
        "as_of": date_label(today, weekday=False),
        "data_url": f"{url}data/",
        "breadcrumbs": [
            *page.breadcrumbs(request)[:-1],
            {"title": page.title, "url": url},
            {"title": title, "url": ""},
        ],
    }


def addresses(request: HttpRequest, page: IdeasPage) -> dict:
    """The register of each language below its list of ideas."""
    alternates = [
        item | {"url": f"{item['url']}{REGISTER[item['code']]}/" if item["url"] else None}
        for item in page.alternates(request)
    ]
    canonical = next((item["url"] for item in alternates if item["is_current"]), "")
    return {
        "alternates": alternates,
        "canonical_url": canonical or whole_address(page.get_url(request) or ""),
        "hreflang": [] if request.GET else page.hreflang(alternates),
    }


def total_rows(found: dict[str, int]) -> list[dict]:
    """The totals in words; what is overdue is a number that anybody may hold against us."""
    return [
        {"label": _("Ideas received"), "number": found["received"]},
        {"label": _("Answered"), "number": found["answered"]},
        {"label": _("Answered in term"), "number": found["in_term"]},
        {"label": _("Taken over or under way"), "number": found["taken_over"]},
        {"label": _("Taken over in part"), "number": found["partly"]},
        {"label": _("Answered with an explanation"), "number": found["explained"]},
        {"label": _("Not taken over, with the reason"), "number": found["refused"]},
        {"label": _("Overdue today"), "number": found["overdue"]},
    ]


def row(answer: PublicAnswer, page: IdeasPage, url: str, today: dt.date) -> dict:
    words = idea_words(answer, page.words_language)
    language = other_language(words["language"], page)
    updates = list(answer.updates.all())
    last = updates[-1] if updates else None
    promised = date_label(answer.promised_on, answer.promised_precision, weekday=False) if answer.promised_on else ""
    said = (page.words_language == "en" and last and last.text_en) or (last.text_ro if last else "")
    return {
        "url": f"{url}{answer.pk}/",
        "title": words["title"] or _("An idea without a title"),
        "lang": language if words["title"] else "",
        "received": day_of(answer.submission.received_at),
        "outcome": answer.outcome_label,
        "answered": day_of(answer.published_at),
        "execution": EXECUTION_LABELS.get(answer.execution, ""),
        "stage": answer.stage,
        "done": said,
        "done_lang": other_language("en" if last and said == last.text_en else "ro", page) if said else "",
        "promised": promised,
        "delivered": date_label(answer.delivered_on, weekday=False) if answer.delivered_on else "",
    }
