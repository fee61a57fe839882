"""Single rows named in both languages: topics, neighbourhoods, goals, venues and organisations."""

TOPICS = [
    {
        "key": key,
        "slug_ro": slug_ro,
        "slug_en": slug_en,
        "name_ro": name_ro,
        "name_en": name_en,
    }
    for key, slug_ro, slug_en, name_ro, name_en in [
        (
            "parks",
            "parcuri",
            "parks",
            "Parcuri și spații verzi",
            "Parks and green spaces",
        ),
        (
            "public-space",
            "spatii-publice",
            "public-space",
            "Spații publice",
            "Public space",
        ),
        ("mobility", "mobilitate", "mobility", "Mobilitate", "Mobility"),
        (
            "urban-development",
            "dezvoltare-urbana",
            "urban-development",
            "Dezvoltare urbană",
            "Urban development",
        ),
        ("heritage", "patrimoniu", "heritage", "Patrimoniu", "Heritage"),
        ("culture", "cultura", "culture", "Cultură", "Culture"),
        ("youth", "tineret", "youth", "Tineret", "Young people"),
        ("sport", "sport", "sport", "Sport", "Sport"),
        ("health", "sanatate", "health", "Sănătate", "Health"),
        (
            "economy",
            "economie-locala",
            "local-economy",
            "Economie locală",
            "Local economy",
        ),
        (
            "social",
            "servicii-sociale",
            "social-services",
            "Servicii sociale",
            "Social services",
        ),
        ("climate", "clima", "climate", "Climă și energie", "Climate and energy"),
        (
            "civic-innovation",
            "inovare-in-administratie",
            "innovation-in-administration",
            "Inovare în administrație",
            "Innovation in administration",
        ),
    ]
]

# Neighbourhoods have no legal status. The twenty names of the most complete public list come
# first (core_20); six more are used by residents and in community data sets.
_CORE_20 = [
    ("andrei-muresanu", "Andrei Mureșanu"),
    ("becas", "Becaș"),
    ("borhanci", "Borhanci"),
    ("bulgaria", "Bulgaria"),
    ("buna-ziua", "Bună Ziua"),
    ("centru", "Centru"),
    ("dambul-rotund", "Dâmbul Rotund"),
    ("europa", "Europa"),
    ("faget", "Făget"),
    ("gheorgheni", "Gheorgheni"),
    ("grigorescu", "Grigorescu"),
    ("gruia", "Gruia"),
    ("iris", "Iris"),
    ("intre-lacuri", "Între Lacuri"),
    ("manastur", "Mănăștur"),
    ("marasti", "Mărăști"),
    ("plopilor", "Plopilor"),
    ("someseni", "Someșeni"),
    ("sopor", "Sopor"),
    ("zorilor", "Zorilor"),
]
_OTHERS = [
    ("gradini-manastur", "Grădini Mănăștur"),
    ("gara", "Gara"),
    ("lomb", "Lomb"),
    ("tineretului", "Tineretului"),
    ("pata-rat", "Pata-Rât"),
    ("cordos", "Cordoș"),
]
NEIGHBOURHOODS = [
    {"key": slug, "slug": slug, "name_ro": name, "name_en": name, "core_20": core}
    for core, rows in [(True, _CORE_20), (False, _OTHERS)]
    for slug, name in rows
]

# The seventeen goals of UN resolution A/RES/70/1 under the short names in official use in either language.
GOALS = [
    {"key": str(number), "number": number, "slug": slug, "name_ro": name_ro, "name_en": name_en}
    for number, slug, name_ro, name_en in [
        (1, "fara-saracie", "Fără sărăcie", "No poverty"),
        (2, "foamete-zero", "Foamete „zero”", "Zero hunger"),
        (3, "sanatate-si-bunastare", "Sănătate și bunăstare", "Good health and well-being"),
        (4, "educatie-de-calitate", "Educație de calitate", "Quality education"),
        (5, "egalitate-de-gen", "Egalitate de gen", "Gender equality"),
        (6, "apa-curata-si-sanitatie", "Apă curată și sanitație", "Clean water and sanitation"),
        (7, "energie-curata-si-la-preturi-accesibile", "Energie curată și la prețuri accesibile", "Affordable and clean energy"),
        (8, "munca-decenta-si-crestere-economica", "Muncă decentă și creștere economică", "Decent work and economic growth"),
        (9, "industrie-inovatie-si-infrastructura", "Industrie, inovație și infrastructură", "Industry, innovation and infrastructure"),
        (10, "inegalitati-reduse", "Inegalități reduse", "Reduced inequalities"),
        (11, "orase-si-comunitati-durabile", "Orașe și comunități durabile", "Sustainable cities and communities"),
        (12, "consum-si-productie-responsabile", "Consum și producție responsabile", "Responsible consumption and production"),
        (13, "actiune-climatica", "Acțiune climatică", "Climate action"),
        (14, "viata-acvatica", "Viață acvatică", "Life below water"),
        (15, "viata-terestra", "Viață terestră", "Life on land"),
        (16, "pace-justitie-si-institutii-eficiente", "Pace, justiție și instituții eficiente", "Peace, justice and strong institutions"),
        (17, "parteneriate-pentru-realizarea-obiectivelor", "Parteneriate pentru realizarea obiectivelor", "Partnerships for the goals"),
    ]
]

VENUES = [
    {
        "key": "casino",
        "name_ro": "Casino – Centrul de Cultură Urbană",
        "name_en": "Casino – Urban Culture Centre",
        "address_ro": "Parcul Central „Simion Bărnuțiu”, Cluj-Napoca",
        "address_en": "“Simion Bărnuțiu” Central Park, Cluj-Napoca",
    },
    {
        "key": "pavilionul-tinerilor",
        "name_ro": "Pavilionul Tinerilor, Centrul de Cultură Urbană",
        "name_en": "Youth Pavilion, Urban Culture Centre",
        "address_ro": "Parcul Feroviarilor, Cluj-Napoca",
        "address_en": "Feroviarilor Park, Cluj-Napoca",
    },
    {
        "key": "piata-unirii",
        "name_ro": "Piața Unirii („punctul zero”)",
        "name_en": "Unirii Square (“point zero”)",
        "address_ro": "Piața Unirii, Cluj-Napoca",
        "address_en": "Piața Unirii, Cluj-Napoca",
    },
    {
        "key": "primaria",
        "name_ro": "Primăria Cluj-Napoca",
        "name_en": "Cluj-Napoca City Hall",
        "address_ro": "str. Moților 3, Cluj-Napoca",
        "address_en": "str. Moților 3, Cluj-Napoca",
    },
    {
        "key": "cinema-dacia",
        "name_ro": "Cinema Dacia",
        "name_en": "Cinema Dacia",
        "address_ro": "cartierul Mănăștur, Cluj-Napoca",
        "address_en": "Mănăștur neighbourhood, Cluj-Napoca",
    },
]

# An empty address means that none was established; a link is then not shown. `partner` marks those that public sources
# name beside the centre; what a description says is what those sources say, and it may be empty.
ORGANISATIONS = [
    {
        "key": key,
        "kind": kind,
        "partner": partner,
        "name_ro": name_ro,
        "name_en": name_en,
        "url": url,
        "description_ro": description_ro,
        "description_en": description_en,
    }
    for key, kind, partner, name_ro, name_en, url, description_ro, description_en in [
        (
            "ciic",
            "authority",
            False,
            "Centrul de Inovare și Imaginație Civică (CIIC)",
            "Centre for Innovation and Civic Imagination (CIIC)",
            "",
            "",
            "",
        ),
        ("primaria", "authority", False, "Primăria Cluj-Napoca", "Cluj-Napoca City Hall", "https://primariaclujnapoca.ro/", "", ""),
        (
            "municipiul",
            "authority",
            False,
            "Municipiul Cluj-Napoca",
            "Municipality of Cluj-Napoca",
            "https://primariaclujnapoca.ro/",
            "",
            "",
        ),
        (
            "cct",
            "other",
            False,
            "Consiliul Consultativ de Tineret Cluj-Napoca",
            "Cluj-Napoca Youth Advisory Council",
            "",
            "",
            "",
        ),
        (
            "ftc",
            "association",
            True,
            "Federația Tinerilor din Cluj",
            "Cluj Youth Federation",
            "",
            "A organizat împreună cu CIIC dezbaterea din 2019 despre centrul pentru tineret.",
            "Organised the 2019 debate on the youth centre together with CIIC.",
        ),
        (
            "oar",
            "other",
            True,
            "Ordinul Arhitecților din România",
            "Romanian Order of Architects",
            "https://oar.archi/",
            "Împreună cu el, orașul organizează concursurile de soluții pentru spațiul public.",
            "The city holds its design competitions for public space together with it.",
        ),
        (
            "ccc",
            "association",
            True,
            "Centrul Cultural Clujean",
            "Cluj Cultural Centre",
            "https://clujulcultural.ro/",
            "Divizia sa de Inovare Urbană a fost integrată în CIIC în 2022.",
            "Its Urban Innovation Unit became part of CIIC in 2022.",
        ),
        (
            "diu",
            "other",
            True,
            "Divizia de Inovare Urbană",
            "Urban Innovation Unit",
            "https://diviziadeinovare.ro/",
            "A lucrat în cadrul Centrului Cultural Clujean; lecțiile anilor 2017–2021 merg mai departe în CIIC.",
            "Worked within the Cluj Cultural Centre; the lessons of 2017–2021 live on in CIIC.",
        ),
        (
            "c-edu",
            "network",
            True,
            "C-EDU, clusterul de educație",
            "C-EDU, the education cluster",
            "https://c-edu.ro/",
            "Partener al primei ediții FIX Cluj; orașul este membru fondator al clusterului.",
            "Partner of the first FIX Cluj edition; the city is a founding member of the cluster.",
        ),
        (
            "qub-education",
            "other",
            True,
            "QUB Education",
            "QUB Education",
            "",
            "A ținut cu CIIC și cu Centrul Cultural Clujean un atelier pentru copii despre cartiere neutre climatic.",
            "Held a children’s workshop on climate-neutral neighbourhoods with CIIC and the Cluj Cultural Centre.",
        ),
        ("pont", "association", True, "Grupul PONT", "PONT Group", "", "", ""),
        (
            "adi-zona-metropolitana",
            "association",
            True,
            "ADI Zona Metropolitană Cluj",
            "Cluj Metropolitan Area Association",
            "",
            "",
            "",
        ),
        ("fundatia-comunitara", "association", True, "Fundația Comunitară Cluj", "Cluj Community Foundation", "", "", ""),
        (
            "banca-mondiala",
            "network",
            True,
            "Banca Mondială",
            "World Bank",
            "https://www.worldbank.org/",
            "A lucrat cu Primăria la strategia de dezvoltare urbană discutată în 2021.",
            "Worked with City Hall on the urban development strategy that was discussed in 2021.",
        ),
        ("urbact", "network", False, "URBACT III", "URBACT III", "https://urbact.eu/", "", ""),
        (
            "innovato-r",
            "network",
            True,
            "Orașele rețelei Innovato-R",
            "The cities of the Innovato-R network",
            "",
            "Metropola Grand Paris, Murcia, Porto, Veszprém și Rotterdam au preluat practica alături de Cluj-Napoca.",
            "Grand Paris Metropolis, Murcia, Porto, Veszprém and Rotterdam took up the practice together with Cluj-Napoca.",
        ),
        (
            "dezvolt",
            "association",
            True,
            "Asociația DEZVOLT",
            "DEZVOLT Association",
            "https://ciic.ro/",
            "Beneficiarul proiectului european din care vine forumul de dezbateri ciic.ro.",
            "The beneficiary of the EU-funded project behind the debate forum ciic.ro.",
        ),
    ]
]
