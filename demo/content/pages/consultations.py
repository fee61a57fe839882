"""Eight consultations of City Hall whose first and last day public pages tell; nothing is said of what came of them."""

# First day, last day, and days between them, as announced; then title and source.
_KNOWN = [
    (
        "10 iunie – 10 iulie 2014 (30 de zile)",
        "10 June – 10 July 2014 (30 days)",
        "Strategia de dezvoltare a municipiului Cluj-Napoca 2014–2020. Sursa: napocanews.ro",
        "Development strategy of Cluj-Napoca 2014–2020. Source: napocanews.ro",
    ),
    (
        "29 ianuarie – 8 februarie 2016 (10 zile)",
        "29 January – 8 February 2016 (10 days)",
        "Actualizarea programului multianual pentru clădirile din centrul istoric. Sursa: primariaclujnapoca.ro",
        "Update of the multiannual programme for the buildings of the historic centre. Source: primariaclujnapoca.ro",
    ),
    (
        "7–20 octombrie 2020 (13 zile)",
        "7–20 October 2020 (13 days)",
        "Plan urbanistic zonal de urbanizare și parcelare, strada Mihai Românu nord. Sursa: primariaclujnapoca.ro",
        "Zonal urban plan for development and plots, Mihai Românu Street north. Source: primariaclujnapoca.ro",
    ),
    (
        "19–30 octombrie 2020 (11 zile)",
        "19–30 October 2020 (11 days)",
        "Plan urbanistic zonal de restructurare a platformei industriale, strada Câmpina nr. 51–53. Sursa: "
        "primariaclujnapoca.ro",
        "Zonal urban plan to restructure the industrial site, 51–53 Câmpina Street. Source: primariaclujnapoca.ro",
    ),
    (
        "21 aprilie – 6 mai 2021 (15 zile)",
        "21 April – 6 May 2021 (15 days)",
        "Plan urbanistic zonal, strada Uliului nr. 124. Sursa: primariaclujnapoca.ro",
        "Zonal urban plan, 124 Uliului Street. Source: primariaclujnapoca.ro",
    ),
    (
        "12–26 octombrie 2021 (14 zile)",
        "12–26 October 2021 (14 days)",
        "Accesul și circulația pe benzile dedicate transportului în comun. Sursa: primariaclujnapoca.ro",
        "Access to and traffic in the dedicated public transport lanes. Source: primariaclujnapoca.ro",
    ),
    (
        "14–28 februarie 2023 (14 zile)",
        "14–28 February 2023 (14 days)",
        "Plan urbanistic zonal pentru o zonă de activități economice, strada Triajului sud. Sursa: primariaclujnapoca.ro",
        "Zonal urban plan for an area of economic activities, Triajului Street south. Source: primariaclujnapoca.ro",
    ),
    (
        "15 februarie – 1 martie 2024 (15 zile)",
        "15 February – 1 March 2024 (15 days)",
        "Regulament de finanțare complementară pentru elevii claselor a IX-a (servicii culturale). Sursa: "
        "primariaclujnapoca.ro",
        "Rules of complementary funding for ninth-grade pupils (cultural services). Source: primariaclujnapoca.ro",
    ),
]

CONSULTATIONS = {
    "key": "consultations",
    "parent": "activities",
    "programme": "city",
    "topics": ["urban-development"],
    "slug_ro": "consultari-documentate",
    "slug_en": "documented-consultations",
    "title_ro": "Consultări ale Primăriei, 2014–2024",
    "title_en": "Consultations of City Hall, 2014–2024",
    "summary_ro": "Opt consultări scrise ale căror prima și ultimă zi le spun pagini publice.",
    "summary_en": "Eight written consultations whose first and last day are told by public pages.",
    "body_ro": [
        (
            "paragraph",
            "Sunt consultări anunțate de Primărie, nu dezbateri ale centrului. Între paranteze: câte zile sunt de la prima "
            "până la ultima.",
        ),
        ("heading", "Perioadele anunțate"),
        ("facts", [(when, what) for when, _en, what, _what_en in _KNOWN]),
        ("heading", "Ce nu știm"),
        (
            "paragraph",
            "Câte propuneri au venit la fiecare și ce s-a preluat din ele nu am putut stabili din surse publice. Pentru "
            'dezbaterile centrului, vezi <a href="section:debates">lista dezbaterilor</a>.',
        ),
    ],
    "body_en": [
        (
            "paragraph",
            "These are consultations announced by City Hall, not debates of the centre. In brackets: how many days lie "
            "between the first and the last.",
        ),
        ("heading", "The periods announced"),
        ("facts", [(when, what) for _ro, when, _what_ro, what in _KNOWN]),
        ("heading", "What we do not know"),
        (
            "paragraph",
            "How many proposals came to each, and what was taken over from them, could not be established from public "
            'sources. For the centre’s own debates see <a href="section:debates">the list of debates</a>.',
        ),
    ],
}
