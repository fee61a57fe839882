"""The Innovato-R network and the EU-funded ANTO–CIIC project."""

INNOVATO_R = {
    "key": "innovato-r",
    "parent": "activities",
    "programme": "city",
    "slug_ro": "innovato-r",
    "slug_en": "innovato-r-network",
    "title_ro": "Innovato-R: ideile angajaților Primăriei",
    "title_en": "Innovato-R: ideas from City Hall staff",
    "summary_ro": (
        "Primul apel intern de propuneri de inovare al Primăriei Cluj-Napoca, într-o rețea europeană de șapte orașe."
    ),
    "summary_en": (
        "Cluj-Napoca City Hall’s first internal call for innovation proposals, in a European network of seven cities."
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
                "Innovato-R a fost o rețea de transfer de bune practici finanțată prin programul "
                "URBACT III. Orașul Torino a condus-o, iar Cluj-Napoca a preluat practica alături "
                "de Metropola Grand Paris, Murcia, Porto, Veszprém și Rotterdam."
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
                "un webinar pentru participanți și o a doua rundă, amintite ca intenții.",
            ],
        ),
        ("heading", "Ce nu știm"),
        (
            "paragraph",
            (
                "În iunie 2020, rezultatele erau anunțate ca fiind aproape: textul în română "
                "spunea „săptămâna aceasta”, cel în engleză „în următoarele săptămâni”. Care au "
                "fost propunerile alese nu am putut stabili."
            ),
        ),
        (
            "facts",
            [
                ("Program", "URBACT III"),
                ("Orașe", "7, cu Torino coordonator"),
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
                "Innovato-R was a good-practice transfer network funded by the URBACT III "
                "programme. It was led by Turin, and Cluj-Napoca took up the practice together "
                "with Grand Paris Metropolis, Murcia, Porto, Veszprém and Rotterdam."
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
                ("a webinar for those who took part and a second round, both mentioned as intentions."),
            ],
        ),
        ("heading", "What we do not know"),
        (
            "paragraph",
            (
                "In June 2020 the results were announced as forthcoming: the Romanian text said "
                "“this week”, the English one “in the next few weeks”. We have not been able to "
                "establish which proposals were chosen."
            ),
        ),
        (
            "facts",
            [
                ("Programme", "URBACT III"),
                ("Cities", "7, led by Turin"),
                ("Projects submitted in Cluj-Napoca", "19"),
                ("Source", "urbact.eu, June 2020"),
            ],
        ),
    ],
}

ANTO_CIIC = {
    "key": "anto-ciic",
    "parent": "about",
    "programme": "city",
    "slug_ro": "proiectul-anto-ciic",
    "slug_en": "anto-ciic-project",
    "title_ro": "Proiectul ANTO–CIIC",
    "title_en": "The ANTO–CIIC project",
    "summary_ro": (
        "Proiect european încheiat în 2021: decizii mai transparente și proceduri mai simple "
        "pentru locuitorii municipiului."
    ),
    "summary_en": (
        "An EU-funded project completed in 2021: more transparent decisions and simpler "
        "procedures for the city’s residents."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "Titlul întreg: „Creșterea transparenței decizionale și simplificarea "
                "procedurilor administrative pentru cetățeni – ANTO–CIIC”. Perioada de "
                "implementare s-a încheiat la 24 decembrie 2021."
            ),
        ),
        (
            "facts",
            [
                ("Beneficiar", "Municipiul Cluj-Napoca"),
                ("Program", "Programul Operațional Capacitate Administrativă 2014–2020 (POCA)"),
                (
                    "Axa prioritară",
                    "2 – Administrație publică și sistem judiciar accesibile și transparente",
                ),
                ("Obiectivul specific", "2.1"),
                (
                    "Cererea de proiecte",
                    "POCA/471/2/1 (CP12/2018, pentru regiunile mai puțin dezvoltate)",
                ),
                ("Valoarea totală", "3.364.773,00 lei"),
                ("Asistență nerambursabilă solicitată", "3.262.433,00 lei"),
                ("Diferența", "102.340,00 lei (3,04 %)"),
                ("Perioada", "24.06.2019 – 24.12.2021 (30 de luni)"),
            ],
        ),
        ("heading", "Scopul"),
        (
            "paragraph",
            (
                "Proiectul a urmărit accesul online la serviciile Primăriei și folosirea CIIC în "
                "planificarea inovării sociale, pentru ca deciziile să fie mai transparente, iar "
                "procedurile mai simple."
            ),
        ),
        ("heading", "Trei obiective"),
        (
            "list",
            [
                ("mecanisme CIIC prin care deciziile să fie luate cu gândul la locuitori și la mediul de afaceri;"),
                ("un sistem electronic pentru serviciile publice, cu funcționarul public virtual ANTONIA;"),
                ("formarea angajaților și a factorilor de decizie în folosirea instrumentelor digitale."),
            ],
        ),
        (
            "paragraph",
            (
                "Proiectul a respectat egalitatea de șanse și a promovat dezvoltarea durabilă, "
                "potrivit declarației beneficiarului. Codul SMIS nu apare în sursele pe care "
                "le-am consultat."
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "The full title: “Increasing the transparency of decision-making and simplifying "
                "administrative procedures for citizens – ANTO–CIIC”. The implementation period "
                "ended on 24 December 2021."
            ),
        ),
        (
            "facts",
            [
                ("Beneficiary", "Municipality of Cluj-Napoca"),
                ("Programme", "Administrative Capacity Operational Programme 2014–2020 (POCA)"),
                (
                    "Priority axis",
                    "2 – Accessible and transparent public administration and judicial system",
                ),
                ("Specific objective", "2.1"),
                ("Call for projects", "POCA/471/2/1 (CP12/2018, for less developed regions)"),
                ("Total value", "3,364,773.00 lei"),
                ("Non-refundable support requested", "3,262,433.00 lei"),
                ("Difference", "102,340.00 lei (3.04%)"),
                ("Period", "24 June 2019 – 24 December 2021 (30 months)"),
            ],
        ),
        ("heading", "Purpose"),
        (
            "paragraph",
            (
                "The project aimed at online access to City Hall’s services and at using CIIC in "
                "planning social innovation, so that decisions would become more transparent and "
                "procedures simpler."
            ),
        ),
        ("heading", "Three objectives"),
        (
            "list",
            [
                ("CIIC mechanisms through which decisions are taken with residents and businesses in mind;"),
                ("an electronic system for public services, with the virtual public servant ANTONIA;"),
                "training staff and decision-makers in the use of digital tools.",
            ],
        ),
        (
            "paragraph",
            (
                "According to the beneficiary’s statement, the project respected equal "
                "opportunities and promoted sustainable development. The SMIS code does not "
                "appear in the sources we consulted."
            ),
        ),
    ],
}

PAGES = [INNOVATO_R, ANTO_CIIC]
