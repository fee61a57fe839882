"""FIX Cluj: what is known, before its own section comes."""

FIX_CLUJ = {
    "key": "fix-cluj",
    "parent": "",
    "programme": "fix",
    "slug_ro": "fix-cluj",
    "slug_en": "fix-cluj-fund",
    "title_ro": "FIX Cluj – Fondul de Inovare și Experiment",
    "title_en": "FIX Cluj – the Innovation and Experiment Fund",
    "summary_ro": (
        "Ideile echipelor tinere din Cluj-Napoca, sprijinite să ajungă la un prim experiment. "
        "Ediția 1: 145 de propuneri, 40 selectate."
    ),
    "summary_en": (
        "Ideas from Cluj-Napoca’s young teams, helped towards a first experiment. Edition 1: 145 "
        "proposals, 40 selected."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "FIX Cluj s-a născut dintr-un proces de co-design al celor care lucrează la "
                "inovare în oraș și sprijină echipe tinere să își încerce ideile."
            ),
        ),
        ("heading", "Ediția 1, în cifre"),
        (
            "facts",
            [
                ("Apelul", "octombrie 2021"),
                (
                    "Cine a putut participa",
                    ("echipe de tineri de 16–26 de ani care locuiesc, studiază sau lucrează în Cluj-Napoca"),
                ),
                ("Propuneri primite", "145"),
                ("Idei selectate", "40"),
                ("Premiul", "3.000 de euro"),
                ("Rezultate publicate", "18 decembrie 2021"),
                ("Partener", "C-EDU, clusterul de educație, cu orașul ca membru fondator"),
                ("Sursă", "c-edu.ro"),
            ],
        ),
        (
            "paragraph",
            (
                "Anunțul vorbește despre un prim premiu de 3.000 de euro pentru echipele din "
                "spatele ideilor selectate. Noi îl citim ca premiu pentru fiecare echipă; "
                "confirmarea o poate da doar regulamentul."
            ),
        ),
        ("heading", "Ce fel de idei"),
        (
            "paragraph",
            (
                "Inovarea putea fi antreprenorială, tehnologică sau socială. Au fost alese atât "
                "idei care pot crește, cât și răspunsuri la nevoi mici, foarte locale."
            ),
        ),
        ("heading", "De ce doar totaluri"),
        (
            "paragraph",
            (
                "Ediția a fost deschisă de la 16 ani, deci unii participanți puteau fi minori. "
                "Publicăm cifrele, nu numele. Regulamentul, grila de punctaj, mărimea echipelor "
                "și edițiile următoare nu au putut fi stabilite, așa că nu le presupunem."
            ),
        ),
        ("heading", "Ce urmează"),
        (
            "paragraph",
            "<i>Paginile cu apeluri, calendare și înscriere online sunt în pregătire.</i>",
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "FIX Cluj grew out of a co-design process with the people who work on innovation "
                "in the city, and helps young teams to try out their ideas."
            ),
        ),
        ("heading", "Edition 1 in figures"),
        (
            "facts",
            [
                ("The call", "October 2021"),
                (
                    "Who could take part",
                    "teams of young people aged 16–26 who live, study or work in Cluj-Napoca",
                ),
                ("Proposals received", "145"),
                ("Ideas selected", "40"),
                ("Prize", "3,000 euro"),
                ("Results published", "18 December 2021"),
                ("Partner", "C-EDU, the education cluster, of which the city is a founding member"),
                ("Source", "c-edu.ro"),
            ],
        ),
        (
            "paragraph",
            (
                "The announcement speaks of a first prize of 3,000 euro for the teams behind the "
                "selected ideas. We read it as a prize for each team; only the rules could "
                "confirm it."
            ),
        ),
        ("heading", "What kind of ideas"),
        (
            "paragraph",
            (
                "Innovation could be entrepreneurial, technological or social. Both ideas that "
                "can grow and answers to small, very local needs were chosen."
            ),
        ),
        ("heading", "Why only totals"),
        (
            "paragraph",
            (
                "The edition was open from the age of 16, so some participants may have been "
                "minors. We publish figures, not names. The rules, the scoring grid, the size of "
                "teams and any later editions could not be established, so we do not guess them."
            ),
        ),
        ("heading", "What comes next"),
        (
            "paragraph",
            "<i>Pages with calls, calendars and online applications are in preparation.</i>",
        ),
    ],
}

PAGES = [FIX_CLUJ]
