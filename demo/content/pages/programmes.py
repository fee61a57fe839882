"""FIX Cluj and the Youth Advisory Council: what is known, before their own sections come."""

from demo.content.pages.competitions import COMPETITIONS

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

YOUTH_COUNCIL = {
    "key": "youth-council",
    "parent": "",
    "programme": "youth",
    "slug_ro": "consiliul-de-tineret",
    "slug_en": "youth-council",
    "title_ro": "Consiliul Consultativ de Tineret",
    "title_en": "The Youth Advisory Council",
    "summary_ro": (
        "Dialogul structurat dintre oraș și asociațiile de tineret: 31 de asociații și patru "
        "domenii de lucru la prima ședință, în 2022."
    ),
    "summary_en": (
        "Structured dialogue between the city and its youth associations: 31 associations and "
        "four working areas at the first session, in 2022."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "Consiliul a fost creat prin Hotărârea Consiliului Local nr. 771/2021. Nu are "
                "personalitate juridică: este locul în care orașul și asociațiile de tineret își "
                "vorbesc regulat."
            ),
        ),
        (
            "facts",
            [
                ("Hotărârea", "HCL nr. 771/2021, decembrie 2021"),
                ("Constituit", "marți, 12 aprilie 2022, într-o întâlnire CIIC"),
                ("Prima ședință de lucru", "joi, 5 mai 2022"),
                ("Asociații la prima ședință", "31"),
                ("Sursă", "primariaclujnapoca.ro; monitorulcj.ro"),
            ],
        ),
        ("heading", "Patru domenii, fiecare cu un grup de lucru"),
        (
            "list",
            [
                "creativitate și inovare;",
                "educație și formare;",
                "cultură și arte;",
                "antreprenoriat.",
            ],
        ),
        ("heading", "Cine a putut intra"),
        (
            "paragraph",
            (
                "La înscrierea din 26 ianuarie – 26 februarie 2022, o organizație trebuia să "
                "îndeplinească toate cele cinci condiții:"
            ),
        ),
        (
            "list",
            [
                "să fie un ONG al tinerilor sau pentru tineri;",
                "să nu fie politică și să fie independentă de companii și instituții;",
                "să aibă sediu, birou sau filială în Cluj-Napoca;",
                "să fi derulat proiecte de tineret în anul dinainte;",
                "să nu fie în insolvență.",
            ],
        ),
        (
            "paragraph",
            (
                "Întâi au fost verificate dosarele, până la 4 martie 2022. Constituirea, plănuită "
                "pentru 7–11 martie, a venit la 12 aprilie."
            ),
        ),
        ("heading", "Ce nu știm"),
        (
            "paragraph",
            (
                "Lista membrilor de astăzi și calendarul unei noi înscrieri nu au putut fi "
                "stabilite. <i>Paginile cu membri, ședințe și documente sunt în pregătire.</i>"
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "The Council was created by Local Council Decision no. 771/2021. It is not a "
                "legal entity: it is where the city and its youth associations talk to each other "
                "regularly."
            ),
        ),
        (
            "facts",
            [
                ("Decision", "Local Council Decision (HCL) no. 771/2021, December 2021"),
                ("Founded", "Tuesday, 12 April 2022, at a CIIC meeting"),
                ("First working session", "Thursday, 5 May 2022"),
                ("Associations at the first session", "31"),
                ("Source", "primariaclujnapoca.ro; monitorulcj.ro"),
            ],
        ),
        ("heading", "Four areas, each with a working group"),
        (
            "list",
            [
                "creativity and innovation;",
                "education and training;",
                "culture and the arts;",
                "entrepreneurship.",
            ],
        ),
        ("heading", "Who could join"),
        (
            "paragraph",
            ("In the enrolment of 26 January – 26 February 2022 an organisation had to meet all five conditions:"),
        ),
        (
            "list",
            [
                "to be an NGO of young people or for young people;",
                "to be non-political and independent of companies and institutions;",
                "to have its seat, an office or a branch in Cluj-Napoca;",
                "to have run youth projects in the previous year;",
                "not to be insolvent.",
            ],
        ),
        (
            "paragraph",
            (
                "The files were checked first, until 4 March 2022. The founding, planned for 7–11 "
                "March, came on 12 April."
            ),
        ),
        ("heading", "What we do not know"),
        (
            "paragraph",
            (
                "The list of today’s members and the calendar of a new enrolment could not be "
                "established. <i>Pages with members, sessions and documents are in "
                "preparation.</i>"
            ),
        ),
    ],
}

PAGES = [COMPETITIONS, FIX_CLUJ, YOUTH_COUNCIL]
