"""Services of the city that live on other sites, and the climate mission: what is known, and where to go."""

ANTONIA = {
    "key": "antonia",
    "parent": "activities",
    "programme": "city",
    "topics": ["civic-innovation"],
    "goals": ["16"],
    "slug_ro": "antonia",
    "slug_en": "antonia-online-desk",
    "title_ro": "ANTONIA, ghișeul online al Primăriei",
    "title_en": "ANTONIA, City Hall’s online desk",
    "summary_ro": "Cererile către Primărie se trimit prin ANTONIA, pe site-ul ei. Aici spunem ce este și ce nu este.",
    "summary_en": "Requests to City Hall are sent through ANTONIA, on its own site. Here we say what it is and what it is not.",
    "body_ro": [
        (
            "paragraph",
            (
                "ANTONIA este „funcționarul public virtual” al Primăriei, creat prin proiectul european <a "
                'href="page:anto-ciic">ANTO–CIIC</a>. Presa a descris-o așa:'
            ),
        ),
        (
            "list",
            [
                "60 de tipuri de cereri se pot trimite online, cu documente atașate, la fel și cererile de audiență;",
                "cererea primește pe loc un număr de înregistrare și ajunge direct la funcționarul care o rezolvă;",
                "starea ei se vede pe site;",
                "ținta era un răspuns în mai puțin de 20 de zile în loc de 30 și un drum cu 40% mai scurt.",
            ],
        ),
        ("heading", "Mergi la ANTONIA"),
        (
            "paragraph",
            (
                'O găsești la <a href="https://e-primariaclujnapoca.ro/registratura/cereri">registratura online a '
                "Primăriei</a>. Este alt site, cu regulile lui."
            ),
        ),
        ("heading", "Ce este altfel aici"),
        (
            "paragraph",
            (
                "Numărul pe care îl dă acest portal este un <b>număr de referință</b>, nu un număr de înregistrare ANTONIA. "
                'Pentru idei și întrebări către centru, <a href="page:contact">scrie-ne</a>.'
            ),
        ),
        ("facts", [("Sursă", "gandul.ro; anul articolului nu este cunoscut, cifrele pot fi altele astăzi")]),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "ANTONIA is City Hall’s “virtual public servant”, created through the EU-funded project <a "
                'href="page:anto-ciic">ANTO–CIIC</a>. The press described it like this:'
            ),
        ),
        (
            "list",
            [
                "60 kinds of requests can be sent online with attachments, and so can requests for an audience;",
                "a request gets a registration number at once and goes straight to the clerk in charge;",
                "its state can be followed on the site;",
                "the aim was an answer in less than 20 days instead of 30, and a way through the house that is 40% shorter.",
            ],
        ),
        ("heading", "Go to ANTONIA"),
        (
            "paragraph",
            (
                'You will find it at <a href="https://e-primariaclujnapoca.ro/registratura/cereri">City Hall’s online '
                "registry</a> (in Romanian). It is another site, with rules of its own."
            ),
        ),
        ("heading", "What is different here"),
        (
            "paragraph",
            (
                "The number that this portal gives is a <b>reference number</b>, not an ANTONIA registration number. For ideas "
                'and questions to the centre, <a href="page:contact">write to us</a>.'
            ),
        ),
        ("facts", [("Source", "gandul.ro; the year of the article is not known, the figures may be different today")]),
    ],
}

BUDGETING = {
    "key": "participatory-budgeting",
    "parent": "activities",
    "programme": "city",
    "topics": ["public-space"],
    "goals": ["11", "16"],
    "slug_ro": "bugetare-participativa",
    "slug_en": "participatory-budgeting",
    "title_ro": "Bugetare participativă",
    "title_en": "Participatory budgeting",
    "summary_ro": "Propuneri cu buget pentru oraș, votate de locuitori, pe site-ul bugetării participative.",
    "summary_en": "Proposals with a budget for the city, voted on by residents, on the participatory budgeting site.",
    "body_ro": [
        (
            "paragraph",
            (
                "Dacă ideea ta are nevoie de bani, locul ei poate fi bugetarea participativă. Propunerile și votul sunt pe "
                '<a href="https://bugetareparticipativa.ro/">bugetareparticipativa.ro</a>, nu aici.'
            ),
        ),
        (
            "facts",
            [
                ("Cine poate propune", "locuitori de la 18 ani"),
                ("Domenii", "6"),
                ("Cât poate costa un proiect", "până la 150.000 de euro"),
                ("Ajutor pe loc", "birou la Casino – Centrul de Cultură Urbană"),
            ],
        ),
        (
            "paragraph",
            "Calendarul fiecărui an și condițiile exacte se citesc pe site-ul bugetării; cifrele de mai sus se pot schimba.",
        ),
        ("heading", "Și pentru tineri"),
        (
            "paragraph",
            (
                'Grupurile de tineri de 14–35 de ani își pot propune inițiativele la <a href="https://comoncluj.ro/">Com’ON '
                "Cluj-Napoca</a>."
            ),
        ),
        ("heading", "Legătura cu centrul"),
        (
            "paragraph",
            (
                "Platforma bugetării a fost adaptată în 2020 pentru primul apel intern de idei al Primăriei, <a "
                'href="page:innovato-r">Innovato-R</a>.'
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "If your idea needs money, participatory budgeting may be the place for it. Proposals and votes are on "
                '<a href="https://bugetareparticipativa.ro/">bugetareparticipativa.ro</a>, not here.'
            ),
        ),
        (
            "facts",
            [
                ("Who can propose", "residents aged 18 or over"),
                ("Fields", "6"),
                ("What a project may cost", "up to 150,000 euro"),
                ("Help in person", "a desk at Casino – Urban Culture Centre"),
            ],
        ),
        (
            "paragraph",
            "Each year’s calendar and the exact conditions are on the budgeting site; the figures above may change.",
        ),
        ("heading", "For young people, too"),
        (
            "paragraph",
            (
                'Groups of young people aged 14–35 can propose their initiatives at <a href="https://comoncluj.ro/">Com’ON '
                "Cluj-Napoca</a>."
            ),
        ),
        ("heading", "Its link with the centre"),
        (
            "paragraph",
            (
                "In 2020 the budgeting platform was adapted for City Hall’s first internal call for ideas, <a "
                'href="page:innovato-r">Innovato-R</a>.'
            ),
        ),
    ],
}
