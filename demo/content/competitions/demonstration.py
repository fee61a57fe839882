"""The invented competition that is always open: a shaded tram stop. Its days count from the day of the load."""

SEAP_URL = "https://www.e-licitatie.ro/"
INVENTED = (0, "exemplu demonstrativ", "demonstration example", "")

DEMONSTRATION = {
    "key": "open",
    "slug_ro": "o-statie-cu-umbra-demonstratie",
    "slug_en": "a-stop-with-shade-demonstration",
    "title_ro": "O stație cu umbră (exemplu demonstrativ)",
    "title_en": "A stop with shade (demonstration)",
    "summary_ro": "Exemplu demonstrativ. Un concurs pentru o stație de tramvai în care se poate aștepta și la amiază, în iulie.",
    "summary_en": "Demonstration. A competition for a tram stop where people can wait even at noon in July.",
    "brief_ro": (
        "<p>În acest exemplu, orașul caută o stație care se poate repeta în douăzeci de locuri: umbră, loc de așezat, apă de "
        "băut și loc pentru un cărucior.</p><p>Cine așteaptă zece minute nu trebuie să aleagă între soare și trafic.</p>"
    ),
    "brief_en": (
        "<p>In this example the city looks for a stop that can be repeated in twenty places: shade, a seat, drinking water "
        "and room for a pushchair.</p><p>Whoever waits for ten minutes should not have to choose between sun and traffic.</p>"
    ),
    "eligibility_ro": (
        "<p>Arhitecți, peisagiști și designeri, singuri sau în echipă. Cel puțin un membru al echipei are drept de semnătură.</p>"
    ),
    "eligibility_en": (
        "<p>Architects, landscape architects and designers, alone or as a team. At least one member of the team is licensed "
        "to sign.</p>"
    ),
    "judging_ro": "<p>Juriul vede planșele fără nume și notează fiecare proiect după patru criterii.</p>",
    "judging_en": "<p>The jury sees boards without names and marks each entry by four criteria.</p>",
    "results_ro": "",
    "results_en": "",
    "note_ro": "",
    "note_en": "",
    "source": "",
    "stages": "one",
    "is_decided": False,
    "is_demonstration": True,
    "jury_size": 5,
    "jury_alternates": 2,
    "topics": ["mobility", "public-space", "climate"],
    "goals": ["11", "13"],
    "neighbourhoods": ["manastur", "marasti"],
    "calendar": [
        ("launch", -20, "", None),
        ("questions", -12, "12:00", None),
        ("answers", -6, "", None),
        ("visit", 5, "10:00", None),
        ("questions", 12, "12:00", None),
        ("answers", 19, "", None),
        ("hand_in", 40, "16:00", None),
        ("admissibility", 42, "", None),
        ("jury", 45, "", 47),
        ("results", 52, "12:00", None),
        ("contestation", 62, "", None),
        ("exhibition", 66, "", 80),
    ],
    "prizes": [
        ("first", "contract", "180000", "", "RON", "without", *INVENTED),
        ("second", "cash", "25000", "", "RON", "without", *INVENTED),
        ("third", "cash", "15000", "", "RON", "without", *INVENTED),
        ("mention", "cash", "5000", "", "RON", "without", *INVENTED),
    ],
    "criteria": [
        ("Umbra și confortul celor care așteaptă", "Shade and comfort for those who wait", 40),
        ("Accesul pentru toți", "Access for everyone", 25),
        ("Costul de construire și de întreținere", "Cost of building and upkeep", 20),
        ("Potrivirea în locuri diferite", "Fitness for different places", 15),
    ],
    "stage_rows": [
        (
            "Proiectul",
            "The project",
            "Trei planșe A1 fără nume, o notă de cel mult cinci pagini și costul estimat.",
            "Three A1 boards without names, a note of at most five pages and the estimated cost.",
        )
    ],
    # What was asked until the first round's day: (question_ro, question_en, answer_ro, answer_en).
    "questions": [
        (
            "Se poate propune mutarea stației cu câțiva metri?",
            "May an entry propose to move the stop by a few metres?",
            "Da, până la zece metri, dacă peronul rămâne accesibil fără trepte.",
            "Yes, by up to ten metres, if the platform stays accessible without steps.",
        ),
        (
            "E nevoie de machetă?",
            "Is a model needed?",
            "Nu. Se judecă doar planșele și nota.",
            "No. Only the boards and the note are judged.",
        ),
    ],
    "winners": [],
    "figures": [("Stații care se construiesc", "Stops to be built", "20", "", "", *INVENTED)],
    "channels": [("seap", SEAP_URL)],
}
