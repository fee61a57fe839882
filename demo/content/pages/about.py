"""The page about the centre: how it began, its awards, the 2022 reorganisation and the board."""

ABOUT = {
    "key": "about",
    "parent": "",
    "programme": "city",
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
                "Divizia și-a povestit anii de lucru într-un <a "
                'href="https://diviziadeinovare.ro/wp-content/uploads/2022/06/Raport_DIU_RO-.pdf">raport '
                "de activitate 2017–2021</a> (PDF)."
            ),
        ),
        ("heading", "Board-ul CIIC"),
        (
            "paragraph",
            (
                "Board-ul sprijină proiectele și parteneriatele centrului. Este format din "
                "reprezentanți ai comunității locale și din oameni implicați în proiectele-pilot "
                "ale celor două echipe."
            ),
        ),
        (
            "list",
            [
                "rolul său este consultativ;",
                "membrii nu sunt remunerați;",
                "este deschis pentru membri noi: scrie-ne dacă vrei să te implici.",
            ],
        ),
        (
            "paragraph",
            ("Componența actuală nu apare în sursele publice pe care le-am găsit, așa că nu o publicăm."),
        ),
        ("heading", "Un proiect european"),
        (
            "paragraph",
            (
                "Între 2019 și 2021, centrul s-a dezvoltat și printr-un proiect cu finanțare "
                'europeană, <a href="page:anto-ciic">ANTO–CIIC</a>.'
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
                "The Unit told the story of those years in a <a "
                'href="https://diviziadeinovare.ro/wp-content/uploads/2022/06/Raport_DIU_RO-.pdf">2017–2021 '
                "activity report</a> (PDF, in Romanian)."
            ),
        ),
        ("heading", "The CIIC board"),
        (
            "paragraph",
            (
                "The board supports the centre’s projects and partnerships. It brings together "
                "representatives of the local community and people who took part in the pilot "
                "projects of the two teams."
            ),
        ),
        (
            "list",
            [
                "its role is advisory;",
                "its members are not paid;",
                "it is open to new members: write to us if you would like to get involved.",
            ],
        ),
        (
            "paragraph",
            ("Its present membership does not appear in the public sources we found, so we do not publish it."),
        ),
        ("heading", "A European project"),
        (
            "paragraph",
            (
                "Between 2019 and 2021 the centre also developed through an EU-funded project, <a "
                'href="page:anto-ciic">ANTO–CIIC</a>.'
            ),
        ),
    ],
}
