"""An invented call for young people's ideas: few questions, an age band and no date of birth; see ``idea_form``."""

from demo.content.open_debate.idea_form import PRIVACY_QUESTION, QUESTION
from demo.content.site import RETENTION_MONTHS

_QUESTIONS = [
    {
        "key": "title",
        "type": "text",
        "role": "title",
        "required": True,
        "settings": {"max_length": 120},
        "label_ro": "Ideea, într-o propoziție",
        "label_en": "Your idea in one sentence",
    },
    {
        "key": "description",
        "type": "long_text",
        "role": "body",
        "required": True,
        "settings": {"max_words": 200},
        "label_ro": "Ce s-ar schimba și pentru cine",
        "label_en": "What would change, and for whom",
        "help_ro": "Scrie cum vorbești. Fără nume de persoane, te rugăm.",
        "help_en": "Write as you speak. No names of people, please.",
    },
    {
        "key": "topic",
        "type": "dropdown",
        "role": "topic",
        "required": True,
        "label_ro": "De care grup de lucru ține",
        "label_en": "Which working group it is for",
        "choices": [
            {
                "key": "creativity",
                "label_ro": "Creativitate și inovare",
                "label_en": "Creativity and innovation",
                "topic": "civic-innovation",
            },
            {
                "key": "education",
                "label_ro": "Educație și formare",
                "label_en": "Education and training",
                "topic": "youth",
            },
            {"key": "culture", "label_ro": "Cultură și arte", "label_en": "Culture and the arts", "topic": "culture"},
            {
                "key": "entrepreneurship",
                "label_ro": "Antreprenoriat",
                "label_en": "Entrepreneurship",
                "topic": "economy",
            },
            {"key": "unsure", "label_ro": "Nu știu", "label_en": "I do not know", "topic": "youth"},
        ],
    },
    {
        "key": "age",
        "type": "single_choice",
        "label_ro": "Câți ani ai",
        "label_en": "How old are you",
        "help_ro": "Numai ca să știm pe cine am auzit. Nu cerem data nașterii.",
        "help_en": "Only so that we know whom we have heard. We do not ask for your date of birth.",
        "choices": [
            {"key": "to13", "label_ro": "sub 14 ani", "label_en": "under 14"},
            {"key": "to17", "label_ro": "14–17 ani", "label_en": "14–17"},
            {"key": "to25", "label_ro": "18–25 de ani", "label_en": "18–25"},
            {"key": "to35", "label_ro": "26–35 de ani", "label_en": "26–35"},
            {"key": "over", "label_ro": "peste 35 de ani", "label_en": "over 35"},
        ],
    },
    {
        "key": "email",
        "type": "email",
        "role": "email",
        "label_ro": "Adresa de e-mail",
        "label_en": "E-mail address",
        "help_ro": "Numai dacă vrei confirmare și răspuns.",
        "help_en": "Only if you would like a confirmation and an answer.",
    },
    {
        "key": "publish",
        "type": "consent",
        "role": "publish_consent",
        "label_ro": "Putem publica ideea?",
        "label_en": "May we publish the idea?",
        "text_ro": (
            "<p>Sunt de acord ca titlul, textul și răspunsul orașului să apară pe acest site, fără numele și datele "
            "mele de contact. Îmi pot retrage acordul oricând, printr-un e-mail.</p>"
        ),
        "text_en": (
            "<p>I agree that the title, the text and the city’s answer may appear on this site, without my name and "
            "contact details. I may withdraw my agreement at any time, by e-mail.</p>"
        ),
        "help_ro": "Dacă nu bifezi, o citim la fel.",
        "help_en": "If you do not tick this, we read it all the same.",
    },
    PRIVACY_QUESTION,
]

FORM = {
    "key": "youth-ideas",
    "kind": "idea",
    "desk": "youth",
    "slug_ro": "ideea-ta-pentru-oras",
    "slug_en": "your-idea-for-the-city",
    "title_ro": "Ideea ta pentru oraș (exemplu demonstrativ)",
    "title_en": "Your idea for the city (demonstration)",
    "intro_ro": "Ai între 14 și 35 de ani? Scrie ce ai schimba. Două minute, fără cont.",
    "intro_en": "Are you between 14 and 35? Write what you would change. Two minutes, no account.",
    "opens_day": -3,
    "closes_day": 30,
    "closes_time": "20:00",
    "answer_days": 30,
    "retention_months": RETENTION_MONTHS,
    "notify": "daily",
    "notify_addresses": ["tineret@example.org"],
    "reply_to": "imaginatiecivica@primariaclujnapoca.ro",
    "publishes_ideas": True,
    "thanks_ro": (
        "Mulțumim! Ideea ajunge la cei care lucrează cu Consiliul. Aceasta este o demonstrație, așa că nimic nu "
        "ajunge la Primărie."
    ),
    "thanks_en": (
        "Thank you! Your idea reaches those who work with the Council. This is a demonstration, so nothing reaches "
        "City Hall."
    ),
    "questions": [QUESTION | question for question in _QUESTIONS],
}
