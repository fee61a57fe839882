"""The city's design competitions, as public sources document them, and one invented competition that is open.

``INDEX``         words of the list: ``slug_*``, ``title_*``, ``intro_*``
``COMPETITIONS``  the documented ones, newest first; ``DEMONSTRATION`` the invented one, whose days count from today,
                  with its ``DOCUMENTS`` and ``WAITING_FORM``, shaped as those of ``open_debate``

``SCHOOL_YARD``   the invented one that is over: pupils' entries without names, which `demo/sealed_round.py` has judged

A date is an ISO text as precise as it is known: "2020-10" is a month, "2020" a year, "" unknown.
``calendar``  (kind, from, hour, until)         ``prizes``   (rank, form, amount, exactness, currency, VAT)
``winners``   (rank, author, note_ro, note_en)   ``figures``  (name_ro, name_en, amount, exactness, unit, as_of)
Prizes, winners and figures end with their source: (as_of, source, source_en, url).
"""

from .city_parks import EAST_PARK, FEROVIARILOR
from .demonstration import DEMONSTRATION
from .documents import DOCUMENTS
from .heritage import CETATUIA, FIRE_TOWER
from .river_and_square import MIHAI_VITEAZUL, SOMES
from .school_yard import SCHOOL_YARD
from .waiting_form import WAITING_FORM

COMPETITIONS = [EAST_PARK, CETATUIA, FEROVIARILOR, SOMES, FIRE_TOWER, MIHAI_VITEAZUL]

INDEX = {
    "slug_ro": "concursuri-de-solutii",
    "slug_en": "design-competitions",
    "title_ro": "Concursuri de soluții",
    "title_en": "Design competitions",
    "intro_ro": (
        "Concursurile prin care orașul și Ordinul Arhitecților din România au căutat cele mai bune proiecte pentru "
        "spațiul public, cu premii, calendar și rezultate, atât cât spun sursele."
    ),
    "intro_en": (
        "The competitions through which the city and the Romanian Order of Architects looked for the best projects for "
        "public space, with prizes, calendar and results as far as sources tell."
    ),
    "text_ro": (
        "<p>La un concurs de soluții proiectele se predau fără nume, iar un juriu independent alege. Proiectele care țin "
        "de o achiziție publică nu se trimit prin acest portal, ci pe calea pe care o spune regulamentul fiecărui concurs.</p>"
    ),
    "text_en": (
        "<p>In a design competition entries carry no names and an independent jury chooses. Entries that belong to a public "
        "procurement are not sent through this portal but through the channel that the rules of each competition name.</p>"
    ),
}

__all__ = ["COMPETITIONS", "DEMONSTRATION", "DOCUMENTS", "INDEX", "SCHOOL_YARD", "WAITING_FORM"]
