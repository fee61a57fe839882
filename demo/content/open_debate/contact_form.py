"""The contact form, a petition that is always open; shape as in ``idea_form``."""

from demo.content.open_debate.idea_form import PRIVACY_QUESTION, QUESTION
from demo.content.site import PETITION_ANSWER_DAYS, RETENTION_MONTHS

_QUESTIONS = [
    {
        "key": "subject",
        "type": "text",
        "role": "title",
        "required": True,
        "settings": {"max_length": 120},
        "label_ro": "Subiectul",
        "label_en": "Subject",
    },
    {
        "key": "message",
        "type": "long_text",
        "role": "body",
        "required": True,
        "settings": {"max_words": 600},
        "label_ro": "Mesajul tău",
        "label_en": "Your message",
    },
    {
        "key": "file",
        "type": "file",
        "settings": {"types": ["pdf", "image"], "max_files": 2, "max_megabytes": 5},
        "label_ro": "Document",
        "label_en": "Document",
    },
    {
        "key": "name",
        "type": "text",
        "role": "author_name",
        "required": True,
        "settings": {"max_length": 100},
        "label_ro": "Numele tău",
        "label_en": "Your name",
        "help_ro": "La o petiție fără nume nu putem răspunde.",
        "help_en": "We cannot answer a petition without a name.",
    },
    {
        "key": "email",
        "type": "email",
        "role": "email",
        "required": True,
        "label_ro": "Adresa de e-mail",
        "label_en": "E-mail address",
    },
    {
        "key": "phone",
        "type": "phone",
        "role": "phone",
        "label_ro": "Telefon",
        "label_en": "Telephone",
    },
    PRIVACY_QUESTION,
]

CONTACT_FORM = {
    "key": "contact",
    "parent": "page:contact",
    "kind": "petition",
    "desk": "ideas",
    "slug_ro": "scrie-ne",
    "slug_en": "write-to-us",
    "title_ro": "Scrie-ne (exemplu demonstrativ)",
    "title_en": "Write to us (demonstration)",
    "intro_ro": (
        "Mesajul trimis de aici este o petiție: are un număr de referință și un răspuns în 30 de "
        "zile. Este o demonstrație: nu ajunge la Primărie."
    ),
    "intro_en": (
        "A message sent from here is a petition: it has a reference number and an answer within "
        "30 days. This is a demonstration: it does not reach City Hall."
    ),
    "opens_day": -30,
    "answer_days": PETITION_ANSWER_DAYS,
    "retention_months": RETENTION_MONTHS,
    "notify": "now",
    "notify_addresses": ["contact@example.org"],
    "reply_to": "imaginatiecivica@primariaclujnapoca.ro",
    "publishes_ideas": False,
    "thanks_ro": (
        "Mulțumim! Mesajul tău are un număr de referință. Păstrează-l: după el îl găsim mai "
        "repede. Este o demonstrație."
    ),
    "thanks_en": (
        "Thank you! Your message has a reference number. Keep it: it helps us find your message "
        "faster. This is a demonstration."
    ),
    "questions": [QUESTION | question for question in _QUESTIONS],
}
