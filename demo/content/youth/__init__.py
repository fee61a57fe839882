"""The Youth Advisory Council: real facts with their sources, one invented meeting and one invented call for ideas.

``COUNCIL``   the page: words in both languages, facts, ``GROUPS`` and ``HISTORY`` (``target``: key of a debate or "")
``NEWS_LIST``, ``NEWS``  the list and its items; ``options`` are shares of a vote
``MEETING``   an invented coming meeting; ``day`` and ``results_due_day`` count from the load
``FORM``      an invented call for ideas, in the shape of ``open_debate.idea_form``
"""

from demo.content.youth.council import COUNCIL, GROUPS, HISTORY
from demo.content.youth.form import FORM
from demo.content.youth.meeting import MEETING
from demo.content.youth.news import NEWS, NEWS_LIST

__all__ = ["COUNCIL", "FORM", "GROUPS", "HISTORY", "MEETING", "NEWS", "NEWS_LIST"]
