"""The library of reports: so far the two of the Urban Innovation Unit."""

REPORTS_INDEX = {
    "key": "reports",
    "slug_ro": "rapoarte",
    "slug_en": "reports",
    "title_ro": "Rapoarte",
    "title_en": "Reports",
    "summary_ro": "Rapoarte despre activitatea centrului și a celor care au lucrat cu el.",
    "summary_en": "Reports on the work of the centre and of those who worked with it.",
}

REPORTS = [
    {
        "key": "activity-report-2017-2021",
        "slug_ro": "raport-de-activitate-2017-2021",
        "slug_en": "activity-report-2017-2021",
        "title_ro": "Raportul de activitate 2017–2021 al Diviziei de Inovare Urbană",
        "title_en": "Activity report 2017–2021 of the Urban Innovation Unit",
        "summary_ro": "Ce a făcut divizia în cei cinci ani și ce lecții a lăsat centrului.",
        "summary_en": "What the unit did in its five years and what lessons it left to the centre.",
        "body_ro": [
            (
                "paragraph",
                (
                    "La integrarea diviziei în CIIC, în 2022, centrul a trimis la acest raport pentru detalii despre "
                    "activitatea din anii 2017–2021 și despre lecțiile învățate."
                ),
            ),
        ],
        "body_en": [
            (
                "paragraph",
                (
                    "When the unit became part of CIIC in 2022, the centre referred to this report for details of the "
                    "work in 2017–2021 and of the lessons learned."
                ),
            ),
        ],
        "date": "2022",
        "precision": "year",
        "language": "ro",
        "url": "https://diviziadeinovare.ro/wp-content/uploads/2022/06/Raport_DIU_RO-.pdf",
        "authors": ["diu"],
        "topics": ["civic-innovation"],
        "goals": ["11"],
        "note_ro": "Anul este cel din adresa fișierului; nu am verificat data din raport.",
        "note_en": "The year is that of the file’s address; we have not checked the date in the report.",
        "source": "primariaclujnapoca.ro, 2022",
    },
    {
        "key": "transfer-report",
        "slug_ro": "raport-de-transfer",
        "slug_en": "transfer-report",
        "title_ro": "Raportul de transfer al Diviziei de Inovare Urbană",
        "title_en": "Transfer report of the Urban Innovation Unit",
        "summary_ro": "Cum au trecut procesele și lecțiile diviziei la CIIC.",
        "summary_en": "How the unit’s processes and lessons were handed over to CIIC.",
        "body_ro": [
            (
                "paragraph",
                "Comunicatul despre reorganizarea din 2022 îl numește, dar adresa la care poate fi citit lipsește.",
            ),
        ],
        "body_en": [
            (
                "paragraph",
                "The 2022 press release on the reorganisation names it, but not an address where it can be read.",
            ),
        ],
        "date": "",
        "precision": "unknown",
        "language": "ro",
        "url": "",
        "authors": ["diu"],
        "topics": ["civic-innovation"],
        "goals": ["11"],
        "note_ro": "Limba este presupusă după numele românesc sub care apare; data nu este cunoscută.",
        "note_en": "The language is assumed from the Romanian name under which it appears; its date is not known.",
        "source": "primariaclujnapoca.ro, 2022",
    },
]
