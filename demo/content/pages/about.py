"""The page about the centre: how it began, its awards, the 2022 reorganisation and the board."""

ABOUT = {
    "key": "about",
    "parent": "",
    "programme": "city",
    "topics": ["civic-innovation"],
    "goals": ["11", "16", "17"],
    "organisations": [("organiser", "primaria"), ("partner", "ccc"), ("partner", "diu")],
    "slug_ro": "despre-ciic",
    "slug_en": "about-ciic",
    "title_ro": "Despre CIIC",
    "title_en": "About CIIC",
    "summary_ro": (
        "Centrul de Inovare și Imaginație Civică al Primăriei Cluj-Napoca: cum a început, ce "
        "premii a primit și cum lucrează din 2022."
    ),
    "summary_en": (
        "The Centre for Innovation and Civic Imagination of Cluj-Napoca City Hall: how it began, "
        "the awards it received and how it has worked since 2022."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "CIIC este locul în care Primăria Cluj-Napoca își discută proiectele cu "
                "locuitorii, cu specialiștii și cu organizațiile orașului, cât timp ele încă se "
                "pot schimba."
            ),
        ),
        ("quote", "Imaginăm viitorul orașului!", "Sloganul CIIC"),
        ("heading", "Cum a început"),
        (
            "paragraph",
            (
                "Primăria a deschis centrul în octombrie 2017, cu o dezbatere despre <a "
                'href="debate:feroviarilor-2017">concursul de soluții pentru Parcul '
                "Feroviarilor</a>. L-a gândit ca pe un laborator permanent, în care oamenii și "
                "instituțiile orașului să încerce feluri noi de a lucra împreună."
            ),
        ),
        (
            "paragraph",
            (
                "În 2020, centrul era coordonat de Ovidiu Cîmpean, pe atunci director de "
                "dezvoltare în cadrul Primăriei. Cine îl coordonează astăzi nu am putut stabili "
                "din surse publice."
            ),
        ),
        ("heading", "Două premii în 2019"),
        (
            "list",
            [
                "<b>aprilie 2019</b>: premiat la Gala CeRe, Gala Premiilor Participării Publice;",
                ("<b>octombrie 2019</b>: premiul I la conferința „Inovație și calitate în sectorul public”."),
            ],
        ),
        ("heading", "Reorganizarea din 2022"),
        (
            "paragraph",
            (
                "În 2022, CIIC a integrat Divizia de Inovare Urbană a Centrului Cultural Clujean, "
                "împreună cu procesele și lecțiile acesteia din anii 2017–2021. De atunci, "
                'lucrează în opt direcții, pe care le găsești la <a href="page:activities">Ce '
                "facem</a>."
            ),
        ),
        (
            "paragraph",
            (
                'Divizia și-a povestit anii de lucru într-un <a href="page:activity-report-2017-2021">raport de activitate '
                "2017–2021</a>."
            ),
        ),
        ("heading", "Board-ul CIIC"),
        (
            "paragraph",
            (
                "Un grup consultativ din oraș sprijină centrul; membrii nu sunt remunerați, iar locurile rămân deschise. "
                '<a href="page:board">Ce face board-ul și cum poți intra</a>'
            ),
        ),
        ("heading", "Alături de noi"),
        ("partners", ["ccc", "diu", "oar", "c-edu"]),
        ("paragraph", '<a href="page:partners">Toți partenerii</a> și paginile în spatele cărora stau.'),
        ("heading", "Proiecte europene"),
        (
            "paragraph",
            (
                "Între 2019 și 2021, centrul s-a dezvoltat și printr-un proiect cu finanțare "
                'europeană, <a href="page:anto-ciic">ANTO–CIIC</a>. Le găsești pe toate la <a href="page:projects">proiecte '
                "europene</a>."
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "CIIC is where Cluj-Napoca City Hall discusses its projects with residents, "
                "specialists and the city’s organisations, while they can still change."
            ),
        ),
        ("quote", "We imagine the future of the city!", "The CIIC slogan"),
        ("heading", "How it began"),
        (
            "paragraph",
            (
                "City Hall opened the centre in October 2017, with a debate on <a "
                'href="debate:feroviarilor-2017">the design competition for Feroviarilor '
                "Park</a>. It was conceived as a permanent laboratory, where the city’s people "
                "and institutions could try out new ways of working together."
            ),
        ),
        (
            "paragraph",
            (
                "In 2020 the centre was coordinated by Ovidiu Cîmpean, then development director "
                "at City Hall. We have not been able to establish from public sources who "
                "coordinates it today."
            ),
        ),
        ("heading", "Two awards in 2019"),
        (
            "list",
            [
                "<b>April 2019</b>: an award at the CeRe Gala, the Public Participation Awards;",
                ("<b>October 2019</b>: first prize at the conference “Innovation and Quality in the Public Sector”."),
            ],
        ),
        ("heading", "The 2022 reorganisation"),
        (
            "paragraph",
            (
                "In 2022 CIIC took in the Urban Innovation Unit of the Cluj Cultural Centre, "
                "together with the processes and lessons of its work in 2017–2021. Since then it "
                "has worked along eight lines, which you will find under <a "
                'href="page:activities">What we do</a>.'
            ),
        ),
        (
            "paragraph",
            (
                'The Unit told the story of those years in a <a href="page:activity-report-2017-2021">2017–2021 activity '
                "report</a>."
            ),
        ),
        ("heading", "The CIIC board"),
        (
            "paragraph",
            (
                "An advisory group from the city supports the centre; its members are not paid, and places stay open. "
                '<a href="page:board">What the board does and how to join</a>'
            ),
        ),
        ("heading", "Beside us"),
        ("partners", ["ccc", "diu", "oar", "c-edu"]),
        ("paragraph", '<a href="page:partners">All partners</a> and the pages they stand behind.'),
        ("heading", "EU-funded projects"),
        (
            "paragraph",
            (
                "Between 2019 and 2021 the centre also developed through an EU-funded project, <a "
                'href="page:anto-ciic">ANTO–CIIC</a>. All of them are listed under <a href="page:projects">EU-funded '
                "projects</a>."
            ),
        ),
    ],
}
