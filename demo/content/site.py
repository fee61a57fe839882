"""Facts and words that the whole site shares: contact, menus, home page, section intros, notice.

``CONTACT``      facts (one value) and words (``_ro``/``_en``)
``NOTICE``       the site-wide notice, plain text of at most 300 characters
``MAIN_MENU``, ``FOOTER_MENU``  lists of dicts: ``target`` ("section:<name>" or "page:<key>") and
                 ``label_*``
``HOME``         words of the home page; ``hero_emphasis_*`` is the underlined word; ``actions`` lead to a target as in the menus, or to
                 "form:<key>" of ``open_debate``
``SECTIONS``     title, slug and intro of each section index
"""

CONTACT = {
    "address": "str. Moților 3, cam. 49-50, Cluj-Napoca",
    "phone": "0264 596 030",
    "phone_link": "+40264596030",
    "extension": "5000, 5001",
    "email": "imaginatiecivica@primariaclujnapoca.ro",
    "office_ro": "Direcția Evenimente publice și informare cetățeni, Primăria Cluj-Napoca",
    "office_en": "Directorate for Public Events and Citizen Information, Cluj-Napoca City Hall",
    "hours_ro": "luni–miercuri 8.00–16.00, joi 8.00–17.30, vineri 8.00–14.30",
    "hours_en": "Monday–Wednesday 8:00–16:00, Thursday 8:00–17:30, Friday 8:00–14:30",
    "phone_short": "0264 596 030 / 5000, 5001",
    "phone_label_ro": "0264 596 030, interior 5000 sau 5001",
    "phone_label_en": "0264 596 030 (from abroad +40 264 596 030), extension 5000 or 5001",
}

SITE_NAME = {
    "name_ro": "Centrul de Inovare și Imaginație Civică",
    "name_en": "Centre for Innovation and Civic Imagination",
    "short": "CIIC",
    "city": "Cluj-Napoca",
}

NOTICE = {
    "text_ro": (
        "Site demonstrativ. Dezbaterile din arhivă și istoria centrului sunt reale; dezbaterea "
        "deschisă, ideile primite și răspunsurile sunt exemple inventate. Ce trimiți aici nu "
        "ajunge la Primărie."
    ),
    "text_en": (
        "Demonstration site. The archived debates and the centre’s history are real; the open "
        "debate, the ideas received and the answers are invented examples. What you send here "
        "does not reach City Hall."
    ),
}

MAIN_MENU = [
    {"target": "section:debates", "label_ro": "Dezbateri", "label_en": "Debates"},
    {"target": "page:solution-competitions", "label_ro": "Concursuri", "label_en": "Competitions"},
    {"target": "page:fix-cluj", "label_ro": "FIX Cluj", "label_en": "FIX Cluj"},
    {"target": "page:youth-council", "label_ro": "Tineret", "label_en": "Youth"},
    {"target": "section:ideas", "label_ro": "Idei", "label_en": "Ideas"},
    {"target": "section:news", "label_ro": "Noutăți", "label_en": "News"},
    {"target": "page:about", "label_ro": "Centrul", "label_en": "The centre"},
]

FOOTER_MENU = [
    {"target": "section:dossiers", "label_ro": "Firul roșu", "label_en": "The red thread"},
    {"target": "page:activities", "label_ro": "Ce facem", "label_en": "What we do"},
    {"target": "page:partners", "label_ro": "Parteneri", "label_en": "Partners"},
    {"target": "page:projects", "label_ro": "Proiecte europene", "label_en": "EU-funded projects"},
    {
        "target": "page:help",
        "label_ro": "Cum folosești portalul",
        "label_en": "How to use the portal",
    },
    {"target": "page:contact", "label_ro": "Contact", "label_en": "Contact"},
]

FOOTER = {
    "text_ro": (
        "CIIC este locul în care orașul își pune întrebările în public: dezbateri, concursuri de "
        "soluții, idei și răspunsuri."
    ),
    "text_en": (
        "CIIC is where the city asks its questions in public: debates, design competitions, ideas and answers."
    ),
}

HOME = {
    "title_ro": "Centrul de Inovare și Imaginație Civică Cluj-Napoca",
    "title_en": "Cluj-Napoca Centre for Innovation and Civic Imagination",
    "hero_title_ro": "Imaginăm viitorul orașului!",
    "hero_title_en": "We imagine the future of the city!",
    "hero_emphasis_ro": "Imaginăm",
    "hero_emphasis_en": "imagine",
    "hero_text_ro": (
        "Spune ce vezi dincolo de clădirile de azi: o stradă mai umbrită, un parc mai aproape, o "
        "școală la care se ajunge ușor pe jos. Ideea ta are un număr, un termen și un răspuns "
        "public."
    ),
    "hero_text_en": (
        "Tell us what you see beyond today’s buildings: a shadier street, a park closer to home, "
        "a school that is easy to walk to. Your idea gets a number, a deadline and a public "
        "answer."
    ),
    "actions": [
        {"target": "form:ideas", "label_ro": "Trimite o idee", "label_en": "Send an idea"},
        {
            "target": "section:debates",
            "label_ro": "Vezi dezbaterile",
            "label_en": "See the debates",
        },
    ],
    "open_title_ro": "Deschise acum",
    "open_title_en": "Open now",
    "open_intro_ro": "Ce poți spune sau trimite chiar azi, în ordinea termenelor.",
    "open_intro_en": "What you can say or send today, sorted by deadline.",
    "open_empty_ro": "Acum nu este nimic deschis. Scrie-ne oricând la adresa din josul paginii.",
    "open_empty_en": ("Nothing is open right now. Write to us at any time at the address at the foot of the page."),
    "latest_title_ro": "Noutăți",
    "latest_title_en": "Latest news",
    "events_title_ro": "Urmează",
    "events_title_en": "Coming up",
    "events_intro_ro": "Dezbateri și ateliere care urmează. Le poți adăuga în calendarul tău.",
    "events_intro_en": "Debates and workshops coming up. You can add them to your own calendar.",
    "ideas_title_ro": "Ce s-a întâmplat cu ideile",
    "ideas_title_en": "What happened to the ideas",
    "ideas_intro_ro": (
        "Fiecare idee primește un răspuns. Aici sunt cele publicate cu acordul autorilor (exemple demonstrative)."
    ),
    "ideas_intro_en": (
        "Every idea receives an answer. Here are those published with their authors’ agreement "
        "(demonstration examples)."
    ),
    "call_title_ro": "Ai o idee pentru oraș?",
    "call_title_en": "Do you have an idea for the city?",
    "call_text_ro": (
        "Nu ai nevoie de cont. Scrie câteva rânduri, alege cartierul și lasă o adresă de e-mail "
        "la care să îți răspundem."
    ),
    "call_text_en": (
        "You do not need an account. Write a few lines, choose the neighbourhood and leave an "
        "e-mail address where we can answer you."
    ),
    "call_label_ro": "Trimite ideea ta",
    "call_label_en": "Send your idea",
}

SECTIONS = {
    "debates": {
        "slug_ro": "dezbateri",
        "slug_en": "debates",
        "title_ro": "Dezbateri",
        "title_en": "Debates",
        "intro_ro": (
            "Din octombrie 2017, orașul își discută aici proiectele înainte de a le hotărî. În "
            "arhivă spunem ce s-a aflat din surse publice și ce nu: o dezbatere doar anunțată "
            "rămâne „anunțată”."
        ),
        "intro_en": (
            "Since October 2017 the city has discussed its projects here before deciding on them. "
            "The archive says what public sources tell us and what they do not: a debate that was "
            "only announced stays “announced”."
        ),
    },
    "news": {
        "slug_ro": "noutati",
        "slug_en": "news",
        "title_ro": "Noutăți",
        "title_en": "News",
        "intro_ro": "Vești despre CIIC și despre proiectele orașului, fiecare cu sursa ei.",
        "intro_en": "News about CIIC and the city’s projects, each with its source.",
    },
    "ideas": {
        "slug_ro": "idei",
        "slug_en": "ideas",
        "title_ro": "Idei și răspunsuri",
        "title_en": "Ideas and answers",
        "intro_ro": (
            "Ideile ai căror autori au fost de acord să le publicăm, cu răspunsul orașului. Pe "
            "acest site demonstrativ, ideile și răspunsurile sunt inventate."
        ),
        "intro_en": (
            "Ideas whose authors agreed to have them published, with the city’s answer. On this "
            "demonstration site the ideas and the answers are invented."
        ),
    },
}

# Months after a form closes when names and contact data are removed; the privacy page says it.
RETENTION_MONTHS = 12
# Days after registration within which a petition is answered; the help and contact pages say it.
PETITION_ANSWER_DAYS = 30
