"""The accessibility statement of the demonstration site, self-assessed and honest about it."""

ACCESSIBILITY = {
    "key": "accessibility",
    "parent": "",
    "programme": "city",
    "slug_ro": "declaratie-de-accesibilitate",
    "slug_en": "accessibility-statement",
    "title_ro": "Declarație de accesibilitate",
    "title_en": "Accessibility statement",
    "summary_ro": (
        "Cât de accesibil este acest site, ce nu funcționează încă pentru toată lumea și cui îi poți spune."
    ),
    "summary_en": "How accessible this site is, what does not yet work for everyone and whom you can tell.",
    "body_ro": [
        ("heading", "La ce se referă"),
        (
            "paragraph",
            (
                "Declarația privește site-ul demonstrativ al Centrului de Inovare și Imaginație "
                "Civică. Vrem ca el să poată fi folosit de oricine, în spiritul Ordonanței de "
                "urgență nr. 112/2018 privind accesibilitatea site-urilor web și a aplicațiilor "
                "mobile ale instituțiilor publice."
            ),
        ),
        ("heading", "Starea conformității"),
        (
            "paragraph",
            (
                "Site-ul este <b>parțial conform</b> cu standardul EN 301 549 v3.2.1 (WCAG 2.1, "
                "nivel AA). Este construit după WCAG 2.2, nivel AA. Starea rezultă din evaluarea "
                "noastră; un audit independent nu s-a făcut."
            ),
        ),
        ("heading", "Ce nu este accesibil"),
        (
            "list",
            [
                (
                    "<b>neconformități cunoscute</b>: documentele PDF de exemplu nu sunt "
                    "etichetate pentru cititoare de ecran; cuprinsul lor se află și în paginile "
                    "site-ului;"
                ),
                "<b>sarcină disproporționată</b>: nu invocăm nicio excepție;",
                ("<b>în afara acestei declarații</b>: site-urile altora, la care trimitem prin linkuri."),
            ],
        ),
        ("heading", "Cum am pregătit declarația"),
        (
            "paragraph",
            (
                "Declarația a fost pregătită la {prepared_on}, prin autoevaluare: verificări "
                "automate ale fiecărui tip de pagină în ambele limbi, pe ecran mic și mare, "
                "parcurgere doar cu tastatura și fără JavaScript. Testarea cu persoane cu "
                "dizabilități urmează."
            ),
        ),
        ("heading", "Spune-ne ce nu merge"),
        (
            "paragraph",
            (
                "Scrie-ne la <a "
                'href="mailto:imaginatiecivica@primariaclujnapoca.ro">imaginatiecivica@primariaclujnapoca.ro</a> '
                "sau sună la 0264 596 030, interior 5000 sau 5001. Îți dăm informația într-o "
                "formă pe care o poți folosi și ne propunem să răspundem în cel mult 30 de zile."
            ),
        ),
        ("heading", "Dacă răspunsul nu te mulțumește"),
        (
            "paragraph",
            (
                "Autoritatea pentru Digitalizarea României (ADR) urmărește accesibilitatea "
                "site-urilor publice. Te poți adresa și Avocatului Poporului sau instanței. "
                "Înainte de folosirea reală a site-ului, procedura de aici va fi confirmată de un "
                "jurist al instituției."
            ),
        ),
    ],
    "body_en": [
        ("heading", "What it covers"),
        (
            "paragraph",
            (
                "This statement concerns the demonstration site of the Centre for Innovation and "
                "Civic Imagination. We want everyone to be able to use it, in the spirit of "
                "Romanian Emergency Ordinance no. 112/2018 on the accessibility of the websites "
                "and mobile applications of public institutions."
            ),
        ),
        ("heading", "Conformance status"),
        (
            "paragraph",
            (
                "The site is <b>partially conformant</b> with the standard EN 301 549 v3.2.1 "
                "(WCAG 2.1, level AA). It is built to WCAG 2.2, level AA. The status is our own "
                "assessment; there has been no independent audit."
            ),
        ),
        ("heading", "What is not accessible"),
        (
            "list",
            [
                (
                    "<b>known non-conformances</b>: the example PDF documents are not tagged for "
                    "screen readers; their content is also on the site’s pages;"
                ),
                "<b>disproportionate burden</b>: we do not claim any exception;",
                "<b>outside this statement</b>: other people’s websites that we link to.",
            ],
        ),
        ("heading", "How we prepared this statement"),
        (
            "paragraph",
            (
                "The statement was prepared on {prepared_on}, by self-assessment: automatic "
                "checks of every type of page in both languages, on small and large screens, and "
                "walk-throughs with the keyboard only and without JavaScript. Testing with people "
                "with disabilities is still to come."
            ),
        ),
        ("heading", "Tell us what does not work"),
        (
            "paragraph",
            (
                "Write to <a "
                'href="mailto:imaginatiecivica@primariaclujnapoca.ro">imaginatiecivica@primariaclujnapoca.ro</a> '
                "or call 0264 596 030, extension 5000 or 5001. We will give you the information "
                "in a form you can use, and we aim to answer within 30 days."
            ),
        ),
        ("heading", "If you are not satisfied with the answer"),
        (
            "paragraph",
            (
                "The Authority for the Digitalisation of Romania (ADR) monitors the accessibility "
                "of public websites. You may also turn to the Ombudsman (Avocatul Poporului) or "
                "to the courts. Before the site is put to real use, the procedure described here "
                "will be confirmed by the institution’s lawyer."
            ),
        ),
    ],
}
