"""Meetings and workshops with young people, with children and with the city's own staff."""

YOUTH_CENTRE_2019 = {
    "key": "centrul-pentru-tineret-2019",
    "slug_ro": "orasul-si-tinerii-centrul-pentru-tineret",
    "slug_en": "the-city-and-its-young-people-youth-centre",
    "title_ro": "Orașul și tinerii – viitorul Centru pentru Tineret",
    "title_en": "The city and its young people – the future Youth Centre",
    "question_ro": "Cum ar trebui să fie viitorul Centru pentru Tineret?",
    "question_en": "What should the future Youth Centre be like?",
    "summary_ro": (
        "Dezbatere în aer liber anunțată pentru sâmbătă, 22 iunie 2019, ora 23.30, în Piața "
        "Unirii, în cadrul Cluj Never Sleeps."
    ),
    "summary_en": (
        "An open-air debate announced for Saturday, 22 June 2019, 23:30, in Unirii Square, as "
        "part of Cluj Never Sleeps."
    ),
    "why_ro": (
        "<p>Discuția despre un Centru pentru Tineret a fost mutată acolo unde erau tinerii: în "
        "piață, noaptea, la „punctul zero”, împreună cu Federația Tinerilor din Cluj.</p>"
    ),
    "why_en": (
        "<p>The conversation about a Youth Centre was taken to where young people were: the "
        "square, at night, at “point zero”, together with the Cluj Youth Federation.</p>"
    ),
    "date": "2019-06-22",
    "precision": "day",
    "time": "23:30",
    "kind": "debate",
    "organisers": ["ciic", "ftc"],
    "verified": True,
    "held": False,
    "confidence_note_ro": "Data, ora și locul provin din presă; anul este dedus din textul articolului.",
    "confidence_note_en": (
        "The date, time and place come from the press; the year is deduced from the text of the article."
    ),
    "venue": "piata-unirii",
    "topics": ["youth"],
    "source": ["monitorulcj.ro"],
}

INNOVATO_R_2020 = {
    "key": "innovato-r-2020",
    "slug_ro": "intalnirea-interna-innovato-r",
    "slug_en": "innovato-r-staff-meeting",
    "title_ro": "Întâlnirea internă a angajaților Primăriei – apelul Innovato-R",
    "title_en": "The City Hall staff meeting – the Innovato-R call",
    "question_ro": "Ce ar îmbunătăți angajații Primăriei în munca lor pentru oraș?",
    "question_en": "What would City Hall staff improve in the work they do for the city?",
    "summary_ro": (
        "Prima întâlnire internă CIIC pentru angajații Primăriei, la începutul anului 2020, odată "
        "cu apelul intern de propuneri Innovato-R."
    ),
    "summary_en": (
        "The first internal CIIC meeting for City Hall staff, in early 2020, alongside the "
        "Innovato-R internal call for proposals."
    ),
    "why_ro": (
        "<p>Cine lucrează în administrație este și cetățean, și cunoscător al serviciilor "
        "publice. De aici a pornit ideea unui apel intern pentru propuneri de inovare, printr-o "
        "platformă adaptată după cea de bugetare participativă.</p><p>Cluj-Napoca a făcut parte "
        "din Innovato-R, rețea de transfer de bune practici finanțată prin URBACT III.</p>"
    ),
    "why_en": (
        "<p>People who work in the administration are both citizens and experts in public "
        "services. That was the starting point for an internal call for innovation proposals, on "
        "a platform adapted from the participatory budgeting one.</p><p>Cluj-Napoca was part of "
        "Innovato-R, a good-practice transfer network funded by URBACT III.</p>"
    ),
    "date": "2020",
    "precision": "year",
    "kind": "internal_meeting",
    "organisers": ["ciic"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Sursele spun doar „începutul anului 2020”; ziua și locul nu sunt cunoscute.",
    "confidence_note_en": "Sources say only “the beginning of 2020”; the day and the place are not known.",
    "topics": ["civic-innovation"],
    "source": ["urbact.eu"],
    "results_ro": (
        "<p>Pe platforma Innovato-R au fost depuse 19 proiecte. Rezultatele evaluării au fost "
        "anunțate ca fiind aproape, dar nu au putut fi stabilite din sursele consultate.</p>"
    ),
    "results_en": (
        "<p>19 projects were submitted on the Innovato-R platform. The results of the evaluation "
        "were announced as forthcoming, but they could not be established from the sources "
        "consulted.</p>"
    ),
}

YOUTH_COUNCIL_2022 = {
    "key": "consiliul-de-tineret-constituire-2022",
    "slug_ro": "constituirea-consiliului-consultativ-de-tineret",
    "slug_en": "founding-of-the-youth-advisory-council",
    "title_ro": "Constituirea Consiliului Consultativ de Tineret Cluj-Napoca",
    "title_en": "The founding of the Cluj-Napoca Youth Advisory Council",
    "question_ro": "Cum participă tinerii la deciziile orașului?",
    "question_en": "How do young people take part in the city’s decisions?",
    "summary_ro": ("Consiliul Consultativ de Tineret s-a constituit marți, 12 aprilie 2022, într-o întâlnire CIIC."),
    "summary_en": "The Youth Advisory Council was founded on Tuesday, 12 April 2022, at a CIIC meeting.",
    "why_ro": (
        "<p>Consiliul a fost creat prin Hotărârea Consiliului Local nr. 771/2021, ca formă de "
        "dialog structurat între oraș și asociațiile de tineret. Nu are personalitate "
        "juridică.</p>"
    ),
    "why_en": (
        "<p>The Council was created by Local Council Decision no. 771/2021 as a form of "
        "structured dialogue between the city and youth associations. It is not a legal "
        "entity.</p>"
    ),
    "date": "2022-04-12",
    "precision": "day",
    "kind": "sitting",
    "organisers": ["ciic"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Ziua este cunoscută; ora și locul nu apar în sursă.",
    "confidence_note_en": "The day is known; the time and the place do not appear in the source.",
    "topics": ["youth"],
    "source": ["monitorulcj.ro"],
    "results_ro": (
        "<p>Prima ședință de lucru a Consiliului a urmat joi, 5 mai 2022, cu 31 de asociații și "
        "patru domenii de lucru.</p>"
    ),
    "results_en": (
        "<p>The Council’s first working session followed on Thursday, 5 May 2022, with 31 "
        "associations and four working areas.</p>"
    ),
}

YOUTH_SESSION_2022 = {
    "key": "consiliul-de-tineret-sedinta-2022",
    "slug_ro": "prima-sedinta-consiliul-consultativ-de-tineret",
    "slug_en": "first-session-youth-advisory-council",
    "title_ro": "Prima ședință de lucru a Consiliului Consultativ de Tineret",
    "title_en": "The first working session of the Youth Advisory Council",
    "question_ro": "La ce teme lucrează întâi Consiliul Consultativ de Tineret?",
    "question_en": "Which subjects does the Youth Advisory Council work on first?",
    "summary_ro": (
        "Prima ședință de lucru, joi, 5 mai 2022: 31 de asociații și patru domenii, fiecare cu grupul său de lucru."
    ),
    "summary_en": (
        "The first working session, on Thursday, 5 May 2022: 31 associations and four areas, each "
        "with its own working group."
    ),
    "why_ro": (
        "<p>La mai puțin de o lună de la constituire, asociațiile membre s-au întâlnit pentru "
        "a-și împărți munca.</p><p>Cele patru domenii sunt: creativitate și inovare; educație și "
        "formare; cultură și arte; antreprenoriat.</p>"
    ),
    "why_en": (
        "<p>Less than a month after the Council was founded, its member associations met to share "
        "out the work.</p><p>The four areas are: creativity and innovation; education and "
        "training; culture and the arts; entrepreneurship.</p>"
    ),
    "date": "2022-05-05",
    "precision": "day",
    "kind": "sitting",
    "organisers": ["cct"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Ziua este cunoscută; ora și locul nu apar în sursă.",
    "confidence_note_en": "The day is known; the time and the place do not appear in the source.",
    "topics": ["youth"],
    "source": ["monitorulcj.ro"],
}

NET_ZERO_WORKSHOP = {
    "key": "atelier-net-zero",
    "slug_ro": "atelier-pentru-copii-cartiere-neutre-climatic",
    "slug_en": "childrens-workshop-net-zero-neighbourhoods",
    "title_ro": "Atelier pentru copii: cartiere de blocuri neutre climatic",
    "title_en": "Children’s workshop: climate-neutral apartment blocks",
    "question_ro": "Cum își imaginează copiii un cartier de blocuri neutru climatic?",
    "question_en": "How do children imagine a climate-neutral neighbourhood of apartment blocks?",
    "summary_ro": ("Atelier pilot la Cinema Dacia, în Mănăștur, cu peste 100 de copii. Data exactă nu este cunoscută."),
    "summary_en": (
        "A pilot workshop at Cinema Dacia, in Mănăștur, with more than 100 children. The exact date is not known."
    ),
    "why_ro": (
        "<p>Neutralitatea climatică se hotărăște și în cartierele de blocuri. Atelierul, numit „Blueprint for Net-Zero "
        "Apartment-block Neighborhoods”, i-a întrebat pe cei care vor locui în ele: peste 100 de copii, împreună cu CIIC, "
        "QUB Education și Centrul Cultural Clujean.</p>"
    ),
    "why_en": (
        "<p>Climate neutrality will also be decided in neighbourhoods of apartment blocks. The "
        "workshop, called “Blueprint for Net-Zero Apartment-block Neighborhoods”, asked those who will live in them: more "
        "than 100 children, together with CIIC, QUB Education and the Cluj Cultural Centre.</p>"
    ),
    "date": "",
    "precision": "unknown",
    "kind": "workshop",
    "organisers": ["ciic", "qub-education", "ccc"],
    "verified": False,
    "held": True,
    "confidence_note_ro": "Sursa nu dă data; atelierul este din decembrie 2022 sau de după.",
    "confidence_note_en": "The source gives no date; the workshop is from December 2022 or later.",
    "venue": "cinema-dacia",
    "topics": ["climate", "youth"],
    "neighbourhoods": ["manastur"],
    "source": ["infotrafic.biz"],
}

DEBATES = [
    YOUTH_CENTRE_2019,
    INNOVATO_R_2020,
    YOUTH_COUNCIL_2022,
    YOUTH_SESSION_2022,
    NET_ZERO_WORKSHOP,
]
