"""The one vote: confirmed by e-mail, one per person, changed until the close, counted again in public."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from participation.actions import votes
from participation.actions.screening import Sender
from participation.models import Form, IdeasPage, OutboxMessage, Poll, RateBucket, Vote
from participation.spam import mailbox_of
from tests.factories import publish
from tests.participation.polls import opened_poll
from tests.participation.sending import BROWSER, soup
from tests.participation.test_ideas import answered, main

pytestmark = pytest.mark.django_db
OPENS = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 3, 9, 8, 0, tzinfo=dt.UTC)
INSIDE = OPENS + dt.timedelta(days=1)
SENDER = Sender("198.51.100.0/24")


@pytest.fixture
def ideas_page(site):
    return publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))


@pytest.fixture
def answer(ana, idea_ro, ideas_page):
    found = answered(ana, idea_ro)
    Form.objects.update(takes_votes=True)
    OutboxMessage.objects.all().delete()
    return found


@pytest.fixture
def poll():
    return opened_poll(
        subject="demo:bench",
        opens_at=OPENS,
        closes_at=CLOSES,
        now=OPENS,
        variants=[("Wood", "Wood"), ("Stone", "Stone")],
    )


@pytest.fixture
def reader():
    return Client(REMOTE_ADDR="203.0.113.9")


def link_of(letter: OutboxMessage) -> str:
    return next(line for line in letter.body.splitlines() if "/vot/" in line or "/vote/" in line).partition(
        "testserver"
    )[2]


def secret_of(letter: OutboxMessage) -> str:
    return link_of(letter).rstrip("/").rpartition("/")[2]


def wish(email: str, option: str = "wood", *, subject: str = "demo:bench", now=INSIDE) -> str:
    """Ask for a vote; the secret of the letter, or "" when none was sent."""
    before = OutboxMessage.objects.count()
    votes.cast(email=email, subject=subject, option=option, language="ro", now=now, sender=SENDER)
    return secret_of(OutboxMessage.objects.latest("pk")) if OutboxMessage.objects.count() > before else ""


def vote(email: str, option: str = "wood", *, now=INSIDE) -> str:
    secret = wish(email, option, now=now)
    votes.confirm(secret=secret, now=now)
    return secret


def counts(poll) -> dict:
    poll.refresh_from_db()
    assert poll.counts == votes.counted(poll)  # what is kept is what is counted
    return poll.counts


class TestCounting:
    def test_a_vote_counts_once_confirmed(self, poll):
        secret = wish("ana@example.org")
        assert poll.votes.count() == 1 and not any(votes.counted(poll).values())
        votes.confirm(secret=secret, now=INSIDE)
        votes.confirm(secret=secret, now=INSIDE)
        assert counts(poll) == {"wood": 1, "stone": 0}

    def test_whoever_changes_their_mind_has_one_vote(self, poll):
        vote("ana@example.org", "wood")
        changed = wish("ana@example.org", "stone")
        assert counts(poll) == {"wood": 1, "stone": 0}  # a wish of whoever typed the address changes nothing
        votes.confirm(secret=changed, now=INSIDE)
        assert counts(poll) == {"wood": 0, "stone": 1}

    @pytest.mark.parametrize(
        ("one", "other", "is_same"),
        [
            ("Ana@Example.org", "ana@example.org", True),
            ("ana+vot@example.org", "ana@example.org", True),
            ("a.na@gmail.com", "ana+x@googlemail.com", True),
            ("a.na@example.org", "ana@example.org", False),
            ("ana@example.org", "ana@example.com", False),
            ("+ana@example.org", "+bob@example.org", False),
        ],
    )
    def test_who_is_one_person(self, poll, one, other, is_same):
        assert (mailbox_of(one) == mailbox_of(other)) is is_same
        vote(one)
        vote(other)
        assert sum(counts(poll).values()) == (1 if is_same else 2)

    def test_a_person_stays_one_when_the_signing_key_changes(self, poll, settings):
        vote("ana@example.org")
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = (
            [settings.SECRET_KEY],
            "another-key-of-the-same-portal-000000000000",
        )
        vote("ana@example.org", "stone")
        assert counts(poll) == {"wood": 0, "stone": 1}

    def test_no_address_is_kept_and_two_votes_of_a_person_cannot_be_joined(self, poll):
        opened_poll(subject="demo:two", closes_at=CLOSES, now=OPENS, variants=[("Wood", "W"), ("Stone", "S")])
        vote("ana@example.org")
        votes.confirm(secret=wish("ana@example.org", subject="demo:two"), now=INSIDE)
        rows = [str(row) for row in Vote.objects.values_list("voter_hash", "secret_hash")]
        assert not any("ana" in row for row in rows)
        assert Vote.objects.values("voter_hash").distinct().count() == 2

    def test_a_vote_can_be_taken_back(self, poll):
        secret = vote("ana@example.org")
        votes.withdraw(secret=secret, now=INSIDE)
        assert counts(poll) == {"wood": 0, "stone": 0} and votes.find(secret) is None

    @pytest.mark.parametrize(
        ("now", "is_open"),
        [(OPENS - dt.timedelta(microseconds=1), False), (OPENS, True), (CLOSES - dt.timedelta(microseconds=1), True), (CLOSES, False)],
    )  # fmt: skip
    def test_the_window_is_half_open_for_casting_and_for_confirming(self, poll, now, is_open):
        secret = wish("early@example.org")
        if is_open:
            vote("ana@example.org", now=now)
            votes.confirm(secret=secret, now=now)
            assert sum(counts(poll).values()) == 2
            return
        with pytest.raises(votes.VoteClosed):
            wish("ana@example.org", now=now)
        with pytest.raises(votes.VoteClosed):
            votes.confirm(secret=secret, now=now)
        with pytest.raises(votes.VoteClosed):
            votes.withdraw(secret=secret, now=now)
        assert sum(votes.counted(poll).values()) == 0

    def test_a_recount_finds_and_corrects_what_was_shown_wrong(self, poll):
        vote("ana@example.org")
        Poll.objects.update(counts={"wood": 7})
        out = StringIO()
        call_command("recount_votes", "demo:bench", stdout=out)
        assert "numărat din nou la" in out.getvalue() and "1 voturi confirmate" in out.getvalue()
        assert "corectate" in out.getvalue()
        assert counts(poll) == {"wood": 1, "stone": 0}
        assert votes.recount(poll=poll, by=None, now=CLOSES) == (True, {"wood": 1, "stone": 0})

    def test_wishes_are_forgotten_after_a_week_and_a_closed_vote_is_counted_once_more(self, poll):
        vote("ana@example.org")
        wish("never@example.org")
        Poll.objects.update(counts={})
        votes.sweep(now=INSIDE + dt.timedelta(days=8))
        assert poll.votes.count() == 1 and counts(poll)["wood"] == 1
        assert poll.counted_at > CLOSES

    def test_letters_to_one_address_are_counted(self, poll):
        assert [bool(wish("ana@example.org")) for _ in range(6)] == [True] * 4 + [False] * 2


class TestSupport:
    def test_an_idea_is_supported_and_the_number_is_public(self, answer, ideas_page, reader):
        url = f"{ideas_page.url}{answer.pk}/"
        form = soup(reader.get(url)).find("form", action="/ro/vot/")
        response = reader.post(
            "/ro/vot/", {"token": form.find("input", {"name": "token"})["value"], "email": "v@example.org"}, **BROWSER
        )
        assert response.status_code == 302 and "v@example.org" not in response.url
        assert "v@example.org" not in reader.get(response.url).content.decode()
        link = link_of(OutboxMessage.objects.get())
        assert soup(reader.get(link)).find("button", value="confirm")
        assert not Vote.objects.exclude(confirmed_at=None).exists()  # reading changes nothing
        reader.post(link, {"do": "confirm"}, **BROWSER)
        assert Vote.objects.exclude(confirmed_at=None).count() == 1
        assert main(reader_of(reader), url).select_one(".number b").text == "1"
        assert "1 susținător" in main(reader_of(reader), ideas_page.url).get_text(" ") or "1 supporter" in main(
            reader_of(reader), ideas_page.url
        ).get_text(" ")
        reader.post(link, {"do": "withdraw"}, **BROWSER)
        assert not Vote.objects.exists() and reader.get(link).status_code == 404

    def test_an_idea_of_a_form_without_votes_cannot_be_supported(self, answer, ideas_page, reader):
        secret = wish("v@example.org", votes.SUPPORT, subject=f"idea:{answer.pk}", now=timezone.now())
        Form.objects.update(takes_votes=False)
        assert soup(reader.get(f"{ideas_page.url}{answer.pk}/")).find("form", action="/ro/vot/") is None
        assert reader.get(f"/ro/vot/?about=idea:{answer.pk}").status_code == 404
        with pytest.raises(votes.NoSuchSubject):
            wish("w@example.org", votes.SUPPORT, subject=f"idea:{answer.pk}", now=timezone.now())
        with pytest.raises(votes.VoteClosed):
            votes.confirm(secret=secret, now=timezone.now())

    def test_a_hidden_idea_takes_no_votes(self, answer):
        answer.submission.may_publish = False
        answer.submission.save()
        with pytest.raises(votes.NoSuchSubject):
            wish("w@example.org", votes.SUPPORT, subject=f"idea:{answer.pk}", now=timezone.now())


def reader_of(client):
    """`main` reads through a visitor's client."""
    return type("Reader", (), {"client": client})


class TestPollPage:
    def page(self, reader, poll, now):
        with time_machine.travel(now, tick=False):
            return reader.get(f"/ro/voturi/{poll.pk}/")

    def token(self, reader, poll) -> str:
        return (
            soup(self.page(reader, poll, INSIDE))
            .find("form", action="/ro/vot/")
            .find("input", {"name": "token"})["value"]
        )

    def test_while_open_it_shows_the_variants_and_no_result(self, poll, reader):
        vote("ana@example.org", "stone")
        html = soup(self.page(reader, poll, INSIDE)).main
        assert [field["value"] for field in html.find_all("input", type="radio")] == ["wood", "stone"]
        assert html.select_one(".bars") is None

    def test_once_closed_it_shows_results_participation_and_the_recount(self, poll, reader):
        vote("ana@example.org", "stone")
        vote("bob@example.org", "stone")
        vote("eva@example.org", "wood")
        html = soup(self.page(reader, poll, CLOSES)).main
        rows = [
            [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])] for row in html.select(".bars tbody tr")
        ]
        assert rows == [["Stone", "2", "67%"], ["Wood", "1", "33%"]]
        assert html.find("form") is None and "3" in html.select_one("figcaption").text

    def test_without_a_choice_the_form_comes_back_with_the_address(self, poll, reader):
        token = self.token(reader, poll)
        with time_machine.travel(INSIDE, tick=False):
            response = reader.post("/ro/vot/", {"token": token, "email": "ana@example.org"}, **BROWSER)
        assert response.status_code == 422
        assert soup(response).find("input", {"name": "email"})["value"] == "ana@example.org"

    def test_what_comes_after_the_close_is_refused_kindly(self, poll, reader):
        token = self.token(reader, poll)
        typed = {"token": token, "email": "ana@example.org", "option": "wood"}
        with time_machine.travel(CLOSES, tick=False):
            assert reader.post("/ro/vot/", typed, **BROWSER).status_code == 409
        assert not Vote.objects.exists()

    def test_a_classroom_behind_one_address_can_vote(self, poll, reader):
        token = self.token(reader, poll)
        with time_machine.travel(INSIDE, tick=False):
            for number in range(40):
                typed = {"token": token, "email": f"elev{number}@example.org", "option": "wood"}
                assert reader.post("/ro/vot/", typed, **BROWSER).status_code == 302
        assert OutboxMessage.objects.count() == 40 and RateBucket.objects.exists()

    def test_a_reader_of_the_other_language_gets_it_in_hers(self, poll, reader):
        with time_machine.travel(INSIDE, tick=False):
            html = soup(reader.get(f"/en/polls/{poll.pk}/"))
        assert html.h1.get_text(strip=True) == "Which bench?" and "Stone" in html.main.text
