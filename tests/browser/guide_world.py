"""Run inside the portal's environment: what the guides work on and the demonstration lacks; prints where it is."""

import datetime as dt
import json

SPEAKERS = (
    ("Elena Exemplu", "Băncile din parc"),
    ("Mihai Probă", ""),
    ("Ildikó Minta", "Drumul spre școală"),
    ("Radu Model", "Copacii tineri"),
)
ENTRIES = (
    ("Curtea verde", "Copaci, bănci și un loc de joacă la umbră.", "Ștefana Exemplescu", "Echipa Macul"),
    ("Poarta", "O intrare la care te poți opri.", "Ion Neștiutul", ""),
)


def main() -> None:
    import django

    django.setup()
    made = {"evening": evening(), "questions": questions(), "sealed": sealed(), "dossier": dossier(), "full": full()}
    print(json.dumps(made))


def evening() -> str:
    """Four people who want to speak at the demonstration's open debate."""
    from django.utils import timezone

    from accounts.models import User
    from debates.actions.speaking import register
    from debates.models import DebatePage, SpeakingList
    from demo.content.open_debate import DEBATE

    page = DebatePage.objects.get(slug=DEBATE["slug_ro"], locale__language_code="ro")
    clerk = User.objects.get(email__startswith="moderator@")
    for name, about in SPEAKERS:
        register(page=page, name=name, email="", about=about, language="ro", now=timezone.now(), by=clerk)
    return f"/admin/speaking/{SpeakingList.objects.get(key=page.translation_key).pk}/"


def questions() -> dict:
    """A competition whose time for questions is over, with two of them."""
    from django.utils import timezone

    from home.models import HomePage
    from participation.actions.rounds import keep_round
    from participation.models import QuestionRound
    from tests.browser.day_of_competition import ask, competition
    from tests.factories import translate

    home, now = HomePage.objects.get(locale__language_code="ro", slug="ro"), timezone.now()
    page = competition(home, timezone.localdate(), "Pavilionul din parc")
    translate(page)
    ask(page, now)
    return {"page": page.pk, "round": keep_round(round=QuestionRound(page=page), by=None, now=now).pk}


def sealed() -> dict:
    """Two entries of a competition of ideas whose hand-in is over."""
    from competitions.models import CompetitionPage, SealedRound
    from tests.browser.weekend_world import close, make
    from tests.competitions.sealed import board, picture, send

    made = make()
    found = SealedRound.objects.get(pk=made["round"])
    page = CompetitionPage.objects.get(translation_key=made["key"], locale__language_code="ro")
    for title, text, names, public_name in ENTRIES:
        identity = {"names": names, "organisation": "", "email": "elev@example.org", "phone": ""}
        identity |= {"public_name": public_name, "may_name": bool(public_name)}
        files = (board(author=names), picture(author=names))
        send(found, page, words={"title": title, "text": text}, identity=identity, files=files)
    close(made["key"])
    return made | {"page": page.pk}


def dossier() -> dict:
    """A dossier with a promise that is still to come."""
    from django.utils import timezone

    from dossiers.models import DossiersIndexPage
    from tests.dossiers.builders import make_dossier, stage
    from tests.factories import translate

    today = timezone.localdate()
    index = DossiersIndexPage.objects.get(locale__language_code="ro")
    promised = (today + dt.timedelta(days=120)).isoformat()
    stages = [
        stage("verdict", actual=(today - dt.timedelta(days=700)).isoformat()),
        stage("design", actual=(today - dt.timedelta(days=200)).isoformat()),
        stage("works", "underway", promised=promised),
    ]
    page = make_dossier(index, "Curtea școlii", slug="dosarul-curtii", stages=stages, is_demonstration=True)
    translate(page)
    return {"page": page.pk, "index": index.pk, "ro": page.url}


def full() -> dict:
    """A form of the demonstration that more people than one have answered: with one place it is full."""
    from demo.content.open_debate import WALK_FORM
    from participation.models import FormPage

    page = FormPage.objects.get(slug=WALK_FORM["slug_ro"], locale__language_code="ro")
    return {"page": page.pk, "ro": page.url}


if __name__ == "__main__":
    main()
