"""Dossiers whose works the press counts as finished: Feroviarilor Park, the banks of the Someș, the Firemen's Tower."""

MEDIA9 = ("media9.ro", "")
NOBODY = ""

FEROVIARILOR = {
    "key": "feroviarilor-park",
    "slug_ro": "parcul-feroviarilor",
    "slug_en": "feroviarilor-park",
    "title_ro": "Parcul Feroviarilor, de la dezbatere la parc",
    "title_en": "Feroviarilor Park, from debate to park",
    "summary_ro": (
        "Prima dezbatere a centrului, un concurs câștigat de ASIZA Birou de Arhitectură și un parc terminat, după presă, în 2024."
    ),
    "summary_en": (
        "The centre’s first debate, a competition won by ASIZA Birou de Arhitectură and a park that was finished in 2024, "
        "according to the press."
    ),
    "place_ro": "Parcul Feroviarilor",
    "place_en": "Feroviarilor Park",
    "note_ro": (
        "Presa socotește șase ani de la concurs. Ziua verdictului, contractul și recepția nu apar în sursele consultate, așa "
        "că numărul de ani nu este calculat aici."
    ),
    "note_en": (
        "The press counts six years from the competition. The day of the verdict, the contract and the reception are not in "
        "the sources consulted, so the number of years is not computed here."
    ),
    "source": "primariaclujnapoca.ro; agendaconstructiilor.ro; competitions.archi; media9.ro",
    "topics": ["parks", "public-space"],
    "goals": ["11"],
    "neighbourhoods": ["gara"],
    "links": ["debate:feroviarilor-2017", "competition:feroviarilor-park"],
    "stages": [
        ("debate", "done", "", "2017-10", "ciic", "primariaclujnapoca.ro", ""),
        ("competition", "done", "", "2018-05-23", "primaria", "agendaconstructiilor.ro", ""),
        ("verdict", "done", "", "", NOBODY, "competitions.archi", ""),
        ("contract", "unknown", "", "", NOBODY, "", ""),
        ("design", "unknown", "", "", NOBODY, "", ""),
        ("works", "unknown", "", "", NOBODY, "", ""),
        ("reception", "done", "", "2024", NOBODY, *MEDIA9),
    ],
    "figures": [],
}

SOMES = {
    "key": "rethinking-somes",
    "slug_ro": "malurile-somesului",
    "slug_en": "banks-of-the-somes",
    "title_ro": "Malurile Someșului",
    "title_en": "The banks of the Someș",
    "summary_ro": "Un concurs din 2017, câștigat de biroul PRÁCTICA, și maluri terminate, după presă, în 2024.",
    "summary_en": (
        "A competition of 2017, won by the office PRÁCTICA, and banks that were finished in 2024, according to the press."
    ),
    "place_ro": "malurile Someșului",
    "place_en": "the banks of the Someș",
    "note_ro": "Valoarea contractului este una rotunjită. Ziua verdictului nu apare în sursele consultate.",
    "note_en": "The value of the contract is a rounded one. The day of the verdict is not in the sources consulted.",
    "source": "competitions.archi; u-a-s.rs; monitorulcj.ro; archi.ru; media9.ro",
    "topics": ["public-space", "mobility", "climate"],
    "goals": ["11"],
    "neighbourhoods": [],
    "links": ["competition:rethinking-somes"],
    "stages": [
        ("competition", "done", "", "2017-09-25", "primaria", "competitions.archi; u-a-s.rs", ""),
        ("verdict", "done", "", "", NOBODY, "monitorulcj.ro", ""),
        ("contract", "unknown", "", "", NOBODY, "", ""),
        ("design", "unknown", "", "", NOBODY, "", ""),
        ("works", "unknown", "", "", NOBODY, "", ""),
        ("reception", "done", "", "2024", NOBODY, *MEDIA9),
    ],
    "figures": [
        (
            "Contractul de proiectare, premiul I",
            "Design contract, first prize",
            *("1500000", "about", "RON", "", "archi.ru", "", ""),
        )
    ],
}

FIRE_TOWER = {
    "key": "firemens-tower",
    "slug_ro": "turnul-pompierilor",
    "slug_en": "firemens-tower",
    "title_ro": "Turnul Pompierilor",
    "title_en": "The Firemen’s Tower",
    "summary_ro": "Premiile au fost anunțate în februarie 2017, iar lucrarea a fost gata, după presă, în 2023.",
    "summary_en": (
        "The prizes were announced in February 2017 and the works were finished in 2023, according to the press."
    ),
    "place_ro": "Turnul Pompierilor, centru",
    "place_en": "the Firemen’s Tower, city centre",
    "note_ro": (
        "O pagină a Ordinului Arhitecților scrie 2016 la anunțarea premiilor; am luat anul 2017. Presa dă numai anul în care "
        "lucrarea a fost gata, de aceea durata este aproximativă."
    ),
    "note_en": (
        "A page of the Order of Architects prints 2016 for the announcement of the prizes; we took 2017. The press gives only "
        "the year in which the works were finished, so the duration is approximate."
    ),
    "source": "oartransilvania.ro; ziuadecj.ro; media9.ro",
    "topics": ["heritage", "culture"],
    "goals": ["11"],
    "neighbourhoods": ["centru"],
    "links": ["competition:firemens-tower"],
    "stages": [
        ("competition", "done", "", "", "primaria", "oartransilvania.ro", ""),
        ("verdict", "done", "", "2017-02-04", NOBODY, "ziuadecj.ro", ""),
        ("contract", "unknown", "", "", NOBODY, "", ""),
        ("design", "unknown", "", "", NOBODY, "", ""),
        ("works", "unknown", "", "", NOBODY, "", ""),
        ("reception", "done", "", "2023", NOBODY, *MEDIA9),
    ],
    "figures": [
        (
            "Toate premiile la un loc",
            "All prizes together",
            *("88000", "more", "EUR", "", "oartransilvania.ro; ziuadecj.ro", "", ""),
        )
    ],
}
