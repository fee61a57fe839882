"""EU-funded projects as public sources describe them; what they do not say is left empty and shown as not known.

Facts: ``acronym``, ``period`` (2014 | 2021), ``fund`` (esf | erdf | cf | other), codes, contract, dates, ``sums`` as
(kind, amount or "") in lei, ``organisations`` as (role, key), ``emblems``.
"""

NOT_OFFICIAL = {
    "disclaimer_ro": (
        "Ce scrie pe această pagină nu reprezintă neapărat poziția oficială a Uniunii Europene sau a Guvernului României."
    ),
    "disclaimer_en": (
        "What this page says is not necessarily the official position of the European Union or of the Government of Romania."
    ),
}
EMBLEMS_RO = (
    "Siglele Guvernului României, Instrumentelor Structurale și programului se adaugă din fișierele oficiale; până "
    "atunci, sunt numite în cuvinte."
)
EMBLEMS_EN = (
    "The emblems of the Government of Romania, of the Structural Instruments and of the programme are added from the "
    "official files; until then they are named in words."
)
POCA = {
    "programme_ro": "Programul Operațional Capacitate Administrativă 2014–2020 (POCA)",
    "programme_en": "Administrative Capacity Operational Programme 2014–2020 (POCA)",
    "period": "2014",
    "fund": "esf",
    "emblems": ["government", "instruments", "programme"],
}

ANTO_CIIC = {
    **POCA,
    **NOT_OFFICIAL,
    "key": "anto-ciic",
    "slug_ro": "proiectul-anto-ciic",
    "slug_en": "anto-ciic-project",
    "title_ro": "ANTO–CIIC",
    "title_en": "The ANTO–CIIC project",
    "acronym": "ANTO–CIIC",
    "full_title_ro": (
        "Creșterea transparenței decizionale și simplificarea procedurilor administrative pentru cetățeni – ANTO–CIIC"
    ),
    "full_title_en": (
        "Increasing the transparency of decision-making and simplifying administrative procedures for citizens – ANTO–CIIC"
    ),
    "summary_ro": "Decizii mai transparente și proceduri mai simple pentru locuitorii municipiului, 2019–2021.",
    "summary_en": "More transparent decisions and simpler procedures for the city’s residents, 2019–2021.",
    "axis_ro": "2 – Administrație publică și sistem judiciar accesibile și transparente",
    "axis_en": "2 – Accessible and transparent public administration and judicial system",
    "objective_ro": (
        "2.1 – Sisteme și standarde comune în administrația publică locală, care pun procesele în slujba beneficiarilor"
    ),
    "objective_en": "2.1 – Common systems and standards in local public administration, with processes that serve beneficiaries",
    "call_ro": "CP12/2018, pentru regiunile mai puțin dezvoltate",
    "call_en": "CP12/2018, for less developed regions",
    "general_ro": (
        "<p>Accesul online la serviciile Primăriei și folosirea CIIC în planificarea inovării sociale, pentru ca deciziile "
        "să fie mai transparente, iar procedurile mai simple.</p>"
    ),
    "general_en": (
        "<p>Online access to City Hall’s services and the use of CIIC in planning social innovation, so that decisions "
        "become more transparent and procedures simpler.</p>"
    ),
    "specific_ro": (
        "<p>1. Mecanisme CIIC prin care deciziile să fie luate cu gândul la locuitori și la mediul de afaceri.</p>"
        '<p>2. Un sistem electronic pentru serviciile publice, cu <a href="page:antonia">funcționarul public virtual '
        "ANTONIA</a>.</p>"
        "<p>3. Formarea angajaților și a factorilor de decizie în folosirea instrumentelor digitale.</p>"
    ),
    "specific_en": (
        "<p>1. CIIC mechanisms through which decisions are taken with residents and businesses in mind.</p>"
        '<p>2. An electronic system for public services, with <a href="page:antonia">the virtual public servant '
        "ANTONIA</a>.</p>"
        "<p>3. Training staff and decision-makers in the use of digital tools.</p>"
    ),
    "results_ro": "",
    "results_en": "",
    "equality_ro": (
        "Potrivit beneficiarului, proiectul a respectat egalitatea de șanse, iar obiectivele și activitățile lui au "
        "sprijinit dezvoltarea durabilă."
    ),
    "equality_en": (
        "According to the beneficiary, the project respected equal opportunities, and its objectives and activities "
        "supported sustainable development."
    ),
    "place_ro": "Cluj-Napoca",
    "place_en": "Cluj-Napoca",
    "note_ro": (
        "Sursele dau valoarea totală și asistența nerambursabilă solicitată; cine a plătit diferența de 102.340,00 lei "
        "(3,04 %) nu o spun. Codul SMIS și contractul nu apar în ele. " + EMBLEMS_RO
    ),
    "note_en": (
        "The sources give the total value and the non-refundable support requested; they do not say who paid the "
        "difference of 102,340.00 lei (3.04%). The SMIS code and the contract do not appear in them. " + EMBLEMS_EN
    ),
    "smis_code": "",
    "call_code": "POCA/471/2/1",
    "contract_number": "",
    "contract_on": "",
    "starts_on": "2019-06-24",
    "ends_on": "2021-12-24",
    "months": 30,
    "website": "",
    "sums": [("total", "3364773.00"), ("requested", "3262433.00"), ("own", "")],
    "organisations": [("beneficiary", "municipiul")],
    "topics": ["civic-innovation"],
    "goals": ["16"],
    "source": "primariaclujnapoca.ro",
}

CIIC_RO = {
    **POCA,
    **NOT_OFFICIAL,
    "key": "ciic-ro",
    "slug_ro": "forumul-ciic-ro",
    "slug_en": "ciic-ro-forum",
    "title_ro": "Proiectul din care vine forumul ciic.ro",
    "title_en": "The project behind the ciic.ro forum",
    "acronym": "",
    "full_title_ro": "",
    "full_title_en": "",
    "summary_ro": "Un proiect al Asociației DEZVOLT, 2022–2023; forumul lui de dezbateri este la ciic.ro.",
    "summary_en": "A project of the DEZVOLT Association, 2022–2023; its debate forum is at ciic.ro.",
    "axis_ro": "",
    "axis_en": "",
    "objective_ro": "",
    "objective_en": "",
    "call_ro": "",
    "call_en": "",
    "general_ro": "",
    "general_en": "",
    "specific_ro": "",
    "specific_en": "",
    "results_ro": "<p>Forumul de dezbateri de la ciic.ro, care anunță peste 40 de dezbateri.</p>",
    "results_en": "<p>The debate forum at ciic.ro, which announces more than 40 debates.</p>",
    "equality_ro": "",
    "equality_en": "",
    "place_ro": "",
    "place_en": "",
    "note_ro": (
        "Forumul este al asociației, nu al Primăriei: îl legăm, nu îl copiem. Titlul întreg și obiectivele proiectului nu "
        "apar în datele pe care le avem. " + EMBLEMS_RO
    ),
    "note_en": (
        "The forum belongs to the association, not to City Hall: we link to it and do not copy it. The project’s full "
        "title and objectives do not appear in the data that we have. " + EMBLEMS_EN
    ),
    "smis_code": "151461",
    "call_code": "POCA/659/2/1",
    "contract_number": "816",
    "contract_on": "2022-08-01",
    "starts_on": "2022-08-01",
    "ends_on": "2023-07-31",
    "months": 12,
    "website": "https://ciic.ro/",
    "sums": [("total", "421935.00"), ("union", "351471.86"), ("national", "62024.44"), ("own", "8438.70")],
    "organisations": [("beneficiary", "dezvolt")],
    "topics": ["civic-innovation"],
    "goals": ["16"],
    "source": "ciic.ro",
}

INNOVATO_R = {
    **NOT_OFFICIAL,
    "key": "innovato-r-network",
    "slug_ro": "reteaua-innovato-r",
    "slug_en": "innovato-r-transfer-network",
    "title_ro": "Rețeaua Innovato-R",
    "title_en": "The Innovato-R network",
    "acronym": "Innovato-R",
    "full_title_ro": "",
    "full_title_en": "",
    "summary_ro": "O rețea de transfer de bune practici în care Primăria a cerut idei propriilor angajați.",
    "summary_en": "A good-practice transfer network in which City Hall asked its own staff for ideas.",
    "programme_ro": "URBACT III",
    "programme_en": "URBACT III",
    "period": "2014",
    "fund": "other",
    "emblems": ["programme"],
    "axis_ro": "",
    "axis_en": "",
    "objective_ro": "",
    "objective_en": "",
    "call_ro": "",
    "call_en": "",
    "general_ro": (
        "<p>Proiecte dezvoltate împreună cu cei care lucrează în administrație, pentru ca ea să meargă mai bine, să "
        "risipească mai puțin și să ofere servicii mai bune.</p>"
    ),
    "general_en": (
        "<p>Projects developed together with the people who work in the administration, so that it runs better, wastes "
        "less and offers better services.</p>"
    ),
    "specific_ro": "",
    "specific_en": "",
    "results_ro": (
        '<p>La Cluj-Napoca, o platformă internă și 19 proiecte depuse la primul apel. <a href="page:innovato-r">Ce s-a '
        "întâmplat și ce nu știm</a></p>"
    ),
    "results_en": (
        '<p>In Cluj-Napoca, an internal platform and 19 projects submitted to the first call. <a href="page:innovato-r">What '
        "happened and what we do not know</a></p>"
    ),
    "equality_ro": "",
    "equality_en": "",
    "place_ro": "Cluj-Napoca și alte cinci orașe",
    "place_en": "Cluj-Napoca and five other cities",
    "note_ro": "Sumele, contractul și perioada nu apar în articolele din iunie 2020 pe care le-am citit.",
    "note_en": "Sums, contract and period do not appear in the articles of June 2020 that we read.",
    "smis_code": "",
    "call_code": "",
    "contract_number": "",
    "contract_on": "",
    "starts_on": "",
    "ends_on": "",
    "months": None,
    "website": "",
    "sums": [("total", "")],
    "organisations": [("beneficiary", "municipiul"), ("partner", "innovato-r"), ("funder", "urbact")],
    "topics": ["civic-innovation"],
    "goals": ["16", "17"],
    "source": "urbact.eu, iunie 2020",
}

PROJECTS_INDEX = {
    "key": "projects",
    "slug_ro": "proiecte-europene",
    "slug_en": "eu-projects",
    "title_ro": "Proiecte europene",
    "title_en": "EU-funded projects",
    "summary_ro": "Proiectele cu bani europeni legate de centru: ce și-au propus, cât au costat și cine a plătit.",
    "summary_en": "EU-funded projects connected with the centre: what they set out to do, what they cost and who paid.",
}
PROJECTS = [ANTO_CIIC, CIIC_RO, INNOVATO_R]
