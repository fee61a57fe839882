"""Pages with the words that search tests look for."""

import itertools

from home.models import StandardPage

_numbers = itertools.count(1)


def make_page(parent, title, text="", **fields):
    """A live standard page below `parent`, in its language."""
    page = StandardPage(title=title, slug=f"pagina-{next(_numbers)}", locale=parent.locale, summary=text, **fields)
    return parent.add_child(instance=page)
