"""The privacy page: what a demonstration keeps, and what the real site would."""

PRIVACY = {
    "key": "privacy",
    "parent": "",
    "programme": "city",
    "slug_ro": "date-personale",
    "slug_en": "privacy",
    "title_ro": "Date personale",
    "title_en": "Privacy",
    "summary_ro": "Ce date îți cerem, de ce, cât le păstrăm și ce drepturi ai.",
    "summary_en": "What data we ask you for, why, how long we keep them and what rights you have.",
    "body_ro": [
        (
            "paragraph",
            (
                "Acesta este un site demonstrativ: ce trimiți rămâne pe serverul demonstrației și "
                "nu ajunge la Primărie. Folosește, te rugăm, date inventate. Mai jos scriem cum "
                "ar fi tratate datele pe site-ul real."
            ),
        ),
        ("heading", "Cine răspunde de date"),
        (
            "facts",
            [
                ("Operator", "Municipiul Cluj-Napoca, str. Moților 3, CIF 4305857"),
                ("Contact", "imaginatiecivica@primariaclujnapoca.ro, 0264 596 030"),
                (
                    "Responsabilul cu protecția datelor",
                    "adresa lui nu a putut fi stabilită; se completează înainte de folosirea reală",
                ),
            ],
        ),
        ("heading", "Dacă doar citești"),
        (
            "paragraph",
            (
                "Nu punem niciun cookie și nu încărcăm nimic de pe alte site-uri. Cookie-uri "
                "primesc doar angajații care se autentifică, pentru că fără ele autentificarea nu "
                "merge."
            ),
        ),
        ("heading", "Dacă trimiți o idee sau un mesaj"),
        (
            "list",
            [
                "<b>adresa de e-mail</b>, ca să îți confirmăm primirea și să îți răspundem;",
                (
                    "<b>numele și telefonul</b>, numai dacă vrei să le dai; la petiții, numele "
                    "este necesar ca să îți putem răspunde;"
                ),
                "<b>textul, cartierul și fișierele</b>, ca să înțelegem propunerea.",
            ],
        ),
        (
            "paragraph",
            (
                "Nu cerem codul numeric personal și nici contul bancar. Publicăm o idee numai "
                "dacă ai bifat acordul, fără datele tale de contact. Acordul îl poți retrage "
                "oricând."
            ),
        ),
        (
            "paragraph",
            (
                "Tratăm datele pentru a ne face munca de autoritate publică; temeiul juridic "
                "exact îl confirmă operatorul înainte de folosirea reală."
            ),
        ),
        ("heading", "Cât le păstrăm"),
        (
            "paragraph",
            (
                "Numele și datele de contact se șterg după 12 luni. Rămân textul, fără autor, și "
                "cifrele. Împotriva trimiterilor automate păstrăm pentru scurt timp o amprentă "
                "cifrată a conexiunii, nu adresa ei."
            ),
        ),
        ("heading", "Cine le vede"),
        (
            "paragraph",
            (
                "Numai angajații care răspund de formularul respectiv. Orice schimbare făcută de "
                "ei rămâne într-un jurnal."
            ),
        ),
        ("heading", "Drepturile tale"),
        (
            "paragraph",
            (
                "Poți cere să vezi datele, să le corectezi, să le ștergem sau să le folosim mai "
                "puțin și te poți opune prelucrării. Scrie-ne la adresa de mai sus. Te poți "
                "plânge la Autoritatea Națională de Supraveghere a Prelucrării Datelor cu "
                "Caracter Personal (ANSPDCP)."
            ),
        ),
    ],
    "body_en": [
        (
            "paragraph",
            (
                "This is a demonstration site: what you send stays on the demonstration server "
                "and does not reach City Hall. Please use invented data. Below we describe how "
                "data would be treated on the real site."
            ),
        ),
        ("heading", "Who is responsible for the data"),
        (
            "facts",
            [
                (
                    "Controller",
                    "Municipality of Cluj-Napoca, str. Moților 3, tax code (CIF) 4305857",
                ),
                ("Contact", "imaginatiecivica@primariaclujnapoca.ro, 0264 596 030"),
                (
                    "Data protection officer",
                    "the address could not be established; it will be filled in before real use",
                ),
            ],
        ),
        ("heading", "If you only read"),
        (
            "paragraph",
            (
                "We set no cookies and load nothing from other sites. Only staff who sign in "
                "receive cookies, because signing in does not work without them."
            ),
        ),
        ("heading", "If you send an idea or a message"),
        (
            "list",
            [
                "<b>your e-mail address</b>, so that we can confirm receipt and answer you;",
                (
                    "<b>your name and telephone number</b>, only if you wish to give them; for "
                    "petitions the name is needed so that we can answer you;"
                ),
                ("<b>the text, the neighbourhood and the files</b>, so that we understand the proposal."),
            ],
        ),
        (
            "paragraph",
            (
                "We do not ask for your national identification number or your bank account. We "
                "publish an idea only if you have ticked your agreement, without your contact "
                "details. You may withdraw your agreement at any time."
            ),
        ),
        (
            "paragraph",
            (
                "We process the data in order to do our work as a public authority; the "
                "controller will confirm the exact legal basis before real use."
            ),
        ),
        ("heading", "How long we keep them"),
        (
            "paragraph",
            (
                "Names and contact details are deleted after 12 months. The text, without its "
                "author, and the figures remain. Against automated sending we keep, for a short "
                "time, an encoded fingerprint of the connection, not its address."
            ),
        ),
        ("heading", "Who sees them"),
        (
            "paragraph",
            ("Only the staff responsible for the form in question. Every change they make is recorded in a log."),
        ),
        ("heading", "Your rights"),
        (
            "paragraph",
            (
                "You may ask to see your data, to have them corrected, deleted or used less, and "
                "you may object to their processing. Write to us at the address above. You may "
                "complain to the Romanian data protection authority (ANSPDCP)."
            ),
        ),
    ],
}
