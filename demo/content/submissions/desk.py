"""What staff and authors of the demonstration wrote to each other, which ideas are one, and the words to start from.

Keys of ideas are those of the other files of this package. ``at`` counts hours from when the idea came.
"""

CONVERSATIONS = [
    {
        "idea": "ro-pergola-iedera",
        "messages": [
            {
                "at": 20, "from_author": False, "kind": "request", "days_to_reply": 21,
                "text": (
                    "Demonstrație. Bună ziua! Ca să vorbim cu administratorul rețelei, ne ajută să știm pe ce parte a "
                    "străzii trec țevile și cam pe ce lungime. Ne puteți scrie aici sau trimite o fotografie?"
                ),
            },
            {
                "at": 27, "from_author": True,
                "text": "Demonstrație. Pe partea cu numere pare, vreo 80 de metri, de la colț până la garaje.",
            },
        ],
    },
    {
        "idea": "en-student-volunteers",
        "messages": [
            {
                "at": 30, "from_author": False, "kind": "request", "days_to_reply": 14,
                "text": (
                    "Demonstration. Thank you for the idea! Which school or faculty would take part? A name is enough, "
                    "no list of people."
                ),
            },
        ],
    },
]  # fmt: skip

# The first is answered with the second.
MERGED = [("en-bus-stop-roof", "ro-cedila-umbra")]

TEMPLATES = [
    {
        "name": "Cerere de lămuriri",
        "text_ro": (
            "Bună ziua!\n\nÎți mulțumim că ne-ai scris. Ca să putem răspunde, avem nevoie de încă o lămurire: …\n\n"
            "Poți răspunde din pagina dosarului tău."
        ),
        "text_en": (
            "Hello,\n\nThank you for writing to us. To be able to answer, we need to know one more thing: …\n\n"
            "You can answer from the page of your case."
        ),
    },
    {
        "name": "Lucrăm la răspuns",
        "text_ro": "Bună ziua!\n\nIdeea ta este la colegii noștri. Îți răspundem până la data scrisă pe dovada de primire.",
        "text_en": "Hello,\n\nYour idea is with our colleagues. We answer by the day that stands on your receipt.",
    },
    {
        "name": "Nu ține de noi",
        "text_ro": (
            "Bună ziua!\n\nCe ne-ai scris ține de altă instituție: …\n\nÎți spunem de ce și unde poți merge mai departe: …"
        ),
        "text_en": (
            "Hello,\n\nWhat you wrote to us is the task of another institution: …\n\nThis is why, and where you can go: …"
        ),
    },
]

# Words that lead a new idea to the moderator of the demonstration.
RULE_WORDS = ["umbră", "copac"]
