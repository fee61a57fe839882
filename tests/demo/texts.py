"""The texts of the demonstration, by where they are shown, and ways to walk over them."""

from demo.content import centre, news, open_debate, site, submissions, vocabularies, youth
from demo.content.debates import DEBATES
from demo.content.pages import ACTIVITIES, PAGES

DATE_SHAPE = {
    "day": r"\d{4}-\d{2}-\d{2}",
    "month": r"\d{4}-\d{2}",
    "year": r"\d{4}",
    "unknown": "",
}
MONTHS_RO = "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"
MONTHS_EN = "January February March April May June July August September October November December"
DAYS_RO = "luni marți miercuri joi vineri sâmbătă duminică"
DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ALLOWED_TAGS = {"p", "b", "i", "a", "ol", "li"}
DOCUMENT_TAGS = {"h2", "p", "ul", "li"}


def strings(value, path="content"):
    """Every string inside a nested value, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from strings(inner, f"{path}[{number}]")


def dicts(value):
    """Every dict inside a nested value."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, (dict, list, tuple)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from dicts(inner)


VOCABULARIES = [
    vocabularies.TOPICS,
    vocabularies.NEIGHBOURHOODS,
    vocabularies.GOALS,
    vocabularies.VENUES,
    vocabularies.ORGANISATIONS,
]
SITE = [
    site.CONTACT,
    site.SITE_NAME,
    site.NOTICE,
    site.MAIN_MENU,
    site.FOOTER_MENU,
    site.FOOTER,
    site.HOME,
    site.SECTIONS,
]
YOUTH = [youth.COUNCIL, youth.GROUPS, youth.NEWS_LIST, youth.NEWS, youth.MEETING, youth.FORM]
OPEN = [open_debate.DEBATE, open_debate.DOCUMENTS, open_debate.FORMS]
ANSWERS = [row["answer"] for row in submissions.SUBMISSIONS if row["answer"]]
CENTRE = [
    *[centre.BOARD, centre.PARTNERS, centre.PROJECTS_INDEX, centre.REPORTS_INDEX],
    *centre.PROJECTS,
    *centre.REPORTS,
]
# Everything that we wrote ourselves; the citizens' texts are not held to our spelling.
OWN = {
    "debates": DEBATES,
    "vocabularies": VOCABULARIES,
    "site": SITE,
    "pages": [PAGES, ACTIVITIES],
    "centre": CENTRE,
    "news": news.NEWS,
    "open_debate": OPEN,
    "youth": YOUTH,
    "answers": ANSWERS,
}
# What the site may be asked to link to.
TARGETS = {
    "page": [
        *[row["key"] for row in [*PAGES, *CENTRE, youth.COUNCIL]],
        *["fix-cluj", "solution-competitions"],  # built by the sections' own builders
    ],
    "section": [*site.SECTIONS, "home", "dossiers"],
    "debate": [*[row["key"] for row in DEBATES], "open"],
    "news": [row["key"] for row in [*news.NEWS, *youth.NEWS]],
    "form": [row["key"] for row in open_debate.FORMS],
}


def keys(rows):
    return {row["key"] for row in rows}
