"""A jury's weekend, and the proof: no byte that a juror can reach, and none in the database, tells who made an entry."""

import base64
import re
import zlib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cms.folding import fold
from cms.workflow import TransitionRefused
from competitions.actions import jury, opening, ranking
from competitions.actions.rounds import NotReady
from competitions.anonymity import parts_of, said_in_bytes, tells
from competitions.models import SealedEntry, SealedFile, SealedIdentity, SealedRound
from participation.models import OutboxMessage
from tests.competitions import sealed
from tests.competitions.sealed import IDENTITY, OTHER

pytestmark = pytest.mark.django_db
LINK = re.compile(rb"""(?:href|src|action)=["'](/[^"'#]*)""")
# Every word that could lead to an author, each by itself; files were named by them, too.
TOKENS = (
    "exemplescu",
    "nestiutul",
    "altcinevescu",
    "stefana",
    "teoretic proba",
    "745 123",
    "echipa macul",
    "exemplu.example.org",
)
MOST_PAGES = 150


def token_in(content: bytes) -> str:
    """The first token that these bytes hold, however they are packed."""
    for part in (content, *parts_of(content)):
        text = fold(part.decode("utf-8", "ignore"))
        for token in TOKENS:
            if token in text or base64.b64encode(token.encode()).rstrip(b"=") in part:
                return token
    return "identity" if said_in_bytes(content, tells(IDENTITY) | tells(OTHER)) else ""


def bytes_of(response) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return head.encode() + b"\n" + body


def everything_reachable(client, starts: list[str]) -> dict[str, bytes]:
    """Every address that somebody finds from these, with what it answers."""
    waiting, found = list(starts), {}
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        if address in found or "logout" in address or address.startswith(("/static/", "/ro/stil", "/en/style")):
            continue
        response = client.get(address)
        found[address] = bytes_of(response)
        if "html" in response.headers.get("Content-Type", ""):
            waiting += [link.decode().replace("&amp;", "&") for link in LINK.findall(found[address])]
    return found


def addresses_of(found: SealedRound) -> list[str]:
    """All addresses of a round, also those that no page links."""
    made = [reverse("sealed:index")]
    made += [
        reverse(f"sealed:{name}", args=[found.pk]) for name in ("round", "again", "add_seat", "identities", "jury")
    ]
    for entry in found.entries.all():
        made += [reverse(f"sealed:{name}", args=[found.pk, entry.code]) for name in ("check", "report", "sheet")]
        made += [reverse("sealed:file", args=[found.pk, entry.code, number]) for number in (1, 2, 3)]
    history = reverse("wagtailadmin_reports:site_history")
    return [*made, history, "/admin/", "/ro/", "/en/", reverse("wagtailadmin_account")]


def stored_rows() -> dict[str, bytes]:
    """Every row of every table as text, but for the envelopes."""
    found = {}
    for model in apps.get_models():
        for row in model._default_manager.values():
            row.pop("sealed", None)
            found[f"{model._meta.label} {row.get('id')}"] = repr(row).encode()
    return found


@pytest.fixture
def weekend(site):
    """Two entries with files that tell who made them, closed, given to two jurors."""
    page, found = sealed.sealed_competition(site)
    sealed.send(found, page, files=[sealed.picture(), sealed.board()])
    sealed.send(found, page, words={"title": "Poarta", "text": "O poartă."}, identity=OTHER, files=[sealed.picture()])
    organiser, judges = sealed.organiser(), [sealed.juror(), sealed.juror()]
    found = sealed.judging(found, page, by=organiser, judges=judges)
    return page, found, organiser, judges


def test_no_byte_that_a_juror_can_reach_tells_who_made_an_entry(weekend, client):
    page, found, organiser, judges = weekend
    one, two = found.entries.all()
    client.force_login(judges[0])
    starts = [*addresses_of(found), page.url]
    seen = everything_reachable(client, starts)
    sheets = [reverse("sealed:sheet", args=[found.pk, entry.code]) for entry in (one, two)]
    assert {b"copaci" in seen[sheet] for sheet in sheets} == {True, False}, "the crawl reads the entries themselves"
    files = [body for address, body in seen.items() if re.fullmatch(r"/admin/sealed/\d+/entries/[^/]+/\d/", address)]
    assert sum(b"Content-Disposition: attachment" in body for body in files) == SealedFile.objects.count() == 3
    assert {address: token_in(body) for address, body in seen.items() if token_in(body)} == {}

    for entry in (one, two):
        for judge in judges:
            sealed.hand_in(entry, judge, 8, 6)
    found = ranking.fix_ranking(found=found, by=organiser, now=timezone.now())
    seen = everything_reachable(client, starts)
    assert found.digest.encode() in seen[reverse("sealed:jury", args=[found.pk])]
    assert {address: token_in(body) for address, body in seen.items() if token_in(body)} == {}


def test_nothing_stored_tells_it_either_but_for_the_envelope(weekend):
    assert {where: token_in(row) for where, row in stored_rows().items() if token_in(row)} == {}
    assert SealedFile.objects.count() == 3
    for file in SealedFile.objects.all():
        assert token_in(file.file.read() + file.file.name.encode()) == ""
        assert Path(file.file.path).is_relative_to(settings.STORAGES["private"]["OPTIONS"]["location"])
    envelopes = list(SealedIdentity.objects.values_list("sealed", flat=True))
    assert len({len(envelope) for envelope in envelopes}) == 1, "a long name is not told from a short one"
    assert not any(token_in(envelope.encode()) for envelope in envelopes)
    assert not OutboxMessage.objects.exists(), "a letter of that second would tell whose entry it is"


def test_the_search_finds_a_token_when_there_is_one():
    assert token_in(b"Autor: \xc8\x98tefana") == "stefana"
    assert token_in(b"1 0 obj <<>> stream\n" + zlib.compress(b"Bianca Altcinevescu") + b"endstream") == "altcinevescu"
    assert token_in(sealed.picture().read()) and token_in(sealed.board().read())


def test_identities_open_by_two_people_after_the_signatures_and_are_published_by_consent(weekend, client):
    page, found, organiser, judges = weekend
    first, second, now = organiser, sealed.organiser(), timezone.now()
    by_title = {entry.title: entry for entry in SealedEntry.objects.all()}
    jury.declare_conflict(
        seat=found.seats.get(judge=judges[1]), entry=by_title["Poarta"], reason="Îi sunt unchi.", now=now
    )
    sealed.hand_in(by_title["Curtea verde"], judges[0], 9, 8)
    sealed.hand_in(by_title["Curtea verde"], judges[1], 7, 8)
    sealed.hand_in(by_title["Poarta"], judges[0], 8, 8)
    for too_early in (opening.read_identities, opening.ask_opening, opening.confirm_opening):
        with pytest.raises((NotReady, TransitionRefused)):
            too_early(found=found, by=first, now=now)
    found = sealed.signed(found, by=organiser)
    assert {row["place"] for row in found.ranking} == {1} and {row["score"] for row in found.ranking} == {"80.00"}

    found = opening.ask_opening(found=found, by=first, now=now)
    with pytest.raises(opening.NotYou):
        opening.confirm_opening(found=found, by=first, now=now)
    with pytest.raises(opening.NotYou):
        opening.confirm_opening(found=found, by=judges[0], now=now)
    assert opening.opened(list(found.entries.all())) == {}
    found = opening.confirm_opening(found=found, by=second, now=now)
    assert (found.opening.asked_by, found.opening.confirmed_by) == (first, second)
    read = opening.read_identities(found=found, by=second, now=now)
    assert read[by_title["Curtea verde"].pk]["email"] == IDENTITY["email"]
    assert client.get(reverse("sealed_ranking", args=[found.competition_key])).status_code == 404

    opening.publish_ranking(found=found, by=first, now=now)
    assert "/ro/clasament/" in opening.ranking_url(found, "ro") and "/en/ranking/" in opening.ranking_url(found, "en")
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {IDENTITY["email"], OTHER["email"]}
    for language in ("ro", "en"):
        shown = client.get(f"/{language}/{'clasament' if language == 'ro' else 'ranking'}/{found.competition_key}/")
        text = shown.content.decode()
        assert "Echipa Macul Roșu" in text and "Altcinevescu" not in text and IDENTITY["email"] not in text
        assert "80,00" in text or "80.00" in text
        assert not shown.cookies
        file = client.get(f"{shown.request['PATH_INFO']}csv/").content.decode()
        assert file.count("Echipa Macul Roșu") == 1 and file.count('"80') == 2 and IDENTITY["email"] not in file

    assert opening.erase_identities(now=now) == 0
    assert opening.erase_identities(now=now + opening.KEPT_AFTER * 1.01) == 2
    assert set(SealedIdentity.objects.values_list("sealed", flat=True)) == {""}
    assert "Echipa Macul" in client.get(f"/ro/clasament/{found.competition_key}/").content.decode()
