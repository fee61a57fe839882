"""The invented ideas competition for pupils that is over: sealed entries, a jury of two, a ranking. Days count from the load."""

INVENTED = (-60, "exemplu demonstrativ", "demonstration example", "")

SCHOOL_YARD = {
    "key": "school-yard",
    "slug_ro": "curtea-scolii-vara-demonstratie",
    "slug_en": "the-school-yard-in-summer-demonstration",
    "title_ro": "Curtea școlii, vara (exemplu demonstrativ)",
    "title_en": "The school yard in summer (demonstration)",
    "summary_ro": "Exemplu demonstrativ. Un concurs de idei pentru elevi: ce poate fi o curte de școală când nu sunt ore.",
    "summary_en": "Demonstration. An ideas competition for pupils: what a school yard can be when there are no lessons.",
    "brief_ro": (
        "<p>În acest exemplu, elevii propun ce se poate face vara într-o curte de asfalt, cu bani puțini și fără "
        "construcții. Nu urmează niciun contract: este un concurs de idei, în afara achizițiilor publice.</p>"
    ),
    "brief_en": (
        "<p>In this example pupils propose what an asphalt yard can become in summer, with little money and without "
        "building. No contract follows: it is a competition of ideas, outside public procurement.</p>"
    ),
    "eligibility_ro": "<p>Elevi de liceu, singuri sau în echipe de cel mult patru.</p>",
    "eligibility_en": "<p>Secondary school pupils, alone or in teams of at most four.</p>",
    "judging_ro": "<p>Juriul citește lucrările după cod, fără să știe ale cui sunt, și le notează după trei criterii.</p>",
    "judging_en": "<p>The jury reads the entries by code, without knowing whose they are, and marks them by three criteria.</p>",
    "results_ro": "<p>Juriul a clasat trei lucrări; una nu a fost admisă. Plicurile au fost deschise de doi oameni, după semnarea clasamentului.</p>",
    "results_en": "<p>The jury ranked three entries; one was not admitted. Two people opened the envelopes after the ranking was signed.</p>",
    "note_ro": "",
    "note_en": "",
    "source": "",
    "stages": "one",
    "is_decided": False,  # until the ranking is published
    "is_demonstration": True,
    "takes_sealed_entries": True,
    "jury_size": 2,
    "jury_alternates": None,
    "topics": ["public-space", "climate"],
    "goals": ["4", "11"],
    "neighbourhoods": ["manastur"],
    "calendar": [
        ("launch", -60, "", None),
        ("hand_in", -30, "16:00", None),
        ("admissibility", -28, "", None),
        ("jury", -25, "", -24),
        ("results", -20, "12:00", None),
    ],
    "prizes": [
        ("first", "cash", "2000", "", "RON", "", *INVENTED),
        ("second", "cash", "1000", "", "RON", "", *INVENTED),
    ],
    "criteria": [
        ("Se poate face într-o vară", "It can be done in one summer", 40),
        ("Locul e pentru toți", "It is a place for everybody", 35),
        ("Umbră și apă", "Shade and water", 25),
    ],
    "winners": [],
    "figures": [],
    "channels": [],
}

JURY = ["jurat-1@exemplu.example", "jurat-2@exemplu.example"]  # accounts that nobody can sign in with
OPENERS = ["communications-editor@demo.ciic.example", "grants-officer@demo.ciic.example"]
NAMED, UNNAMED = {"may_name": True}, {"may_name": False}

# What the jury reads, the envelope, the points of each juror by criterion; without points why it was not admitted.
ENTRIES = [
    {
        "words": {
            "title": "Umbra care se mută",
            "text": "Pânze întinse între stâlpii de baschet, pe scripeți. Cine stă sub ele le trage după soare. Seara se strâng.",
        },
        "identity": {"names": "Ilinca Exemplu\nMatei Exemplu", "public_name": "Echipa Scripete", **NAMED},
        "points": [(9, 8, 9), (8, 9, 8)],
        "report": (
            "Cea mai simplă lucrare și cea mai gândită: se poate începe luni, cu lucruri care există.",
            "The simplest entry and the most considered one: it can begin on Monday, with things that exist.",
        ),
    },
    {
        "words": {
            "title": "Un râu de cretă",
            "text": "Apa de la cișmea trece printr-un șanț desenat cu creta. Fiecare clasă îi mută cursul. Copacii tineri sunt pe mal.",
        },
        "identity": {"names": "Teodora Exemplu", "public_name": "", **UNNAMED},
        "points": [(7, 8, 9), (8, 7, 8)],
        "report": (
            "O idee frumoasă despre apă; juriul ar vrea să vadă ce se întâmplă toamna.",
            "A fine idea about water; the jury would like to see what happens in autumn.",
        ),
    },
    {
        "words": {
            "title": "Biblioteca pe roți",
            "text": "Un cărucior cu cărți și perne iese în curte la ora zece. Cine ia o carte lasă un bilet cu ce a citit.",
        },
        "identity": {"names": "Radu Exemplu\nDaria Exemplu", "public_name": "", **NAMED},
        "points": [(8, 7, 3), (9, 6, 4)],
        "report": (
            "Ușor de făcut și bun pentru toți; umbra lipsește.",
            "Easy to do and good for all; shade is missing.",
        ),
    },
    {
        "words": {
            "title": "Piscina de pe acoperiș",
            "text": "O piscină mare pe acoperișul sălii de sport, cu tobogan până în curte.",
        },
        "identity": {"names": "Vlad Exemplu", "public_name": "", **UNNAMED},
        "points": [],
        "report": (
            "Cere construcții, pe care regulamentul acestui exemplu le exclude.",
            "It needs building, which the rules of this example exclude.",
        ),
    },
]
