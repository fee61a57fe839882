"""Edition 1 as the sources give it, and one open call that is invented and says so."""

EDITION_1 = {
    "key": "fix-edition-1",
    "slug_ro": "editia-1-2021",
    "slug_en": "edition-1-2021",
    "title_ro": "FIX Cluj, ediția 1 (2021)",
    "title_en": "FIX Cluj, edition 1 (2021)",
    "summary_ro": "Primul apel, din octombrie 2021: 145 de propuneri de la echipe de tineri, 40 selectate.",
    "summary_en": "The first call, of October 2021: 145 proposals from teams of young people, 40 selected.",
    "intro_ro": (
        "<p>Idei antreprenoriale, tehnologice sau sociale ale unor echipe de tineri. Au fost alese atât idei care pot "
        "crește, cât și răspunsuri la nevoi mici, foarte locale.</p>"
    ),
    "intro_en": (
        "<p>Entrepreneurial, technological or social ideas of teams of young people. Both ideas that can grow and answers "
        "to small, very local needs were chosen.</p>"
    ),
    "eligibility_ro": "<p>Echipe de tineri care locuiesc, studiază sau lucrează în Cluj-Napoca.</p>",
    "eligibility_en": "<p>Teams of young people who live, study or work in Cluj-Napoca.</p>",
    "amounts_note_ro": (
        "Anunțul vorbește despre „un prim premiu” de 3.000 de euro pentru echipele din spatele ideilor selectate. Noi îl "
        "citim ca sumă pentru fiecare echipă selectată; doar regulamentul, pe care nu l-am găsit, ar putea confirma."
    ),
    "amounts_note_en": (
        "The announcement speaks of “a first prize” of 3,000 euro for the teams behind the selected ideas. We read it as "
        "a sum for each selected team; only the rules, which we did not find, could confirm it."
    ),
    "results_ro": (
        "<p><b>De ce doar totaluri.</b> În sursele pe care le-am citit nu am găsit lista celor 40 de idei. Apelul a fost "
        "deschis de la 16 ani, deci unii participanți puteau fi minori, iar numele lor sunt date personale: aici publicăm "
        "cifrele, nu numele. Dacă ai lista oficială a proiectelor, scrie-ne.</p>"
    ),
    "results_en": (
        "<p><b>Why only totals.</b> In the sources that we read we did not find the list of the 40 ideas. The call was "
        "open from the age of 16, so some participants may have been minors, and their names are personal data: here we "
        "publish the numbers, not the names. If you have the official list of projects, write to us.</p>"
    ),
    "note_ro": (
        "Ziua deschiderii, ora închiderii, mărimea echipelor, grila de punctaj și temeiul legal nu au putut fi stabilite, "
        "așa că nu le presupunem."
    ),
    "note_en": (
        "The day of opening, the hour of closing, the size of the teams, the scoring grid and the legal basis could not be "
        "established, so we do not guess them."
    ),
    "checklist": [],
    "answers": [],
    "calendar": [("published", "2021-10", "month"), ("results", "2021-12-18", "day")],
    "topics": ["youth", "economy"],
    "partners": ["c-edu"],
    "facts": {
        "edition": 1,
        "is_decided": True,
        "received_count": 145,
        "selected_count": 40,
        "ceiling": "3000",
        "currency": "EUR",
        "amounts_as_of": "2021-12-18",
        "amounts_source": "c-edu.ro",
        "age_from": 16,
        "age_to": 26,
        "takes_residents": True,
        "takes_students": True,
        "takes_workers": True,
        "source": "c-edu.ro",
    },
}

DEMONSTRATION = {
    "key": "fix-demo",
    "slug_ro": "apel-demonstrativ",
    "slug_en": "demonstration-call",
    "title_ro": "Apel demonstrativ: experimente pentru cartier",
    "title_en": "Demonstration call: experiments for the neighbourhood",
    "summary_ro": "Un apel inventat, ca să se vadă cum se depune o cerere de finanțare. Nimic din ce trimiți nu se jurizează.",
    "summary_en": "An invented call that shows how to apply for funding. Nothing that you send is judged.",
    "intro_ro": (
        "<p>Exemplu: experimente de cel mult șase luni care răspund unei nevoi dintr-un cartier și lasă în urmă ceva ce "
        "alții pot relua – un obicei, un prototip, un ghid, niște date.</p>"
        "<p>Se pot plăti materiale, servicii, chirii de spații și echipamente mici. Nu se plătesc lucruri începute înainte "
        "de semnarea contractului.</p>"
    ),
    "intro_en": (
        "<p>Example: experiments of six months at most that answer a need in a neighbourhood and leave something that "
        "others can take up – a habit, a prototype, a guide, some data.</p>"
        "<p>It can pay for materials, services, rented rooms and small equipment, not for things begun before the contract "
        "was signed.</p>"
    ),
    "eligibility_ro": (
        "<p>Poți aplica dacă ai o echipă de 3–6 oameni, fiecare între 16 și 26 de ani la data-limită, și fiecare "
        "locuiește, învață sau lucrează în Cluj-Napoca. Nu e nevoie de firmă sau asociație: un grup de prieteni e destul.</p>"
        "<p>Dacă cineva din echipă nu are 18 ani, un părinte sau tutore semnează un acord, pe care îl încarci odată cu "
        "cererea sau în cel mult cinci zile după data-limită.</p>"
    ),
    "eligibility_en": (
        "<p>You can apply if you have a team of 3–6 people, each between 16 and 26 years old on the last day, and each "
        "lives, studies or works in Cluj-Napoca. No firm or association is needed: a group of friends is enough.</p>"
        "<p>If somebody in the team is under 18, a parent or guardian signs a consent, which you upload with the "
        "application or within five days after the deadline.</p>"
    ),
    "amounts_note_ro": "Sumele sunt inventate pentru demonstrație.",
    "amounts_note_en": "The sums are invented for the demonstration.",
    "results_ro": "",
    "results_en": "",
    "note_ro": "Nici apelul, nici sumele, nici întrebările nu vin din vreo sursă: sunt exemple.",
    "note_en": "Neither the call nor the sums nor the questions come from any source: they are examples.",
    "contact_ro": "Biroul de granturi (exemplu), prin e-mail, în zilele lucrătoare.",
    "contact_en": "The grants office (example), by e-mail, on working days.",
    "checklist": [
        ("Echipa: numele și vârsta fiecăruia la data-limită", "The team: everybody's name and age on the last day"),
        ("Un titlu și un rezumat de cel mult 500 de caractere", "A title and a summary of at most 500 characters"),
        (
            "Activitățile, una pe rând, cu cine răspunde și când",
            "The activities, one a line, with who answers for it and when",
        ),
        ("Bugetul, o cheltuială pe rând, și suma cerută", "The budget, one cost a line, and the amount asked for"),
        (
            "Dacă aveți minori în echipă: acordul părintelui sau tutorelui, PDF",
            "If there are minors in the team: the consent of a parent or guardian, as PDF",
        ),
        (
            "Nu pregăti CNP sau IBAN: nu se cer la depunere",
            "No personal number and no bank account: they are not asked for now",
        ),
    ],
    "answers": [
        {
            "day": -6,
            "question_ro": "Putem aplica dacă un coleg împlinește 27 de ani în timpul proiectului?",
            "question_en": "Can we apply if a colleague turns 27 during the project?",
            "answer_ro": "<p>Da. Vârsta se numără o singură dată, la data-limită de depunere.</p>",
            "answer_en": "<p>Yes. Age is counted once, on the last day for applications.</p>",
        },
        {
            "day": -3,
            "question_ro": "Contribuția proprie este obligatorie?",
            "question_en": "Is an own contribution required?",
            "answer_ro": "<p>Nu. Dacă aveți una, scrieți-o în buget; nu aduce puncte.</p>",
            "answer_en": "<p>No. If you have one, write it in the budget; it brings no points.</p>",
        },
        {
            "day": -1,
            "question_ro": "Putem completa dosarul după data-limită, dacă am uitat un acord?",
            "question_en": "Can we complete the papers after the deadline if we forgot a consent?",
            "answer_ro": (
                "<p>Da, timp de cinci zile, dar numai acordul semnat al tutorelui și confirmarea unui coleg invitat în "
                "echipă. Restul cererii se trimite până la data-limită.</p>"
            ),
            "answer_en": (
                "<p>Yes, for five days, but only the guardian’s signed consent and the acceptance of an invited teammate. "
                "Everything else is sent by the deadline.</p>"
            ),
        },
    ],
    "calendar": [
        ("published", -14, "", None),
        ("opens", -13, "09:00", None),
        ("questions", 12, "", None),
        ("closes_online", 19, "16:30", None),
        ("formal_check", 20, "", 24),
        ("evaluation", 25, "", 37),
        ("results", 38, "", None),
        ("contestation", 39, "", 43),
        ("contracts", 46, "", 56),
        ("reports", 250, "", None),
    ],
    "indicators": [
        ("Experimente duse la capăt", "Experiments carried through", 20),
        ("Oameni din cartier care au luat parte", "Neighbours who took part", 1000),
        ("Ghiduri, date sau prototipuri publicate", "Guides, data or prototypes published", None),
    ],
    "topics": ["youth", "social"],
    "partners": [],
    "deadline_day": 19,
    "facts": {
        "ceiling": "15000",
        "total_budget": "300000",
        "own_contribution": "0",
        "currency": "RON",
        "age_from": 16,
        "age_to": 26,
        "team_min": 3,
        "team_max": 6,
        "takes_residents": True,
        "takes_students": True,
        "takes_workers": True,
        "contact_email": "granturi@example.org",
        "is_demonstration": True,
    },
}
