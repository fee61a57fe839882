"""The programme page: what FIX is, who can apply, the way from an idea to an experiment."""

PROGRAMME = {
    "key": "fix-cluj",
    "slug_ro": "fix-cluj",
    "slug_en": "fix-cluj-fund",
    "title_ro": "FIX Cluj – Fondul de Inovare și Experiment",
    "title_en": "FIX Cluj – the Innovation and Experiment Fund",
    "summary_ro": "Bani mici pentru idei care merită încercate în oraș. Ediția 1: 145 de propuneri, 40 selectate.",
    "summary_en": "Small sums for ideas worth trying in the city. Edition 1: 145 proposals, 40 selected.",
    "intro_ro": (
        "<p>FIX Cluj s-a născut dintr-un proces de co-design cu oameni care lucrează la inovare în oraș. Fondul ajută "
        "echipe să treacă de la o idee la un prim experiment: ceva ce se poate încerca, măsura și arăta.</p>"
        "<p>Inovarea poate fi antreprenorială, tehnologică sau socială. Contează la fel de mult o idee care poate crește "
        "și un răspuns bun la o nevoie mică, de pe o singură stradă.</p>"
    ),
    "intro_en": (
        "<p>FIX Cluj grew out of a co-design process with people who work on innovation in the city. The fund helps "
        "teams to get from an idea to a first experiment: something that can be tried, measured and shown.</p>"
        "<p>Innovation may be entrepreneurial, technological or social. An idea that can grow counts as much as a good "
        "answer to a small need on a single street.</p>"
    ),
    "who_ro": (
        "<p>Fiecare apel spune cine poate aplica: vârsta și ziua la care se numără, mărimea echipei, legătura cu orașul. "
        "La ediția 1 au putut aplica echipe de tineri de 16–26 de ani care locuiesc, studiază sau lucrează în "
        "Cluj-Napoca. Regulile ediției 1 nu le prelungim peste apelurile care vor veni.</p>"
    ),
    "who_en": (
        "<p>Each call says who can apply: the age and the day on which it is counted, the size of the team, the link "
        "with the city. Edition 1 was open to teams of young people aged 16–26 who live, study or work in Cluj-Napoca. "
        "We do not carry the rules of edition 1 over to calls still to come.</p>"
    ),
    "steps": [
        {
            "title_ro": "Citești apelul",
            "title_en": "You read the call",
            "text_ro": "Suma, condițiile, calendarul cu ore și întrebările la care am răspuns deja.",
            "text_en": "The sum, the conditions, the calendar with hours, and the questions already answered.",
        },
        {
            "title_ro": "Trimiți cererea online",
            "title_en": "You send the application online",
            "text_ro": "Fără cont. Primești pe loc un număr și o pagină cu tot ce ai trimis.",
            "text_en": "Without an account. You get a number at once, and a page with everything you sent.",
        },
        {
            "title_ro": "Verificăm dacă e completă",
            "title_en": "We check whether it is complete",
            "text_ro": "Scriem persoanei de contact dacă ceva nu e clar.",
            "text_en": "We write to the contact person if something is not clear.",
        },
        {
            "title_ro": "Se evaluează",
            "title_en": "It is judged",
            "text_ro": "După criteriile scrise în apel, aceleași pentru toți.",
            "text_en": "By the criteria written in the call, the same for everybody.",
        },
        {
            "title_ro": "Aflați rezultatul",
            "title_en": "You learn the result",
            "text_ro": "Câte cereri au venit și câte au fost alese se publică pe pagina apelului, cu sumele.",
            "text_en": "How many came and how many were chosen is published on the call's page, with the sums.",
        },
        {
            "title_ro": "Încercați ideea",
            "title_en": "You try the idea",
            "text_ro": "Cu un contract, un termen și, la final, un raport despre ce a mers și ce nu.",
            "text_en": "With a contract, a term and, in the end, a report on what worked and what did not.",
        },
    ],
}
