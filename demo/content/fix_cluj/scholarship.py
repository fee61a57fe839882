"""A call for individuals that is invented and says so; shapes as in ``calls`` and ``form``."""

from demo.content.fix_cluj.calls import DEMONSTRATION
from demo.content.fix_cluj.form import APPLICATION_FORM, ask, column, heading
from demo.content.open_debate.idea_form import PRIVACY_QUESTION

SCHOLARSHIP = {
    "key": "fix-scholarship",
    "slug_ro": "burse-demonstrative",
    "slug_en": "demonstration-scholarships",
    "title_ro": "Apel demonstrativ: burse pentru cercetare în oraș",
    "title_en": "Demonstration call: scholarships for research in the city",
    "summary_ro": "Un apel inventat, în care fiecare cere pentru sine. Nimic din ce trimiți nu se jurizează.",
    "summary_en": "An invented call in which everybody applies alone. Nothing that you send is judged.",
    "intro_ro": (
        "<p>Exemplu: o bursă de trei luni pentru cine vrea să măsoare, să observe sau să deseneze ceva din oraș și să "
        "publice ce a aflat, ca să poată folosi oricine.</p>"
    ),
    "intro_en": (
        "<p>Example: a scholarship of three months for whoever wants to measure, watch or draw something of the city and "
        "to publish what came of it, for everybody to use.</p>"
    ),
    "eligibility_ro": (
        "<p>Poți aplica dacă ai între 18 și 30 de ani la data-limită și locuiești sau înveți în Cluj-Napoca. Aplici singur; "
        "pe pagina rezultatelor apari numai cu un cod.</p>"
    ),
    "eligibility_en": (
        "<p>You can apply if you are between 18 and 30 years old on the last day and live or study in Cluj-Napoca. You apply "
        "alone; on the page of the results you are a code.</p>"
    ),
    "amounts_note_ro": "Sumele sunt inventate pentru demonstrație.",
    "amounts_note_en": "The sums are invented for the demonstration.",
    "results_ro": "",
    "results_en": "",
    "note_ro": "Nici apelul, nici sumele nu vin din vreo sursă: sunt exemple.",
    "note_en": "Neither the call nor the sums come from any source: they are examples.",
    "contact_ro": DEMONSTRATION["contact_ro"],
    "contact_en": DEMONSTRATION["contact_en"],
    "checklist": [
        ("Un titlu și un plan de cel mult o pagină", "A title and a plan of one page at most"),
        ("Cât ceri și pe ce cheltuiești", "How much you ask for and what you spend it on"),
        (
            "Nu pregăti CNP sau IBAN: nu se cer la depunere",
            "No personal number and no bank account: they are not asked for now",
        ),
    ],
    "answers": [],
    "calendar": DEMONSTRATION["calendar"],
    "topics": ["youth"],
    "partners": [],
    "deadline_day": DEMONSTRATION["deadline_day"],
    "facts": {
        "applicants": "individual",
        "ceiling": "6000",
        "total_budget": "60000",
        "own_contribution": "0",
        "currency": "RON",
        "age_from": 18,
        "age_to": 30,
        "takes_residents": True,
        "takes_students": True,
        "contact_email": "granturi@example.org",
        "is_demonstration": True,
    },
}

SCHOLARSHIP_FORM = APPLICATION_FORM | {
    "key": "fix-scholarship-application",
    "parent": "page:fix-scholarship",
    "slug_ro": "cerere-de-bursa",
    "slug_en": "scholarship-application",
    "title_ro": "Cerere de bursă (demonstrație)",
    "title_en": "Application for a scholarship (demonstration)",
    "intro_ro": "Formularul demonstrativ al burselor: scrie date inventate. Poți continua mai târziu, de pe alt dispozitiv.",
    "intro_en": "The demonstration form of the scholarships: write invented data. You may go on later, on another device.",
    "late_days": None,
    "late_guardian": False,
    "late_acceptance": False,
    "questions": [
        heading("h_you", ("Despre tine", "About you")),
        ask("text", "name", ("Numele tău", "Your name"), required=True, role="author_name", max_length=120),
        ask("email", "email", ("E-mail", "E-mail"), required=True, role="email"),
        heading("h_work", ("Ce vrei să cercetezi", "What you want to find out")),
        ask("text", "title", ("Titlul", "Title"), required=True, role="title", max_length=160),
        ask("long_text", "plan", ("Planul", "The plan"), required=True, role="body", max_length=2500),
        ask("rows", "costs", ("Cheltuielile", "The costs"), required=True, role="budget", minimum_rows=1, maximum_rows=10,
            columns=[column("what", "text", "Cheltuiala", "Cost"), column("sum", "money", "Suma", "Sum", total=True)]),
        ask("money", "asked", ("Suma cerută", "Amount asked for"), required=True, role="amount", minimum=1, maximum=6000),
        PRIVACY_QUESTION,
    ],
}  # fmt: skip
