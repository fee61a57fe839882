"""Debates about streets, planning and the city's strategy, 2019–2024."""

BUS_LANES_2019 = {
    "key": "benzi-dedicate-2019",
    "slug_ro": "benzi-dedicate-transportului-in-comun",
    "slug_en": "dedicated-public-transport-lanes",
    "title_ro": "Benzi dedicate transportului în comun",
    "title_en": "Dedicated public transport lanes",
    "question_ro": "Unde și cum să circule transportul în comun pe benzi dedicate?",
    "question_en": "Where and how should public transport run on dedicated lanes?",
    "summary_ro": ("Dezbatere CIIC anunțată pentru miercuri, 22 mai 2019, ora 17.00, la Casino, în Parcul Central."),
    "summary_en": "A CIIC debate announced for Wednesday, 22 May 2019, 17:00, at the Casino in Central Park.",
    "why_ro": (
        "<p>Anunțul a pus în discuție benzile dedicate transportului în comun, alături de planuri "
        "urbanistice zonale (PUZ) și studii de fezabilitate pentru Calea Moților, Calea Mănăștur, "
        "strada Uzinei Electrice și strada Mărginașă.</p>"
    ),
    "why_en": (
        "<p>The announcement put dedicated public transport lanes up for discussion, together "
        "with zonal urban plans (PUZ) and feasibility studies for Calea Moților, Calea Mănăștur, "
        "Uzinei Electrice Street and Mărginașă Street.</p>"
    ),
    "date": "2019-05-22",
    "precision": "day",
    "time": "17:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": True,
    "held": False,
    "confidence_note_ro": "Data, ora și locul provin din anunțul public.",
    "confidence_note_en": "The date, time and place come from the public announcement.",
    "venue": "casino",
    "topics": ["mobility", "urban-development"],
    "neighbourhoods": ["centru", "manastur"],
    "source": ["cluj24h.ro"],
    "results_ro": (
        "<p>Un rezumat al dezbaterii nu a fost găsit. Pe aceeași temă, Primăria a deschis mai "
        'târziu, între 12 și 26 octombrie 2021, o <a href="page:consultations">consultare</a> despre '
        "accesul și circulația pe benzile dedicate transportului în comun.</p>"
    ),
    "results_en": (
        "<p>No summary of the debate has been found. On the same subject, City Hall later opened "
        'a <a href="page:consultations">consultation</a> on access to and traffic in the dedicated '
        "public transport lanes, from 12 to 26 October 2021.</p>"
    ),
}

SIDU_REGENERATION_2020 = {
    "key": "sidu-regenerare-2020",
    "slug_ro": "sidu-2021-2030-regenerare-urbana",
    "slug_en": "urban-strategy-2021-2030-regeneration",
    "title_ro": "Strategia urbană (SIDU) 2021–2030: regenerare",
    "title_en": "Urban strategy (SIDU) 2021–2030: regeneration",
    "question_ro": "Ce zone ale orașului au nevoie de regenerare și cum să arate ea?",
    "question_en": "Which parts of the city need regeneration, and what should it look like?",
    "summary_ro": (
        "Consultare CIIC anunțată pentru marți, 7 iulie 2020, online, prima din seria despre "
        "strategia orașului pentru 2021–2030."
    ),
    "summary_en": (
        "A CIIC consultation announced for Tuesday, 7 July 2020, online, the first in the series "
        "on the city’s strategy for 2021–2030."
    ),
    "why_ro": (
        "<p>Strategia Integrată de Dezvoltare Urbană stabilește direcțiile orașului pentru un "
        "deceniu. Prima consultare anunțată a avut ca temă regenerarea urbană.</p><p>Ora nu apare "
        "în sursele consultate.</p>"
    ),
    "why_en": (
        "<p>The Integrated Urban Development Strategy sets the city’s directions for a decade. "
        "The first consultation to be announced was about urban regeneration.</p><p>The time does "
        "not appear in the sources consulted.</p>"
    ),
    "date": "2020-07-07",
    "precision": "day",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": False,
    "held": False,
    "confidence_note_ro": "Ora nu este cunoscută. Consultarea a fost anunțată; desfășurarea ei nu este confirmată.",
    "confidence_note_en": (
        "The time is not known. The consultation was announced; we have no confirmation that it went ahead."
    ),
    "online": True,
    "stream_ro": "Online, pe Zoom.",
    "stream_en": "Online, on Zoom.",
    "topics": ["urban-development", "public-space"],
    "source": ["ziarulfaclia.ro"],
}

GRIGORESCU_2020 = {
    "key": "grigorescu-pietoni-2020",
    "slug_ro": "oras-pentru-pietoni-grigorescu",
    "slug_en": "walkable-city-grigorescu",
    "title_ro": "Concept de amenajare „oraș pentru pietoni” – cartierul Grigorescu",
    "title_en": "A “walkable city” design concept – the Grigorescu neighbourhood",
    "question_ro": "Cum să arate o zonă din Grigorescu gândită întâi pentru pietoni?",
    "question_en": "What should a part of Grigorescu look like if it is designed for pedestrians first?",
    "summary_ro": (
        "Dezbatere publică online, marți, 28 iulie 2020, ora 17.00. A încheiat seria de consultări din iulie 2020."
    ),
    "summary_en": (
        "An online public debate on Tuesday, 28 July 2020, 17:00. It closed the series of consultations of July 2020."
    ),
    "why_ro": (
        "<p>Prin programul „oraș pentru pietoni” („walkable city”), Primăria și-a propus ca "
        "proiectele de reamenajare începute în centru să ajungă, treptat, în toate cartierele. În "
        "Grigorescu, o zonă urma să fie amenajată pornind de la pieton, transportul în comun și "
        "mobilitatea alternativă.</p><p>Ca prim exemplu, Primăria a dat strada Molnar Piuariu din "
        "Mărăști, pe care o prezintă drept prima stradă „smart” din România.</p>"
    ),
    "why_en": (
        "<p>With its “walkable city” programme, City Hall set out to bring the redesign projects "
        "begun in the centre to every neighbourhood, step by step. In Grigorescu, one area was to "
        "be designed starting from the pedestrian, public transport and alternative ways of "
        "getting around.</p><p>As a first example City Hall pointed to Molnar Piuariu Street in "
        "Mărăști, which it presents as Romania’s first “smart” street.</p>"
    ),
    "date": "2020-07-28",
    "precision": "day",
    "time": "17:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": True,
    "held": True,
    "confidence_note_ro": "Data, ora și tema sunt confirmate pe site-ul Primăriei.",
    "confidence_note_en": "The date, time and subject are confirmed on the City Hall website.",
    "online": True,
    "stream_ro": "Online; platforma nu este numită în sursa consultată.",
    "stream_en": "Online; the source consulted does not name the platform.",
    "topics": ["mobility", "public-space"],
    "neighbourhoods": ["grigorescu"],
    "source": ["primariaclujnapoca.ro"],
}

SIDU_MOBILITY_2021 = {
    "key": "sidu-mobilitate-2021",
    "slug_ro": "sidu-2021-2030-mobilitate",
    "slug_en": "urban-strategy-2021-2030-mobility",
    "title_ro": "Strategia urbană (SIDU) 2021–2030: mobilitate",
    "title_en": "Urban strategy (SIDU) 2021–2030: mobility",
    "question_ro": "Cum ne deplasăm prin Cluj-Napoca până în 2030?",
    "question_en": "How will we get around Cluj-Napoca between now and 2030?",
    "summary_ro": (
        "Dezbatere CIIC online anunțată pentru joi, 25 februarie 2021, ora 17.00, cu intervenții de cel mult 3 minute."
    ),
    "summary_en": (
        "An online CIIC debate announced for Thursday, 25 February 2021, 17:00, with "
        "contributions of at most 3 minutes each."
    ),
    "why_ro": (
        "<p>Mobilitatea este unul dintre capitolele strategiei orașului pentru 2021–2030, la care "
        "Primăria a lucrat cu Banca Mondială.</p><p>Regulile au fost publicate odată cu anunțul: "
        "înscrierea la cuvânt printr-un mesaj trimis paginii de Facebook, linkul primit în ziua "
        "dezbaterii și cel mult 3 minute pentru fiecare intervenție.</p>"
    ),
    "why_en": (
        "<p>Mobility is one of the chapters of the city’s strategy for 2021–2030, on which City "
        "Hall worked with the World Bank.</p><p>The rules were published with the announcement: "
        "people asked to speak by sending a message to the Facebook page, the link was to be sent "
        "on the day, and each contribution was limited to 3 minutes.</p>"
    ),
    "date": "2021-02-25",
    "precision": "day",
    "time": "17:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "partners": ["banca-mondiala"],
    "verified": True,
    "held": False,
    "confidence_note_ro": "Data, ora și regulile provin din anunțul public.",
    "confidence_note_en": "The date, time and rules come from the public announcement.",
    "online": True,
    "stream_ro": "Pe Zoom, cu transmisiune în direct pe Facebook.",
    "stream_en": "On Zoom, streamed live on Facebook.",
    "topics": ["mobility", "urban-development"],
    "source": ["monitorulcj.ro"],
}

CARBOCHIM_2024 = {
    "key": "carbochim-2024",
    "slug_ro": "regenerarea-platformei-carbochim",
    "slug_en": "carbochim-site-regeneration",
    "title_ro": "Regenerarea fostei platforme Carbochim",
    "title_en": "Regenerating the former Carbochim industrial site",
    "question_ro": "Cum să fie regenerată fosta platformă industrială Carbochim?",
    "question_en": "How should the former Carbochim industrial site be regenerated?",
    "summary_ro": (
        "Dezbatere organizată de Primăria Cluj-Napoca joi, 18 iulie 2024, la sediul Primăriei. "
        "Presa consemnează o discuție de circa 5 ore."
    ),
    "summary_en": (
        "A debate organised by Cluj-Napoca City Hall on Thursday, 18 July 2024, at City Hall. The "
        "press reports a discussion of about 5 hours."
    ),
    "why_ro": (
        "<p>Fosta platformă industrială urmează să fie transformată, iar propunerea a fost "
        "discutată public la Primărie.</p><p>Dezbaterea nu este prezentată în surse ca dezbatere "
        "CIIC; o păstrăm aici ca parte a discuției despre dezvoltarea orașului.</p>"
    ),
    "why_en": (
        "<p>The former industrial site is to be transformed, and the proposal was discussed "
        "publicly at City Hall.</p><p>Sources do not present it as a CIIC debate; we keep it here "
        "as part of the conversation about how the city develops.</p>"
    ),
    "date": "2024-07-18",
    "precision": "day",
    "kind": "debate",
    "organisers": ["primaria"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Anul este dedus din ziua săptămânii (joi) și din context; ora nu este cunoscută.",
    "confidence_note_en": (
        "The year is deduced from the day of the week (Thursday) and the context; the time is not known."
    ),
    "venue": "primaria",
    "topics": ["urban-development"],
    "source": ["monitorulcj.ro"],
}

DEBATES = [
    BUS_LANES_2019,
    SIDU_REGENERATION_2020,
    GRIGORESCU_2020,
    SIDU_MOBILITY_2021,
    CARBOCHIM_2024,
]
