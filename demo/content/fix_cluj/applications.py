"""Invented applications to the demonstration call, in both languages; nobody is named.

``files`` maps a file question to a file of ``demo/files``. ``status`` may also be "filed". ``day`` counts from the load.
"""

_ALWAYS = {"true_data": True, "impartial": True, "rules": True, "privacy": True}
_MEMBERS = {
    "ro": [
        ("Membru 1 (demonstrație)", 17, "desen"),
        ("Membru 2 (demonstrație)", 19, "programare"),
        ("Membru 3 (demonstrație)", 22, ""),
    ],
    "en": [
        ("Member 1 (demonstration)", 19, "drawing"),
        ("Member 2 (demonstration)", 21, "programming"),
        ("Member 3 (demonstration)", 24, ""),
    ],
}
_ACTIVITIES = {
    "ro": [
        ("Discuții cu vecinii", "membrul 1", "luna 1"),
        ("Prototip", "membrul 2", "lunile 2–3"),
        ("Încercare și măsurat", "membrul 3", "lunile 4–5"),
    ],
    "en": [
        ("Talks with neighbours", "member 1", "month 1"),
        ("Prototype", "member 2", "months 2–3"),
        ("Trial and measuring", "member 3", "months 4–5"),
    ],
}
_INDICATORS = {
    "ro": [("Oameni care au încercat", 80, "listă cu bife, fără nume"), ("Zile de test", 1, "fotografii fără fețe")],
    "en": [("People who tried it", 80, "a tally without names"), ("Test days", 1, "photographs without faces")],
}
_COSTS = {"ro": ("Materiale", "Servicii"), "en": ("Materials", "Services")}


def _costs(language: str, asked: int) -> list[tuple]:
    first, second = _COSTS[language]
    return [(first, 1, asked // 2), (second, 1, asked - asked // 2)]


def _application(
    key, language, day, time, asked, *, status="new", note_ro="", answer=None, files=None, channel="web", **answers
):
    whole = {
        "members": _MEMBERS[language],
        "minors": "yes" if "guardians" in answers else "no",
        "city_link": ["live", "study"],
        "contact_name": "Persoană de contact (demonstrație)" if language == "ro" else "Contact person (demonstration)",
        "email": f"{key}@example.org",
        "phone": "0700 000 000",
        "innovation": ["social"],
        "stage": "idea",
        "activities": _ACTIVITIES[language],
        "period": (60, 200),
        "indicators": _INDICATORS[language],
        "total": asked,
        "asked": asked,
        "costs": _costs(language, int(asked)),
        "same_money": "no",
        **_ALWAYS,
        **answers,
    }
    return {
        "key": key, "form": "fix-application", "language": language, "day": day, "time": time, "channel": channel,
        "status": status, "note_ro": note_ro, "answers": whole, "answer": answer, "files": files or {},
    }  # fmt: skip


def _answer(day, outcome, text_ro, text_en=""):
    return {
        "day": day,
        "outcome": outcome,
        "text_ro": f"Demonstrație. {text_ro}",
        "text_en": text_en and f"Demonstration. {text_en}",
    }


APPLICATIONS = [
    # Taken over twelve days ago and forgotten: the one case that is past its day.
    _application(
        "umbra-la-statie", "ro", -13, "10:12", "12400", status="in_progress",
        note_ro="Demonstrație: de întrebat dacă stâlpii stației suportă pânza.",
        team_name="Umbra la stație", title="Pânze de umbră pentru două stații", field="environment", neighbourhood="manastur",
        summary="Două pânze demontabile, cusute în atelierul școlii, încercate o vară la două stații fără umbră.",
        need="La amiază stația ajunge la 40 de grade. Am măsurat trei zile la rând.",
        solution="Pânze pe cabluri, scoase la furtună, cu o fișă de montaj pe care o poate folosi oricine.",
        audience="Vreo 300 de oameni pe zi direct; orice cartier care vrea fișa, indirect.",
        place="Mănăștur, două stații", guardians=[("Părinte (demonstrație)", "parinte@example.org")],
        files={"guardian_consent": "fisa-de-observare.pdf", "pitch": "nota-de-prezentare.pdf"},
    ),
    _application(
        "repair-corner", "en", -11, "18:40", "9800", status="answered",
        answer=_answer(-6, "explained", "Cererea este completă și merge la evaluare.", "The application is complete and goes on to evaluation."),
        team_name="Repair Corner", title="A repair corner in a staircase", field="environment", neighbourhood="gheorgheni",
        summary="One afternoon a week students and retired electricians repair small appliances in a shared hall.",
        need="We counted 46 appliances thrown out in one block in a month; most had one broken part.",
        solution="A cupboard of tools, a booking sheet, and a guide so that another block can do the same.",
        audience="About 120 households directly.", place="Gheorgheni, a hall lent by the owners' association",
        innovation=["social", "entrepreneurial"], stage="prototype", files={"pitch": "presentation-note.pdf"},
    ),
    _application(
        "harta-bordurilor", "ro", -10, "09:05", "14950", status="in_progress",
        team_name="Harta bordurilor", title="Harta bordurilor fără rampă", field="mobility", neighbourhood="marasti",
        summary="O hartă făcută împreună cu oameni în scaun rulant: unde nu poți urca pe trotuar și pe unde se ocolește.",
        need="Un drum de 300 de metri devine de un kilometru când lipsește o rampă.",
        solution="Plimbări de măsurat, o hartă deschisă și o listă scurtă de reparații, dată orașului.",
        audience="Utilizatori de scaun rulant, părinți cu cărucioare, curieri.", place="Mărăști",
        innovation=["technological", "social"], stage="tested", files={"budget_sheet": "nota-de-prezentare.pdf"},
    ),
    _application(
        "cinema-in-curte", "ro", -8, "21:17", "15000", status="refused",
        answer=_answer(-4, "refused", "Cererea nu trece de verificarea formală: proiectul a început înainte de apel, iar regulile cer activități noi."),
        team_name="Cinema în curte", title="Filme în curtea blocului", field="culture", neighbourhood="grigorescu",
        summary="Zece seri de film ales de vecini, cu subtitrări și volum mic.",
        need="În cartier nu se întâmplă nimic seara la care să poți merge pe jos.",
        solution="Un proiector, un cearșaf mare și un vot pe hârtie la intrare.",
        audience="Vreo 60 de oameni pe seară.", place="Grigorescu, o curte interioară", stage="running",
    ),
    _application(
        "quiet-hours", "en", -6, "13:30", "7300", note_ro="",
        team_name="Quiet Hours", title="A map of quiet hours for people who need them", field="care", neighbourhood="zorilor",
        summary="Shops and libraries agree on an hour a week with less light and sound; a map shows when and where.",
        need="Autistic visitors told us that they shop at closing time, to be alone.",
        solution="Ten places, one sign, one page that is kept up to date by the places themselves.",
        audience="About 200 families.", place="Zorilor and the centre", city_link=["study"],
    ),
    _application(
        "banca-de-timp", "ro", -4, "16:02", "6000", status="filed", note_ro="Demonstrație: echipa a cerut prin telefon să își retragă cererea.",
        team_name="Banca de timp", title="O bancă de timp pe scară", field="care", neighbourhood="iris",
        summary="Vecinii schimbă ore de ajutor: o oră de matematică pentru o oră de cumpărături.",
        need="Pe scara noastră sunt șapte oameni singuri și cinci liceeni.",
        solution="Un caiet, un panou și o întâlnire pe lună.",
        audience="40 de oameni pe scară.", place="Iris",
    ),
    _application(
        "apa-de-ploaie", "ro", -2, "08:48", "11200",
        team_name="Apă de ploaie", title="Butoaie de ploaie pentru grădina școlii", field="environment", neighbourhood="someseni",
        summary="Apa de pe acoperișul școlii udă grădina; elevii citesc nivelul și fac un jurnal.",
        need="Grădina se usucă în iulie, iar apa de la robinet costă.",
        solution="Trei butoaie, un jgheab, un senzor simplu și un jurnal la clasă.",
        audience="180 de elevi.", place="Someșeni, curtea unei școli", innovation=["technological"], stage="prototype",
        guardians=[("Părinte 1 (demonstrație)", "parinte-1@example.org"), ("Părinte 2 (demonstrație)", "parinte-2@example.org")],
        # Their agreement is one of the papers that may follow.
    ),
    _application(
        "night-bus-buddy", "en", -1, "23:10", "8400",
        team_name="Night Bus Buddy", title="Walking home together from the night bus", field="mobility", neighbourhood="marasti",
        summary="People who get off at the same stop can choose to walk the first ten minutes together.",
        need="In a survey of 90 students, half said they avoid the last bus.",
        solution="A sign at three stops, agreed meeting points, no app and no data kept.",
        audience="About 150 students.", place="Three stops in Mărăști", city_link=["live", "study", "work"],
    ),
]  # fmt: skip
