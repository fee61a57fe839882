"""What the demonstration's staff promised, translated and did after their answers; who supports what; a vote.

``MORE_WORDS``: by key of the submission, what its answer says besides ``answers.ANSWERS``; days count from the load.
``STEPS``: what was announced later, oldest first. ``SUPPORT``: how many support an idea. ``POLL``: the vote on variants,
with the number of votes of each.
"""

_SPACES = {"department_ro": "Direcția Tehnică (demonstrație)", "department_en": "Technical Department (demonstration)"}
_ROADS = {
    "department_ro": "Serviciul Siguranța circulației (demonstrație)",
    "department_en": "Traffic safety (demonstration)",
}

MORE_WORDS = {
    "ro-tei-statie": _SPACES
    | {
        "execution": "planned",
        "promised_day": 160,
        "promised_precision": "month",
        "cost": "1800.00",
        "translated_title": "Two lime trees by the bus stop",
        "translated_text": (
            "The stop in front of the school has neither a roof nor shade. In June children wait pressed against the "
            "fence, where there is a strip of shade as wide as a hand. If two lime trees were planted behind the stop, "
            "where there is only grass now, in a few years it would be another place. I asked the neighbours and all of "
            "them would water."
        ),
    },
    "ro-banca-cu-spatar": _SPACES
    | {"execution": "planned", "promised_day": 10, "promised_precision": "day", "cost": "2400.00"},
    "ro-carucior-gemeni": _ROADS | {"execution": "started", "promised_day": 3, "promised_precision": "day"},
    "ro-cismea": _SPACES | {"execution": "planned", "promised_day": 20, "promised_precision": "day"},
    "ro-trecere-ridicata": _ROADS,
    "en-bench-height": _SPACES
    | {
        "execution": "planned",
        "translated_title": "Bănci la două înălțimi",
        "translated_text": (
            "Fiul meu are șase ani, iar eu sunt însărcinată. Băncile de lângă școala noastră sunt atât de joase încât nu "
            "mă pot ridica de pe ele și atât de adânci încât el nu se poate rezema. Ați putea pune două înălțimi una "
            "lângă alta? Costă la fel și își găsește fiecare un loc."
        ),
    },
}

STEPS = {
    "ro-banca-cu-spatar": [
        {
            "execution": "started",
            "day": -3,
            "happened_day": -3,
            "promised_day": 10,
            "text_ro": "Demonstrație: fundația băncii este turnată; banca vine după ce se întărește betonul.",
            "text_en": "Demonstration: the bench’s foundation is poured; the bench follows once the concrete has set.",
        },
    ],
    "ro-carucior-gemeni": [
        {
            "execution": "done",
            "day": -1,
            "happened_day": -1,
            "promised_day": 3,
            "cost": "650.00",
            "text_ro": "Demonstrație: stâlpul a fost demontat, iar trotuarul are acum 1,40 metri.",
            "text_en": "Demonstration: the pole was removed and the pavement is now 1.40 metres wide.",
        },
    ],
    "ro-cismea": [
        {
            "execution": "late",
            "day": -1,
            "happened_day": -1,
            "promised_day": 45,
            "text_ro": "Demonstrație: branșamentul are nevoie de încă un aviz; cișmeaua vine cu 25 de zile mai târziu.",
            "text_en": "Demonstration: the water connection needs one more permit; the fountain comes 25 days later.",
        },
    ],
}

SUPPORT = {"ro-tei-statie": 9, "ro-cismea": 6, "en-bench-height": 4, "ro-banca-cu-spatar": 2}

POLL = {
    "subject": "demo:bench",
    "title_ro": "Ce fel de bancă punem la jumătatea dealului? (demonstrație)",
    "title_en": "Which bench do we place halfway up the hill? (demonstration)",
    "text_ro": "Demonstrație: o idee inventată cere un loc de odihnă pe deal. Locul e ales; felul băncii îl alegeți voi.",
    "text_en": "Demonstration: an invented idea asks for a place to rest on the hill. The place is chosen; you choose the bench.",
    "opens_day": -5,
    "closes_day": 9,
    "options": [
        {
            "ro": "Bancă din lemn, cu spătar și brațe",
            "en": "Wooden bench with a backrest and armrests",
            "text_ro": "Brațele ajută la ridicat. Lemnul se reface la câțiva ani.",
            "text_en": "Armrests help you stand up. The wood is renewed every few years.",
            "votes": 7,
        },
        {
            "ro": "Bancă din piatră, cu loc pentru cărucior lângă ea",
            "en": "Stone bench with room for a pram beside it",
            "text_ro": "Ține mult, dar e rece iarna.",
            "text_en": "It lasts long, but is cold in winter.",
            "votes": 3,
        },
        {
            "ro": "Două bănci mai mici, față în față",
            "en": "Two smaller benches facing each other",
            "text_ro": "Se poate sta de vorbă; ocupă mai mult loc.",
            "text_en": "People can talk; it takes more room.",
            "votes": 5,
        },
    ],
}
