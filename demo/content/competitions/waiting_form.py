"""The questionnaire below the invented competition: people who wait say what they miss; shape as in ``open_debate``.

It receives no entries: those go through the legal channel.
"""

from demo.content.open_debate.idea_form import PRIVACY_QUESTION, QUESTION
from demo.content.site import RETENTION_MONTHS

_QUESTIONS = [
    {
        "key": "missing",
        "type": "multiple_choice",
        "required": True,
        "label_ro": "Ce îți lipsește când aștepți tramvaiul?",
        "label_en": "What do you miss while you wait for the tram?",
        "help_ro": "Alege tot ce contează pentru tine.",
        "help_en": "Choose everything that matters to you.",
        "choices": [
            {"key": "shade", "label_ro": "Umbra", "label_en": "Shade"},
            {"key": "seats", "label_ro": "Un loc de stat", "label_en": "Somewhere to sit"},
            {"key": "water", "label_ro": "Apa de băut", "label_en": "Drinking water"},
            {
                "key": "room",
                "label_ro": "Loc pentru cărucior sau scaun rulant",
                "label_en": "Room for a pushchair or a wheelchair",
            },
            {"key": "light", "label_ro": "Lumina, seara", "label_en": "Light in the evening"},
        ],
    },
    {
        "key": "stop",
        "type": "text",
        "role": "title",
        "settings": {"max_length": 100},
        "label_ro": "La ce stație aștepți de obicei?",
        "label_en": "At which stop do you usually wait?",
    },
    {
        "key": "words",
        "type": "long_text",
        "role": "body",
        "settings": {"max_words": 100},
        "label_ro": "Ce să știe cei care desenează stația?",
        "label_en": "What should those who design the stop know?",
    },
    PRIVACY_QUESTION,
]

WAITING_FORM = {
    "key": "waiting",
    "kind": "survey",
    "desk": "ideas",
    "slug_ro": "ce-iti-lipseste-cand-astepti",
    "slug_en": "what-you-miss-while-waiting",
    "title_ro": "Ce îți lipsește când aștepți? (exemplu demonstrativ)",
    "title_en": "What do you miss while waiting? (demonstration)",
    "intro_ro": "Exemplu demonstrativ. Nu e locul proiectelor: aici vorbesc cei care folosesc stația, iar concurenții citesc răspunsurile, fără nume.",
    "intro_en": "Demonstration. Not the place for entries: here those who use the stop speak, and entrants read the answers, without names.",
    "answer_days": None,
    "retention_months": RETENTION_MONTHS,
    "notify": "daily",
    "notify_addresses": ["idei@example.org"],
    "reply_to": "imaginatiecivica@primariaclujnapoca.ro",
    "publishes_ideas": False,
    "thanks_ro": "Mulțumim! Răspunsurile se adună pe pagina concursului. Este o demonstrație: nu se construiește nicio stație.",
    "thanks_en": "Thank you! The answers are gathered on the competition’s page. This is a demonstration: no stop is built.",
    "questions": [QUESTION | question for question in _QUESTIONS],
}
