"""The answers that the demonstration's staff gave, by the key of the submission."""

ANSWERS = {
    "ro-tei-statie": {
        "outcome": "accepted",
        "day": -6,
        "text_ro": (
            "Răspuns demonstrativ: preluat. Locul este liber de rețele, așa că doi tei intră pe lista celor 40 de "
            "locuri. Plantarea s-ar face toamna, iar primele două veri i-ar uda echipa de spații verzi."
        ),
        "text_en": (
            "Demonstration answer: taken over. The spot is free of utilities, so two lime trees join the list of 40 "
            "spots. They would be planted in autumn, and the green spaces team would water them for the first two "
            "summers."
        ),
    },
    "ro-banca-cu-spatar": {
        "outcome": "accepted",
        "day": -5,
        "text_ro": (
            "Răspuns demonstrativ: preluat. La jumătatea dealului punem o bancă cu spătar și cu brațe, înaltă de 45 "
            "de centimetri. Același model va fi folosit în toate locurile în pantă."
        ),
        "text_en": (
            "Demonstration answer: taken over. Halfway up the hill we will place a bench with a backrest and "
            "armrests, 45 centimetres high. The same model will be used wherever the street is steep."
        ),
    },
    "ro-carucior-gemeni": {
        "outcome": "underway",
        "day": -4,
        "text_ro": (
            "Răspuns demonstrativ: este deja în lucru. Stâlpul nu mai este folosit și se află pe lista de "
            "demontare; după aceea vor rămâne 1,40 metri de trecere."
        ),
        "text_en": (
            "Demonstration answer: already under way. The pole is no longer in use and is on the list for removal; "
            "after that there will be 1.40 metres to pass."
        ),
    },
    "ro-cismea": {
        "outcome": "partly",
        "day": -4,
        "text_ro": (
            "Răspuns demonstrativ: preluat în parte. Cișmeaua se poate monta la intrarea dinspre blocuri. Vasul "
            "pentru câini nu, deocamdată: ar avea nevoie de o scurgere separată."
        ),
        "text_en": (
            "Demonstration answer: taken over in part. The drinking fountain can be installed at the entrance "
            "facing the blocks of flats. The dog bowl cannot, for now: it would need a separate drain."
        ),
    },
    "ro-trecere-ridicata": {
        "outcome": "refused",
        "day": -3,
        "text_ro": (
            "Răspuns demonstrativ: nu este preluată. Motivul: pe stradă trec autobuze articulate, iar o trecere "
            "ridicată ar avea nevoie de o rampă mai lungă decât spațiul dintre cele două intersecții. În loc de "
            "aceasta, propunem la dezbatere un refugiu la mijlocul trecerii."
        ),
        "text_en": (
            "Demonstration answer: not taken over. The reason: articulated buses use the street, and a raised "
            "crossing would need a longer ramp than the space between the two junctions allows. Instead, we will "
            "put forward a refuge island in the middle of the crossing at the debate."
        ),
    },
    "ro-banci-fete-in-fata": {
        "outcome": "accepted",
        "day": -3,
        "text_ro": (
            "Răspuns demonstrativ: preluat. Pe alee încap trei perechi de bănci așezate față în față, fiecare cu un "
            "loc liber de 90 de centimetri lângă ea. Vă așteptăm la dezbatere să alegem pozițiile."
        ),
        "text_en": (
            "Demonstration answer: taken over. The path has room for three pairs of benches facing each other, each "
            "with a free space of 90 centimetres beside it. Come to the debate to help us choose the positions."
        ),
    },
    "ro-borduri-scaun": {
        "outcome": "underway",
        "day": -2,
        "text_ro": (
            "Răspuns demonstrativ: este deja în lucru. Colțul se află pe lista de reparații a lunii viitoare, iar "
            "de acum regula este ca amândouă părțile unei treceri să se coboare în aceeași zi."
        ),
        "text_en": (
            "Demonstration answer: already under way. The corner is on next month’s repair list, and from now on "
            "the rule is that both sides of a crossing are lowered on the same day."
        ),
    },
    "ro-harta-umbrei": {
        "outcome": "accepted",
        "day": -2,
        "text_ro": (
            "Răspuns demonstrativ: preluat. Alegem împreună o zi la dezbatere și punem metoda ta lângă fișa de "
            "observare. Hărțile se publică pe pagina dezbaterii, fără numele elevilor."
        ),
        "text_en": (
            "Demonstration answer: taken over. We will choose a day together at the debate and put your method "
            "beside the observation sheet. The maps will be published on the debate’s page, without the pupils’ "
            "names."
        ),
    },
    "ro-stejar": {
        "outcome": "explained",
        "day": -2,
        "text_ro": (
            "Răspuns demonstrativ: stejarul nu este pe nicio listă de tăiere. În acest exemplu, orice lucrare la "
            "intersecție ar păstra arborele și 3 metri de pământ liber în jurul lui."
        ),
        "text_en": (
            "Demonstration answer: the oak is not on any felling list. In this example, any work at the junction "
            "would keep the tree and 3 metres of open ground around it."
        ),
    },
    "ro-semafor": {
        "outcome": "partly",
        "day": -1,
        "text_ro": (
            "Răspuns demonstrativ: preluat în parte. Verdele crește la 16 secunde între 7.30 și 8.15. La 20 de "
            "secunde, autobuzele de pe bandă ar pierde două cicluri; după o lună verificăm din nou."
        ),
        "text_en": (
            "Demonstration answer: taken over in part. The green phase will be lengthened to 16 seconds between "
            "7:30 and 8:15. At 20 seconds the buses in their lane would lose two cycles; after a month we will "
            "check again."
        ),
    },
    "en-bench-height": {
        "outcome": "accepted",
        "day": -5,
        "text_ro": (
            "Răspuns demonstrativ: preluat. În locurile cu două bănci, una va avea 35 de centimetri, iar cealaltă "
            "47, cu brațe."
        ),
        "text_en": (
            "Demonstration answer: taken over. Where there are two benches, one will be 35 centimetres high and the "
            "other 47, with armrests."
        ),
    },
    "en-tree-pits": {
        "outcome": "partly",
        "day": -4,
        "text_ro": (
            "Răspuns demonstrativ: preluat în parte. Dintre cele nouă alveole, șase se pot deschide în toamnă. În "
            "celelalte trei s-au pus între timp cabluri."
        ),
        "text_en": (
            "Demonstration answer: taken over in part. Of the nine tree pits, six can be opened this autumn. Cables "
            "have since been laid in the other three."
        ),
    },
    "en-guide-dog": {
        "outcome": "accepted",
        "day": -2,
        "text_ro": (
            "Răspuns demonstrativ: preluat ca regulă pentru toate cele 40 de locuri. Băncile stau în fâșia dinspre "
            "bordură, cu un marcaj tactil înainte, iar linia de lângă zid rămâne liberă."
        ),
        "text_en": (
            "Demonstration answer: taken over as a rule for all 40 spots. Benches stand in the strip next to the "
            "kerb, with tactile paving before them, and the line along the wall stays clear."
        ),
    },
    "en-close-street": {
        "outcome": "refused",
        "day": -1,
        "text_ro": (
            "Răspuns demonstrativ: nu este preluată. Motivul: strada este singurul drum de acces pentru ambulanță "
            "către clădirile din spate, iar o barieră păzită de părinți nu poate garanta trecerea. Rămâne deschisă "
            "discuția despre un traseu ocolitor."
        ),
        "text_en": (
            "Demonstration answer: not taken over. The reason: the street is the only way for an ambulance to reach "
            "the buildings behind, and a barrier looked after by parents cannot guarantee access. The discussion "
            "about a diversion remains open."
        ),
    },
}
