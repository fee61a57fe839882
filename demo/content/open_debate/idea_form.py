"""The idea form of the open debate; the other forms have the same shape.

A form: ``key``, ``parent`` ("debate:open" or "page:<key>"), ``kind`` (idea | petition | survey),
``desk``, ``slug_*``, ``title_*``, ``intro_*``, ``opens_day``; then either ``closes_day`` with
``closes_time``, or ``closes_in_hours``, or neither (always open); ``answer_days``,
``retention_months``, ``notify`` (now | daily), ``notify_addresses``, ``reply_to``,
``publishes_ideas``, ``thanks_*`` and ``questions``.

A question: ``key`` (for the builder and the submissions, never shown), ``type``, ``role``,
``required``, ``settings`` (max_length, max_words, minimum, maximum, types, max_files, max_megabytes),
``label_*``, ``help_*``, ``text_*`` (HTML, what a consent agrees to, else "") and ``choices``
(``key``, ``label_*``; for the topic question also ``topic``, a key of ``vocabularies.TOPICS``).
"""

from demo.content.site import RETENTION_MONTHS

NO_WORDS = {"help_ro": "", "help_en": "", "text_ro": "", "text_en": ""}
QUESTION = NO_WORDS | {"role": "", "required": False, "settings": {}, "choices": [], "columns": [], "only_if": None}

PRIVACY_QUESTION = QUESTION | {
    "key": "privacy",
    "type": "checkbox",
    "required": True,
    "label_ro": "Am citit informarea despre datele personale",
    "label_en": "I have read the privacy notice",
    "help_ro": "Informarea este în josul paginii, la „Date personale”.",
    "help_en": "The notice is at the foot of the page, under “Privacy”.",
}

_QUESTIONS = [
    {
        "key": "heading_idea",
        "type": "heading",
        "label_ro": "Ideea ta",
        "label_en": "Your idea",
        "help_ro": "Un loc și ce lipsește acolo. Exemplu demonstrativ: ce trimiți nu ajunge la Primărie.",
        "help_en": ("One spot and what is missing there. Demonstration: what you send does not reach City Hall."),
    },
    {
        "key": "title",
        "type": "text",
        "role": "title",
        "required": True,
        "settings": {"max_length": 120},
        "label_ro": "Titlul ideii",
        "label_en": "Title of the idea",
        "help_ro": "Pe scurt, cum i-ai spune unui vecin.",
        "help_en": "In short, as you would tell a neighbour.",
    },
    {
        "key": "description",
        "type": "long_text",
        "role": "body",
        "required": True,
        "settings": {"max_words": 250},
        "label_ro": "Ce propui și de ce",
        "label_en": "What you propose and why",
        "help_ro": "Cine trece pe acolo, când și ce ar trebui schimbat. Nu scrie aici date personale.",
        "help_en": ("Who passes there, when, and what should change. Please do not write personal data here."),
    },
    {
        "key": "topic",
        "type": "dropdown",
        "role": "topic",
        "required": True,
        "label_ro": "Despre ce este vorba",
        "label_en": "What it is about",
        "choices": [
            {
                "key": "shade",
                "label_ro": "Umbră și copaci",
                "label_en": "Shade and trees",
                "topic": "parks",
            },
            {
                "key": "seating",
                "label_ro": "Bănci și locuri de stat",
                "label_en": "Benches and places to sit",
                "topic": "public-space",
            },
            {
                "key": "crossing",
                "label_ro": "Treceri și viteză",
                "label_en": "Crossings and speed",
                "topic": "mobility",
            },
            {
                "key": "pavement",
                "label_ro": "Trotuare și borduri",
                "label_en": "Pavements and kerbs",
                "topic": "mobility",
            },
            {
                "key": "water",
                "label_ro": "Apă de băut și căldură",
                "label_en": "Drinking water and heat",
                "topic": "climate",
            },
            {
                "key": "other",
                "label_ro": "Altceva",
                "label_en": "Something else",
                "topic": "public-space",
            },
        ],
    },
    {
        "key": "heading_place",
        "type": "heading",
        "label_ro": "Locul",
        "label_en": "The place",
    },
    {
        "key": "neighbourhood",
        "type": "neighbourhood",
        "role": "neighbourhood",
        "required": True,
        "label_ro": "Cartierul",
        "label_en": "Neighbourhood",
    },
    {
        "key": "where",
        "type": "text",
        "settings": {"max_length": 200},
        "label_ro": "Unde anume",
        "label_en": "Where exactly",
        "help_ro": "O stradă, o stație sau un reper.",
        "help_en": "A street, a bus stop or a landmark.",
    },
    {
        "key": "photo",
        "type": "file",
        "settings": {"types": ["pdf", "image"], "max_files": 3, "max_megabytes": 5},
        "label_ro": "Fotografie sau document",
        "label_en": "Photograph or document",
        "help_ro": "Încearcă să nu se vadă fețe sau numere de mașini.",
        "help_en": "Please try not to show faces or number plates.",
    },
    {
        "key": "heading_contact",
        "type": "heading",
        "label_ro": "Cum îți răspundem",
        "label_en": "How we answer you",
        "help_ro": "Datele acestea nu se publică.",
        "help_en": "These details are not published.",
    },
    {
        "key": "name",
        "type": "text",
        "role": "author_name",
        "settings": {"max_length": 100},
        "label_ro": "Numele tău",
        "label_en": "Your name",
        "help_ro": "Cum vrei să îți spunem.",
        "help_en": "What you would like us to call you.",
    },
    {
        "key": "email",
        "type": "email",
        "role": "email",
        "required": True,
        "label_ro": "Adresa de e-mail",
        "label_en": "E-mail address",
        "help_ro": "Aici primești confirmarea și răspunsul.",
        "help_en": "This is where you receive the confirmation and the answer.",
    },
    {
        "key": "phone",
        "type": "phone",
        "role": "phone",
        "label_ro": "Telefon",
        "label_en": "Telephone",
        "help_ro": "Numai dacă preferi să te sunăm.",
        "help_en": "Only if you prefer us to call you.",
    },
    {
        "key": "publish",
        "type": "consent",
        "role": "publish_consent",
        "label_ro": "Putem publica ideea ta?",
        "label_en": "May we publish your idea?",
        "text_ro": (
            "<p>Sunt de acord ca titlul, textul, cartierul și răspunsul orașului să apară pe acest site, fără "
            "numele și datele mele de contact. Îmi pot retrage acordul oricând, printr-un e-mail.</p>"
        ),
        "text_en": (
            "<p>I agree that the title, the text, the neighbourhood and the city’s answer may appear on this site, "
            "without my name and contact details. I may withdraw my agreement at any time, by e-mail.</p>"
        ),
        "help_ro": "Dacă nu bifezi, o citim și îți răspundem la fel.",
        "help_en": "If you do not tick this, we read it and answer you all the same.",
    },
    PRIVACY_QUESTION,
]

IDEA_FORM = {
    "key": "ideas",
    "parent": "debate:open",
    "kind": "idea",
    "desk": "ideas",
    "slug_ro": "trimite-o-idee",
    "slug_en": "send-an-idea",
    "title_ro": "Trimite o idee: umbră și bănci (exemplu demonstrativ)",
    "title_en": "Send an idea: shade and benches (demonstration)",
    "intro_ro": "Cinci minute sunt de ajuns. Nu ai nevoie de cont; poți scrie în română sau în engleză.",
    "intro_en": ("Five minutes are enough. You do not need an account; you may write in Romanian or in English."),
    "opens_day": -14,
    "closes_day": 20,
    "closes_time": "18:00",
    "answer_days": 30,
    "retention_months": RETENTION_MONTHS,
    "notify": "daily",
    "notify_addresses": ["idei@example.org"],
    "reply_to": "imaginatiecivica@primariaclujnapoca.ro",
    "publishes_ideas": True,
    "thanks_ro": (
        "Mulțumim! Cineva din echipă citește ideea în câteva zile și o verifică pe teren. Aceasta "
        "este o demonstrație, așa că nimic nu ajunge la Primărie."
    ),
    "thanks_en": (
        "Thank you! Someone on the team will read your idea in the next few days and check it on "
        "the spot. This is a demonstration, so nothing reaches City Hall."
    ),
    "questions": [QUESTION | question for question in _QUESTIONS],
}
