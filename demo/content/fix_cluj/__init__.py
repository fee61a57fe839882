"""FIX Cluj: the programme, edition 1 as the sources give it, two open demonstration calls with their forms.

``PROGRAMME`` and ``CALLS``: words per language; ``steps`` and ``checklist`` and ``answers`` are lists. In a call,
``calendar`` holds (kind, date, precision) of a documented call or (kind, day from the load, hour, last day) of the
demonstration, whose days ``make demo-refresh`` counts anew. ``APPLICATION_FORM`` has the shape of
``open_debate.FORMS``; ``APPLICATIONS`` that of ``submissions.SUBMISSIONS``. Nobody is named; addresses are examples.
"""

from demo.content.fix_cluj.applications import APPLICATIONS
from demo.content.fix_cluj.calls import DEMONSTRATION, EDITION_1
from demo.content.fix_cluj.form import APPLICATION_FORM
from demo.content.fix_cluj.programme import PROGRAMME
from demo.content.fix_cluj.scholarship import SCHOLARSHIP, SCHOLARSHIP_FORM

__all__ = [
    "APPLICATIONS",
    "APPLICATION_FORM",
    "DEMONSTRATION",
    "EDITION_1",
    "PROGRAMME",
    "SCHOLARSHIP",
    "SCHOLARSHIP_FORM",
]
