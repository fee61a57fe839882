"""Who may send a form: whoever may read a page of it. For everybody else there is no such form."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from wagtail.models import Page

from ..models import Form, FormPage
from ..queries.ideas import ON_THE_WAY


def _pages(key: str):
    return Page.objects.filter(translation_key=OuterRef(key), alias_of=None)


def is_shut(key: str):
    """For a query of rows that name a form's `page_key` by `key`: whether a restriction keeps readers from every page."""
    restricted = _pages(key).filter(Exists(ON_THE_WAY))
    readable = _pages(key).filter(live=True).exclude(Exists(ON_THE_WAY))
    return Exists(restricted) & ~Exists(readable)


def require_reader(request: HttpRequest, form: Form) -> None:
    """404 unless this person passes the restrictions of a live page; asked only for forms that are shut."""
    for page in FormPage.objects.filter(translation_key=form.page_key, alias_of=None).live():
        if all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
            return
    raise Http404("No such form.")
