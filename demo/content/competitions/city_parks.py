"""East Park and Feroviarilor Park."""

OAR_URL = "https://oar.archi/"
EAST_URL = "https://www.eurourbanism.ro/a-fost-lansat-concursul-international-de-solutii-parc-est-cluj-napoca/"
EAST_LAUNCH = ("2020-10", "eurourbanism.ro", "", EAST_URL)
NOT_BUILT = ("", "media9.ro", "", "")

EAST_PARK = {
    "key": "east-park",
    "slug_ro": "parcul-est",
    "slug_en": "east-park",
    "title_ro": "Parcul Est",
    "title_en": "East Park",
    "summary_ro": "Concurs internațional de soluții pentru un parc nou, de zeci de hectare, în estul orașului.",
    "summary_en": "An international design competition for a new park of several dozen hectares in the east of the city.",
    "brief_ro": (
        "<p>Orașul a cerut o soluție pentru un parc nou, mare, în partea de est.</p><p>Despre temă s-a discutat mai întâi în public: vezi "
        '<a href="debate:parcul-de-est-2020">dezbaterea din februarie 2020</a>.</p>'
    ),
    "brief_en": (
        "<p>The city asked for the design of a new, large park in its eastern part.</p><p>The brief was discussed in public first: see "
        '<a href="debate:parcul-de-est-2020">the debate of February 2020</a>.</p>'
    ),
    "eligibility_ro": (
        "<p>Arhitecți din România, din Uniunea Europeană, din Spațiul Economic European și din Elveția, potrivit "
        "anunțului Ordinului Arhitecților.</p>"
    ),
    "eligibility_en": (
        "<p>Architects from Romania, the European Union, the European Economic Area and Switzerland, according to the "
        "announcement of the Order of Architects.</p>"
    ),
    "judging_ro": "",
    "judging_en": "",
    "results_ro": "<p>Parcul nu fusese executat la data la care media9.ro a urmărit ce s-a ales de concursuri.</p>",
    "results_en": "<p>The park had not been built when media9.ro looked at what became of the competitions.</p>",
    "note_ro": (
        "Numele câștigătorului apare scris diferit în surse. Suprafața și valoarea diferă de la un document la altul; anul "
        "studiului de fezabilitate nu a fost verificat."
    ),
    "note_en": (
        "Sources spell the winner’s name in different ways. Area and value differ from one document to the next; the year "
        "of the feasibility study was not checked."
    ),
    "source": "oar.archi; eurourbanism.ro; ziare.com; monitorulcj.ro",
    "stages": "one",
    "is_decided": True,
    "topics": ["parks", "public-space", "climate"],
    "goals": ["11", "13"],
    "neighbourhoods": [],
    "calendar": [("launch", "2020-10", "", ""), ("hand_in", "2021-01-29", "", "")],
    "prizes": [
        ("first", "contract", "6288360", "", "RON", "without", *EAST_LAUNCH),
        ("second", "cash", "120000", "", "RON", "", *EAST_LAUNCH),
        ("third", "cash", "60000", "", "RON", "", *EAST_LAUNCH),
    ],
    "winners": [
        (
            "first",
            "Metapolis",
            "numele apare scris diferit în surse",
            "sources spell the name in different ways",
            *("", "monitorulcj.ro", "", ""),
        )
    ],
    "figures": [
        ("Suprafața", "Area", "45", "more", "ha", "2020", "eurourbanism.ro", "", EAST_URL),
        ("Suprafața", "Area", "54", "", "ha", "", "studiul de fezabilitate", "the feasibility study", ""),
        (
            "Suprafața",
            "Area",
            "37.98",
            "",
            "ha",
            "2025-10",
            "planul urbanistic zonal (PUZ)",
            "the zonal urban plan (PUZ)",
            "",
        ),
        (
            "Valoarea estimată",
            "Estimated value",
            "98000000",
            "",
            "EUR",
            "",
            "studiul de fezabilitate",
            "the feasibility study",
            "",
        ),
        (
            "Valoarea estimată",
            "Estimated value",
            "18000000",
            "",
            "EUR",
            "2025-10",
            "planul urbanistic zonal (PUZ)",
            "the zonal urban plan (PUZ)",
            "",
        ),
    ],
    "channels": [("oar", OAR_URL)],
}

FEROVIARILOR_LAUNCH = ("2018-04-04", "agendaconstructiilor.ro", "", "")

FEROVIARILOR = {
    "key": "feroviarilor-park",
    "slug_ro": "parcul-feroviarilor",
    "slug_en": "feroviarilor-park",
    "title_ro": "Parcul Feroviarilor",
    "title_en": "Feroviarilor Park",
    "summary_ro": "Concurs de soluții pentru parcul de lângă calea ferată; premiul I a fost contractul de proiectare.",
    "summary_en": "A design competition for the park beside the railway; first prize was the design contract.",
    "brief_ro": (
        "<p>Concursul a căutat un proiect pentru reabilitarea parcului. "
        "Tot despre el a fost prima dezbatere a centrului, în octombrie 2017.</p>"
    ),
    "brief_en": (
        "<p>The competition looked for a design for the rehabilitation of the park. The centre’s first debate, in October 2017, was about it too.</p>"
    ),
    "eligibility_ro": "",
    "eligibility_en": "",
    "judging_ro": "",
    "judging_en": "",
    "results_ro": "<p>După media9.ro, parcul a fost gata în 2024, la șase ani după concurs.</p>",
    "results_en": "<p>According to media9.ro the park was finished in 2024, six years after the competition.</p>",
    "note_ro": "Ora predării, valoarea contractului și celelalte premii nu apar în sursele consultate.",
    "note_en": "The hour of hand-in, the value of the contract and the other prizes are not in the sources consulted.",
    "source": "agendaconstructiilor.ro; competitions.archi",
    "stages": "one",
    "is_decided": True,
    "topics": ["parks", "public-space"],
    "goals": ["11"],
    "neighbourhoods": ["gara"],
    "calendar": [("launch", "2018-04-04", "", ""), ("hand_in", "2018-05-23", "", "")],
    "prizes": [("first", "contract", "", "", "RON", "", *FEROVIARILOR_LAUNCH)],
    "winners": [
        (
            "first",
            "ASIZA Birou de Arhitectură",
            "arh. Vlad Sebastian Rusu și echipa",
            "architect Vlad Sebastian Rusu and team",
            *("", "competitions.archi", "", ""),
        )
    ],
    "figures": [],
    "channels": [("oar", OAR_URL)],
}
