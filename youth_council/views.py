"""The Council's page, its meetings and its news."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.addresses import address_of
from cms.dates import CITY_ZONE, date_label
from cms.models.changes import Change
from cms.models.pages import canonical_of
from cms.queries import documents_of
from cms.views.labels import labels_as_facts, organisations_as_facts
from cms.views.routes import addresses_below
from participation.views.entries import first_open, form_entries

from . import queries
from .forms import NewsFilterForm
from .models import YouthCouncilPage, YouthMeetingPage, YouthNewsIndexPage, YouthNewsPage

NEWS_SHOWN = 4
MEETINGS_SHOWN = 6
PER_PAGE = 12


def show_council(request, page: YouthCouncilPage):
    """What the Council is, what it does now, who is in it, how one joins."""
    now = timezone.now()
    today = now.astimezone(CITY_ZONE).date()
    coming, past, has_more = queries.meetings_around(page, today, MEETINGS_SHOWN)
    news = queries.latest_news(page, NEWS_SHOWN)
    forms = form_entries(page, now, request)
    url = page.get_url(request)
    context = {
        "now": now,
        "facts": _council_facts(page),
        "groups": queries.groups_of(page),
        "members": queries.members_of(page),
        "counted_on": date_label(page.member_count_on, weekday=False) if page.member_count_on else "",
        "history": [step.as_entry(_address(target, request), today) for step, target in queries.history_of(page)],
        "coming": [meeting.listed(request) for meeting in coming],
        "past": [meeting.listed(request) for meeting in past],
        "meetings_url": f"{url}meetings/" if has_more else "",
        "calendar_url": f"{url}calendar.ics" if coming or past else "",
        "news": [_listed(item, request) for item in news],
        "news_url": address_of(news[0].url_path.removesuffix(f"{news[0].slug}/"), request) if news else "",
        "forms": forms,
        "open_form": first_open(forms),
        "documents": [document.listed() for document in documents_of(page)],
    }
    return page.render(request, context_overrides=context)


def _address(page, request) -> str:
    return address_of(page.url_path, request) or "" if page else ""


def _council_facts(page: YouthCouncilPage) -> list[dict]:
    def day(value):
        return date_label(value) if value else ""

    return [
        {"label": _("Created by"), "value": page.decision, "url": page.decision_url},
        {"label": _("Founded"), "value": day(page.founded_on)},
        {"label": _("First working session"), "value": day(page.first_session_on)},
        {"label": _("Source"), "value": page.source},
    ]


def list_meetings(request, page: YouthCouncilPage):
    """All meetings, twelve to a page; the other language's are its translation, not the Council's own page."""
    url = page.get_url(request)
    page_obj = Paginator(queries.all_meetings(page), PER_PAGE).get_page(request.GET.get("page"))
    context = addresses_below(page, "meetings/", page_obj.number, request) | {
        "page_obj": page_obj,
        "meetings": [meeting.listed(request) for meeting in page_obj.object_list],
        "calendar_url": f"{url}calendar.ics",
        "breadcrumbs": [
            *page.breadcrumbs(request)[:-1],
            {"title": page.list_title, "url": url},
            {"title": _("Meetings"), "url": ""},
        ],
        "structured_data": None,  # the Council's own address has it
    }
    return page.render(request, context_overrides=context, template="youth_council/meetings.html")


def show_meeting(request, page: YouthMeetingPage):
    """Everything that is known of a meeting."""
    now = timezone.now()
    forms = form_entries(page, now, request)
    context = {
        "now": now,
        "facts": _meeting_facts(page),
        "forms": forms,
        "open_form": first_open(forms) if page.change != Change.CANCELLED else None,
        "documents": [document.listed() for document in documents_of(page)],
        "results_due": date_label(page.results_due_on) if page.results_due_on else "",
        "ics_url": page.ics_url(request) if page.pk else "",
    }
    return page.render(request, context_overrides=context)


def _meeting_facts(page: YouthMeetingPage) -> list[dict]:
    return [
        {"label": _("When"), "value": ", ".join(filter(None, [page.day_label, page.hour_label]))},
        {"label": _("Where"), "value": page.full_place_label, "url": page.venue.map_url if page.venue else ""},
        *organisations_as_facts(page.terms),
        {"label": _("Kind"), "value": page.kind_label},
        {"label": _("Working group"), "value": page.group.name if page.group else ""},
        *labels_as_facts(page.terms),
    ]


def list_news(request, page: YouthNewsIndexPage):
    """The Council's news, newest first, twelve to a page; all of it or one kind."""
    form = NewsFilterForm(request.GET, kinds=queries.kinds_of_news(page))
    chosen = form.chosen
    page_obj = Paginator(queries.news_by_kind(page, chosen.get("kind", "")), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    url = page.get_url(request)
    count = page_obj.paginator.count
    context = {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d news item", "%(count)d news items", count) % {"count": count},
        "news": [_listed(item, request) for item in page_obj.object_list],
        "rss_url": f"{url}rss/",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def _listed(item: YouthNewsPage, request) -> dict:
    """An item of components/type_list.html."""
    return {
        "title": item.title,
        "url": item.get_url(request),
        "kind": item.kind_label,
        "date": item.date_label,
        "summary": item.summary,
    }


def news_facts(request, page: YouthNewsPage) -> dict:
    """What a piece of news shows beside its words: the results of a vote, its labels and documents."""
    options = queries.options_of(page)
    return {
        "vote_rows": [
            {"label": option.name, "value": place, "percent": option.percent}
            for place, option in enumerate(options, start=1)
        ],
        "facts": [
            {"label": _("Working group"), "value": page.group.name if page.group else ""},
            *organisations_as_facts(page.terms),
            *labels_as_facts(page.terms),
        ],
        "documents": [document.listed() for document in documents_of(page)],
    }
