"""An invented coming meeting of the Council; its day counts from the load."""

MEETING = {
    "key": "youth-meeting",
    "slug_ro": "sedinta-deschisa-demonstratie",
    "slug_en": "open-session-demonstration",
    "title_ro": "Ședință deschisă: un loc al tinerilor (exemplu demonstrativ)",
    "title_en": "Open session: a place for young people (demonstration)",
    "summary_ro": "Exemplu demonstrativ. Despre programul și regulile unui loc în care tinerii se pot întâlni.",
    "summary_en": "Demonstration. On the opening hours and rules of a place where young people can meet.",
    "agenda_ro": (
        "<ol><li>Ce orar i-ar trebui unui loc al tinerilor? Două propuneri din idei.</li>"
        "<li>Reguli scurte, scrise de cei care îl folosesc.</li>"
        "<li>Întrebări din sală.</li></ol><p>Este un exemplu inventat: Consiliul nu a anunțat această ședință.</p>"
    ),
    "agenda_en": (
        "<ol><li>What opening hours would a place for young people need? Two proposals from the ideas.</li>"
        "<li>Short rules, written by those who use it.</li>"
        "<li>Questions from the floor.</li></ol><p>This is an invented example: the Council has not announced this "
        "session.</p>"
    ),
    "day": 12,
    "time": "18:00",
    "end_time": "20:00",
    "results_due_day": 26,
    "kind": "session",
    "venue": "pavilionul-tinerilor",
    "organisers": ["cct"],
    "topics": ["youth", "public-space"],
}
