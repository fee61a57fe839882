"""News of the Council and of young people in the city: real facts, each with its date as far as it is known."""

DEFAULTS = {"votes": None, "options": [], "topics": ["youth"], "source_url": ""}

NEWS_LIST = {
    "slug_ro": "noutati",
    "slug_en": "news",
    "title_ro": "Noutățile tinerilor",
    "title_en": "Youth news",
    "summary_ro": "Înscrieri, ședințe, voturi și apeluri, pe înțelesul tuturor.",
    "summary_en": "Enrolments, sessions, votes and calls, in plain words.",
}

_NEWS = [
    {
        "key": "youth-mapping-2024",
        "kind": "report",
        "slug_ro": "cluj-youth-mapping",
        "slug_en": "cluj-youth-mapping",
        "title_ro": "Cluj Youth Mapping: ce le lipsește tinerilor",
        "title_en": "Cluj Youth Mapping: what young people lack",
        "summary_ro": "Cercetarea despre tinerii din oraș a durat din noiembrie 2023 până în septembrie 2024.",
        "summary_en": "The research on the city’s young people ran from November 2023 to September 2024.",
        "body_ro": (
            "<p>Federația Tinerilor din Cluj și SDG Colab au cercetat cum se lucrează cu tinerii în oraș, cu "
            "sprijinul Fondation Botnar.</p><p>Raportul vorbește despre patru lipsuri: bani, încredere, oameni și "
            "spații. Îl găsești la sursa de mai jos.</p>"
        ),
        "body_en": (
            "<p>The Cluj Youth Federation and SDG Colab looked at how the city works with young people, supported "
            "by Fondation Botnar.</p><p>The report speaks of four things that are missing: money, trust, staff and "
            "space. You can find it at the source below.</p>"
        ),
        "date": "2024-09",
        "precision": "month",
        "source": ["mapping.clujforyouth.ro"],
        "source_url": "https://mapping.clujforyouth.ro/research-report/",
    },
    {
        "key": "theme-2023",
        "kind": "vote",
        "slug_ro": "tema-anului-2023",
        "slug_en": "theme-of-the-year-2023",
        "title_ro": "2023, Anul sănătății emoționale",
        "title_en": "2023, the Year of Emotional Health",
        "summary_ro": "Tema anului a fost aleasă prin vot: o treime din cele 713 voturi.",
        "summary_en": "The theme of the year was chosen by vote, with a third of the 713 votes.",
        "body_ro": (
            "<p>Patru teme au fost propuse pentru anul 2023. Votul s-a închis la 15 ianuarie 2023. Pentru deschidere, "
            "sursa dă două zile, 20 și 21 decembrie; nu știm care este cea bună.</p>"
        ),
        "body_en": (
            "<p>Four themes were proposed for 2023. The vote closed on 15 January 2023. For its opening the source "
            "gives two days, 20 and 21 December; we do not know which one is right.</p>"
        ),
        "date": "2023-01-15",
        "precision": "day",
        "votes": 713,
        "options": [
            {"name_ro": "Anul sănătății emoționale", "name_en": "Year of Emotional Health", "percent": "33.4"},
            {"name_ro": "Anul Întâlnirii", "name_en": "Year of Meeting", "percent": "29.8"},
            {"name_ro": "Anul Descoperirii", "name_en": "Year of Discovery", "percent": "19.2"},
            {"name_ro": "Anul Stării de bine", "name_en": "Year of Well-being", "percent": "17.6"},
        ],
        "source": [],
    },
    {
        "key": "youth-capitals-2022",
        "kind": "event",
        "slug_ro": "reteaua-capitalelor-europene-ale-tineretului",
        "slug_en": "network-of-european-youth-capitals",
        "title_ro": "Cluj-Napoca, membru fondator al rețelei Capitalelor Europene ale Tineretului",
        "title_en": "Cluj-Napoca, a founding member of the network of European Youth Capitals",
        "summary_ro": "Hotărârea este HCL 412/2022. Clujul a fost Capitală Europeană a Tineretului în 2015.",
        "summary_en": "The decision is HCL 412/2022. Cluj was European Youth Capital in 2015.",
        "body_ro": (
            "<p>În 2015, orașul a fost Capitală Europeană a Tineretului, cu un program condus de Federația SHARE. În "
            "2022, Consiliul Local a hotărât ca orașul să fie membru fondator al rețelei orașelor care au purtat "
            "titlul.</p><p>Din hotărâre știm anul și numărul; ziua nu apare în ce am consultat.</p>"
        ),
        "body_en": (
            "<p>In 2015 the city was European Youth Capital, with a programme led by the SHARE Federation. In 2022 "
            "the Local Council decided that the city should be a founding member of the network of cities that held "
            "the title.</p><p>Of the decision we know the year and the number; the day is not in what we "
            "consulted.</p>"
        ),
        "date": "2022",
        "precision": "year",
        "source": ["primariaclujnapoca.ro"],
    },
    {
        "key": "youth-first-session-2022",
        "kind": "session",
        "slug_ro": "prima-sedinta-de-lucru",
        "slug_en": "first-working-session",
        "title_ro": "31 de asociații, patru grupuri de lucru",
        "title_en": "31 associations, four working groups",
        "summary_ro": "Pe scurt, prima ședință de lucru a Consiliului, din 5 mai 2022.",
        "summary_en": "The Council’s first working session, of 5 May 2022, in short.",
        "body_ro": (
            "<p>La mai puțin de o lună de la constituire, cele 31 de asociații și-au împărțit munca: creativitate și "
            "inovare; educație și formare; cultură și arte; antreprenoriat. Fiecare domeniu are un grup de "
            'lucru.</p><p>Ce se știe despre întâlnire este pe <a href="debate:consiliul-de-tineret-sedinta-2022">'
            "pagina ei</a>.</p>"
        ),
        "body_en": (
            "<p>Less than a month after the founding, the 31 associations shared out the work: creativity and "
            "innovation; education and training; culture and the arts; entrepreneurship. Each area has a working "
            'group.</p><p>What is known of the meeting is on <a href="debate:consiliul-de-tineret-sedinta-2022">its '
            "page</a>.</p>"
        ),
        "date": "2022-05-05",
        "precision": "day",
        "source": ["monitorulcj.ro"],
    },
    {
        "key": "youth-enrolment-2022",
        "kind": "membership",
        "slug_ro": "inscrieri-in-consiliu-2022",
        "slug_en": "enrolment-in-the-council-2022",
        "title_ro": "Prima înscriere în Consiliu: o lună, cinci condiții",
        "title_en": "The first enrolment in the Council: one month, five conditions",
        "summary_ro": "Înscrierea din 2022 a fost deschisă între 26 ianuarie și 26 februarie și s-a încheiat.",
        "summary_en": "The enrolment of 2022 was open from 26 January to 26 February and is over.",
        "body_ro": (
            "<p>Primele înscrieri au fost deschise o lună. A urmat verificarea dosarelor, până la 4 martie, iar "
            "constituirea era plănuită între 7 și 11 martie; a venit la 12 aprilie.</p><p>Cele cinci condiții sunt pe "
            '<a href="page:youth-council">pagina Consiliului</a>.</p>'
        ),
        "body_en": (
            "<p>The first enrolment was open for a month. The files were then checked, until 4 March, and the "
            "founding was planned for 7 to 11 March; it came on 12 April.</p><p>The five conditions are on <a "
            'href="page:youth-council">the Council’s page</a>.</p>'
        ),
        "date": "2022-01-26",
        "precision": "day",
        "source": ["cluj24h.ro"],
    },
]

NEWS = [DEFAULTS | row for row in _NEWS]
