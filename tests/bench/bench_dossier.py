"""A dossier with two hundred events: as many queries as with twenty, on every page and in every feed that tells of it.

    python -m tests.bench.bench_dossier [--few 20] [--many 200] [--rounds 9]

Makes a database of its own on the PostgreSQL of TEST_DATABASE_URL (or one that it finds or starts) and drops it. Of four
events one is a stage, one a promise that moved, one a debate and one a piece of news.
"""

import datetime as dt

from tests.bench.growing import run

FIRST = dt.date(2012, 1, 1)


def prepare() -> dict:
    """A dossier that carries a topic, in both languages, and the pages that tell of it."""
    from django.test import Client
    from wagtail.models import Locale

    from cms.models import PageTopic, Topic
    from home.models import NewsIndexPage
    from tests.dossiers.builders import make_dossier, make_index
    from tests.factories import make_site, translate

    home = make_site()
    topic = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    dossier = make_dossier(home, "Parcul", topics=[PageTopic(topic=topic)])
    translate(make_index(home))
    english = translate(dossier)
    news = home.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=Locale.get_default()))
    reader, city = Client(SERVER_NAME="testserver"), make_index(home).get_url()
    addresses = {
        "dossier": dossier.get_url(),
        "in English": english.get_url(),
        "its events, CSV": f"{dossier.get_url()}data/csv/",
        "city page": city,
        "changes, RSS": f"{city}rss/",
        "topic": "/ro/tema/parcuri/",
        "topic, RSS": "/ro/tema/parcuri/rss/",
        "topic, calendar": "/ro/tema/parcuri/calendar.ics",
    }
    pages = {name: (reader, address) for name, address in addresses.items()}
    return {"home": home, "dossier": dossier, "news": news, "topic": topic, "pages": pages}


def add(place: dict, start: int, stop: int) -> None:
    """Events of four kinds in turn, each on a day of its own, and one publication that carries them to English."""
    from tests.factories import publish

    kinds = (add_stage, add_slip, add_debate, add_news)
    dossier = type(place["dossier"]).objects.get(pk=place["dossier"].pk)
    for number in range(start, stop):
        kinds[number % 4](place, dossier, number, FIRST + dt.timedelta(days=20 * number))
    publish(dossier)


def add_stage(place: dict, dossier, number: int, day: dt.date) -> None:
    from dossiers.models import DossierStage

    row = DossierStage(kind="works", state="done", actual_on=day, actual_precision="day", source="a", sort_order=number)
    dossier.stages.add(row)


def add_slip(place: dict, dossier, number: int, day: dt.date) -> None:
    """Of the stage that was added before it, as a publication leaves it."""
    from django.utils import timezone

    from dossiers.models import StageChange

    StageChange.objects.create(
        dossier_key=dossier.translation_key, stage_key=dossier.stages.last().key, kind="works", state="underway",
        state_before="underway", promised_before=day, precision_before="day", reason_ro="Ploaie.", reason_en="Rain.",
        at=timezone.now() - dt.timedelta(days=number),
    )  # fmt: skip


def add_debate(place: dict, dossier, number: int, day: dt.date) -> None:
    from django.utils import timezone

    from cms.models import PageTopic
    from dossiers.models import DossierLink
    from tests.factories import make_debate

    facts = {"topics": [PageTopic(topic=place["topic"])], "first_published_at": timezone.now()}
    debate = make_debate(place["home"], title=f"Dezbaterea {number}", date=day, live=False, **facts)
    dossier.links.add(DossierLink(target=debate, sort_order=number))


def add_news(place: dict, dossier, number: int, day: dt.date) -> None:
    from dossiers.models import DossierLink
    from home.models import NewsPage

    page = NewsPage(title=f"Știrea {number}", slug=f"stirea-{number}", date=day, locale=place["home"].locale)
    place["news"].add_child(instance=page)
    dossier.links.add(DossierLink(target=page, sort_order=number))


if __name__ == "__main__":
    run(
        about=__doc__.splitlines()[0],
        what="A dossier with %s events",
        prepare=prepare,
        add=add,
        few=20,
        many=200,
    )
