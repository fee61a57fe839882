"""The register of a debate: every contribution by its number, what was answered and why, its text where that is public."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label
from cms.models.pages import whole_address

from ..exports import register_csv
from ..idea_forms import RegisterForm
from ..models import DebatePage
from ..queries import register as queries
from ..queries.shown import Entry, entry_of

PER_PAGE = 50
SLUGS = {"ro": "registru", "en": "register"}


def show_register(request: HttpRequest, page: DebatePage) -> HttpResponse:
    """Fifty to a page, by number; the same for both languages."""
    with override(page.words_language):
        if "csv" in request.GET:
            return register_csv(page, map(entry_of, queries.contributions_of(page.translation_key)))
        form = RegisterForm(request.GET)
        rows = queries.chosen(page.translation_key, form.chosen)
        number = page_of(rows, request.GET.get("nr", "")) or request.GET.get("page")
        page_obj = Paginator(rows, PER_PAGE).get_page(number)
        here = {contribution.number for contribution in page_obj}
        context = frame(request, page)
        context |= {
            "filter_form": form,
            "page_obj": page_obj,
            "rows": [row(entry_of(contribution), here, context["filter_action"]) for contribution in page_obj],
            "totals": total_rows(queries.totals_of(page.translation_key)),
            "as_of": date_label(timezone.localdate(timezone=CITY_ZONE), weekday=False),
            "due": due_of(page),
        }
    return page.render(request, template="debates/register.html", context_overrides=context)


def frame(request: HttpRequest, page: DebatePage) -> dict:
    """Addresses, title and way back."""
    url = page.get_url(request) or ""
    own = f"{url}{page.register_slug}/"
    alternates = [
        item | {"url": f"{item['url']}{SLUGS[item['code']]}/" if item["url"] else None}
        for item in page.alternates(request)
    ]
    canonical = next((item["url"] for item in alternates if item["is_current"]), "")
    query = request.GET.copy()
    for place in ("page", "nr"):
        query.pop(place, None)
    title = _("Register of contributions")
    return {
        "page_title": f"{title}: {page.title}",
        "head": {"title": f"{title}: {page.title}", "summary": _("What was written and said, and what was answered.")},
        "heading": title,
        "filter_action": own,
        "clear_url": own if query else "",
        "query": query.urlencode(),
        "csv_url": f"{own}?csv=1",
        "debate_url": url,
        "alternates": alternates,
        "canonical_url": canonical or whole_address(url),
        "hreflang": [] if request.GET else page.hreflang(alternates),
        "breadcrumbs": [
            *page.breadcrumbs(request)[:-1],
            {"title": page.title, "url": url},
            {"title": title, "url": ""},
        ],
    }


def page_of(rows, number: str) -> int | None:
    """The page on which a number of the register stands."""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    return rows.filter(number__lt=int(number)).count() // PER_PAGE + 1


def row(entry: Entry, here: set[int], address: str) -> dict:
    """A row in words; `here` are the numbers on the same page."""
    lead = entry.together_with
    return {
        "number": entry.number,
        "received": date_label(entry.received.astimezone(CITY_ZONE).date(), weekday=False),
        "how": _("spoken") if entry.is_spoken else _("written"),
        "about": entry.about,
        "title": entry.title,
        "text": entry.text,
        "lang": entry.language,
        "is_withheld": entry.is_withheld,
        "outcome": entry.outcome_label,
        "stage": "done" if entry.outcome else "",
        "reason": entry.reason,
        "reason_lang": entry.reason_language,
        "together_with": lead,
        "together_url": f"#nr-{lead}" if lead in here else f"{address}?nr={lead}#nr-{lead}",
    }


def total_rows(found: dict[str, int]) -> list[dict]:
    labels = {
        "received": _("Contributions received"),
        "spoken": _("of which spoken"),
        "accepted": _("Taken over"),
        "partly": _("Taken over in part"),
        "explained": _("Answered with an explanation"),
        "refused": _("Not taken over, with the reason"),
        "waiting": _("Waiting for the answer"),
    }
    return [{"label": label, "value": str(found[name])} for name, label in labels.items()]


def due_of(page: DebatePage) -> str:
    """By when all of them should have been answered, when that day has passed and some still wait."""
    return date_label(page.summary_due_on, weekday=False) if page.is_overdue else ""
