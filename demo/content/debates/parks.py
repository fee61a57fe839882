"""Debates about parks and the citadel hill, 2017–2020."""

FEROVIARILOR_2017 = {
    "key": "feroviarilor-2017",
    "slug_ro": "parcul-feroviarilor-concurs-de-solutii",
    "slug_en": "feroviarilor-park-design-competition",
    "title_ro": "Parcul Feroviarilor – concursul de soluții pentru reabilitarea parcului",
    "title_en": "Feroviarilor Park – the design competition for renewing the park",
    "question_ro": "Ce să ceară orașul prin concursul de soluții pentru Parcul Feroviarilor?",
    "question_en": "What should the city ask of the design competition for Feroviarilor Park?",
    "summary_ro": (
        "Cu această dezbatere, în octombrie 2017, Primăria Cluj-Napoca a inaugurat Centrul de "
        "Inovare și Imaginație Civică."
    ),
    "summary_en": (
        "With this debate, in October 2017, Cluj-Napoca City Hall opened the Centre for "
        "Innovation and Civic Imagination."
    ),
    "why_ro": (
        "<p>Parcul urma să fie reabilitat printr-un concurs de soluții, iar prima dezbatere a "
        "centrului a pus tema pe masă înainte de lansarea concursului.</p><p>Sursele publice nu "
        "păstrează ziua și locul întâlnirii, așa că nici pagina aceasta nu le presupune.</p>"
    ),
    "why_en": (
        "<p>The park was to be renewed through a design competition, and the centre’s first "
        "debate put the subject on the table before the competition was launched.</p><p>Public "
        "sources do not record the day or the place of the meeting, so this page does not guess "
        "them either.</p>"
    ),
    "date": "2017-10",
    "precision": "month",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Se cunoaște luna; ziua, ora și locul nu sunt consemnate.",
    "confidence_note_en": "The month is known; the day, the hour and the place are not recorded.",
    "topics": ["parks", "public-space"],
    "source": ["primariaclujnapoca.ro"],
    "results_ro": (
        "<p>Concursul de soluții, organizat de Primărie împreună cu Ordinul Arhitecților din "
        "România, a fost lansat la 4 aprilie 2018, într-o singură fază, cu predarea proiectelor "
        "până la 23 mai 2018. A câștigat ASIZA Birou de Arhitectură (arh. Vlad Sebastian Rusu și "
        "echipa).</p><p>Un rezumat al dezbaterii din 2017 nu a fost găsit.</p>"
    ),
    "results_en": (
        "<p>The design competition, run by City Hall together with the Romanian Order of "
        "Architects, was launched on 4 April 2018 in a single stage, with entries due by 23 May "
        "2018. It was won by ASIZA Birou de Arhitectură (architect Vlad Sebastian Rusu and "
        "team).</p><p>No summary of the 2017 debate has been found.</p>"
    ),
}

CETATUIA_2018 = {
    "key": "cetatuia-2018",
    "slug_ro": "reamenajarea-cetatuii",
    "slug_en": "redesigning-cetatuia",
    "title_ro": "Reamenajarea Cetățuii",
    "title_en": "Redesigning Cetățuia, the citadel hill",
    "question_ro": "Cum ar trebui reamenajată Cetățuia?",
    "question_en": "How should Cetățuia, the citadel hill, be redesigned?",
    "summary_ro": ("Dezbatere CIIC anunțată pentru joi, 15 noiembrie 2018, ora 18.00, la Casino, în Parcul Central."),
    "summary_en": ("A CIIC debate announced for Thursday, 15 November 2018, 18:00, at the Casino in Central Park."),
    "why_ro": (
        "<p>Cetățuia este deopotrivă spațiu public și patrimoniu, iar orașul pregătea pentru ea "
        "un concurs de soluții.</p><p>Nu am găsit un proces-verbal sau un rezumat public al "
        "discuțiilor.</p>"
    ),
    "why_en": (
        "<p>Cetățuia is both a public space and a heritage site, and the city was preparing a "
        "design competition for it.</p><p>We have found no public minutes or summary of the "
        "discussion.</p>"
    ),
    "date": "2018-11-15",
    "precision": "day",
    "time": "18:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": False,
    "held": False,
    "confidence_note_ro": (
        "Anul este dedus din ziua săptămânii (joi). Dezbaterea a fost anunțată; desfășurarea ei nu este confirmată."
    ),
    "confidence_note_en": (
        "The year is deduced from the day of the week (Thursday). The debate was announced; we "
        "have no confirmation that it went ahead."
    ),
    "venue": "casino",
    "topics": ["public-space", "heritage"],
    "source": ["clujulcultural.ro"],
    "results_ro": (
        "<p>A urmat concursul de soluții pentru Ansamblul Cetățuia, organizat de Primărie "
        "împreună cu Ordinul Arhitecților din România: anunț în SEAP la 5 aprilie 2019, predarea "
        "proiectelor până la 24 iunie 2019, ora 16.00, jurizare în 28–30 iunie 2019.</p><p>Premii "
        "anunțate: contract de 1.476.149 lei fără TVA pentru locul I, 70.000 lei pentru locul II "
        "și 45.000 lei pentru locul III. Câștigătorul nu a putut fi stabilit din sursele "
        "consultate.</p>"
    ),
    "results_en": (
        "<p>A design competition for the Cetățuia ensemble followed, run by City Hall together "
        "with the Romanian Order of Architects: notice on the public procurement platform (SEAP) "
        "on 5 April 2019, entries due by 24 June 2019, 16:00, judging on 28–30 June "
        "2019.</p><p>Prizes announced: a contract worth 1,476,149 lei excluding VAT for first "
        "place, 70,000 lei for second and 45,000 lei for third. The winner could not be "
        "established from the sources consulted.</p>"
    ),
}

PARCUL_DE_EST_2020 = {
    "key": "parcul-de-est-2020",
    "slug_ro": "parcul-de-est-concurs-de-solutii",
    "slug_en": "east-park-design-competition",
    "title_ro": "Parcul de Est – stabilirea concursului de soluții",
    "title_en": "East Park – shaping the design competition",
    "question_ro": "Ce cerințe să aibă concursul de soluții pentru Parcul de Est?",
    "question_en": "What requirements should the design competition for East Park set?",
    "summary_ro": (
        "Dezbatere CIIC anunțată pentru marți, 4 februarie 2020, ora 18.00, la Casino; cel puțin "
        "a doua pe această temă."
    ),
    "summary_en": (
        "A CIIC debate announced for Tuesday, 4 February 2020, 18:00, at the Casino; at least the "
        "second on this subject."
    ),
    "why_ro": (
        "<p>Înainte de a lansa concursul de soluții pentru un parc nou în estul orașului, "
        "Primăria a invitat publicul să discute ce trebuie să cuprindă.</p><p>Suprafața parcului "
        "diferă de la o sursă la alta: peste 45 de hectare în anunțurile din 2020, 37,98 hectare "
        "în planul urbanistic zonal din octombrie 2025.</p>"
    ),
    "why_en": (
        "<p>Before launching the design competition for a new park in the east of the city, City "
        "Hall invited the public to discuss what it should include.</p><p>The park’s area differs "
        "from one source to another: more than 45 hectares in the 2020 announcements, 37.98 "
        "hectares in the zonal urban plan of October 2025.</p>"
    ),
    "date": "2020-02-04",
    "precision": "day",
    "time": "18:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": True,
    "held": False,
    "confidence_note_ro": "Data, ora și locul provin din anunțul public.",
    "confidence_note_en": "The date, time and place come from the public announcement.",
    "venue": "casino",
    "topics": ["parks", "public-space"],
    "source": ["eclujeanul.ro"],
    "results_ro": (
        "<p>Concursul internațional de soluții, organizat de Primărie împreună cu Ordinul "
        "Arhitecților din România, a fost lansat în octombrie 2020, cu predarea proiectelor până "
        "la 29 ianuarie 2021. Premii anunțate: contract de 6.288.360 lei fără TVA pentru locul I, "
        "120.000 lei pentru locul II și 60.000 lei pentru locul III.</p><p>Câștigătorul este "
        "Metapolis (numele apare scris diferit în surse).</p>"
    ),
    "results_en": (
        "<p>The international design competition, run by City Hall together with the Romanian "
        "Order of Architects, was launched in October 2020, with entries due by 29 January 2021. "
        "Prizes announced: a contract worth 6,288,360 lei excluding VAT for first place, 120,000 "
        "lei for second and 60,000 lei for third.</p><p>The winner is Metapolis (sources spell "
        "the name in different ways).</p>"
    ),
}

CARAGIALE_2020 = {
    "key": "parcul-caragiale-2020",
    "slug_ro": "noul-parc-caragiale",
    "slug_en": "new-caragiale-park",
    "title_ro": "Noul parc Caragiale",
    "title_en": "The new Caragiale Park",
    "question_ro": "Cum ar trebui să arate noul parc Caragiale?",
    "question_en": "What should the new Caragiale Park look like?",
    "summary_ro": ("Dezbatere CIIC anunțată pentru joi, 20 februarie 2020, ora 18.00, la Casino, în Parcul Central."),
    "summary_en": ("A CIIC debate announced for Thursday, 20 February 2020, 18:00, at the Casino in Central Park."),
    "why_ro": (
        "<p>Discuția a fost anunțată ca parte a proiectului ANTO–CIIC și lega două teme: parcul "
        "și patrimoniul din jurul lui.</p><p>Sursele consultate nu spun ce variante au fost "
        "prezentate.</p>"
    ),
    "why_en": (
        "<p>The discussion was announced as part of the ANTO–CIIC project and brought two "
        "subjects together: the park and the heritage around it.</p><p>The sources consulted do "
        "not say which options were presented.</p>"
    ),
    "date": "2020-02-20",
    "precision": "day",
    "time": "18:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "verified": True,
    "held": False,
    "confidence_note_ro": "Data, ora și locul provin din anunțul public.",
    "confidence_note_en": "The date, time and place come from the public announcement.",
    "venue": "casino",
    "topics": ["parks", "heritage"],
    "source": ["portalcj.ro"],
}

DEBATES = [FEROVIARILOR_2017, CETATUIA_2018, PARCUL_DE_EST_2020, CARAGIALE_2020]
