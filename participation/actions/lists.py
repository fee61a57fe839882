"""Lists of the inbox that one person keeps under a name; nobody else sees them, so no log tells of them."""

from django.db import transaction

from ..models import SavedFilter

MOST_LISTS = 20


class TooManyLists(Exception):
    """Whoever keeps more than a screen of lists finds none of them."""


@transaction.atomic
def keep_list(*, by, name: str, query: str, columns: list[str], now) -> SavedFilter:
    """Keep a selection under a name; the same name again is the same list, changed."""
    mine = SavedFilter.objects.filter(user=by)
    if not mine.filter(name=name).exists() and mine.count() >= MOST_LISTS:
        raise TooManyLists
    kept, _ = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query, "columns": columns})
    return kept


@transaction.atomic
def drop_list(*, by, pk: int, now) -> int:
    """Forget one of one's own lists; how many were forgotten."""
    return SavedFilter.objects.filter(user=by, pk=pk).delete()[0]
