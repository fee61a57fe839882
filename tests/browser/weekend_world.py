"""Run inside the portal's environment: `make` an ideas competition that can be entered, `close` it; prints where it is."""

import datetime as dt
import json
import os
import secrets
import sys

ENGLISH = {"title": "The yard of the school", "summary": "What shall stand in the yard?"}


def make() -> dict:
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from accounts.models import User
    from competitions.models import CompetitionPage, CompetitionsIndexPage, CompetitionStep, Criterion, SealedRound

    index = CompetitionsIndexPage.objects.get(locale__language_code="ro")
    english = index.get_translations().get(locale__language_code="en")
    today, word = timezone.localdate(), secrets.token_hex(2)
    pages = []
    for parent, words in ((index, {"title": "Curtea școlii", "summary": "Ce punem în curte?"}), (english, ENGLISH)):
        page = CompetitionPage(
            **words,
            slug=f"curtea-{word}",
            locale=parent.locale,
            is_demonstration=True,
            takes_sealed_entries=True,
            calendar=[
                CompetitionStep(kind="launch", date=today - dt.timedelta(days=20)),
                CompetitionStep(kind="hand_in", date=today + dt.timedelta(days=5), time=dt.time(16), sort_order=1),
            ],
            criteria=[
                Criterion(name_ro="Ideea", name_en="The idea", weight=60),
                Criterion(name_ro="Locul", name_en="The place", weight=40, sort_order=1),
            ],
        )
        if pages:
            page.translation_key = pages[0].translation_key
        parent.add_child(instance=page)
        page.save_revision().publish()
        pages.append(page)
    second = User.objects.filter(email="juror-two@demo.ciic.example").first() or User.objects.create_user(
        "juror-two@demo.ciic.example", os.environ["DEMO_PASSWORD"], first_name="Jurat", last_name="Doi", is_staff=True
    )
    second.groups.set([Group.objects.get(name="Jurați")])
    key = pages[0].translation_key
    return {
        "key": str(key),
        "ro": pages[0].url,
        "en": pages[1].url,
        "round": SealedRound.objects.get(competition_key=key).pk,
    }


def close(key: str) -> dict:
    """The hand-in was yesterday."""
    from django.utils import timezone

    from competitions.models import CompetitionPage

    for page in CompetitionPage.objects.filter(translation_key=key).order_by("locale__language_code").reverse():
        steps = list(page.calendar.all())
        for step in steps:
            if step.kind == "hand_in":
                step.date = timezone.localdate() - dt.timedelta(days=1)
        page.calendar = steps
        page.save_revision().publish()
    return {}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(make() if sys.argv[1] == "make" else close(sys.argv[2])))
