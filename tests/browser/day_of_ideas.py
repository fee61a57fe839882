"""Run inside the portal's environment: thirty ideas that came today, under a word of their own; prints the word."""

import datetime as dt
import json
import secrets

NUMBER = 30
WITH_PHONE = 4  # the one whose text says a phone number


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from participation.actions.submissions import receive_submission
    from participation.models import FormPage, FormWording
    from participation.tokens import new_nonce
    from tests.browser.found_pages import question_ids

    word, names, now = f"Ziua{secrets.token_hex(2)}", question_ids()["ideas"], timezone.now()
    form = FormPage.objects.get(slug="trimite-o-idee", locale__language_code="ro").form_row
    for number, (language, words) in enumerate(rows(), start=1):
        title = f"{word} {number:02} {words['title']}"
        answers = {
            "title": title,
            "description": words["description"],
            "email": f"zi-{number}@example.org",
            "publish": True,
            "privacy": True,
        }
        if number == WITH_PHONE:
            answers["description"] += " Mă găsiți la 0745 123 456."
        receive_submission(
            wording=FormWording.objects.newest(form.current_version, language),
            cleaned={names[key]: answer for key, answer in answers.items()},
            received_at=now - dt.timedelta(minutes=2 * NUMBER - number),
            now=now,
            nonce=new_nonce(),
            sends_mail=False,
        )
    print(json.dumps(word))


def rows() -> list[tuple[str, dict]]:
    """Ideas of the demonstration, in both languages, as many as a long day brings."""
    from demo.content.submissions import SUBMISSIONS

    ideas = [
        row
        for row in SUBMISSIONS
        if row["form"] == "ideas" and row["status"] != "quarantined" and row["answers"].get("title")
    ]
    return [(row["language"], row["answers"]) for row in (ideas * 2)[:NUMBER]]


if __name__ == "__main__":
    main()
