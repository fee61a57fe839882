"""Run inside the portal's environment: a debate with one place to speak, another with forty speakers; prints what they are."""

import datetime as dt
import json
import secrets

NUMBER = 40
PLACES = 38


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from accounts.models import User
    from debates.actions.speaking import register
    from debates.models import DebatePage, DebatesIndexPage, SpeakingList
    from demo.pages import publish_pair

    index = DebatesIndexPage.objects.get(locale__language_code="ro", alias_of=None)
    day = timezone.localdate() + dt.timedelta(days=6)

    def debate(places: int) -> DebatePage:
        word = secrets.token_hex(3)
        facts = {"date": day, "time": dt.time(17), "speaking_places": places, "is_demonstration": True}
        words = {
            language: {"title": f"{title} {word}", "slug": f"{title.lower()}-{word}"}
            for language, title in (("ro", "Seara"), ("en", "Evening"))
        }
        return publish_pair(index, DebatePage, facts=facts, rows={}, **words)

    small, large = debate(1), debate(PLACES)
    clerk = User.objects.filter(email__startswith="moderator@").first()
    for number in range(1, NUMBER + 1):
        name = f"Vorbitor {number:02}"
        register(page=large, name=name, email="", about="Băncile", language="ro", now=timezone.now(), by=clerk)
    english = small.get_translations().get(locale__language_code="en")
    found = {
        "pages": {"ro": small.get_url(), "en": english.get_url()},
        "titles": {"ro": small.title, "en": english.title},
        "evening": f"/admin/speaking/{SpeakingList.objects.get(key=large.translation_key).pk}/",
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
