"""The banks of the Someș, and Mihai Viteazul Square."""

OAR_URL = "https://oar.archi/"
SOMES_LAUNCH = ("2017-06", "competitions.archi; u-a-s.rs", "", "")

SOMES = {
    "key": "rethinking-somes",
    "slug_ro": "rethinking-somes",
    "slug_en": "rethinking-somes",
    "title_ro": "Rethinking Someș – malurile Someșului",
    "title_en": "Rethinking Someș – the banks of the river",
    "summary_ro": "Concurs de soluții pentru malurile râului care traversează orașul, câștigat de biroul PRÁCTICA.",
    "summary_en": "A design competition for the banks of the river that crosses the city, won by the office PRÁCTICA.",
    "brief_ro": "<p>Concursul a cerut o soluție pentru malurile Someșului. Textul temei nu este în sursele consultate.</p>",
    "brief_en": "<p>The competition asked for a design for the banks of the Someș. The text of the brief is not in the sources consulted.</p>",
    "eligibility_ro": "",
    "eligibility_en": "",
    "judging_ro": "",
    "judging_en": "",
    "results_ro": (
        "<p>După media9.ro, malurile au fost gata în 2024. Proiectul a primit aurul la Architecture Madrid Awards 2025 și a "
        "fost nominalizat la premiul european de arhitectură Mies van der Rohe.</p>"
    ),
    "results_en": (
        "<p>According to media9.ro the banks were finished in 2024. The project won gold at the Architecture Madrid Awards "
        "2025 and was nominated for the European Mies van der Rohe award.</p>"
    ),
    "note_ro": "Valoarea contractului este cea scrisă de archi.ru, rotunjită.",
    "note_en": "The value of the contract is the rounded one that archi.ru gives.",
    "source": "competitions.archi; u-a-s.rs; monitorulcj.ro",
    "stages": "one",
    "is_decided": True,
    "topics": ["public-space", "mobility", "climate"],
    "goals": ["11"],
    "neighbourhoods": [],
    "calendar": [("launch", "2017-06", "", ""), ("hand_in", "2017-09-25", "16:00", "")],
    "prizes": [
        ("first", "contract", "1500000", "about", "RON", "", "", "archi.ru", "", ""),
        ("second", "cash", "60000", "", "RON", "", *SOMES_LAUNCH),
        ("third", "cash", "30000", "", "RON", "", *SOMES_LAUNCH),
        ("mention", "cash", "15000", "", "RON", "", *SOMES_LAUNCH),
    ],
    "winners": [("first", "PRÁCTICA", "", "", "", "monitorulcj.ro", "", "")],
    "figures": [],
    "channels": [("oar", OAR_URL)],
}

MIHAI_VITEAZUL = {
    "key": "mihai-viteazul-square",
    "slug_ro": "piata-mihai-viteazul",
    "slug_en": "mihai-viteazul-square",
    "title_ro": "Piața Mihai Viteazul și zona din jur",
    "title_en": "Mihai Viteazul Square and its surroundings",
    "summary_ro": "Un concurs internațional de idei, în două faze, anunțat printr-un protocol. Nu știm dacă s-a ținut.",
    "summary_en": "An international two-stage ideas competition, announced through a protocol. We do not know whether it was held.",
    "brief_ro": "<p>Primăria și Ordinul Arhitecților au convenit un concurs de idei pentru Piața Mihai Viteazul și zona adiacentă.</p>",
    "brief_en": "<p>City Hall and the Order of Architects agreed on an ideas competition for Mihai Viteazul Square and the area around it.</p>",
    "eligibility_ro": "",
    "eligibility_en": "",
    "judging_ro": "",
    "judging_en": "",
    "results_ro": "",
    "results_en": "",
    "note_ro": "Organizarea concursului nu a putut fi confirmată. În 2022, un concurs pentru această piață a fost cerut din nou.",
    "note_en": "It could not be confirmed that the competition was held. In 2022 a competition for this square was called for again.",
    "source": "agendaconstructiilor.ro; ziare.com",
    "stages": "two",
    "is_decided": False,
    "is_confirmed": False,
    "topics": ["public-space", "urban-development"],
    "goals": ["11"],
    "neighbourhoods": ["centru"],
    "calendar": [("period", "2013-03", "", "2013-07")],
    "prizes": [],
    "winners": [],
    "figures": [],
    "channels": [],
}
