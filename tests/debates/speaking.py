"""A debate at which people can speak, and citizens who register by its form."""

import datetime as dt
import re

from django.test import Client
from django.utils import timezone

from cms.models import Venue
from debates.actions.speaking import register
from debates.models import DebatePage, Speaker
from participation.models import OutboxMessage
from tests.factories import make_debate

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
LINK = re.compile(r"/(?:ro/cuvant/loc|en/speak/place)/[0-9a-f]{32}/")


def evening_debate(site, *, places: int = 2, days: int = 5, **fields) -> DebatePage:
    """In so many days at five, in a room; places of three minutes."""
    venue = Venue.objects.create(
        name_ro="Casino", name_en="Casino", address_ro="Parcul Central", address_en="Central Park"
    )
    day = timezone.localdate() + dt.timedelta(days=days)
    facts = {"title": "Parcul Est", "slug": "parcul-est", "date": day, "time": dt.time(17), "venue": venue}
    return make_debate(site, **facts | {"speaking_places": places} | fields)


def ask(page: DebatePage, email: str, *, now=None, **fields) -> Speaker:
    """Register without the form."""
    given = {"name": email.partition("@")[0].title(), "language": "ro"} | fields
    return register(page=page, email=email, now=now or timezone.now(), **given)


def asked(page: DebatePage, *names: str) -> list[Speaker]:
    return [ask(page, f"{name}@example.org") for name in names]


def send(client: Client, url: str, **typed):
    """The form as a citizen sends it."""
    data = {"name": "Ana Pop", "email": "ana@example.org", "token": token_in(client.get(url))} | typed
    return client.post(url, data, **ORIGIN)


def token_in(response) -> str:
    """What the form on a page carries; empty where there is none."""
    found = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    return found[1] if found else ""


def letters(kind: str = "") -> list[OutboxMessage]:
    found = OutboxMessage.objects.order_by("pk")
    return list(found.filter(kind=f"speaker_{kind}") if kind else found)


def link_in(letter: OutboxMessage) -> str:
    return LINK.search(letter.body)[0]


def standing(page: DebatePage) -> dict[str, str]:
    """Name → where somebody stands, in the order."""
    rows = Speaker.objects.filter(speaking__key=page.translation_key)
    return {row.name: row.status for row in rows}
