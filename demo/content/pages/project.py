"""The Innovato-R network: the first internal call for proposals."""

INNOVATO_R = {
    "key": "innovato-r",
    "parent": "activities",
    "programme": "city",
    "topics": ["civic-innovation"],
    "goals": ["16", "17"],
    "organisations": [("organiser", "primaria"), ("partner", "innovato-r"), ("funder", "urbact")],
    "slug_ro": "innovato-r",
    "slug_en": "innovato-r-network",
    "title_ro": "Innovato-R: ideile angajaților Primăriei",
    "title_en": "Innovato-R: ideas from City Hall staff",
    "summary_ro": (
        "Primul apel intern de propuneri de inovare al Primăriei Cluj-Napoca, într-o rețea europeană de orașe."
    ),
    "summary_en": (
        "Cluj-Napoca City Hall’s first internal call for innovation proposals, in a European network of cities."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "Un angajat al Primăriei este și locuitor al orașului, și cunoscător al "
                "serviciilor publice. Innovato-R a pornit de la acest dublu rol: a cerut idei "
                "chiar celor care fac administrația să meargă."
            ),
        ),
        ("heading", "Rețeaua"),
        (
            "paragraph",
            (
                'Innovato-R a fost o rețea de transfer de bune practici <a href="page:innovato-r-network">finanțată prin '
                "programul URBACT III</a>. Cluj-Napoca a preluat practica alături de Metropola Grand Paris, Murcia, "
                "Porto, Veszprém și Rotterdam."
            ),
        ),
        ("heading", "Ce s-a întâmplat la Cluj-Napoca"),
        (
            "list",
            [
                (
                    'la începutul anului 2020, <a href="debate:innovato-r-2020">prima întâlnire '
                    "internă CIIC</a> pentru angajații Primăriei;"
                ),
                (
                    "o platformă internă, adaptată după cea de <a "
                    'href="https://bugetareparticipativa.ro/">bugetare participativă</a>;'
                ),
                "un prim apel, gândit ca prototip, la care s-au depus <b>19 proiecte</b>;",
                "evaluarea propunerilor de către Grupul Local URBACT, apoi un webinar pentru participanți și o a doua rundă, "
                "amintite ca intenții.",
            ],
        ),
        ("heading", "Ce nu știm"),
        (
            "paragraph",
            (
                "În iunie 2020, rezultatele erau anunțate ca fiind aproape: textul în română spunea „săptămâna aceasta”, "
                "cel în engleză „în următoarele săptămâni”. Cele două articole au și date diferite: 4 și 5 iunie. Care au "
                "fost propunerile alese și dacă a urmat a doua rundă nu am putut stabili."
            ),
        ),
        (
            "facts",
            [
                ("Program", "URBACT III"),
                ("Orașe care au preluat practica", "6"),
                ("Proiecte depuse la Cluj-Napoca", "19"),
                ("Sursă", "urbact.eu, iunie 2020"),
            ],
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "People who work at City Hall are both residents of the city and experts in its "
                "public services. Innovato-R started from that double role: it asked for ideas "
                "from the very people who keep the administration running."
            ),
        ),
        ("heading", "The network"),
        (
            "paragraph",
            (
                'Innovato-R was a good-practice transfer network <a href="page:innovato-r-network">funded by the URBACT '
                "III programme</a>. Cluj-Napoca took up the practice together with Grand Paris Metropolis, Murcia, Porto, "
                "Veszprém and Rotterdam."
            ),
        ),
        ("heading", "What happened in Cluj-Napoca"),
        (
            "list",
            [
                (
                    'in early 2020, <a href="debate:innovato-r-2020">the first internal CIIC '
                    "meeting</a> for City Hall staff;"
                ),
                (
                    "an internal platform, adapted from the one used for <a "
                    'href="https://bugetareparticipativa.ro/">participatory budgeting</a>;'
                ),
                ("a first call, designed as a prototype, to which <b>19 projects</b> were submitted;"),
                (
                    "the evaluation of the proposals by the URBACT Local Group, then a webinar for those who took part and a "
                    "second round, mentioned as intentions."
                ),
            ],
        ),
        ("heading", "What we do not know"),
        (
            "paragraph",
            (
                "In June 2020 the results were announced as forthcoming: the Romanian text said “this week”, the English "
                "one “in the next few weeks”. The two articles also bear different dates: 4 and 5 June. We have not been "
                "able to establish which proposals were chosen and whether the second round followed."
            ),
        ),
        (
            "facts",
            [
                ("Programme", "URBACT III"),
                ("Cities that took up the practice", "6"),
                ("Projects submitted in Cluj-Napoca", "19"),
                ("Source", "urbact.eu, June 2020"),
            ],
        ),
    ],
}

PAGES = [INNOVATO_R]
