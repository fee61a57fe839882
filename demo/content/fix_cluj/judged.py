"""An invented call of the first edition's size, judged from the first application to the results; loaded by hand.

Nothing in it is real and every page of it says so: 145 applications are made from the lists below by a fixed seed, 40 of
them are funded. It stands beside the first edition's page and counts for nothing there.
"""

from demo.content.fix_cluj.form import PRIVACY_QUESTION, RETENTION_MONTHS, ask, column, heading

SEED = "ciic: demonstration of a judged call"
APPLICATIONS, AWARDS, RESERVES, REFUSED = 145, 40, 15, 7
JUDGES = 8

CALL = {
    "key": "fix-judged",
    "slug_ro": "apel-demonstrativ-jurizat",
    "slug_en": "judged-demonstration-call",
    "title_ro": "Apel demonstrativ jurizat: 145 de cereri inventate",
    "title_en": "Judged demonstration call: 145 invented applications",
    "summary_ro": "O demonstrație: cereri, evaluatori și note inventate, de la depunere la rezultate. Nu este ediția 1.",
    "summary_en": "A demonstration: invented applications, reviewers and points, from filing to results. It is not edition 1.",
    "intro_ro": (
        "<p>Demonstrație. Câte cereri vin și câte se finanțează este ca la ediția 1; restul este inventat: echipe, titluri, "
        "sume, note, contestația.</p>"
    ),
    "intro_en": (
        "<p>Demonstration. How many apply and how many are funded is as in edition 1; the rest is invented: teams, titles, "
        "sums, points, the contestation.</p>"
    ),
    "eligibility_ro": "<p>Exemplu: echipe de tineri care locuiesc, învață sau lucrează în Cluj-Napoca.</p>",
    "eligibility_en": "<p>Example: teams of young people who live, study or work in Cluj-Napoca.</p>",
    "amounts_note_ro": "Sumele sunt inventate pentru demonstrație.",
    "amounts_note_en": "The sums are invented for the demonstration.",
    "results_ro": "<p>Rezultatele sunt ale unei demonstrații: nimeni nu primește bani.</p>",
    "results_en": "<p>The results are those of a demonstration: nobody receives money.</p>",
    "note_ro": "Nimic de pe această pagină nu vine din vreo sursă.",
    "note_en": "Nothing on this page comes from any source.",
    "contact_ro": "Biroul de granturi (exemplu).",
    "contact_en": "The grants office (example).",
    "checklist": [],
    "answers": [],
    "calendar": [
        ("published", -240, "", None),
        ("opens", -235, "09:00", None),
        ("closes_online", -205, "16:30", None),
        ("formal_check", -204, "", -198),
        ("evaluation", -197, "", -162),
        ("results", -161, "", None),
        ("contestation", -160, "", -155),
        ("contracts", -145, "", -140),
    ],
    "topics": ["youth"],
    "partners": [],
    "deadline_day": -205,
    "facts": {"ceiling": "15000", "own_contribution": "0", "currency": "RON", "is_demonstration": True},
}

FORM = {
    "key": "fix-judged-application",
    "kind": "application",
    "desk": "grants",
    "slug_ro": "cerere-demonstrativa",
    "slug_en": "demonstration-application",
    "title_ro": "Cerere de finanțare (demonstrație jurizată)",
    "title_en": "Application (judged demonstration)",
    "intro_ro": "Formularul unui apel inventat, care s-a încheiat.",
    "intro_en": "The form of an invented call that is over.",
    "answer_days": None,
    "retention_months": RETENTION_MONTHS,
    "has_steps": False,
    "notify": "daily",
    "reply_to": "",
    "thanks_ro": "A fost o demonstrație.",
    "thanks_en": "It was a demonstration.",
    "questions": [
        heading("h_team", ("Echipa și ideea", "Team and idea")),
        ask("text", "team", ("Numele echipei", "Name of the team"), required=True, role="team", max_length=120),
        ask("text", "title", ("Titlul ideii", "Title of the idea"), required=True, role="title", max_length=160),
        ask("long_text", "summary", ("Rezumat", "Summary"), required=True, role="body", max_length=500),
        ask("neighbourhood", "neighbourhood", ("Cartierul ideii", "Neighbourhood of the idea"), role="neighbourhood"),
        heading("h_budget", ("Bugetul", "The budget")),
        ask("rows", "costs", ("Cheltuielile", "The costs"), required=True, role="budget", minimum_rows=1, maximum_rows=20,
            columns=[column("what", "text", "Cheltuiala", "Cost"), column("sum", "money", "Suma", "Sum", total=True)]),
        ask("money", "asked", ("Suma cerută", "Amount asked for"), required=True, role="amount", minimum=1, maximum=15000),
        ask("rows", "results", ("Ce promiteți să atingeți", "What you promise to reach"), role="indicators", maximum_rows=8,
            columns=[column("what", "text", "Ce se măsoară", "What is measured"), column("target", "number", "Cât", "How much")]),
        PRIVACY_QUESTION,
    ],
}  # fmt: skip

INDICATOR = ("Participanți", "Participants")

CHECKLIST = [
    ("Cererea este completă", "The application is complete"),
    ("Suma cerută nu trece de plafon", "The amount asked for is within the ceiling"),
    ("Ideea se încearcă în Cluj-Napoca", "The idea is tried in Cluj-Napoca"),
]
WHY_REFUSED = "Demonstrație: lipsește zona în care se încearcă ideea."

GRID = [
    ("Relevanță", "Relevance", 40, [("Nevoia", "The need", 10), ("Pentru cine", "For whom", 10)]),
    ("Noutate", "Novelty", 30, [("Ce se încearcă", "What is tried", 10)]),
    ("Fezabilitate", "Feasibility", 30, [("Planul", "The plan", 10), ("Bugetul", "The budget", 10)]),
]  # fmt: skip

IDEAS = [
    ("Pânze de umbră", "Shade sails"),
    ("Colț de reparat", "Repair corner"),
    ("Bibliotecă de unelte", "Tool library"),
    ("Bancă vorbitoare", "Talking bench"),
    ("Grădină pe acoperiș", "Roof garden"),
    ("Harta zgomotului", "Noise map"),
    ("Tramvaiul poveștilor", "Story tram"),
    ("Atelier de compost", "Compost workshop"),
    ("Stradă de joacă duminica", "Play street on Sundays"),
    ("Fântână de apă", "Water fountain"),
    ("Cameră de lucru deschisă", "Open workroom"),
    ("Rampe făcute de elevi", "Ramps made by pupils"),
    ("Jurnalul aerului", "Air diary"),
]
SUMMARY = (
    "Demonstrație. O idee inventată, ca să se vadă cum se citește și se notează o cerere.",
    "Demonstration. An invented idea, to show how an application is read and judged.",
)
COSTS = (("Materiale", "Servicii"), ("Materials", "Services"))
TEAM = ("Echipa demonstrativă {}", "Demonstration team {}")
INTERESTS = "Demonstrație: nicio legătură."
CONFLICT = "Demonstrație: un fost coleg este în echipă."
REMARK = "Demonstrație."
CONTESTED = (
    "Demonstrație: contestația a arătat că un punct al grilei nu a fost citit. Cererea a fost citită din nou de alți evaluatori.",
    "Demonstration: the contestation showed that a row of the grid had not been read. Other reviewers read the application again.",
)

# What becomes of the 40 awards, in the order of places: step and how many.
CONTRACT_STEPS = [
    ("closed", 1),
    ("final", 3),
    ("interim", 5),
    ("interim_filed", 3),
    ("running", 15),
    ("cancelled", 1),
    ("signed", 6),
    ("declined", 1),
    ("invited", 5),
]
CONTRACT_DAYS = {
    "invited": -148, "signed": -140, "starts": -135, "interim_late": -80, "interim": -84, "interim_read": -78,
    "ends_early": -22, "final": -14, "closed": -6, "final_early": -5, "last_paid": -4,
    "interim_due": 12, "ends_late": 60, "final_late": 90,
}  # fmt: skip
CONTRACT_NUMBER = "demo-{:02}"
IBAN = "RO49AAAA1B31007593840000"  # the example of every bank's papers; it is nobody's account
HOLDER = "Titular demonstrativ"
DECLINED = "Demonstrație: echipa nu mai are timp."
CANCELLED = "Demonstrație: locul în care se încerca ideea nu mai este disponibil."
SO_FAR = ("Demonstrație: până acum, jumătate.", "Demonstration: half of it so far.")
DONE = (
    "Demonstrație. Un raport inventat, ca să se vadă cum se depune și cum se verifică.",
    "Demonstration. An invented report, to show how one is filed and read.",
)
REACHED = ("Demonstrație: cât s-a promis.", "Demonstration: as promised.")
PUBLIC_SUMMARY = (
    "Demonstrație: un rezumat inventat, așa cum l-ar citi oricine după ce proiectul s-a încheiat.",
    "Demonstration: an invented summary, as everybody would read it after the project has ended.",
)

# The red thread around two of the projects: the first whose contract is in each of these states.
DOSSIER = {
    "title_ro": "Demonstrație: ce s-a ales de două proiecte finanțate",
    "title_en": "Demonstration: what became of two funded projects",
    "slug_ro": "demonstratie-proiecte-finantate",
    "slug_en": "demonstration-funded-projects",
    "summary_ro": "O demonstrație: un proiect inventat dus până la capăt și unul la care echipa a renunțat.",
    "summary_en": "A demonstration: an invented project that reached its end, and one that its team gave up.",
    "place_ro": "",
    "place_en": "",
    "note_ro": "Nimic de pe această pagină nu vine din vreo sursă.",
    "note_en": "Nothing on this page comes from any source.",
    "source_ro": "demonstrație",
    "source_en": "demonstration",
    "projects": ["closed", "declined"],
    "stages": [
        ("Prima întâlnire a echipelor", "The first meeting of the teams", "done", None, -130),
        ("Ziua proiectelor", "The day of the projects", "planned", 75, None),
    ],
}
