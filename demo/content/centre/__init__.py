"""The centre's own pages: board, partners, EU-funded projects and reports.

``BOARD``, ``PARTNERS``, ``PROJECTS_INDEX``, ``REPORTS_INDEX``: ``slug_*``, ``title_*``, ``summary_*`` and, where there is
text, ``body_*`` as in ``demo.content.pages``. ``PROJECTS`` and ``REPORTS``: words per language, facts once.
"""

from demo.content.centre.board import BOARD, PARTNERS
from demo.content.centre.projects import PROJECTS, PROJECTS_INDEX
from demo.content.centre.reports import REPORTS, REPORTS_INDEX

__all__ = ["BOARD", "PARTNERS", "PROJECTS", "PROJECTS_INDEX", "REPORTS", "REPORTS_INDEX"]
