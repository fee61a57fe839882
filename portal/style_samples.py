"""The words and rows that the style guide shows; each says that it is a sample."""

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

CARDS = {
    "cards": [
        {
            "programme": "debate",
            "stage": "underway",
            "kind": _("Debate"),
            "title": _("Sample: what do we keep on the banks of the Someș?"),
            "summary": _("Three public meetings and an online form about the riverside."),
            "meta": [_("until 12 December"), _("214 participants")],
        },
        {
            "programme": "competition",
            "stage": "imagined",
            "kind": _("Competition of solutions"),
            "title": _("Sample: a bus stop that gives shade in summer"),
            "summary": _("We are looking for teams that can try out a prototype."),
            "meta": [_("opens in January")],
        },
        {
            "programme": "fix",
            "stage": "done",
            "kind": "FIX Cluj",
            "title": _("Sample: neighbourhood gardens, second round"),
            "summary": _("Eleven gardens planted by informal groups."),
            "meta": ["2026"],
        },
        {
            "programme": "ideas",
            "stage": "done",
            "kind": _("Idea"),
            "title": _("Sample: drinking fountains along the cycle path"),
            "summary": _("The city answered: four fountains, by summer."),
            "meta": [_("answered"), "Grigorescu"],
        },
        {
            "programme": "youth",
            "stage": "underway",
            "kind": _("Youth"),
            "title": _("Sample: what the high schools ask for"),
            "summary": _("Notes of the Youth Council, open for comments."),
            "meta": [_("until 3 March")],
        },
        {
            "programme": "city",
            "stage": "",
            "kind": _("News"),
            "title": _("Sample: the centre has a new address"),
            "summary": "",
            "meta": [_("2 November")],
        },
    ],
    "hero_actions": [
        {"url": "#cards", "label": _("Send an idea"), "kind": "accent"},
        {"url": "#forms", "label": _("See what is open"), "kind": "outline"},
    ],
    "numbers": [
        {"number": "214", "label": _("ideas received (sample)"), "programme": "ideas"},
        {"number": "31", "label": _("answered by the city (sample)"), "programme": "debate"},
        {"number": "11", "label": _("gardens planted (sample)"), "programme": "fix"},
    ],
}

PROCESS = {
    "steps": [
        {
            "title": _("You send the idea"),
            "text": _("No account needed; it takes three minutes."),
            "state": "done",
            "date": _("3 November"),
        },
        {
            "title": _("A department reads it"),
            "text": _("You see its name and the date by which it answers."),
            "state": "underway",
            "date": "",
        },
        {
            "title": _("The city answers in public"),
            "text": _("Yes, no or later, always with a reason."),
            "state": "imagined",
            "date": "",
        },
    ],
    "sections": [
        {"title": _("About you"), "url": "#forms", "state": "done"},
        {"title": _("The project"), "url": "", "state": "underway"},
        {"title": _("The budget"), "url": "", "state": "imagined"},
    ],
    "moments": [
        {
            "title": _("First meeting"),
            "date": _("May 2026"),
            "text": _("People from the neighbourhood walked the site together."),
            "state": "done",
            "url": "#process",
        },
        {
            "title": _("Proposals are being drawn"),
            "date": _("November 2026"),
            "text": "",
            "state": "underway",
            "url": "",
        },
        {"title": _("The council decides"), "date": _("spring 2027"), "text": "", "state": "imagined", "url": ""},
    ],
    "results": [
        {"label": _("More shade"), "value": 118, "percent": 55},
        {"label": _("More benches"), "value": 64, "percent": 30},
        {"label": _("Something else"), "value": 32, "percent": 15},
    ],
}

LISTS = {
    "headlines": [
        {
            "title": _("Sample: the theme of the year was chosen"),
            "url": "#lists",
            "kind": _("Vote on a theme"),
            "date": _("21 November 2026"),
            "summary": _("Sample: four themes, one vote, a table with its results."),
        },
        {
            "title": _("Sample: notes of the meeting"),
            "url": "#lists",
            "kind": _("Summary of a session"),
            "date": _("21 November 2026"),
        },
    ],
    "documents": [
        {
            "title": _("Sample: site study"),
            "url": "#lists",
            "type": "PDF",
            "size": 1_840_000,
            "language": "ro",
            "posted_on": _("21 November 2026"),
        },
        {
            "title": _("Sample: notes of the meeting"),
            "url": "#lists",
            "type": "DOCX",
            "size": 96_000,
            "language": "en",
            "posted_on": _("21 November 2026"),
        },
    ],
    "files": [
        {"name": "schita-parc.pdf", "size": 820_000, "remove_name": "remove", "remove_value": "sample-1"},
        {"name": "foto.jpg", "size": 2_400_000, "remove_name": "remove", "remove_value": "sample-2"},
    ],
    "questions": [
        {
            "title": _("Who may send an idea?"),
            "text": _("Anyone, of any age, with or without an address in the city."),
        },
        {
            "title": _("Is an idea the same as a petition?"),
            "text": _("No. A petition has a legal term for the answer; the page of each form says which one it is."),
        },
    ],
    "fact_items": [
        {"label": _("When"), "value": _("Thursday, 26 November, 18:00")},
        {"label": _("Where"), "value": "Casino, Parcul Central"},
        {"label": _("Organiser"), "value": "CIIC", "url": "#lists"},
    ],
    "record": {
        "facts": [
            {"label": _("Source"), "value": _("Sample: site study")},
            {"label": _("As of"), "value": _("21 November 2026")},
        ],
        "corrections": [{"date": _("21 November 2026"), "note": _("Sample: the area was given in the wrong unit.")}],
        "corrected": _("21 November 2026"),
        "has_sources": True,
    },
    "belongs_to": [{"title": _("Sample: the banks of the river"), "url": "#lists"}],
    "label_items": [
        {
            "label": _("Topics"),
            "links": [{"name": _("Sample topic"), "url": "#lists"}, {"name": _("green spaces"), "url": "#lists"}],
        },
        {"label": _("Neighbourhoods"), "links": [{"name": "Mănăștur", "url": "#lists"}]},
    ],
}

PEOPLE = {
    "person": {
        "name": _("Sample Person"),
        "role": _("facilitator"),
        "text": _("Moderates the debates on public space."),
        "email": "sample@example.org",
    },
    "partners": [
        {
            "name": _("Sample partner"),
            "url": "#people",
            "text": _("A sample: who it is and what it does with the centre."),
        },
    ],
    "union_text": [_("Co-funded by the European Union")],
    "emblems": [{"name": _("Government of Romania"), "picture": None}],
    "errors": [
        {"url": "#clean_name", "text": _("Name: this field is required.")},
        {"url": "#clean_email", "text": _("E-mail: write an address such as name@example.org.")},
    ],
}


def sample_pictures() -> list[dict]:
    """Asked for with the page: the address of a picture is known only when static files are collected."""
    return [
        {
            "url": static("portal/img/sample.svg"),
            "alt": _("Drawing: a steel footbridge between two trees not planted yet"),
            "width": 480,
            "height": 320,
            "caption": _("Sample picture"),
        },
        {
            "url": static("portal/img/sample.svg"),
            "alt": "",
            "width": 480,
            "height": 320,
            "caption": _("Sample picture, decorative"),
        },
    ]
