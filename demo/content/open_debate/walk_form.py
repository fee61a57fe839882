"""A short questionnaire that closes within 24 hours of the load; shape as in ``idea_form``."""

from demo.content.open_debate.idea_form import PRIVACY_QUESTION, QUESTION
from demo.content.site import RETENTION_MONTHS

_QUESTIONS = [
    {
        "key": "when",
        "type": "single_choice",
        "required": True,
        "label_ro": "Când ai putea veni la o plimbare de observare?",
        "label_en": "When could you come on an observation walk?",
        "choices": [
            {
                "key": "weekday_morning",
                "label_ro": "Dimineața, în timpul săptămânii",
                "label_en": "A weekday morning",
            },
            {
                "key": "weekday_afternoon",
                "label_ro": "După-amiaza, în timpul săptămânii",
                "label_en": "A weekday afternoon",
            },
            {"key": "saturday", "label_ro": "Sâmbăta", "label_en": "A Saturday"},
        ],
    },
    {
        "key": "look_for",
        "type": "multiple_choice",
        "required": True,
        "label_ro": "La ce te-ai uita întâi?",
        "label_en": "What would you look at first?",
        "help_ro": "Alege tot ce contează pentru tine.",
        "help_en": "Choose everything that matters to you.",
        "choices": [
            {"key": "shade", "label_ro": "Umbra", "label_en": "Shade"},
            {"key": "seats", "label_ro": "Locurile de stat", "label_en": "Places to sit"},
            {
                "key": "crossings",
                "label_ro": "Trecerile de pietoni",
                "label_en": "Pedestrian crossings",
            },
            {"key": "pavements", "label_ro": "Trotuarele", "label_en": "Pavements"},
            {"key": "noise", "label_ro": "Zgomotul", "label_en": "Noise"},
        ],
    },
    {
        "key": "repair_first",
        "type": "ranking",
        "settings": {"ranked": 3},
        "label_ro": "Ce ar trebui îmbunătățit mai întâi pe drumul spre școală?",
        "label_en": "What should be improved first on the way to school?",
        "choices": [
            {"key": "crossings", "label_ro": "Treceri mai sigure", "label_en": "Safer crossings"},
            {"key": "pavements", "label_ro": "Trotuare mai late", "label_en": "Wider pavements"},
            {"key": "shade", "label_ro": "Mai multă umbră", "label_en": "More shade"},
            {"key": "seats", "label_ro": "Bănci pe traseu", "label_en": "Benches on the way"},
            {"key": "bicycles", "label_ro": "Pistă de biciclete", "label_en": "A bicycle lane"},
        ],
    },
    {
        "key": "minutes",
        "type": "number",
        "settings": {"minimum": 1, "maximum": 120},
        "label_ro": "Câte minute durează drumul tău spre școală?",
        "label_en": "How many minutes does your way to school take?",
    },
    {
        "key": "day_wanted",
        "type": "date",
        "label_ro": "O zi care ți se potrivește",
        "label_en": "A day that suits you",
    },
    {
        "key": "email",
        "type": "email",
        "role": "email",
        "label_ro": "Adresa de e-mail",
        "label_en": "E-mail address",
        "help_ro": "Dacă vrei să afli ziua aleasă.",
        "help_en": "If you would like to know which day is chosen.",
    },
    PRIVACY_QUESTION,
]

WALK_FORM = {
    "key": "walk",
    "parent": "debate:open",
    "kind": "survey",
    "desk": "ideas",
    "slug_ro": "chestionar-plimbare-de-observare",
    "slug_en": "observation-walk-questionnaire",
    "title_ro": "Chestionar scurt: plimbarea de observare (exemplu demonstrativ)",
    "title_en": "Short questionnaire: the observation walk (demonstration)",
    "intro_ro": "Șase întrebări, două minute. Termenul este scurt.",
    "intro_en": "Six questions, two minutes. The deadline is short.",
    "opens_day": -5,
    "closes_in_hours": 20,
    "answer_days": None,
    "retention_months": RETENTION_MONTHS,
    "notify": "daily",
    "notify_addresses": ["idei@example.org"],
    "reply_to": "imaginatiecivica@primariaclujnapoca.ro",
    "publishes_ideas": False,
    "thanks_ro": (
        "Mulțumim! Alegem ziua cu cele mai multe răspunsuri și o scriem pe pagina dezbaterii. Este o demonstrație."
    ),
    "thanks_en": (
        "Thank you! We choose the day with the most answers and write it on the debate’s page. This is a demonstration."
    ),
    "questions": [QUESTION | question for question in _QUESTIONS],
}
