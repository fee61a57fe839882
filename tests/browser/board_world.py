"""Run inside the portal's environment: a debate of this evening that takes questions, with a visit for one person; prints where."""

import datetime as dt
import json
import secrets
import sys

WORDS = {
    "ro": ("Seara întrebărilor", "Întreabă acum", "Întrebarea ta", "Vizită pe teren", "Numele tău"),
    "en": ("Evening of questions", "Ask now", "Your question", "Site visit", "Your name"),
}


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from debates.models import DebatePage, DebatesIndexPage
    from demo.pages import publish_pair, stable_id
    from participation.models import FormPage

    index = DebatesIndexPage.objects.get(locale__language_code="ro", alias_of=None)
    word = "" if "--plain" in sys.argv else secrets.token_hex(3)

    def words(place: int, *, label: int = 0, kind: str = "", role: str = "") -> dict:
        found = {}
        for language, titles in WORDS.items():
            found[language] = {"title": f"{titles[place]} {word}".strip(), "slug": f"pagina-{place}-{word}".strip("-")}
            if label:
                value = {"label": titles[label], "help_text": "", "settings": {"required": True, "role": role}}
                question = {"type": kind, "id": stable_id("board", word, label), "value": value}
                found[language]["questions"] = [question]
        return found

    now = timezone.now()
    facts = {"date": timezone.localdate(), "is_demonstration": True, "speaking_places": 3}
    page = publish_pair(index, DebatePage, facts=facts, **words(0))
    until = {"closes_at": now + dt.timedelta(days=1)}
    ask = words(1, label=2, kind="long_text", role="body")
    asked = publish_pair(page, FormPage, facts=until | {"kind": "live", "answer_days": None}, **ask)
    visit = words(3, label=4, kind="text", role="author_name")
    visited = publish_pair(page, FormPage, facts=until | {"kind": "survey", "places": 1, "answer_days": None}, **visit)

    def both(one) -> dict:
        english = type(one).objects.get(translation_key=one.translation_key, locale__language_code="en")
        return {"ro": one.get_url(), "en": english.get_url()}

    key = page.translation_key
    found = {name: both(one) for name, one in (("debate", page), ("ask", asked), ("visit", visited))}
    found |= {"board": {"ro": f"/ro/intrebari/{key}/", "en": f"/en/questions/{key}/"}}
    print(json.dumps(found | {"desk": f"/admin/speaking/questions/{key}/"}))


if __name__ == "__main__":
    main()
