"""Forms around competitions: the filters of the list, a sealed entry, what its organisers and jurors fill in."""

from .filters import CompetitionFilterForm
from .sealed import EntryForm, filled, typed_files

__all__ = ["CompetitionFilterForm", "EntryForm", "filled", "typed_files"]
