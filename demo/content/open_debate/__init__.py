"""The one open debate, an invented demonstration, with its documents and the three forms.

``DEBATE`` has the fields of a row of ``debates.DEBATES``, except that ``date`` gives way to ``day``:
days from the first load (0). Its stages have ``starts_day`` and ``ends_day`` (None if none).
``DOCUMENTS``: ``key``, ``title_*``, ``filename_*``, ``posted_day`` and ``html_*``
(``<h2> <p> <ul> <li>``), to be made into a PDF per language; ``next``: the same of the version after it.
``FORMS``: see ``forms``. Everything counts in days from the load; ``make demo-refresh`` counts anew.
"""

from demo.content.open_debate.contact_form import CONTACT_FORM
from demo.content.open_debate.debate import DEBATE, DOCUMENTS
from demo.content.open_debate.idea_form import IDEA_FORM
from demo.content.open_debate.walk_form import WALK_FORM

FORMS = [IDEA_FORM, WALK_FORM, CONTACT_FORM]

__all__ = ["CONTACT_FORM", "DEBATE", "DOCUMENTS", "FORMS", "IDEA_FORM", "WALK_FORM"]
