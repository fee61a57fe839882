"""Dossiers whose works had not been carried out when the press looked: East Park and Cetățuia."""

MEDIA9 = ("media9.ro", "")
NOBODY = ""
EAST_URL = "https://www.eurourbanism.ro/a-fost-lansat-concursul-international-de-solutii-parc-est-cluj-napoca/"
STUDY = ("", "studiul de fezabilitate", "the feasibility study", "")
ZONAL_PLAN = ("2025-10", "planul urbanistic zonal (PUZ)", "the zonal urban plan (PUZ)", "")
CETATUIA_URL = "https://spatiulconstruit.ro/articol/concurs-de-solutii-pentru-amenajarea-ansamblului-cetatuia-din-cluj-napoca/22900"

EAST_PARK = {
    "key": "east-park",
    "slug_ro": "parcul-est",
    "slug_en": "east-park",
    "title_ro": "Parcul Est: de la concurs la parc",
    "title_en": "East Park: from competition to park",
    "summary_ro": (
        "Un concurs câștigat de Metapolis, un parc încă neexecutat la data articolului din presă și cifre care se schimbă de la "
        "un document la altul."
    ),
    "summary_en": (
        "A competition won by Metapolis, a park not yet built when the press looked, and figures that change from one document "
        "to the next."
    ),
    "place_ro": "estul orașului",
    "place_en": "the east of the city",
    "note_ro": (
        "Suprafața și valoarea diferă: le arătăm pe toate, cu data și sursa lor. Anul studiului de fezabilitate nu a fost "
        "verificat, iar ziua verdictului nu apare în sursele consultate."
    ),
    "note_en": (
        "Area and value differ: we show them all, each with its date and source. The year of the feasibility study was not "
        "checked, and the day of the verdict is not in the sources consulted."
    ),
    "source": "eurourbanism.ro; oar.archi; monitorulcj.ro; media9.ro",
    "topics": ["parks", "public-space", "climate"],
    "goals": ["11", "13"],
    "neighbourhoods": [],
    "links": ["debate:parcul-de-est-2020", "competition:east-park"],
    "stages": [
        ("competition", "done", "", "2021-01-29", "primaria", "eurourbanism.ro", EAST_URL),
        ("verdict", "done", "", "", NOBODY, "monitorulcj.ro", ""),
        ("contract", "unknown", "", "", NOBODY, "", ""),
        ("design", "unknown", "", "", NOBODY, "", ""),
        ("works", "planned", "", "", NOBODY, *MEDIA9),
        ("reception", "unknown", "", "", NOBODY, "", ""),
    ],
    "figures": [
        ("Suprafața", "Area", "45", "more", "ha", "2020", "eurourbanism.ro", "", EAST_URL),
        ("Suprafața", "Area", "54", "", "ha", *STUDY),
        ("Suprafața", "Area", "37.98", "", "ha", *ZONAL_PLAN),
        ("Valoarea estimată", "Estimated value", "98000000", "", "EUR", *STUDY),
        ("Valoarea estimată", "Estimated value", "18000000", "", "EUR", *ZONAL_PLAN),
        (
            "Contractul de proiectare, premiul I, fără TVA",
            "Design contract, first prize, without VAT",
            *("6288360", "", "RON", "2020-10", "eurourbanism.ro", "", EAST_URL),
        ),
    ],
}

CETATUIA = {
    "key": "cetatuia",
    "slug_ro": "ansamblul-cetatuia",
    "slug_en": "cetatuia-ensemble",
    "title_ro": "Cetățuia: de la concurs la lucrări",
    "title_en": "Cetățuia: from competition to works",
    "summary_ro": (
        "Un concurs din 2019 al cărui câștigător nu a fost găsit și o amenajare încă neexecutată la data articolului din presă."
    ),
    "summary_en": "A competition of 2019 whose winner has not been found, and works not yet carried out when the press looked.",
    "place_ro": "dealul Cetățuia",
    "place_en": "Cetățuia hill",
    "note_ro": "Sursele dau calendarul și premiile concursului, dar nu și rezultatul.",
    "note_en": "The sources give the calendar and the prizes of the competition, but not its result.",
    "source": "spatiulconstruit.ro; media9.ro",
    "topics": ["heritage", "public-space"],
    "goals": ["11"],
    "neighbourhoods": [],
    "links": ["debate:cetatuia-2018", "competition:cetatuia"],
    "stages": [
        ("competition", "done", "", "2019-06-24", "primaria", "spatiulconstruit.ro", CETATUIA_URL),
        ("verdict", "unknown", "", "", NOBODY, "", ""),
        ("contract", "unknown", "", "", NOBODY, "", ""),
        ("design", "unknown", "", "", NOBODY, "", ""),
        ("works", "planned", "", "", NOBODY, *MEDIA9),
        ("reception", "unknown", "", "", NOBODY, "", ""),
    ],
    "figures": [
        (
            "Contractul de proiectare, premiul I, fără TVA",
            "Design contract, first prize, without VAT",
            *("1476149", "", "RON", "2019-04-05", "spatiulconstruit.ro", "", CETATUIA_URL),
        ),
    ],
}
