"""What was wrong on a page and is right now."""

from operator import attrgetter

from ..models import PageCorrection
from ..prepared import Prepared, Slot
from .labels import rows_of

CORRECTIONS = Prepared(lambda: PageCorrection.objects.filter(page=Slot("page")))


def corrections_of(page) -> list[PageCorrection]:
    """The newest first; nothing is asked of a page that was served and told that it has none."""
    if not getattr(page, "has_corrections", True):
        return []
    return sorted(rows_of(page, "corrections", CORRECTIONS), key=attrgetter("corrected_on"), reverse=True)
