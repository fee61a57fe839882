"""The open demonstration debate: shade and benches on the way to school, and its two documents."""

DEBATE = {
    "key": "open",
    "slug_ro": "umbra-si-banci-pe-drumul-spre-scoala-demonstratie",
    "slug_en": "shade-and-benches-on-the-way-to-school-demonstration",
    "title_ro": "Umbră și bănci pe drumul spre școală (exemplu demonstrativ)",
    "title_en": "Shade and benches on the way to school (demonstration)",
    "question_ro": "Unde lipsesc umbra și băncile pe drumul spre școală?",
    "question_en": "Where are shade and benches missing on the way to school?",
    "notice_ro": (
        "Exemplu demonstrativ: această dezbatere este inventată, ca să poți încerca portalul. Primăria nu a anunțat-o."
    ),
    "notice_en": (
        "Demonstration: this debate is invented so that you can try out the portal. City Hall has not announced it."
    ),
    "summary_ro": (
        "Exemplu demonstrativ. Arată-ne locurile de pe drumul spre școală în care soarele arde, "
        "nu ai unde să te așezi sau nu e loc de trecut."
    ),
    "summary_en": (
        "Demonstration. Show us the places on the way to school where the sun beats down, there "
        "is nowhere to sit or there is no room to pass."
    ),
    "why_ro": (
        "<p>În acest exemplu, orașul are la dispoziție 40 de locuri în care poate planta un copac "
        "sau poate pune o bancă până la toamnă și vrea să le aleagă împreună cu cei care fac "
        "zilnic drumul: copii, părinți, bunici, profesori.</p><p>Pe hârtie, un drum de zece "
        "minute arată la fel oriunde. La prânz, în iunie, cu un ghiozdan în spate sau cu un "
        "cărucior, nu mai arată la fel. De aceea te întrebăm pe tine.</p>"
    ),
    "why_en": (
        "<p>In this example the city has 40 spots where it can plant a tree or place a bench "
        "before autumn, and wants to choose them together with those who walk the route every "
        "day: children, parents, grandparents, teachers.</p><p>On paper, a ten-minute walk looks "
        "the same everywhere. At noon in June, with a school bag on your back or a pushchair in "
        "front of you, it does not. That is why we are asking you.</p>"
    ),
    "can_change_ro": (
        "<p>Locurile alese, ordinea lor, felul umbrei (copac, pergolă, plante agățătoare) și "
        "felul băncilor, inclusiv înălțimea și spătarul.</p>"
    ),
    "can_change_en": (
        "<p>The spots chosen, their order, the kind of shade (tree, pergola, climbing plants) and "
        "the kind of bench, including its height and backrest.</p>"
    ),
    "cannot_change_ro": (
        "<p>Terenurile private, rețelele îngropate sub trotuar și lățimea minimă de trecere "
        "pentru un scaun rulant. Numărul de locuri rămâne 40 în această etapă.</p>"
    ),
    "cannot_change_en": (
        "<p>Private land, the utilities buried under the pavement and the minimum width a "
        "wheelchair needs to pass. The number of spots stays at 40 at this stage.</p>"
    ),
    "announced_day": -20,
    "day": 6,
    "results_due_day": 35,
    "time": "17:00",
    "kind": "debate",
    "organisers": ["ciic"],
    "venue": "casino",
    "speaking_places": 20,
    "online": False,
    "stream_ro": "",
    "stream_en": "",
    "topics": ["public-space", "parks", "climate"],
    "neighbourhoods": ["manastur", "gheorgheni", "marasti", "zorilor"],
    "results_ro": "",
    "results_en": "",
    "stages": [
        {"kind": "papers", "starts_day": -20, "ends_day": None},
        {"kind": "proposals", "starts_day": -14, "ends_day": 20},
        {"kind": "debate", "starts_day": 6, "ends_day": None},
        {"kind": "answer", "starts_day": 21, "ends_day": 34},
        {"kind": "summary", "starts_day": 35, "ends_day": None},
    ],
}

# The note as it was posted again, after the first walk.
NOTE_AGAIN = {
    "filename_ro": "nota-de-prezentare-2.pdf",
    "filename_en": "presentation-note-2.pdf",
    "posted_day": -6,
    "occasion_ro": "după prima plimbare",
    "occasion_en": "after the first walk",
    "changes_ro": "Demonstrație: sunt 44 de locuri în loc de 40, și alegem întâi străzile pe care se circulă cu autobuzul.",
    "changes_en": "Demonstration: there are 44 spots instead of 40, and streets with a bus come first.",
    "html_ro": (
        "<h2>Despre ce este vorba</h2>"
        "<p>Document demonstrativ: cifrele și locurile sunt inventate. Propunem 44 de locuri pentru copaci, pergole și bănci pe drumurile spre școală.</p>"
        "<h2>Cum alegem locurile</h2>"
        "<p>Întâi vin străzile pe care se circulă cu autobuzul.</p>"
        "<ul>"
        "<li>numărul de copii care trec pe acolo într-o dimineață;</li>"
        "<li>cât durează umbra între orele 12 și 16, în luna iunie;</li>"
        "<li>distanța până la cea mai apropiată bancă;</li>"
        "<li>lățimea rămasă pentru un scaun rulant sau un cărucior.</li>"
        "</ul>"
        "<h2>Ce te întrebăm</h2>"
        "<p>Ce loc de pe drumul tău ar trebui să fie primul și de ce? O frază e destul; o fotografie ajută.</p>"
    ),
    "html_en": (
        "<h2>What this is about</h2>"
        "<p>Demonstration document: the figures and places are invented. We propose 44 spots for trees, pergolas and benches on the ways to school.</p>"
        "<h2>How we choose the spots</h2>"
        "<p>Streets with a bus come first.</p>"
        "<ul>"
        "<li>how many children pass there on a morning;</li>"
        "<li>how long there is shade between 12:00 and 16:00 in June;</li>"
        "<li>how far it is to the nearest bench;</li>"
        "<li>the width left for a wheelchair or a pushchair.</li>"
        "</ul>"
        "<h2>What we ask you</h2>"
        "<p>Which spot on your way should come first, and why? One sentence is enough; a photograph helps.</p>"
    ),
}

DOCUMENTS = [
    {
        "key": "presentation-note",
        "title_ro": "Notă de prezentare (exemplu demonstrativ)",
        "title_en": "Presentation note (demonstration)",
        "filename_ro": "nota-de-prezentare.pdf",
        "filename_en": "presentation-note.pdf",
        "posted_day": -20,
        "html_ro": (
            "<h2>Despre ce este vorba</h2>"
            "<p>Document demonstrativ: cifrele și locurile sunt inventate. Propunem 40 de locuri pentru copaci, pergole și bănci pe drumurile spre școală.</p>"
            "<h2>Cum alegem locurile</h2>"
            "<ul>"
            "<li>numărul de copii care trec pe acolo într-o dimineață;</li>"
            "<li>cât durează umbra între orele 12 și 16, în luna iunie;</li>"
            "<li>distanța până la cea mai apropiată bancă;</li>"
            "<li>lățimea rămasă pentru un scaun rulant sau un cărucior.</li>"
            "</ul>"
            "<h2>Ce te întrebăm</h2>"
            "<p>Ce loc de pe drumul tău ar trebui să fie primul și de ce? O frază e destul; o fotografie ajută.</p>"
        ),
        "html_en": (
            "<h2>What this is about</h2>"
            "<p>Demonstration document: the figures and places are invented. We propose 40 spots for trees, pergolas and benches on the ways to school.</p>"
            "<h2>How we choose the spots</h2>"
            "<ul>"
            "<li>how many children pass there on a morning;</li>"
            "<li>how long there is shade between 12:00 and 16:00 in June;</li>"
            "<li>how far it is to the nearest bench;</li>"
            "<li>the width left for a wheelchair or a pushchair.</li>"
            "</ul>"
            "<h2>What we ask you</h2>"
            "<p>Which spot on your way should come first, and why? One sentence is enough; a photograph helps.</p>"
        ),
        "next": NOTE_AGAIN,
    },
    {
        "key": "observation-sheet",
        "title_ro": "Fișă de observare pentru drumul spre școală (exemplu demonstrativ)",
        "title_en": "Observation sheet for the way to school (demonstration)",
        "filename_ro": "fisa-de-observare.pdf",
        "filename_en": "observation-sheet.pdf",
        "posted_day": -18,
        "html_ro": (
            "<h2>Ia fișa cu tine</h2>"
            "<p>Document demonstrativ. Mergi pe drumul tău obișnuit și oprește-te în trei locuri. La fiecare, răspunde pe scurt.</p>"
            "<ul>"
            "<li>Este umbră? De la ce?</li>"
            "<li>Se poate așeza cineva? Cine nu ar putea?</li>"
            "<li>Pot trece două persoane una pe lângă alta?</li>"
            "<li>Ce ai schimba întâi?</li>"
            "</ul>"
            "<h2>Apoi</h2>"
            "<p>Scrie locul și răspunsurile în formularul de idei. Le citim pe toate.</p>"
        ),
        "html_en": (
            "<h2>Take the sheet with you</h2>"
            "<p>Demonstration document. Walk your usual way and stop in three places. At each one, answer briefly.</p>"
            "<ul>"
            "<li>Is there shade? From what?</li>"
            "<li>Can people sit down? Who could not?</li>"
            "<li>Can two people walk past each other?</li>"
            "<li>What would you change first?</li>"
            "</ul>"
            "<h2>Then</h2>"
            "<p>Write the place and your answers in the ideas form. We read every one of them.</p>"
        ),
    },
]
