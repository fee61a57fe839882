"""Documents of the invented competition; shape as in ``open_debate``."""

DOCUMENTS = [
    {
        "key": "competition-brief",
        "title_ro": "Tema concursului: o stație cu umbră (exemplu demonstrativ)",
        "title_en": "Competition brief: a stop with shade (demonstration)",
        "filename_ro": "tema-statie-cu-umbra.pdf",
        "filename_en": "brief-stop-with-shade.pdf",
        "posted_day": -20,
        "html_ro": (
            "<h2>Ce se cere</h2>"
            "<p>Document demonstrativ: locurile, cifrele și cerințele sunt inventate. O stație de tramvai care se poate repeta în douăzeci de locuri și în care se poate aștepta și vara, la amiază.</p>"
            "<h2>Ce trebuie să aibă</h2>"
            "<ul>"
            "<li>umbră pentru cel puțin zece oameni între orele 12 și 16, în luna iulie;</li>"
            "<li>locuri de stat cu spătar și brațe, la două înălțimi;</li>"
            "<li>apă de băut la care ajunge și un copil;</li>"
            "<li>loc de întors pentru un scaun rulant și pentru un cărucior.</li>"
            "</ul>"
            "<h2>Ce predai</h2>"
            "<p>Două planșe A1, o machetă digitală și o pagină despre cost și întreținere, toate fără nume. Predarea se face prin canalul numit în regulament, nu prin acest portal.</p>"
        ),
        "html_en": (
            "<h2>What is asked for</h2>"
            "<p>Demonstration document: places, figures and requirements are invented. A tram stop that can be repeated in twenty places and where people can wait even at noon in summer.</p>"
            "<h2>What it must have</h2>"
            "<ul>"
            "<li>shade for at least ten people between 12 and 4 p.m. in July;</li>"
            "<li>seats with a back and arms, at two heights;</li>"
            "<li>drinking water that a child can reach;</li>"
            "<li>room to turn for a wheelchair and for a pushchair.</li>"
            "</ul>"
            "<h2>What you hand in</h2>"
            "<p>Two A1 boards, a digital model and one page on cost and upkeep, all without names. Entries go through the channel that the rules name, not through this portal.</p>"
        ),
    },
]
