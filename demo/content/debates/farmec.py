"""The Farmec pilot of 2026: papers, a debate and a public vote on options."""

FARMEC_2026 = {
    "key": "farmec-2026",
    "slug_ro": "baza-sportiva-si-parcul-farmec",
    "slug_en": "farmec-sports-ground-and-park",
    "title_ro": "Reabilitarea bazei sportive Farmec și extinderea parcului Farmec",
    "title_en": "Renewing the Farmec sports ground and extending Farmec Park",
    "question_ro": "Ce variantă alegem pentru baza sportivă Farmec și pentru parcul extins?",
    "question_en": "Which option do we choose for the Farmec sports ground and the extended park?",
    "summary_ro": (
        "Mecanism pilot: variantele se publică, se discută, se actualizează și se supun votului "
        "public. Dezbaterea a fost programată marți, 17 februarie 2026, ora 17.00, la Pavilionul "
        "Tinerilor."
    ),
    "summary_en": (
        "A pilot mechanism: options are published, discussed, updated and put to a public vote. "
        "The debate was scheduled for Tuesday, 17 February 2026, 17:00, at the Youth Pavilion."
    ),
    "why_ro": (
        "<p>Primăria a propus reabilitarea bazei sportive Farmec și extinderea parcului cu "
        "același nume și a încercat aici un drum nou: documente și variante publicate din timp, o "
        "dezbatere, propuneri adunate și făcute publice, apoi vot.</p><p>Mecanismul a fost "
        "prezentat ca experiment, care poate fi extins dacă funcționează.</p>"
    ),
    "why_en": (
        "<p>City Hall proposed renewing the Farmec sports ground and extending the park of the "
        "same name, and tried a new route: papers and options published in good time, a debate, "
        "proposals gathered and made public, then a vote.</p><p>The mechanism was presented as an "
        "experiment that may be extended if it works.</p>"
    ),
    "can_change_ro": (
        "<p>Varianta de amenajare: publicul a putut alege între variantele de concept publicate "
        "și actualizate după dezbatere.</p>"
    ),
    "can_change_en": (
        "<p>The design option: the public could choose between the published concept options, "
        "updated after the debate.</p>"
    ),
    "date": "2026-02-17",
    "precision": "day",
    "time": "17:00",
    "kind": "debate",
    "regime": "pilot",
    "organisers": ["ciic"],
    "verified": True,
    "held": True,
    "confidence_note_ro": (
        "Pașii și datele sunt publici; cine a putut vota și rezultatul votului nu au putut fi stabilite."
    ),
    "confidence_note_en": (
        "The steps and dates are public; who was allowed to vote and the result of the vote could not be established."
    ),
    "venue": "pavilionul-tinerilor",
    "topics": ["parks", "sport"],
    "source": ["monitorulcj.ro", "radiosomes.ro"],
    "results_ro": (
        "<p>După dezbatere, propunerile au fost centralizate și publicate împreună cu o broșură "
        "cu variantele actualizate. Votul public a fost deschis între 3 martie și 3 aprilie 2026 "
        "pe clujnapoca2030.ro.</p><p>Rezultatul votului nu a fost stabilit din sursele "
        "consultate; pagina se completează când este publicat.</p>"
    ),
    "results_en": (
        "<p>After the debate the proposals were collated and published together with a brochure "
        "of the updated options. The public vote was open from 3 March to 3 April 2026 on "
        "clujnapoca2030.ro.</p><p>The result of the vote has not been established from the "
        "sources consulted; this page will be completed once it is published.</p>"
    ),
    "stages": [
        {"kind": "papers", "starts": "2026-02-02"},
        {"kind": "debate", "starts": "2026-02-17"},
        {"kind": "collated", "starts": "", "precision": "unknown", "state": "done"},
        {
            "kind": "vote",
            "starts": "2026-03-03",
            "ends": "2026-04-03",
            "url": "https://clujnapoca2030.ro/",
        },
        {"kind": "decision", "starts": "", "precision": "unknown"},
    ],
}

DEBATES = [FARMEC_2026]
