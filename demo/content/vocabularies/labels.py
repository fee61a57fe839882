"""Topics, neighbourhoods and the Sustainable Development Goals."""

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
        (
            7,
            "energie-curata-si-la-preturi-accesibile",
            "Energie curată și la prețuri accesibile",
            "Affordable and clean energy",
        ),
        (
            8,
            "munca-decenta-si-crestere-economica",
            "Muncă decentă și creștere economică",
            "Decent work and economic growth",
        ),
        (
            9,
            "industrie-inovatie-si-infrastructura",
            "Industrie, inovație și infrastructură",
            "Industry, innovation and infrastructure",
        ),
        (10, "inegalitati-reduse", "Inegalități reduse", "Reduced inequalities"),
        (11, "orase-si-comunitati-durabile", "Orașe și comunități durabile", "Sustainable cities and communities"),
        (
            12,
            "consum-si-productie-responsabile",
            "Consum și producție responsabile",
            "Responsible consumption and production",
        ),
        (13, "actiune-climatica", "Acțiune climatică", "Climate action"),
        (14, "viata-acvatica", "Viață acvatică", "Life below water"),
        (15, "viata-terestra", "Viață terestră", "Life on land"),
        (
            16,
            "pace-justitie-si-institutii-eficiente",
            "Pace, justiție și instituții eficiente",
            "Peace, justice and strong institutions",
        ),
        (
            17,
            "parteneriate-pentru-realizarea-obiectivelor",
            "Parteneriate pentru realizarea obiectivelor",
            "Partnerships for the goals",
        ),
    ]
]
