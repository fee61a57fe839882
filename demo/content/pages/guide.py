"""How to reach the centre and how to use the portal."""

CONTACT = {
    "key": "contact",
    "parent": "",
    "programme": "city",
    "slug_ro": "contact",
    "slug_en": "contact-us",
    "title_ro": "Contact",
    "title_en": "Contact us",
    "summary_ro": "Adresa, telefonul și programul CIIC și formularul prin care ne poți scrie.",
    "summary_en": "The address, telephone and opening hours of CIIC, and the form you can write to us with.",
    "body_ro": [
        (
            "facts",
            [
                ("Direcția", "Evenimente publice și informare cetățeni, Primăria Cluj-Napoca"),
            ],
        ),
        ("heading", "Scrie-ne"),
        (
            "paragraph",
            (
                "Dacă ne ceri ceva și îți spui numele, mesajul tău este o petiție: primește un "
                "număr de referință și un răspuns în 30 de zile de la înregistrare. Dacă vrei să "
                'ne trimiți o idee pentru oraș, <a href="form:ideas">folosește formularul de '
                "idei</a>."
            ),
        ),
        (
            "paragraph",
            (
                "Nu poți folosi formularul? Sună-ne, vino la adresa de mai sus sau trimite-ne un "
                "e-mail: tratăm la fel orice cale."
            ),
        ),
        ("heading", "Altă ușă"),
        (
            "list",
            [
                (
                    "cereri și audiențe: <a "
                    'href="https://e-primariaclujnapoca.ro/registratura/cereri">registratura '
                    "online a Primăriei</a>;"
                ),
                ('propuneri cu buget: <a href="https://bugetareparticipativa.ro/">bugetarea participativă</a>;'),
                ('inițiative ale tinerilor: <a href="https://comoncluj.ro/">Com’ON Cluj-Napoca</a>.'),
            ],
        ),
    ],
    "body_en": [
        (
            "facts",
            [
                ("Directorate", "Public Events and Citizen Information, Cluj-Napoca City Hall"),
            ],
        ),
        ("heading", "Write to us"),
        (
            "paragraph",
            (
                "If you ask us for something and give your name, your message is a petition: it "
                "receives a reference number and an answer within 30 days of registration. If you "
                'want to send us an idea for the city, <a href="form:ideas">use the ideas '
                "form</a>."
            ),
        ),
        (
            "paragraph",
            (
                "Cannot use the form? Call us, come to the address above or send us an e-mail: we "
                "treat every channel alike."
            ),
        ),
        ("heading", "Another door"),
        (
            "list",
            [
                (
                    "requests and hearings: <a "
                    'href="https://e-primariaclujnapoca.ro/registratura/cereri">City Hall’s '
                    "online registry</a> (in Romanian);"
                ),
                ('proposals with a budget: <a href="https://bugetareparticipativa.ro/">participatory budgeting</a>;'),
                ('young people’s initiatives: <a href="https://comoncluj.ro/">Com’ON Cluj-Napoca</a>.'),
            ],
        ),
    ],
}

HELP = {
    "key": "help",
    "parent": "",
    "programme": "city",
    "slug_ro": "cum-folosesti-portalul",
    "slug_en": "how-to-use-the-portal",
    "title_ro": "Cum folosești portalul",
    "title_en": "How to use the portal",
    "summary_ro": "Cum citești o dezbatere, cum trimiți o idee și ce se întâmplă cu ea după aceea.",
    "summary_en": "How to read a debate, how to send an idea and what happens to it afterwards.",
    "body_ro": [
        ("heading", "Ce spun liniile"),
        (
            "list",
            [
                "<b>linie punctată</b>: imaginat – anunțat sau deschis pentru idei;",
                "<b>linie plină</b>: în lucru – se analizează sau se face;",
                "<b>fond plin</b>: gata – hotărât, făcut sau răspuns.",
            ],
        ),
        ("paragraph", "Fiecare semn are și un cuvânt alături, așa că nu trebuie să ghicești."),
        ("heading", "Trimite o idee"),
        (
            "list",
            [
                "alege o dezbatere deschisă și apasă pe formularul ei;",
                "scrie ideea cu vorbele tale, în română sau în engleză; nu ai nevoie de cont;",
                "poți adăuga fotografii sau un document, în limitele scrise lângă câmp;",
                ("la sfârșit primești un <b>număr de referință</b> și data până la care răspundem; păstrează-le."),
            ],
        ),
        (
            "paragraph",
            (
                "Numărul de referință este al acestui portal. Nu este numărul de înregistrare de "
                "la registratura Primăriei."
            ),
        ),
        ("heading", "Idee sau petiție?"),
        (
            "paragraph",
            (
                "Fiecare formular spune ce este. O idee intră în discuția despre un proiect și "
                "primește un răspuns public dacă ești de acord să o publicăm. O petiție este o "
                "cerere, o reclamație, o sesizare sau o propunere făcută în nume propriu, la care "
                "ai dreptul la un răspuns în 30 de zile."
            ),
        ),
        ("heading", "După ce ai trimis"),
        (
            "list",
            [
                "cineva din echipă o citește și o dă celui care poate răspunde;",
                "răspunsul îți vine pe e-mail, în limba în care ai scris;",
                "dacă ideea nu este preluată, îți spunem de ce.",
            ],
        ),
        ("heading", "Datele evenimentelor"),
        (
            "paragraph",
            (
                "Orice eveniment poate fi adăugat în calendarul tău. Dacă o dată se schimbă sau o "
                "întâlnire se anulează, pagina o spune sus, cu motivul. În arhivă, unde știm doar "
                "luna sau anul, scriem doar luna sau anul."
            ),
        ),
        ("heading", "Caută"),
        (
            "paragraph",
            (
                "Poți căuta fără diacritice: „strazi” găsește „străzi”. Limba o schimbi de lângă "
                "siglă; dacă o pagină nu este încă tradusă, îți spunem."
            ),
        ),
    ],
    "body_en": [
        ("heading", "What the lines say"),
        (
            "list",
            [
                "<b>dashed line</b>: imagined – announced or open for ideas;",
                "<b>solid line</b>: under way – being examined or being done;",
                "<b>filled</b>: done – decided, delivered or answered.",
            ],
        ),
        ("paragraph", "Every sign comes with a word beside it, so you never have to guess."),
        ("heading", "Send an idea"),
        (
            "list",
            [
                "choose an open debate and go to its form;",
                ("write your idea in your own words, in Romanian or in English; you do not need an account;"),
                "you can add photographs or a document, within the limits shown beside the field;",
                ("at the end you receive a <b>reference number</b> and the date by which we will answer; keep them."),
            ],
        ),
        (
            "paragraph",
            ("The reference number belongs to this portal. It is not the registration number of City Hall’s registry."),
        ),
        ("heading", "Idea or petition?"),
        (
            "paragraph",
            (
                "Every form says which it is. An idea joins the discussion about a project and "
                "receives a public answer if you agree to its publication. A petition is a "
                "request, a complaint, a notice or a proposal made in your own name, to which you "
                "are entitled to an answer within 30 days."
            ),
        ),
        ("heading", "After you have sent it"),
        (
            "list",
            [
                "someone on the team reads it and passes it to the person who can answer;",
                "the answer comes to you by e-mail, in the language you wrote in;",
                "if the idea is not taken over, we tell you why.",
            ],
        ),
        ("heading", "Dates of events"),
        (
            "paragraph",
            (
                "Any event can be added to your own calendar. If a date changes or a meeting is "
                "cancelled, the page says so at the top, with the reason. In the archive, where "
                "we know only the month or the year, we write only the month or the year."
            ),
        ),
        ("heading", "Search"),
        (
            "paragraph",
            (
                "You can search without diacritics: “strazi” finds “străzi”. Change the language "
                "beside the logo; if a page has not been translated yet, we tell you."
            ),
        ),
    ],
}
