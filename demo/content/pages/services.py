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

CLIMATE_MISSION = {
    "key": "climate-mission",
    "parent": "activities",
    "programme": "city",
    "topics": ["climate"],
    "goals": ["13", "11"],
    "slug_ro": "misiunea-climatica",
    "slug_en": "climate-mission",
    "title_ro": "Oraș neutru climatic până în 2030",
    "title_en": "A climate-neutral city by 2030",
    "summary_ro": "Cluj-Napoca este unul dintre orașele Misiunii europene „100 de orașe inteligente și neutre climatic”.",
    "summary_en": "Cluj-Napoca is one of the cities of the European Mission “100 Climate-Neutral and Smart Cities”.",
    "body_ro": [
        (
            "paragraph",
            (
                "Misiunea Comisiei Europene vrea 100 de orașe inteligente și neutre din punct de vedere climatic până în "
                "2030. În 2022, CIIC a trecut sprijinul pentru ea printre activitățile sale, iar board-ul urma să propună "
                "proiecte."
            ),
        ),
        ("heading", "Pași cunoscuți"),
        (
            "facts",
            [
                ("28 aprilie 2022", "orașul este ales, dintre 377 de candidate"),
                ("martie 2023", "contractul climatic al orașului este trimis Comisiei"),
                ("12 octombrie 2023", "marca Misiunii UE, printre primele zece orașe"),
                ("Sursă", "energynomics.ro; romaniajournal.ro"),
            ],
        ),
        (
            "paragraph",
            (
                'Citește <a href="news:eu-mission-label-2023">știrea despre marca Misiunii</a> și despre <a '
                'href="debate:atelier-net-zero">atelierul pentru copii</a> din Mănăștur.'
            ),
        ),
        ("heading", "Ce nu știm"),
        (
            "paragraph",
            "Care proiecte au fost propuse de board și cât s-au redus emisiile de atunci nu am putut stabili din surse publice.",
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "The European Commission’s Mission wants 100 climate-neutral and smart cities by 2030. In 2022 CIIC made "
                "support for it one of its activities, and the board was to propose projects."
            ),
        ),
        ("heading", "Known steps"),
        (
            "facts",
            [
                ("28 April 2022", "the city is chosen, out of 377 applicants"),
                ("March 2023", "the Climate City Contract is sent to the Commission"),
                ("12 October 2023", "the EU Mission Label, among the first ten cities"),
                ("Source", "energynomics.ro; romaniajournal.ro"),
            ],
        ),
        (
            "paragraph",
            (
                'Read <a href="news:eu-mission-label-2023">the news about the Mission Label</a> and about <a '
                'href="debate:atelier-net-zero">the children’s workshop</a> in Mănăștur.'
            ),
        ),
        ("heading", "What we do not know"),
        (
            "paragraph",
            "Which projects the board proposed and by how much emissions have fallen since could not be established from public sources.",
        ),
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

GOALS = {
    "key": "sustainable-development",
    "parent": "activities",
    "programme": "city",
    "topics": ["climate", "urban-development"],
    "goals": ["3", "8", "10", "11", "13", "16", "17"],
    "slug_ro": "dezvoltare-durabila",
    "slug_en": "sustainable-development",
    "title_ro": "Obiectivele de Dezvoltare Durabilă în oraș",
    "title_en": "The Sustainable Development Goals in the city",
    "summary_ro": "Cum leagă acest site dezbaterile și proiectele orașului de cele 17 obiective ale Națiunilor Unite.",
    "summary_en": "How this site ties the city’s debates and projects to the 17 goals of the United Nations.",
    "body_ro": [
        (
            "paragraph",
            (
                "Statele Națiunilor Unite au convenit în 2015 asupra a 17 Obiective de Dezvoltare Durabilă (ODD). În 2022, "
                "CIIC și-a propus să urmărească integrarea lor în politicile și în investițiile locale, cu sprijin pentru "
                "proiectele verzi."
            ),
        ),
        (
            "paragraph",
            (
                "Fiecare pagină a acestui site poate purta obiectivele la care contribuie. Mai jos sunt cele care apar cel "
                "mai des; fiecare duce la lista paginilor lui."
            ),
        ),
        ("heading", "Cât de sigure sunt etichetele"),
        (
            "paragraph",
            (
                "Le-am pus noi, după tema fiecărei pagini. Nu arată cât s-a împlinit dintr-un obiectiv; indicatori locali "
                "publicați nu am găsit."
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "In 2015 the member states of the United Nations agreed on 17 Sustainable Development Goals (SDGs). In 2022 "
                "CIIC set out to see them taken into account in local policies and investment, with support for green "
                "projects."
            ),
        ),
        (
            "paragraph",
            (
                "Every page of this site can carry the goals that it serves. Below are those that occur most often; each "
                "leads to the list of its pages."
            ),
        ),
        ("heading", "How sure the labels are"),
        (
            "paragraph",
            (
                "We assigned them by the topic of each page. They do not show how far a goal has been reached; we have found "
                "no published local indicators."
            ),
        ),
    ],
}

PAGES = [ANTONIA, CLIMATE_MISSION, BUDGETING, GOALS]
