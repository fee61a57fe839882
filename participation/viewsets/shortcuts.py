"""The lists that clerks open most: those that everybody has, with how many wait, and those that one person keeps."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..choices import OPEN_STATUSES, Status
from ..models import SavedFilter

STILL_OPEN = "&".join(f"status={status}" for status in sorted(OPEN_STATUSES))
BUILT_IN = (
    (_("All of them"), "", None),
    (_("Still open"), STILL_OPEN, "open"),
    (_("New ones"), f"status={Status.NEW.value}", "new"),
    (_("Mine"), f"{STILL_OPEN}&owner=me", "mine"),
    (_("Nobody's"), f"{STILL_OPEN}&owner=nobody", "unassigned"),
    (_("Past the day"), "due=late", "overdue"),
    (_("Needs a reply"), "waits=reply", "waiting"),
    (_("Quarantine"), f"status={Status.QUARANTINED.value}", "quarantined"),
)
OF_THE_PAGE = ("p", "_w_filter_fragment", "ordering")


def selection_of(data: QueryDict) -> str:
    """The query string that says which submissions are listed, without what only a page needs."""
    query = data.copy()
    for name in (*OF_THE_PAGE, "column"):
        query.pop(name, None)
    return query.urlencode()


def kept_by(user) -> list[SavedFilter]:
    return list(SavedFilter.objects.filter(user=user))


def address_of(kept: SavedFilter) -> str:
    """The query string of a kept list, with its columns."""
    query = QueryDict(kept.query, mutable=True)
    query.setlist("column", kept.columns)
    return query.urlencode()
