"""The five online debates announced by City Hall in May and June 2020, not labelled as CIIC."""

NOT_CONFIRMED_RO = (
    "Dezbaterea a fost anunțată; desfășurarea ei nu este confirmată. Sursa nu o prezintă ca dezbatere CIIC."
)
NOT_CONFIRMED_EN = (
    "The debate was announced; we have no confirmation that it went ahead. The source does not "
    "present it as a CIIC debate."
)
PROCEDURE_RO = (
    "<p>În mai 2020, Primăria a precizat că dezbaterile sale online urmează procedura folosită la "
    "dezbaterea proiectelor de acte normative. Nu am găsit un rezumat public al discuției.</p>"
)
PROCEDURE_EN = (
    "<p>In May 2020 City Hall stated that its online debates followed the procedure used for "
    "debating draft regulations. We have found no public summary of the discussion.</p>"
)

SHARED = {
    "precision": "day",
    "kind": "debate",
    "organisers": ["primaria"],
    "verified": False,
    "held": False,
    "confidence_note_ro": NOT_CONFIRMED_RO,
    "confidence_note_en": NOT_CONFIRMED_EN,
    "online": True,
    "stream_ro": "Online, prin videoconferință.",
    "stream_en": "Online, by videoconference.",
    "source": ["laclujnapoca.ro"],
}

CULTURE_2020 = SHARED | {
    "key": "starea-culturii-2020",
    "slug_ro": "starea-sectorului-cultural-2020",
    "slug_en": "state-of-the-cultural-sector-2020",
    "title_ro": "Starea sectorului cultural clujean",
    "title_en": "The state of Cluj’s cultural sector",
    "question_ro": "De ce sprijin are nevoie sectorul cultural clujean?",
    "question_en": "What support does Cluj’s cultural sector need?",
    "summary_ro": (
        "Dezbatere online anunțată de Primărie pentru miercuri, 27 mai 2020, ora 17.00, despre "
        "cultură și efectele pandemiei."
    ),
    "summary_en": (
        "An online debate announced by City Hall for Wednesday, 27 May 2020, 17:00, on culture "
        "and the effects of the pandemic."
    ),
    "why_ro": "<p>Tema anunțată: starea sectorului cultural după primele luni de pandemie și sumele alocate organizațiilor neguvernamentale.</p>"
    + PROCEDURE_RO,
    "why_en": "<p>The subject announced: the state of the cultural sector after the first months of the pandemic and the sums set aside for non-governmental organisations.</p>"
    + PROCEDURE_EN,
    "date": "2020-05-27",
    "time": "17:00",
    "topics": ["culture"],
}

HEALTH_2020 = SHARED | {
    "key": "starea-sanatatii-2020",
    "slug_ro": "starea-sectorului-de-sanatate-2020",
    "slug_en": "state-of-the-health-sector-2020",
    "title_ro": "Starea sectorului de sănătate clujean",
    "title_en": "The state of Cluj’s health sector",
    "question_ro": "De ce au nevoie serviciile de sănătate din Cluj-Napoca?",
    "question_en": "What do the health services in Cluj-Napoca need?",
    "summary_ro": "Dezbatere online anunțată de Primărie pentru marți, 2 iunie 2020, ora 12.00.",
    "summary_en": "An online debate announced by City Hall for Tuesday, 2 June 2020, 12:00.",
    "why_ro": "<p>Tema anunțată: starea sectorului de sănătate din oraș și sumele alocate domeniului medical.</p>"
    + PROCEDURE_RO,
    "why_en": "<p>The subject announced: the state of the city’s health sector and the sums set aside for medical care.</p>"
    + PROCEDURE_EN,
    "date": "2020-06-02",
    "time": "12:00",
    "topics": ["health"],
}

SPORT_2020 = SHARED | {
    "key": "starea-sportului-2020",
    "slug_ro": "starea-sportului-clujean-2020",
    "slug_en": "state-of-sport-in-cluj-2020",
    "title_ro": "Starea sportului clujean și alocările pentru sport",
    "title_en": "The state of sport in Cluj and the funds for it",
    "question_ro": "Cum să sprijine orașul sportul clujean?",
    "question_en": "How should the city support sport in Cluj?",
    "summary_ro": "Dezbatere online anunțată de Primărie pentru marți, 9 iunie 2020, ora 12.00.",
    "summary_en": "An online debate announced by City Hall for Tuesday, 9 June 2020, 12:00.",
    "why_ro": "<p>Tema anunțată: starea sportului clujean și sumele alocate pentru sport.</p>" + PROCEDURE_RO,
    "why_en": "<p>The subject announced: the state of sport in Cluj and the sums set aside for it.</p>" + PROCEDURE_EN,
    "date": "2020-06-09",
    "time": "12:00",
    "topics": ["sport"],
}

BUSINESS_2020 = SHARED | {
    "key": "starea-mediului-de-afaceri-2020",
    "slug_ro": "starea-mediului-de-afaceri-2020",
    "slug_en": "state-of-the-business-community-2020",
    "title_ro": "Starea mediului de afaceri clujean",
    "title_en": "The state of Cluj’s business community",
    "question_ro": "Cum poate sprijini orașul mediul de afaceri clujean?",
    "question_en": "How can the city support Cluj’s business community?",
    "summary_ro": "Dezbatere online anunțată de Primărie pentru marți, 16 iunie 2020, ora 12.00.",
    "summary_en": "An online debate announced by City Hall for Tuesday, 16 June 2020, 12:00.",
    "why_ro": "<p>Tema anunțată: starea mediului de afaceri clujean.</p>" + PROCEDURE_RO,
    "why_en": "<p>The subject announced: the state of Cluj’s business community.</p>" + PROCEDURE_EN,
    "date": "2020-06-16",
    "time": "12:00",
    "topics": ["economy"],
}

SOCIAL_2020 = SHARED | {
    "key": "starea-sociala-2020",
    "slug_ro": "starea-sociala-a-municipiului-2020",
    "slug_en": "social-state-of-the-city-2020",
    "title_ro": "Starea socială a municipiului Cluj-Napoca",
    "title_en": "The social state of Cluj-Napoca",
    "question_ro": "Ce probleme sociale din Cluj-Napoca trebuie rezolvate întâi?",
    "question_en": "Which social problems in Cluj-Napoca should be solved first?",
    "summary_ro": "Dezbatere online anunțată de Primărie pentru marți, 23 iunie 2020, ora 12.00.",
    "summary_en": "An online debate announced by City Hall for Tuesday, 23 June 2020, 12:00.",
    "why_ro": "<p>Tema anunțată: starea socială a municipiului.</p>" + PROCEDURE_RO,
    "why_en": "<p>The subject announced: the social state of the municipality.</p>" + PROCEDURE_EN,
    "date": "2020-06-23",
    "time": "12:00",
    "topics": ["social"],
}

DEBATES = [CULTURE_2020, HEALTH_2020, SPORT_2020, BUSINESS_2020, SOCIAL_2020]
