"""The standard pages: about, activities, project, contact, help and the legal pages.

Each page: ``key``, ``parent`` (key of another page, "" for the home page), ``programme``
(city | competition | fix | youth), labels where there are any (``topics``, ``goals``, ``organisations`` as pairs of
role and key), ``slug_*``, ``title_*``, ``summary_*`` (plain text) and
``body_*``: a list of blocks, in the same order in both languages.

    ("heading", text)
    ("paragraph", html)              inline HTML of one paragraph, without the <p>
    ("list", [html, …])              an unordered list of inline HTML
    ("quote", text, who)
    ("facts", [(label, value), …])   plain text pairs, for a summary list
    ("partners", [key, …])           organisations of the vocabulary

``{prepared_on}`` in the accessibility statement is to be replaced by the date of the load, written
in the page's language. Internal addresses are listed in ``demo.content``.
"""

from demo.content.pages import (
    about,
    accessibility,
    activities,
    climate,
    consultations,
    guide,
    privacy,
    project,
    services,
)

PAGES = [
    about.ABOUT,
    activities.PAGE,
    *project.PAGES,
    services.ANTONIA,
    climate.CLIMATE_MISSION,
    consultations.CONSULTATIONS,
    services.BUDGETING,
    climate.GOALS,
    guide.CONTACT,
    guide.HELP,
    accessibility.ACCESSIBILITY,
    privacy.PRIVACY,
]
ACTIVITIES = activities.ACTIVITIES
