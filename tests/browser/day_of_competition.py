"""Run inside the portal's environment: a competition whose hand-in has closed, two questions about it, an empty round; prints where."""

import datetime as dt
import json
import secrets

QUESTIONS = (("ro", "E nevoie de machetă?"), ("en", "May students enter?"))


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from home.models import HomePage
    from participation.actions.rounds import keep_round
    from participation.models import QuestionRound
    from tests.factories import translate

    home, now = HomePage.objects.get(locale__language_code="ro", slug="ro"), timezone.now()
    page = competition(home, timezone.localdate())
    english = translate(page)
    ask(page, now)
    round = keep_round(round=QuestionRound(page=page), by=None, now=now)
    print(json.dumps({"page": page.pk, "round": round.pk, "ro": page.url, "en": english.url}))


def competition(home, today: dt.date, title: str = ""):
    from competitions.models import ListedEntry
    from tests.factories import make_competition

    days = {"launch": -40, "questions": -20, "answers": -15, "hand_in": -5, "jury": -2, "exhibition": 9}
    calendar = [{"kind": kind, "date": today + dt.timedelta(days=number)} for kind, number in days.items()]
    entries = [
        ListedEntry(code="AB12", result="first", report_ro="Clar și simplu.", report_en="Clear and simple."),
        ListedEntry(code="CD34", report_ro="Frumos, dar prea scump.", report_en="Fine, but too dear."),
    ]
    for place, entry in enumerate(entries):
        entry.sort_order = place
    title = title or f"Pavilionul {secrets.token_hex(2)}"
    return make_competition(home, title=title, calendar=calendar, listed_entries=entries, is_demonstration=True)


def ask(page, now) -> None:
    """The form for questions, and what came by it."""
    from participation.actions.submissions import receive_submission
    from participation.models import FormWording
    from participation.tokens import new_nonce
    from tests.factories import make_form_page, question_block, translate

    body = question_block("long_text", "Întrebarea ta", required=True, role="body")
    mail = question_block("email", "E-mail", role="email")
    form = make_form_page(page, title="Pune o întrebare", questions=[body, mail], kind="question")
    translate(form)
    body_key, mail_key = (entry["key"] for entry in form.form_row.current_version.structure)
    for number, (language, text) in enumerate(QUESTIONS):
        receive_submission(
            wording=FormWording.objects.newest(form.form_row.current_version, language),
            cleaned={body_key: text, mail_key: f"concurs-{number}@example.org"},
            received_at=now - dt.timedelta(days=25 - number),
            now=now,
            nonce=new_nonce(),
        )


if __name__ == "__main__":
    main()
