"""Following by e-mail: asked back, told, ended by one click, and never telling who follows what."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from cms.dates import CITY_ZONE
from cms.models import Neighbourhood, Topic
from participation.actions import subscriptions
from participation.actions.answers import publish_answer
from participation.actions.execution import announce
from participation.actions.screening import Sender
from participation.actions.weekly import send_weekly
from participation.choices import Execution
from participation.models import IdeasPage, OutboxMessage, Submission, Subscription
from participation.outbox import deliver_due
from participation.outbox.followers import manage_url, secret_of, unsubscribe_url
from tests.factories import publish, translate
from tests.participation.sending import BROWSER, soup
from tests.participation.staff import make_clerk
from tests.participation.test_ideas import answered

pytestmark = pytest.mark.django_db
SENDER = Sender("198.51.100.0/24")


@pytest.fixture
def ideas_page(site):
    return publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))


@pytest.fixture
def answer(ana, idea_ro, ideas_page):
    found = answered(ana, idea_ro)
    OutboxMessage.objects.all().delete()
    return found


@pytest.fixture
def reader():
    return Client(REMOTE_ADDR="203.0.113.9")


def path_of(url: str) -> str:
    return url.partition("testserver")[2] or url


def ask(client, page_url: str, email: str, **extra):
    form = soup(client.get(page_url)).find(
        "form", action=lambda action: (action and "urmareste" in action) or "follow" in (action or "")
    )
    typed = {"token": form.find("input", {"name": "token"})["value"], "email": email} | extra
    return client.post(form["action"], typed, **BROWSER)


def following(subject: str, email: str = "vasile@example.org", language: str = "ro", *, now=None) -> Subscription:
    """A confirmed subscription, made as a reader does."""
    now = now or timezone.now()
    subscriptions.subscribe(email=email, subject=subject, language=language, now=now, sender=SENDER)
    row = Subscription.objects.get(email=email, subject=subject)
    subscriptions.confirm(secret=secret_of(row), now=now)
    OutboxMessage.objects.all().delete()
    row.refresh_from_db()
    return row


class TestAsking:
    def test_an_address_follows_only_once_its_reader_said_yes(self, answer, ideas_page, reader):
        response = ask(reader, f"{ideas_page.url}{answer.pk}/", "Vasile@Example.org")
        assert response.status_code == 302
        row = Subscription.objects.get()
        assert (row.email, row.subject, row.confirmed_at) == ("vasile@example.org", f"idea:{answer.pk}", None)
        letter = OutboxMessage.objects.get()
        link = path_of(manage_url(row))
        assert link in letter.body and letter.to == row.email
        assert soup(reader.get(link)).find("button", value="confirm")
        row.refresh_from_db()
        assert row.confirmed_at is None  # reading a page changes nothing: mail scanners open links
        assert reader.post(link, {"do": "confirm"}, **BROWSER).status_code == 200
        row.refresh_from_db()
        assert row.confirmed_at

    def test_the_page_says_the_same_for_a_known_address_and_a_new_one(self, answer, ideas_page, reader):
        following(f"idea:{answer.pk}", "known@example.org")
        pages = []
        for email in ("known@example.org", "new@example.org"):
            response = ask(reader, f"{ideas_page.url}{answer.pk}/", email)
            assert email not in response.url
            pages.append((response.url, reader.get(response.url).content))
        assert pages[0] == pages[1]

    def test_a_mailbox_is_not_filled_by_strangers(self, answer, ideas_page, reader):
        for _ in range(8):
            assert ask(reader, f"{ideas_page.url}{answer.pk}/", "victim@example.org").status_code == 302
        assert OutboxMessage.objects.filter(to="victim@example.org").count() == 4

    def test_a_network_that_asks_too_much_waits_and_keeps_what_it_typed(self, answer, ideas_page, reader):
        for _number in range(60):
            subscriptions.RateBucket.objects.take(Sender("203.0.113.0/24").bucket("ask"), timezone.now())
        response = ask(reader, f"{ideas_page.url}{answer.pk}/", "late@example.org")
        assert response.status_code == 429 and response.headers["Retry-After"]
        assert soup(response).find("input", {"name": "email"})["value"] == "late@example.org"

    def test_a_mistyped_address_comes_back_with_its_error(self, answer, ideas_page, reader):
        response = ask(reader, f"{ideas_page.url}{answer.pk}/", "vasile@")
        assert response.status_code == 422
        html = soup(response)
        assert html.find("input", {"name": "email"})["value"] == "vasile@" and html.select_one("[data-error-summary]")

    def test_another_site_sends_nothing(self, answer, ideas_page, reader):
        page = soup(reader.get(f"{ideas_page.url}{answer.pk}/"))
        token = page.find("form", action="/ro/urmareste/").find("input", {"name": "token"})["value"]
        foreign = {"HTTP_SEC_FETCH_SITE": "cross-site"}
        response = reader.post("/ro/urmareste/", {"token": token, "email": "v@example.org"}, **foreign)
        assert response.status_code == 403 and not OutboxMessage.objects.exists()

    def test_when_the_database_fails_what_was_typed_comes_back(self, answer, ideas_page, monkeypatch):
        def fail(**kwargs):
            raise OperationalError("the database is away")

        monkeypatch.setattr(subscriptions, "subscribe", fail)
        response = ask(Client(raise_request_exception=False), f"{ideas_page.url}{answer.pk}/", "vasile@example.org")
        assert response.status_code == 503 and "vasile@example.org" in response.content.decode()

    @pytest.mark.parametrize("token", ["", "idea:1", "idea:1:forged"])
    def test_only_what_a_page_of_ours_offered_can_be_followed(self, answer, reader, token):
        assert reader.post("/ro/urmareste/", {"token": token, "email": "v@example.org"}, **BROWSER).status_code == 404

    def test_a_robot_gets_the_same_page_and_no_letter(self, answer, ideas_page, reader):
        assert ask(reader, f"{ideas_page.url}{answer.pk}/", "v@example.org", website="x").status_code == 302
        assert not OutboxMessage.objects.exists()

    @pytest.mark.parametrize(
        "about", ["idea:999", "topic:none", "neighbourhood:none", "nonsense:1", "../x", "idea:1 OR 1"]
    )
    def test_what_does_not_exist_cannot_be_followed(self, ideas_page, reader, about):
        assert reader.get("/ro/urmareste/", {"about": about}).status_code == 404

    def test_an_idea_that_is_not_public_is_like_none(self, answer, reader):
        Submission.objects.update(may_publish=False)
        assert reader.get("/ro/urmareste/", {"about": f"idea:{answer.pk}"}).status_code == 404

    def test_the_form_and_its_letter_are_in_the_readers_language(self, answer, ideas_page, reader):
        english = translate(ideas_page)
        ask(reader, f"{english.url}{answer.pk}/", "v@example.org")
        row = Subscription.objects.get()
        assert row.language == "en" and "/en/follow/" in OutboxMessage.objects.get().body
        assert reader.get(path_of(manage_url(row)).replace("/en/follow/", "/ro/urmareste/")).status_code == 302


class TestTelling:
    def test_followers_hear_at_once_and_each_letter_ends_itself(self, answer):
        row = following(f"idea:{answer.pk}")
        following(f"idea:{answer.pk}", "bob@example.org", "en")
        subscriptions.subscribe(
            email="never@example.org", subject=f"idea:{answer.pk}", language="ro", now=timezone.now(), sender=SENDER
        )
        OutboxMessage.objects.all().delete()
        announce(
            answer=answer,
            execution=Execution.STARTED,
            text_ro="Săpăm.",
            text_en="We dig.",
            by=make_clerk(),
            now=timezone.now(),
        )
        letters = {message.to: message for message in OutboxMessage.objects.all()}
        assert set(letters) == {"ana@example.org", "vasile@example.org", "bob@example.org"}
        assert "Săpăm." in letters["vasile@example.org"].body and "We dig." in letters["bob@example.org"].body
        deliver_due()
        headers = next(message for message in mail.outbox if message.to == ["vasile@example.org"]).extra_headers
        assert headers["List-Unsubscribe"] == f"<{unsubscribe_url(row)}>"
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        author = next(message for message in mail.outbox if message.to == ["ana@example.org"])
        assert "List-Unsubscribe" not in author.extra_headers

    def test_an_author_who_follows_gets_one_letter(self, answer):
        following(f"idea:{answer.pk}", "ana@example.org")
        announce(answer=answer, execution=Execution.STARTED, by=make_clerk(), now=timezone.now())
        assert OutboxMessage.objects.filter(to="ana@example.org").count() == 1


class TestEnding:
    def test_one_post_of_a_mail_program_ends_it_without_cookie_or_origin(self, answer, reader):
        row = following(f"idea:{answer.pk}")
        url = path_of(unsubscribe_url(row))
        assert reader.get(url).status_code == 200
        row.refresh_from_db()
        assert row.ended_at is None
        for _ in range(2):  # a repeated one is no mistake
            foreign = {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://mail.example"}
            assert (
                Client(enforce_csrf_checks=True).post(url, {"List-Unsubscribe": "One-Click"}, **foreign).status_code
                == 200
            )
        announce(answer=answer, execution=Execution.STARTED, by=make_clerk(), now=timezone.now())
        assert not OutboxMessage.objects.filter(to=row.email).exists()

    def test_a_reader_sees_all_subscriptions_of_the_address_and_ends_one_or_all(self, answer, reader):
        row = following(f"idea:{answer.pk}")
        other = following("ideas")
        stranger = following("ideas", "other@example.org")
        link = path_of(manage_url(row))
        html = soup(reader.get(link))
        assert {button["value"] for button in html.main.find_all("button")} == {
            f"end-{row.pk}",
            f"end-{other.pk}",
            "end_all",
        }
        assert "vasile@example.org" not in html.get_text()
        reader.post(link, {"do": f"end-{stranger.pk}"}, **BROWSER)
        reader.post(link, {"do": f"end-{other.pk}"}, **BROWSER)
        assert set(Subscription.objects.filter(ended_at=None)) == {row, stranger}
        reader.post(link, {"do": "end_all"}, **BROWSER)
        assert set(Subscription.objects.filter(ended_at=None)) == {stranger}

    def test_pages_behind_a_link_are_kept_by_nobody(self, answer, reader):
        row = following(f"idea:{answer.pk}")
        response = reader.get(path_of(manage_url(row)))
        assert "no-store" in response.headers["Cache-Control"] and response.headers["X-Robots-Tag"] == "noindex"
        assert reader.get("/ro/urmareste/unknown/").status_code == 404

    def test_what_was_never_confirmed_and_what_was_ended_is_deleted_after_a_week(self, answer):
        now = timezone.now()
        following("ideas", "stays@example.org", now=now - dt.timedelta(days=30))
        subscriptions.subscribe(
            email="never@example.org", subject="ideas", language="ro", now=now - dt.timedelta(days=8), sender=SENDER
        )
        ended = following("ideas", "ended@example.org", now=now - dt.timedelta(days=30))
        subscriptions.end(secret=secret_of(ended), now=now - dt.timedelta(days=8))
        subscriptions.subscribe(email="fresh@example.org", subject="ideas", language="ro", now=now, sender=SENDER)
        subscriptions.sweep(now=now)
        assert set(Subscription.objects.values_list("email", flat=True)) == {"stays@example.org", "fresh@example.org"}

    def test_who_ended_it_may_begin_again_with_a_new_yes(self, answer):
        row = following("ideas")
        subscriptions.end(secret=secret_of(row), now=timezone.now())
        assert subscriptions.confirm(secret=secret_of(row), now=timezone.now()).ended_at
        subscriptions.subscribe(email=row.email, subject="ideas", language="ro", now=timezone.now(), sender=SENDER)
        row.refresh_from_db()
        assert row.ended_at is None and row.confirmed_at is None


MONDAY = dt.datetime(2026, 3, 9, 9, 0, tzinfo=CITY_ZONE)


class TestDigest:
    @pytest.fixture
    def thursday(self):
        return MONDAY - dt.timedelta(days=4)

    @pytest.fixture
    def parks(self, ana, idea_ro, ideas_page, thursday):
        """An idea about parks in Iris, answered on Thursday; another about neither."""
        topic = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
        place = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
        found = answered(ana, idea_ro)
        Submission.objects.filter(pk=found.submission_id).update(topic=topic, neighbourhood=place)
        other = answered(ana, idea_ro | {"Titlul ideii": "Altceva"})
        for each in (found, other):
            each.published_at = thursday
            each.save()
        return found

    def test_it_holds_what_is_new_about_what_is_followed_and_nothing_twice(self, parks, thursday):
        before = thursday - dt.timedelta(days=2)
        for subject in ("topic:parcuri", "neighbourhood:iris"):
            following(subject, now=before)
        assert send_weekly(now=MONDAY) == 1
        letter = OutboxMessage.objects.get()
        assert letter.body.count("Bănci la umbră") == 1 and "Altceva" not in letter.body
        assert letter.unsubscribe_url
        assert send_weekly(now=MONDAY + dt.timedelta(hours=1)) == 0

    def test_a_week_without_news_brings_no_letter(self, parks, thursday):
        following("topic:parcuri", now=thursday + dt.timedelta(hours=1))
        assert send_weekly(now=MONDAY) == 0
        assert send_weekly(now=MONDAY + dt.timedelta(days=7)) == 0

    def test_an_execution_is_news_too(self, parks, thursday):
        following("ideas", now=thursday + dt.timedelta(hours=1))
        announce(answer=parks, execution=Execution.DONE, by=make_clerk(), now=thursday + dt.timedelta(days=1))
        OutboxMessage.objects.all().delete()
        assert send_weekly(now=MONDAY) == 1

    def test_it_waits_for_monday_at_eight_and_catches_up_after_a_silence(self, parks, thursday):
        following("ideas", now=thursday - dt.timedelta(days=1))
        assert send_weekly(now=MONDAY.replace(hour=7, minute=59)) == 0
        assert send_weekly(now=MONDAY + dt.timedelta(days=1)) == 1

    def test_ending_the_digest_ends_all_that_it_is_made_of(self, parks, thursday, reader):
        for subject in ("topic:parcuri", "neighbourhood:iris"):
            following(subject, now=thursday - dt.timedelta(days=2))
        at_once = following(f"idea:{parks.pk}")
        send_weekly(now=MONDAY)
        reader.post(path_of(OutboxMessage.objects.get().unsubscribe_url), {"List-Unsubscribe": "One-Click"})
        assert list(Subscription.objects.filter(ended_at=None)) == [at_once]

    def test_it_is_written_in_the_language_of_the_subscription(self, parks, thursday, ideas_page):
        translate(ideas_page)
        following("topic:parcuri", "bob@example.org", "en", now=thursday - dt.timedelta(days=2))
        with time_machine.travel(MONDAY, tick=False):
            send_weekly(now=MONDAY)
        body = OutboxMessage.objects.get().body
        assert "Everything about Parks" in body and "/en/" in body


class TestWhatIsNotPublic:
    def test_followers_of_an_idea_that_was_taken_down_hear_nothing_more(self, answer):
        following(f"idea:{answer.pk}")
        Submission.objects.update(may_publish=False)
        announce(answer=answer, execution=Execution.STARTED, text_ro="Intern.", by=make_clerk(), now=timezone.now())
        assert set(OutboxMessage.objects.values_list("to", flat=True)) == {"ana@example.org"}

    def test_followers_read_a_corrected_answer(self, answer):
        following(f"idea:{answer.pk}")
        words = {
            "outcome": "accepted",
            "text_ro": "Corectat: în iunie.",
            "text_en": "",
            "public_title": "T",
            "public_text": "T",
        }
        Submission.objects.update(status="answered")
        publish_answer(submission=answer.submission, words=words, by=make_clerk(), now=timezone.now())
        letters = {message.to: message.body for message in OutboxMessage.objects.all()}
        assert set(letters) == {"ana@example.org", "vasile@example.org"}
        assert "în iunie" in letters["vasile@example.org"]
