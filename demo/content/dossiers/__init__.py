"""What became of the city's design competitions, as far as public sources tell.

``INDEX``     words of the city's list: ``slug_*``, ``title_*``, ``summary_*``, ``intro_*``
``DOSSIERS``  newest competition first; what no source tells is not here, and the page says that it is not known

A date is an ISO text as precise as it is known: "2020-10" is a month, "2020" a year, "" unknown.
``stages``   (kind, state, promised, actual, who answers for it, source, source_url)
``figures``  as those of ``competitions``; ``links`` are "competition:<key>" and "debate:<key>"
"""

from .built import FEROVIARILOR, FIRE_TOWER, SOMES
from .waiting import CETATUIA, EAST_PARK

DOSSIERS = [EAST_PARK, CETATUIA, FEROVIARILOR, SOMES, FIRE_TOWER]

INDEX = {
    "slug_ro": "firul-rosu",
    "slug_en": "the-red-thread",
    "title_ro": "Firul roșu",
    "title_en": "The red thread",
    "summary_ro": (
        "Ce s-a ales de proiectele orașului, de la idee la recepție: ce s-a promis, ce s-a făcut și ce nu se știe."
    ),
    "summary_en": (
        "What became of the city’s projects, from the idea to the reception: what was promised, what was done and what "
        "nobody knows."
    ),
    "intro_ro": (
        "<p>Fiecare loc sau proiect are un dosar. Etapele au o dată promisă și una reală, iar fiecare spune de unde știm. "
        "Ce nu apare în nicio sursă rămâne trecut ca necunoscut.</p>"
    ),
    "intro_en": (
        "<p>Each place or project has a dossier. Its stages have a promised and an actual date, and each says how we know. "
        "What no source tells stays marked as unknown.</p>"
    ),
}

__all__ = ["DOSSIERS", "INDEX"]
