"""The climate mission and the Sustainable Development Goals."""

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
