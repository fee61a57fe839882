"""The city's design competitions as public sources document them."""

COMPETITIONS = {
    "key": "solution-competitions",
    "parent": "",
    "programme": "competition",
    "slug_ro": "concursuri-de-solutii",
    "slug_en": "design-competitions",
    "title_ro": "Concursuri de soluții",
    "title_en": "Design competitions",
    "summary_ro": (
        "Concursurile prin care orașul și Ordinul Arhitecților din România au căutat cele mai "
        "bune proiecte pentru spațiul public."
    ),
    "summary_en": (
        "The competitions through which the city and the Romanian Order of Architects looked for "
        "the best projects for public space."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "La un concurs de soluții, proiectele se predau fără nume, iar un juriu "
                "independent alege. La cele mai multe dintre concursurile de mai jos, premiul I "
                "este chiar contractul de proiectare. Datele și sumele sunt cele anunțate la "
                "lansare."
            ),
        ),
        ("heading", "Parcul Est, 2020–2021"),
        (
            "facts",
            [
                ("Lansare", "octombrie 2020"),
                ("Predare", "29 ianuarie 2021, într-o singură fază"),
                (
                    "Premii",
                    "I: contract de 6.288.360 lei fără TVA; II: 120.000 lei; III: 60.000 lei",
                ),
                ("Câștigător", "Metapolis (numele apare scris diferit în surse)"),
                ("Sursă", "oar.archi; eurourbanism.ro; monitorulcj.ro"),
            ],
        ),
        ("heading", "Ansamblul Cetățuia, 2019"),
        (
            "facts",
            [
                ("Anunț în SEAP", "5 aprilie 2019"),
                ("Predare", "24 iunie 2019, ora 16.00, într-o singură fază"),
                ("Jurizare", "28–30 iunie 2019"),
                (
                    "Premii",
                    "I: contract de 1.476.149 lei fără TVA; II: 70.000 lei; III: 45.000 lei",
                ),
                ("Câștigător", "nu a putut fi stabilit"),
                ("Sursă", "spatiulconstruit.ro"),
            ],
        ),
        ("heading", "Parcul Feroviarilor, 2018"),
        (
            "facts",
            [
                ("Lansare", "4 aprilie 2018"),
                ("Predare", "23 mai 2018, într-o singură fază"),
                ("Premiul I", "contract de proiectare"),
                ("Câștigător", "ASIZA Birou de Arhitectură (arh. Vlad Sebastian Rusu și echipa)"),
                ("Sursă", "agendaconstructiilor.ro; competitions.archi"),
            ],
        ),
        ("heading", "Rethinking Someș, 2017"),
        (
            "facts",
            [
                ("Lansare", "iunie 2017"),
                ("Predare", "25 septembrie 2017, ora 16.00, într-o singură fază"),
                (
                    "Premii",
                    (
                        "I: contract de proiectare (circa 1,5 milioane lei, potrivit archi.ru); "
                        "II: 60.000 lei; III: 30.000 lei; mențiune: 15.000 lei"
                    ),
                ),
                ("Câștigător", "PRÁCTICA"),
                ("Sursă", "competitions.archi; monitorulcj.ro"),
            ],
        ),
        ("heading", "Turnul celor trei vârste – Turnul Pompierilor, 2016–2017"),
        (
            "facts",
            [
                ("Întrebări ale concurenților", "până la 20 decembrie 2016"),
                ("Premii anunțate", "4 februarie 2017, peste 88.000 de euro în total"),
                ("Câștigător", "nu a putut fi stabilit"),
                ("Sursă", "oartransilvania.ro; ziuadecj.ro"),
            ],
        ),
        ("heading", "Piața Mihai Viteazul și zona din jur, 2012–2013"),
        (
            "facts",
            [
                (
                    "Ce s-a anunțat",
                    (
                        "un protocol pentru un concurs internațional de idei în două faze, "
                        "planificat pentru martie–iulie 2013"
                    ),
                ),
                ("Ce nu știm", "dacă s-a organizat; în 2022 a fost cerut din nou"),
                ("Sursă", "agendaconstructiilor.ro; ziare.com"),
            ],
        ),
        (
            "paragraph",
            (
                "<i>Paginile fiecărui concurs, cu tema, juriul, calendarul, proiectele și stadiul "
                "lucrărilor, sunt în pregătire.</i>"
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "In a design competition entries carry no names and an independent jury chooses. "
                "In most of the competitions below, first prize is the design contract itself. "
                "Dates and sums are those announced at the launch."
            ),
        ),
        ("heading", "East Park, 2020–2021"),
        (
            "facts",
            [
                ("Launch", "October 2020"),
                ("Entries due", "29 January 2021, single stage"),
                (
                    "Prizes",
                    ("1st: a contract worth 6,288,360 lei excluding VAT; 2nd: 120,000 lei; 3rd: 60,000 lei"),
                ),
                ("Winner", "Metapolis (sources spell the name in different ways)"),
                ("Source", "oar.archi; eurourbanism.ro; monitorulcj.ro"),
            ],
        ),
        ("heading", "The Cetățuia ensemble, 2019"),
        (
            "facts",
            [
                ("Notice on SEAP, the public procurement platform", "5 April 2019"),
                ("Entries due", "24 June 2019, 16:00, single stage"),
                ("Judging", "28–30 June 2019"),
                (
                    "Prizes",
                    ("1st: a contract worth 1,476,149 lei excluding VAT; 2nd: 70,000 lei; 3rd: 45,000 lei"),
                ),
                ("Winner", "could not be established"),
                ("Source", "spatiulconstruit.ro"),
            ],
        ),
        ("heading", "Feroviarilor Park, 2018"),
        (
            "facts",
            [
                ("Launch", "4 April 2018"),
                ("Entries due", "23 May 2018, single stage"),
                ("First prize", "the design contract"),
                ("Winner", "ASIZA Birou de Arhitectură (architect Vlad Sebastian Rusu and team)"),
                ("Source", "agendaconstructiilor.ro; competitions.archi"),
            ],
        ),
        ("heading", "Rethinking Someș, 2017"),
        (
            "facts",
            [
                ("Launch", "June 2017"),
                ("Entries due", "25 September 2017, 16:00, single stage"),
                (
                    "Prizes",
                    (
                        "1st: the design contract (about 1.5 million lei, according to archi.ru); "
                        "2nd: 60,000 lei; 3rd: 30,000 lei; mention: 15,000 lei"
                    ),
                ),
                ("Winner", "PRÁCTICA"),
                ("Source", "competitions.archi; monitorulcj.ro"),
            ],
        ),
        ("heading", "The Tower of Three Ages – the Firemen’s Tower, 2016–2017"),
        (
            "facts",
            [
                ("Entrants’ questions", "until 20 December 2016"),
                ("Prizes announced", "4 February 2017, more than 88,000 euro in total"),
                ("Winner", "could not be established"),
                ("Source", "oartransilvania.ro; ziuadecj.ro"),
            ],
        ),
        ("heading", "Mihai Viteazul Square and its surroundings, 2012–2013"),
        (
            "facts",
            [
                (
                    "What was announced",
                    ("a protocol for an international two-stage ideas competition, planned for March–July 2013"),
                ),
                (
                    "What we do not know",
                    "whether it was organised; it was called for again in 2022",
                ),
                ("Source", "agendaconstructiilor.ro; ziare.com"),
            ],
        ),
        (
            "paragraph",
            (
                "<i>A page for each competition, with its brief, jury, calendar, entries and the "
                "state of the works, is in preparation.</i>"
            ),
        ),
    ],
}
