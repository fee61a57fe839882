"""The eight activities that CIIC announced in 2022, each with the page that it leads to.

``ACTIVITIES``: ``key``, ``title_*``, ``text_*`` (plain), ``target`` (as in menus) and ``link_*``, the link's words.
"""

ACTIVITIES = [
    {
        "key": "consultations",
        "title_ro": "Consultări publice și participare la decizii",
        "title_en": "Public consultation and taking part in decisions",
        "text_ro": (
            "Dezbateri publice despre proiectele orașului, din 2017 încoace. În 2022, centrul a "
            "anunțat că, începând din septembrie, adaugă metode noi, interactive."
        ),
        "text_en": (
            "Public debates on the city’s projects, ever since 2017. In 2022 the centre announced "
            "that new, interactive methods would be added from September."
        ),
        "target": "section:debates",
        "link_ro": "Vezi dezbaterile",
        "link_en": "See the debates",
    },
    {
        "key": "universities-and-business",
        "title_ro": "Cooperare cu universitățile și cu mediul privat",
        "title_en": "Working with universities and business",
        "text_ro": (
            "Un cadru în care ideile din oraș sunt cântărite și discutate împreună cu specialiști "
            "din universități și din companii."
        ),
        "text_en": (
            "A setting in which the city’s ideas are weighed and discussed together with "
            "specialists from universities and companies."
        ),
        "target": "page:partners",
        "link_ro": "Vezi partenerii",
        "link_en": "See the partners",
    },
    {
        "key": "international",
        "title_ro": "Cooperare internațională",
        "title_en": "International cooperation",
        "text_ro": (
            "Schimburi de experiență cu orașe și rețele de orașe din Europa și din lume. Un "
            "exemplu este Innovato-R, rețeaua prin care Primăria a deschis primul său apel intern "
            "de propuneri."
        ),
        "text_en": (
            "Exchanges with cities and city networks in Europe and beyond. One example is "
            "Innovato-R, the network through which City Hall opened its first internal call for "
            "proposals."
        ),
        "target": "page:innovato-r",
        "link_ro": "Citește despre Innovato-R",
        "link_en": "Read about Innovato-R",
    },
    {
        "key": "competitions",
        "title_ro": "Concursuri internaționale de soluții",
        "title_en": "International design competitions",
        "text_ro": (
            "Împreună cu Ordinul Arhitecților din România, orașul caută prin concurs cele mai "
            "bune proiecte pentru spațiul public."
        ),
        "text_en": (
            "Together with the Romanian Order of Architects, the city looks for the best projects "
            "for its public spaces through competitions."
        ),
        "target": "page:solution-competitions",
        "link_ro": "Vezi concursurile",
        "link_en": "See the competitions",
    },
    {
        "key": "fix-and-scholarships",
        "title_ro": "FIX Cluj și burse de imaginație civică",
        "title_en": "FIX Cluj and civic imagination scholarships",
        "text_ro": (
            "Fondul de Inovare și Experiment sprijină ideile echipelor tinere. Pentru bursele "
            "anunțate în 2022 nu am găsit un apel public."
        ),
        "text_en": (
            "The Innovation and Experiment Fund supports the ideas of young teams. We have found "
            "no public call for the scholarships announced in 2022."
        ),
        "target": "page:fix-cluj",
        "link_ro": "Citește despre FIX Cluj",
        "link_en": "Read about FIX Cluj",
    },
    {
        "key": "climate-mission",
        "title_ro": "Neutralitate climatică până în 2030",
        "title_en": "Climate neutrality by 2030",
        "text_ro": (
            "Sprijin pentru Misiunea Uniunii Europene „100 de orașe inteligente și neutre din "
            "punct de vedere climatic până în 2030”, din care Cluj-Napoca face parte."
        ),
        "text_en": (
            "Support for the European Union’s Mission “100 Climate-Neutral and Smart Cities by "
            "2030”, of which Cluj-Napoca is part."
        ),
        "target": "page:climate-mission",
        "link_ro": "Citește despre orașul neutru climatic",
        "link_en": "Read about the climate-neutral city",
    },
    {
        "key": "sdg",
        "title_ro": "Obiectivele de Dezvoltare Durabilă, aduse în oraș",
        "title_en": "The Sustainable Development Goals, brought home",
        "text_ro": (
            "Obiectivele de Dezvoltare Durabilă (ODD) luate în seamă în politicile și în "
            "investițiile locale, cu sprijin pentru proiectele verzi."
        ),
        "text_en": (
            "Taking the Sustainable Development Goals (SDGs) into account in local policies and "
            "investment, with support for green projects."
        ),
        "target": "page:sustainable-development",
        "link_ro": "Vezi obiectivele și paginile lor",
        "link_en": "See the goals and their pages",
    },
    {
        "key": "youth",
        "title_ro": "Consiliul Consultativ de Tineret",
        "title_en": "The Youth Advisory Council",
        "text_ro": (
            "Implicarea tinerilor în decizii și în politicile pentru tineret, inclusiv prin "
            "planul de acțiune „Cluj for Youth 2030”, al cărui text nu l-am găsit publicat."
        ),
        "text_en": (
            "Involving young people in decisions and in youth policies, including through the "
            "action plan “Cluj for Youth 2030”, whose text we have not found published."
        ),
        "target": "page:youth-council",
        "link_ro": "Citește despre Consiliu",
        "link_en": "Read about the Council",
    },
]


def _blocks(language):
    for activity in ACTIVITIES:
        words = activity[f"link_{language}"]
        link = f'<a href="{activity["target"]}">{words}</a>'
        yield ("heading", activity[f"title_{language}"])
        yield ("paragraph", f"{activity[f'text_{language}']} {link}")


PAGE = {
    "key": "activities",
    "parent": "about",
    "programme": "city",
    "slug_ro": "ce-facem",
    "slug_en": "what-we-do",
    "title_ro": "Ce facem",
    "title_en": "What we do",
    "summary_ro": (
        "Cele opt activități pe care CIIC și le-a propus la reorganizarea din 2022 și unde le găsești pe acest site."
    ),
    "summary_en": (
        "The eight activities CIIC set itself at its 2022 reorganisation, and where to find them on this site."
    ),
    "body_ro": [
        (
            "paragraph",
            (
                "La reorganizarea din 2022, CIIC și-a anunțat opt activități principale. Pentru fiecare spunem pe scurt "
                "despre ce este vorba și te trimitem mai departe."
            ),
        ),
        *_blocks("ro"),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "At its 2022 reorganisation CIIC announced eight main activities. For each one we say briefly what it is "
                "about and where to read on."
            ),
        ),
        *_blocks("en"),
    ],
}
