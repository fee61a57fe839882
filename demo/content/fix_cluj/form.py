"""The application form of the demonstration call; shape as in ``open_debate.idea_form``.

Of the proposed list of fields this holds what fits one page without tables: members, activities, indicators, partners and
costs are long texts, one line each. The call is known from the form and the language from its page, so neither is asked.
National identification numbers and bank accounts are never asked before a contract.
"""

from demo.content.open_debate.idea_form import NO_WORDS, PRIVACY_QUESTION, QUESTION

RETENTION_MONTHS = 60  # the state's portal gives five years for the files of this procedure


def ask(kind, key, label, help_text=("", ""), *, required=False, role="", choices=(), **settings) -> dict:
    """One question; `label` and `help_text` are pairs of Romanian and English."""
    return QUESTION | NO_WORDS | {
        "key": key, "type": kind, "required": required, "role": role, "settings": settings,
        "label_ro": label[0], "label_en": label[1], "help_ro": help_text[0], "help_en": help_text[1],
        "choices": [{"key": name, "label_ro": ro, "label_en": en} for name, ro, en in choices],
    }  # fmt: skip


def heading(key, label, intro=("", "")) -> dict:
    return ask("heading", key, label, intro)


def declared(key, label, help_text=("", ""), *, required=True) -> dict:
    return ask("checkbox", key, label, help_text, required=required)


_TEAM = [
    heading("h_team", ("Echipa", "The team"), (
        "Un grup de 3–6 oameni; nu e nevoie de persoană juridică. Exemplu demonstrativ: scrie nume inventate.",
        "A group of 3–6 people; no legal person is needed. Demonstration: write invented names.",
    )),
    ask("text", "team_name", ("Numele echipei", "Name of the team"), required=True, role="team", max_length=120),
    ask("number", "members_count", ("Numărul de membri", "Number of members"), ("Între 3 și 6.", "Between 3 and 6."),
        required=True, minimum=3, maximum=6),
    ask("long_text", "members", ("Membrii echipei", "Members of the team"), (
        "Câte unul pe rând: nume și prenume, vârsta la data-limită. Nu scrie CNP.",
        "One a line: full name, age on the last day. No personal identification number.",
    ), required=True, max_length=1000),
    ask("multiple_choice", "city_link", ("Legătura cu Cluj-Napoca", "Link with Cluj-Napoca"), (
        "Bifează tot ce se potrivește echipei.", "Tick everything that holds for the team.",
    ), required=True, choices=[("live", "locuim aici", "we live here"), ("study", "învățăm aici", "we study here"),
                               ("work", "lucrăm aici", "we work here")]),
    ask("long_text", "skills", ("Ce știe să facă fiecare", "What each can do"), max_length=1000),
]  # fmt: skip

_CONTACT = [
    heading("h_contact", ("Persoana de contact", "Contact person")),
    ask("text", "contact_name", ("Nume și prenume", "Full name"), ("Membru al echipei.", "A member of the team."), required=True, role="author_name"),
    ask("email", "email", ("E-mail", "E-mail"), ("Aici primești numărul de înregistrare.", "Here you get the registration number."), required=True, role="email"),
    ask("phone", "phone", ("Telefon", "Phone"), ("07xx xxx xxx sau +40.", "07xx xxx xxx or +40."), required=True, role="phone"),
    ask("neighbourhood", "neighbourhood", ("Cartierul ideii", "Neighbourhood of the idea"), ("Doar pentru statistică.", "For statistics only."), role="neighbourhood"),
    heading("h_minors", ("Membri sub 18 ani", "Members under 18"), (
        "Completează numai dacă un membru are sub 18 ani; altfel treci mai departe.",
        "Only if a member is under 18; otherwise go on.",
    )),
    ask("text", "guardian", ("Numele părintelui sau al tutorelui", "Name of the parent or guardian"), (
        "Numai dacă un membru are sub 18 ani. Pentru mai mulți, desparte numele prin virgulă.",
        "Only if a member is under 18. For several, put commas between the names.",
    ), max_length=300),
    ask("file", "guardian_consent", ("Acordul părintelui sau al tutorelui", "Consent of the parent or guardian"), (
        "Numai dacă un membru are sub 18 ani. PDF semnat, câte unul pentru fiecare.",
        "Only if a member is under 18. A signed PDF, one for each.",
    ), types=["pdf"], max_files=6, max_megabytes=5),
]  # fmt: skip

_IDEA = [
    heading("h_idea", ("Ideea", "The idea")),
    ask("text", "title", ("Titlul ideii", "Title of the idea"), required=True, role="title", max_length=120),
    ask("long_text", "summary", ("Rezumat", "Summary"), (
        "Cel mult 500 de caractere. Fără date personale: rezumatul poate deveni public.",
        "At most 500 characters. No personal data: the summary may become public.",
    ), required=True, role="body", max_length=500),
    ask("multiple_choice", "innovation", ("Tipul inovării", "Kind of innovation"), required=True,
        choices=[("entrepreneurial", "antreprenorială", "entrepreneurial"), ("technological", "tehnologică", "technological"),
                 ("social", "socială", "social")]),
    ask("dropdown", "field", ("Domeniul", "Field"), required=True, role="topic",
        choices=[("environment", "mediu și spații verzi", "environment and green space"), ("education", "educație", "education"),
                 ("mobility", "mobilitate", "mobility"), ("culture", "cultură", "culture"),
                 ("care", "sănătate și grijă", "health and care"), ("digital", "servicii digitale", "digital services"),
                 ("other", "altul", "another")]),
    ask("long_text", "need", ("Nevoia din cartier", "The need in the neighbourhood"), (
        "Cine are problema și cum știi. Cel mult 1.500 de caractere.", "Who has the problem and how you know. At most 1,500 characters.",
    ), required=True, max_length=1500),
    ask("long_text", "solution", ("Soluția", "The solution"), ("Cel mult 2.500 de caractere.", "At most 2,500 characters."), required=True, max_length=2500),
    ask("long_text", "audience", ("Pentru cine", "For whom"), (
        "Câți oameni folosesc direct rezultatul, câți indirect.", "How many people use the result directly, how many indirectly.",
    ), required=True, max_length=1000),
    ask("text", "place", ("Unde", "Where"), ("Adresa sau zona din Cluj-Napoca.", "Address or area in Cluj-Napoca."), required=True, max_length=200),
    ask("single_choice", "stage", ("Stadiul ideii", "Stage of the idea"), required=True,
        choices=[("idea", "idee", "idea"), ("prototype", "prototip", "prototype"), ("tested", "testată cu utilizatori", "tested with users"),
                 ("running", "proiect în derulare", "a running project")]),
    ask("long_text", "scale", ("Cum ar putea crește sau fi reluată", "How it could grow or be taken up elsewhere"), max_length=1000),
]  # fmt: skip

_PLAN = [
    heading("h_plan", ("Cum o faceți", "How you do it")),
    ask("long_text", "activities", ("Activități și calendar", "Activities and calendar"), (
        "Una pe rând: ce, cine răspunde, de când până când.", "One a line: what, who answers for it, from when until when.",
    ), required=True, max_length=3000),
    ask("date", "starts", ("Începe la", "Begins on"), required=True),
    ask("date", "ends", ("Se termină la", "Ends on"), required=True),
    ask("long_text", "indicators", ("Rezultate și cum le verificăm", "Results and how to verify them"), (
        "Unul pe rând: ce se măsoară, cât, cum se verifică.", "One a line: what is measured, how much, how it is verified.",
    ), required=True, max_length=2000),
    ask("long_text", "risks", ("Ce poate merge prost și ce faceți atunci", "What may go wrong and what you do then"), max_length=1000),
    ask("long_text", "inclusion", ("Cum pot participa și cei cu dizabilități sau cu mai puține șanse", "How people with disabilities or fewer opportunities can take part"), max_length=1000),
    ask("long_text", "partners", ("Parteneri", "Partners"), (
        "Unul pe rând: denumire, rol, persoană de contact.", "One a line: name, role, contact person.",
    ), max_length=1500),
]  # fmt: skip

_BUDGET = [
    heading("h_budget", ("Bugetul", "The budget"), ("În lei, cu totul.", "In lei, everything included.")),
    ask("number", "total", ("Valoarea totală (lei)", "Total value (lei)"), ("De exemplu 12.500,00.", "For example 12,500.00."), required=True, minimum=1, decimals=True),
    ask("number", "asked", ("Suma cerută (lei)", "Amount asked for (lei)"), (
        "Cel mult 15.000 de lei, plafonul apelului.", "At most 15,000 lei, the ceiling of the call.",
    ), required=True, role="amount", minimum=1, maximum=15000, decimals=True),
    ask("number", "own", ("Contribuție proprie sau din alte surse (lei)", "Own contribution or other sources (lei)"), minimum=0, decimals=True),
    ask("long_text", "costs", ("Cheltuielile", "The costs"), (
        "Una pe rând: categorie, cantitate, preț unitar, total. Nu scrie contul bancar.",
        "One a line: category, quantity, unit price, total. Do not write a bank account.",
    ), required=True, max_length=3000),
    ask("single_choice", "same_money", (
        "Aceeași activitate a mai primit bani de la Municipiu anul acesta?", "Did the same activity receive money from the City this year?",
    ), required=True, choices=[("no", "nu", "no"), ("yes", "da", "yes")]),
]  # fmt: skip

_ANNEXES = [
    heading("h_annexes", ("Anexe", "Annexes")),
    ask("file", "pitch", ("Prezentare scurtă", "Short presentation"), ("Dacă aveți una.", "If you have one."), types=["pdf"], max_files=1, max_megabytes=10),
    ask("text", "pitch_link", ("Sau adresa unui film", "Or the address of a film"), max_length=300),
    ask("file", "budget_sheet", ("Bugetul ca tabel", "The budget as a table"), types=["pdf", "sheet"], max_files=1, max_megabytes=5),
    heading("h_declarations", ("Declarații", "Declarations")),
    declared("true_data", ("Datele sunt reale și complete", "The data are true and complete"), ("Declarație pe propria răspundere.", "Declared on your own responsibility.")),
    declared("impartial", ("Nu există conflict de interese", "There is no conflict of interest")),
    declared("rules", ("Am citit regulile apelului", "I have read the rules of the call")),
    PRIVACY_QUESTION,
    declared("may_name", ("Suntem de acord cu publicarea numelui echipei și a rezumatului", "We agree to the publication of the team's name and the summary"), (
        "Dacă ideea este selectată. Numele minorilor nu se publică.", "If the idea is selected. Names of minors are not published.",
    ), required=False),
]  # fmt: skip

APPLICATION_FORM = {
    "key": "fix-application",
    "parent": "page:fix-demo",
    "kind": "application",
    "desk": "grants",
    "slug_ro": "cerere-de-finantare",
    "slug_en": "application",
    "title_ro": "Cerere de finanțare: experimente pentru cartier",
    "title_en": "Application: experiments for the neighbourhood",
    "intro_ro": "Formularul demonstrativ al apelului. O singură pagină, fără cont. Ce nu e marcat „opțional” se completează.",
    "intro_en": "The demonstration form of the call. One page, no account. What is not marked “optional” must be filled in.",
    "answer_days": 10,
    "retention_months": RETENTION_MONTHS,
    "notify": "daily",
    "notify_addresses": "",
    "reply_to": "",
    "publishes_ideas": False,
    "thanks_ro": "Mulțumim! A fost o demonstrație: cererea nu se evaluează și nu aduce bani.",
    "thanks_en": "Thank you! This was a demonstration: the application is not judged and brings no money.",
    "questions": [*_TEAM, *_CONTACT, *_IDEA, *_PLAN, *_BUDGET, *_ANNEXES],
}
