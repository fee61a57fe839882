"""The Cetățuia ensemble and the Firemen's Tower."""

SEAP_URL = "https://www.e-licitatie.ro/"
OAR_URL = "https://oar.archi/"
CETATUIA_SOURCE = (
    "2019-04-05",
    "spatiulconstruit.ro",
    "",
    "https://spatiulconstruit.ro/articol/concurs-de-solutii-pentru-amenajarea-ansamblului-cetatuia-din-cluj-napoca/22900",
)

CETATUIA = {
    "key": "cetatuia",
    "slug_ro": "ansamblul-cetatuia",
    "slug_en": "cetatuia-ensemble",
    "title_ro": "Ansamblul Cetățuia",
    "title_en": "The Cetățuia ensemble",
    "summary_ro": "Concurs de soluții pentru dealul cu cetate de deasupra Someșului. Câștigătorul nu a fost găsit.",
    "summary_en": "A design competition for the fortress hill above the Someș. The winner has not been found.",
    "brief_ro": "<p>Concursul a cerut o soluție pentru amenajarea ansamblului Cetățuia. Textul temei nu este în sursele consultate.</p>",
    "brief_en": "<p>The competition asked for a design for the Cetățuia ensemble. The text of the brief is not in the sources consulted.</p>",
    "eligibility_ro": "",
    "eligibility_en": "",
    "judging_ro": "",
    "judging_en": "",
    "results_ro": "",
    "results_en": "",
    "note_ro": (
        "Sursele dau calendarul, premiile și mărimea juriului, dar nu și rezultatul. După media9.ro, amenajarea nu fusese "
        "executată la data articolului."
    ),
    "note_en": (
        "Sources give the calendar, the prizes and the size of the jury, but not the result. According to media9.ro the "
        "works had not been carried out when the article was written."
    ),
    "source": "spatiulconstruit.ro; media9.ro",
    "stages": "one",
    "is_decided": False,
    "jury_size": 7,
    "jury_alternates": 2,
    "topics": ["heritage", "public-space"],
    "goals": ["11"],
    "neighbourhoods": [],
    "calendar": [
        ("launch", "2019-04-05", "", ""),
        ("hand_in", "2019-06-24", "16:00", ""),
        ("jury", "2019-06-28", "", "2019-06-30"),
    ],
    "prizes": [
        ("first", "contract", "1476149", "", "RON", "without", *CETATUIA_SOURCE),
        ("second", "cash", "70000", "", "RON", "", *CETATUIA_SOURCE),
        ("third", "cash", "45000", "", "RON", "", *CETATUIA_SOURCE),
    ],
    "winners": [],
    "figures": [],
    "channels": [("seap", SEAP_URL), ("oar", OAR_URL)],
}

FIRE_TOWER = {
    "key": "firemens-tower",
    "slug_ro": "turnul-pompierilor",
    "slug_en": "firemens-tower",
    "title_ro": "Turnul celor trei vârste – Turnul Pompierilor",
    "title_en": "The Tower of Three Ages – the Firemen’s Tower",
    "summary_ro": "Concurs pentru readucerea la viață a turnului de veghe al pompierilor, în centrul vechi.",
    "summary_en": "A competition to bring the firemen’s watchtower in the old town back to life.",
    "brief_ro": "<p>Concursul a cerut o soluție pentru revitalizarea Turnului Pompierilor. Textul temei nu este în sursele consultate.</p>",
    "brief_en": "<p>The competition asked how to revive the Firemen’s Tower. The text of the brief is not in the sources consulted.</p>",
    "eligibility_ro": "",
    "eligibility_en": "",
    "judging_ro": "",
    "judging_en": "",
    "results_ro": "<p>Premiile au fost anunțate la 4 februarie 2017. După media9.ro, lucrarea a fost gata în 2023.</p>",
    "results_en": "<p>The prizes were announced on 4 February 2017. According to media9.ro the works were finished in 2023.</p>",
    "note_ro": (
        "Pagina Ordinului Arhitecților scrie 2016 la anunțarea premiilor, din "
        "greșeală. După runda de întrebări încheiată la 20 decembrie 2016, regulamentul a fost publicat din nou, completat. "
        "Ziua predării nu a fost găsită."
    ),
    "note_en": (
        "The page of the Order of Architects prints 2016 for the announcement of the "
        "prizes, by mistake. After the round of questions that ended on 20 December 2016 the rules were published again, "
        "completed. The day of hand-in was not found."
    ),
    "source": "oartransilvania.ro; ziuadecj.ro",
    "stages": "",
    "is_decided": True,
    "topics": ["heritage", "culture"],
    "goals": ["11"],
    "neighbourhoods": ["centru"],
    "calendar": [
        ("questions", "2016-12-20", "", ""),
        ("hand_in", "", "", ""),
        ("results", "2017-02-04", "", ""),
    ],
    "prizes": [("total", "", "88000", "more", "EUR", "", "", "oartransilvania.ro; ziuadecj.ro", "", "")],
    "winners": [],
    "figures": [],
    "channels": [("oar", OAR_URL)],
}
