"""The application form of the demonstration call; shape as in ``open_debate.idea_form``.

One section is shown at a time. Members, activities, results and costs are tables with rows; what concerns minors is asked
only when a member is under age. The call is known from the form and the language from its page, so neither is asked.
National identification numbers and bank accounts are never asked before a contract.
"""

from demo.content.open_debate.idea_form import NO_WORDS, PRIVACY_QUESTION, QUESTION

RETENTION_MONTHS = 60  # the state's portal gives five years for the files of this procedure
OTHERS_MONTHS = 12  # after the results, of those who were not funded


def ask(
    kind, key, label, help_text=("", ""), *, required=False, role="", choices=(), columns=(), only_if=None, **settings
):
    """One question; `label` and `help_text` are pairs of Romanian and English, `only_if` a question and its answer."""
    return QUESTION | NO_WORDS | {
        "key": key, "type": kind, "required": required, "role": role, "settings": settings, "only_if": only_if,
        "label_ro": label[0], "label_en": label[1], "help_ro": help_text[0], "help_en": help_text[1],
        "choices": [{"key": name, "label_ro": ro, "label_en": en} for name, ro, en in choices],
        "columns": list(columns),
    }  # fmt: skip


def heading(key, label, intro=("", ""), only_if=None) -> dict:
    return ask("heading", key, label, intro, only_if=only_if)


def column(key, kind, ro, en, *, required=True, total=False) -> dict:
    return {"key": key, "type": kind, "label_ro": ro, "label_en": en, "required": required, "total": total}


def declared(key, label, help_text=("", ""), *, required=True) -> dict:
    return ask("checkbox", key, label, help_text, required=required)


_TEAM = [
    heading("h_team", ("Echipa", "The team"), (
        "Un grup de 3–6 oameni; nu e nevoie de persoană juridică. Exemplu demonstrativ: scrie nume inventate.",
        "A group of 3–6 people; no legal person is needed. Demonstration: write invented names.",
    )),
    ask("text", "team_name", ("Numele echipei", "Name of the team"), required=True, role="team", max_length=120),
    ask("rows", "members", ("Membrii echipei", "Members of the team"), (
        "Între 3 și 6 oameni. Nu scrie CNP.", "Between 3 and 6 people. No personal identification number.",
    ), required=True, minimum_rows=3, maximum_rows=6, columns=[
        column("name", "text", "Nume și prenume", "Full name"),
        column("age", "number", "Vârsta la data-limită", "Age on the last day"),
        column("skills", "text", "Ce știe să facă", "What they can do", required=False),
    ]),
    ask("single_choice", "minors", ("Are vreun membru sub 18 ani?", "Is any member under 18?"), required=True,
        choices=[("no", "nu", "no"), ("yes", "da", "yes")]),
    ask("multiple_choice", "city_link", ("Legătura cu Cluj-Napoca", "Link with Cluj-Napoca"), (
        "Bifează tot ce se potrivește echipei.", "Tick everything that holds for the team.",
    ), required=True, choices=[("live", "locuim aici", "we live here"), ("study", "învățăm aici", "we study here"),
                               ("work", "lucrăm aici", "we work here")]),
]  # fmt: skip

_CONTACT = [
    heading("h_minors", ("Părinți sau tutori", "Parents or guardians"), (
        "Pentru fiecare membru sub 18 ani.", "For every member under 18.",
    ), only_if=("minors", "yes")),
    ask("rows", "guardians", ("Părinții sau tutorii", "Parents or guardians"), required=True, maximum_rows=6, privacy="sensitive", columns=[
        column("name", "text", "Nume și prenume", "Full name"),
        column("email", "email", "E-mail", "E-mail"),
    ]),
    ask("file", "guardian_consent", ("Acordul părintelui sau al tutorelui", "Consent of the parent or guardian"), (
        "PDF semnat, câte unul pentru fiecare.", "A signed PDF, one for each.",
    ), required=True, role="guardian", types=["pdf"], max_files=6, max_megabytes=5),
    heading("h_contact", ("Persoana de contact", "Contact person")),
    ask("text", "contact_name", ("Nume și prenume", "Full name"), ("Membru al echipei.", "A member of the team."), required=True, role="author_name"),
    ask("email", "email", ("E-mail", "E-mail"), ("Aici primești numărul de înregistrare.", "Here you get the registration number."), required=True, role="email"),
    ask("phone", "phone", ("Telefon", "Phone"), ("07xx xxx xxx sau +40.", "07xx xxx xxx or +40."), required=True, role="phone"),
    ask("neighbourhood", "neighbourhood", ("Cartierul ideii", "Neighbourhood of the idea"), ("Doar pentru statistică.", "For statistics only."), role="neighbourhood"),
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
    ask("date_range", "period", ("De când până când", "From when until when"), required=True),
    ask("rows", "activities", ("Activități", "Activities"), required=True, minimum_rows=1, maximum_rows=12, columns=[
        column("what", "text", "Ce faceți", "What you do"),
        column("who", "text", "Cine răspunde", "Who answers for it"),
        column("when", "text", "Când", "When"),
    ]),
    ask("rows", "indicators", ("Rezultate și cum le verificăm", "Results and how to verify them"), required=True,
        role="indicators", minimum_rows=1, maximum_rows=8, columns=[
        column("what", "text", "Ce se măsoară", "What is measured"),
        column("target", "number", "Cât", "How much"),
        column("proof", "text", "Cum se verifică", "How it is verified"),
    ]),
    ask("long_text", "risks", ("Ce poate merge prost și ce faceți atunci", "What may go wrong and what you do then"), max_length=1000),
    ask("long_text", "inclusion", ("Cum pot participa și cei cu dizabilități sau cu mai puține șanse", "How people with disabilities or fewer opportunities can take part"), max_length=1000),
    ask("rows", "partners", ("Parteneri", "Partners"), ("Dacă aveți.", "If you have any."), maximum_rows=8, columns=[
        column("name", "text", "Denumire", "Name"),
        column("part", "text", "Ce aduce", "What it brings"),
    ]),
]  # fmt: skip

_BUDGET = [
    heading("h_budget", ("Bugetul", "The budget"), ("În lei, cu totul.", "In lei, everything included.")),
    ask("rows", "costs", ("Cheltuielile", "The costs"), ("Nu scrie contul bancar.", "Do not write a bank account."),
        required=True, role="budget", minimum_rows=1, maximum_rows=30, columns=[
        column("what", "text", "Cheltuiala", "Cost"),
        column("quantity", "number", "Cantitatea", "Quantity"),
        column("sum", "money", "Suma", "Sum", total=True),
    ]),
    ask("money", "total", ("Valoarea totală", "Total value"), ("De exemplu 12.500,00.", "For example 12,500.00."), required=True, minimum=1),
    ask("money", "asked", ("Suma cerută", "Amount asked for"), (
        "Cel mult 15.000 de lei, plafonul apelului.", "At most 15,000 lei, the ceiling of the call.",
    ), required=True, role="amount", minimum=1, maximum=15000),
    ask("money", "own", ("Contribuție proprie sau din alte surse", "Own contribution or other sources"), role="own", minimum=0),
    ask("single_choice", "same_money", (
        "Aceeași activitate a mai primit bani de la Municipiu anul acesta?", "Did the same activity receive money from the City this year?",
    ), required=True, choices=[("no", "nu", "no"), ("yes", "da", "yes")]),
]  # fmt: skip

_ANNEXES = [
    heading("h_annexes", ("Anexe", "Annexes")),
    ask("file", "pitch", ("Prezentare scurtă", "Short presentation"), ("Dacă aveți una.", "If you have one."), types=["pdf"], max_files=1, max_megabytes=10),
    ask("link", "pitch_link", ("Sau adresa unui film", "Or the address of a film")),
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
    "intro_ro": "Formularul demonstrativ al apelului. Câte o secțiune pe pagină, fără cont; poți continua mai târziu, de pe alt dispozitiv. Ce nu e marcat „opțional” se completează.",
    "intro_en": "The demonstration form of the call. One section a page, no account; you may go on later, on another device. What is not marked “optional” must be filled in.",
    "answer_days": 10,
    "retention_months": OTHERS_MONTHS,
    "months_funded": RETENTION_MONTHS,
    "months_left_out": OTHERS_MONTHS,
    "has_steps": True,
    "needs_confirmation": True,
    "late_days": 5,
    "late_guardian": True,
    "late_acceptance": True,
    "notify": "daily",
    "notify_addresses": "",
    "reply_to": "",
    "publishes_ideas": False,
    "thanks_ro": "Mulțumim! A fost o demonstrație: cererea nu se evaluează și nu aduce bani.",
    "thanks_en": "Thank you! This was a demonstration: the application is not judged and brings no money.",
    "questions": [*_TEAM, *_CONTACT, *_IDEA, *_PLAN, *_BUDGET, *_ANNEXES],
}
