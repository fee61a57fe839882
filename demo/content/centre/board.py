"""The board and the page of partners."""

BOARD = {
    "key": "board",
    "slug_ro": "board",
    "slug_en": "the-board",
    "title_ro": "Board-ul CIIC",
    "title_en": "The CIIC board",
    "summary_ro": (
        "Un grup consultativ de oameni din oraș care sprijină centrul, fără plată. Este deschis pentru membri noi."
    ),
    "summary_en": (
        "An advisory group of people from the city who support the centre without pay. It is open to new members."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "La reorganizarea din 2022, CIIC a primit un board: reprezentanți ai comunității "
                "locale și oameni implicați în proiectele-pilot ale centrului și ale Diviziei de "
                "Inovare Urbană."
            ),
        ),
        ("heading", "Ce face"),
        (
            "list",
            [
                "sprijină proiecte și parteneriate în domeniile în care lucrează centrul;",
                "ajută la metode noi, interactive, de consultare publică;",
                "propune proiecte pentru un oraș neutru climatic până în 2030;",
                "urmărește ca Obiectivele de Dezvoltare Durabilă să intre în politicile locale;",
                "susține implicarea tinerilor în decizii.",
            ],
        ),
        ("heading", "Cum lucrează"),
        (
            "facts",
            [
                ("Rolul", "consultativ: recomandă, nu hotărăște"),
                ("Plata", "membrii nu sunt remunerați"),
                ("Membri noi", "da, oricând"),
            ],
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "When it was reorganised in 2022, CIIC gained a board: representatives of the "
                "local community and people who took part in the pilot projects of the centre and "
                "of the Urban Innovation Unit."
            ),
        ),
        ("heading", "What it does"),
        (
            "list",
            [
                "supports projects and partnerships in the centre’s fields of work;",
                "helps with new, interactive methods of public consultation;",
                "proposes projects for a climate-neutral city by 2030;",
                "sees to it that the Sustainable Development Goals find their way into local policies;",
                "supports young people’s part in decisions.",
            ],
        ),
        ("heading", "How it works"),
        (
            "facts",
            [
                ("Role", "advisory: it recommends, it does not decide"),
                ("Pay", "members are not paid"),
                ("New members", "yes, at any time"),
            ],
        ),
    ],
    "invitation_ro": (
        "<p>Board-ul rămâne deschis pentru oameni care vor să se implice în proiectele de inovare ale orașului și pentru "
        "parteneriate cu universitățile, societatea civilă și mediul privat. Scrie-ne cine ești și la ce ai vrea să ajuți.</p>"
    ),
    "invitation_en": (
        "<p>The board stays open to people who want to take part in the city’s innovation projects, and to partnerships with "
        "universities, civil society and business. Write to us who you are and what you would like to help with.</p>"
    ),
    "source": "primariaclujnapoca.ro, 2022",
}

PARTNERS = {
    "key": "partners",
    "slug_ro": "parteneri",
    "slug_en": "partners",
    "title_ro": "Parteneri",
    "title_en": "Partners",
    "summary_ro": "Organizațiile pe care sursele publice le numesc alături de centru și paginile în spatele cărora stau.",
    "summary_en": "The organisations that public sources name beside the centre, and the pages they stand behind.",
    "body_ro": [
        (
            "paragraph",
            (
                "Lista este făcută din surse publice; nu spune că există un acord semnat. Dacă lipsește o organizație "
                'sau ceva nu este corect, <a href="page:contact">scrie-ne</a>.'
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "The list was made from public sources; it does not say that there is a signed agreement. If an "
                'organisation is missing or something is wrong, <a href="page:contact">write to us</a>.'
            ),
        ),
    ],
}
