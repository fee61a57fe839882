"""Wanting to speak: places, a waiting list, letters with a calendar file, cancelling by link, forgetting afterwards."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from debates.actions.reminding import KEPT_FOR, remind_speakers, sweep_speakers
from debates.actions.speaking import RegistrationClosed, cancel
from debates.models import DebatePage, Speaker
from debates.workflow import Turn
from participation.models import OutboxMessage
from participation.outbox import deliver_due
from participation.subjects import sign
from tests.debates.speaking import ORIGIN, ask, asked, evening_debate, letters, link_in, send, standing, token_in
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db


def form_url(page: DebatePage, language: str = "ro") -> str:
    return f"/{language}/{'cuvant' if language == 'ro' else 'speak'}/{page.translation_key}/"


def test_registering_gives_a_place_then_a_place_on_the_waiting_list_and_says_so_by_letter(client, site):
    page = evening_debate(site, places=1)
    for name in ("ana", "ion"):
        response = send(client, form_url(page), name=name.title(), email=f"{name}@example.org", about="Aleile")
        assert response.status_code == 302 and response["Cache-Control"] == "private, no-store"
        assert client.get(response["Location"]).status_code == 200
    assert standing(page) == {"Ana": Turn.LISTED, "Ion": Turn.WAITING}
    first, second = letters("place")
    assert (first.to, second.to) == ("ana@example.org", "ion@example.org")
    assert "BEGIN:VEVENT" in first.calendar and str(page.translation_key) in first.calendar and not second.calendar
    assert "Casino" in first.body and link_in(first) not in first.shown_body
    assert not client.cookies


def test_the_page_says_the_same_whoever_was_registered_and_one_mailbox_has_one_place(client, site):
    page = evening_debate(site)
    answers = [send(client, form_url(page), email=address) for address in ("ana@example.org", "Ana+x@Example.org")]
    assert answers[0]["Location"] == answers[1]["Location"] and Speaker.objects.count() == 1
    first, again = letters("place")
    assert link_in(first) == link_in(again) and again.to == "ana@example.org"


@pytest.mark.parametrize("typed", [{"email": "not one"}, {"name": ""}, {"email": ""}])
def test_a_mistake_keeps_what_was_typed_and_registers_nobody(client, site, typed):
    response = send(client, form_url(evening_debate(site)), **{"about": "Aleile din parc"} | typed)
    assert response.status_code == 422 and "Aleile din parc" in response.content.decode()
    assert not Speaker.objects.exists()


def test_robots_strangers_and_floods_register_nobody(client, site):
    page = evening_debate(site)
    url = form_url(page)
    assert send(client, url, website="http://x", email="robot@example.org").status_code == 302
    assert client.post(url, {"name": "A", "email": "a@example.org", "token": "forged"}, **ORIGIN).status_code == 404
    assert not Speaker.objects.exists()
    for _number in range(4):
        send(client, url, email="ana@example.org")
    flooded = send(client, url, email="ana@example.org")
    assert flooded.status_code == 429 and flooded["Retry-After"] and "ana@example.org" in flooded.content.decode()
    assert Speaker.objects.count() == 1 and len(letters()) == 4


def test_one_network_takes_six_places_and_then_waits(client, site):
    url = form_url(evening_debate(site, places=20))
    statuses = [send(client, url, email=f"p{number}@example.org").status_code for number in range(7)]
    assert statuses == [302] * 6 + [429] and Speaker.objects.count() == 6


def test_a_form_that_was_open_for_too_long_keeps_its_words_and_can_be_sent_again(client, site, settings):
    url = form_url(evening_debate(site))
    now = timezone.now()
    with time_machine.travel(now - dt.timedelta(seconds=settings.FORM_TOKEN_MAX_SECONDS + 60), tick=False):
        old = token_in(client.get(url))
    typed = {"name": "Ana", "email": "ana@example.org", "about": "Aleile din parc"}
    response = client.post(url, typed | {"token": old}, **ORIGIN)
    assert response.status_code == 422 and "Aleile din parc" in response.content.decode()
    assert not Speaker.objects.exists() and token_in(response) != old
    assert client.post(url, typed | {"token": token_in(response)}, **ORIGIN).status_code == 302
    assert client.post(url, typed | {"token": sign("speak:other_1")}, **ORIGIN).status_code == 404


def test_a_post_from_another_site_registers_nobody(client, site):
    url = form_url(evening_debate(site))
    typed = {"name": "Ana", "email": "ana@example.org", "token": token_in(client.get(url))}
    assert client.post(url, typed, HTTP_ORIGIN="https://elsewhere.example").status_code == 403
    assert not Speaker.objects.exists()


def test_registration_lasts_from_its_hour_until_its_hour_half_open(site):
    start = timezone.now().replace(microsecond=0)
    page = evening_debate(
        site, speaking_opens_at=start + dt.timedelta(hours=1), speaking_closes_at=start + dt.timedelta(hours=2)
    )
    for hours, is_open in ((0.99, False), (1, True), (1.99, True), (2, False)):
        now = start + dt.timedelta(hours=hours)
        if is_open:
            ask(page, f"a{hours}@example.org", now=now)
            continue
        with pytest.raises(RegistrationClosed):
            ask(page, f"a{hours}@example.org", now=now)


@pytest.mark.parametrize(
    ("facts", "offered"),
    [({}, True), ({"speaking_places": 0}, False), ({"change": "postponed", "change_reason": "Sala."}, False)],
)
def test_the_debates_page_offers_it_only_where_one_can_register(client, site, facts, offered):
    page = evening_debate(site, **facts)
    assert (f'href="{form_url(page)}"' in client.get(page.url).content.decode()) is offered
    assert client.get(form_url(page)).status_code == (404 if facts.get("speaking_places") == 0 else 200)


def test_a_get_shows_the_button_and_the_post_cancels_and_the_next_is_called_up(client, site):
    page = evening_debate(site, places=1)
    asked(page, "ana", "ion", "eva")
    link = link_in(letters("place")[0])
    assert client.get(link).status_code == 200 and client.head(link).status_code == 200
    assert standing(page) == {"Ana": Turn.LISTED, "Ion": Turn.WAITING, "Eva": Turn.WAITING}
    assert client.post(link, {"do": "cancel"}, HTTP_ORIGIN="https://elsewhere.example").status_code == 404
    for _time in range(2):  # twice is no mistake
        assert client.post(link, {"do": "cancel"}, **ORIGIN).status_code == 302
    assert standing(page) == {"": Turn.CANCELLED, "Ion": Turn.LISTED, "Eva": Turn.WAITING}
    (called,) = letters("called")
    assert called.to == "ion@example.org" and "BEGIN:VEVENT" in called.calendar
    assert [letter.to for letter in letters("cancelled")] == ["ana@example.org"]
    gone = Speaker.objects.get(status=Turn.CANCELLED)
    assert (gone.name, gone.email, gone.about) == ("", "", "")
    assert "ana@example.org" not in client.get(link).content.decode()
    assert ask(page, "ana@example.org").status == Turn.WAITING  # again, at the end


def test_nobody_is_called_up_once_the_debate_began(site):
    page = evening_debate(site, places=1)
    first, _second = asked(page, "ana", "ion")
    cancel(secret=first.secret, page=page, now=page.begins_at)
    assert standing(page)["Ion"] == Turn.WAITING and letters("called") == []


def test_more_places_call_up_those_who_wait_in_their_order(site):
    page = evening_debate(site, places=1)
    asked(page, "ana", "ion", "eva", "dan")
    page.speaking_places = 3
    publish(page)
    assert [row.email.partition("@")[0] for row in Speaker.objects.filter(status=Turn.LISTED)] == ["ana", "ion", "eva"]
    assert [letter.to for letter in letters("called")] == ["ion@example.org", "eva@example.org"]


def test_another_day_or_a_cancellation_is_told_once_to_everybody_who_comes(site):
    page = evening_debate(site, places=1)
    asked(page, "ana", "ion")
    page.date += dt.timedelta(days=7)
    publish(page)
    publish(page)
    assert [(letter.to, bool(letter.calendar)) for letter in letters("changed")] == [
        ("ana@example.org", True),
        ("ion@example.org", False),
    ]
    page.change, page.change_reason = "cancelled", "Sala e închisă."
    publish(page)
    assert ["Sala e închisă." in letter.body for letter in letters("changed")[2:]] == [True, True]
    assert "STATUS:CANCELLED" in letters("changed")[2].calendar


def test_the_room_online_is_told_only_to_those_who_speak_there_and_have_a_place(client, site):
    page = evening_debate(site, places=2, is_online=True)
    ask(page, "ana@example.org", way="online")
    ask(page, "ion@example.org", way="site")
    ask(page, "eva@example.org", way="online")
    page.speaking_url = "https://sala.example.org/x"
    publish(page)
    assert [letter.to for letter in letters("changed") if "sala.example.org" in letter.body] == ["ana@example.org"]
    assert len(letters("changed")) == 1
    assert "sala.example.org" not in client.get(page.url).content.decode()
    assert "sala.example.org" in client.get(link_in(letters("place")[0])).content.decode()
    assert "sala.example.org" not in client.get(link_in(letters("place")[1])).content.decode()


def test_letters_and_pages_are_in_the_language_in_which_one_registered(client, site):
    page = evening_debate(site, places=1)
    english = translate(page)
    assert english.speaking_places == 1 and form_url(page, "en") in client.get(english.url).content.decode()
    send(client, form_url(page, "en"))
    (letter,) = letters()
    assert letter.language == "en" and "/en/speak/place/" in letter.body and english.title in letter.subject
    moved = client.get(link_in(letter).replace("/en/speak/place/", "/ro/cuvant/loc/"))
    assert moved.status_code == 302 and moved["Location"] == link_in(letter)


def test_a_reminder_leaves_once_the_day_before_to_whoever_has_a_place(site):
    page = evening_debate(site, places=1, days=3)
    asked(page, "ana", "ion")
    start = page.begins_at
    with time_machine.travel(start - dt.timedelta(days=2), tick=False):
        assert remind_speakers(now=timezone.now()) == 0
    for before, told in ((dt.timedelta(hours=23), 1), (dt.timedelta(hours=22), 0), (-dt.timedelta(minutes=1), 0)):
        assert remind_speakers(now=start - before) == told
    (letter,) = letters("reminder")
    assert letter.to == "ana@example.org" and "BEGIN:VEVENT" in letter.calendar


def test_the_calendar_file_leaves_with_the_letter_also_when_several_leave_as_one(site):
    page = evening_debate(site)
    ask(page, "ana@example.org")
    deliver_due()
    (name, content, kind) = mail.outbox[0].attachments[0]
    assert (name, kind) == ("event.ics", "text/calendar") and "SUMMARY:Parcul Est" in content
    for _number in range(4):
        ask(page, "ana@example.org")
    deliver_due()
    bundle = OutboxMessage.objects.get(kind="bundle")
    assert bundle.calendar.count("BEGIN:VEVENT") == 1 == bundle.calendar.count("BEGIN:VCALENDAR")


def test_what_is_personal_goes_thirty_days_after_the_debate_and_counts_stay(site):
    page = evening_debate(site, places=3)
    asked(page, "ana", "ion")
    end = page.begins_at
    assert sweep_speakers(now=end + KEPT_FOR - dt.timedelta(days=1)) == 0
    assert sweep_speakers(now=end + KEPT_FOR + dt.timedelta(days=2)) == 2
    assert sweep_speakers(now=end + KEPT_FOR + dt.timedelta(days=3)) == 0
    assert [(row.name, row.email, row.status) for row in Speaker.objects.all()] == [("", "", "listed")] * 2


def test_what_is_personal_goes_with_the_page(site):
    page = evening_debate(site)
    asked(page, "ana")
    page.delete()
    assert sweep_speakers(now=timezone.now()) == 1


def test_whoever_spoke_can_have_it_deleted_at_once(client, site):
    page = evening_debate(site)
    (row,) = asked(page, "ana")
    link = link_in(letters("place")[0])
    client.post(link, {"do": "forget"}, **ORIGIN)
    row.refresh_from_db()
    assert row.name == "Ana"  # who still comes is called by it
    Speaker.objects.update(status=Turn.SPOKEN)
    client.post(link, {"do": "forget"}, **ORIGIN)
    row.refresh_from_db()
    assert (row.name, row.status) == ("", Turn.SPOKEN) and row.erased_at


def test_the_page_of_a_debate_takes_one_query_more_however_many_speak(client, site, django_assert_max_num_queries):
    page = evening_debate(site, places=2)
    client.get(page.url)
    for number in range(9):
        ask(page, f"p{number}@example.org")
    with django_assert_max_num_queries(12):
        html = client.get(page.url).content.decode()
    assert "7" in html.partition('id="speaking"')[2].partition("</section>")[0]


def test_a_debate_at_which_people_will_speak_is_not_deleted(client, site):
    page = evening_debate(site)
    client.force_login(User.objects.create_superuser("sefa@exemplu.ro", "parola-de-test-1"))
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert client.get(delete).status_code == 200
    ask(page, "ana@exemplu.ro")
    client.post(delete)
    assert DebatePage.objects.filter(pk=page.pk).exists()
