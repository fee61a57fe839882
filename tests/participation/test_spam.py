"""Spam is set aside with a reason and never dropped; a workshop behind one address is not spam."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from participation.actions.screening import Sender
from participation.choices import QuarantineReason, Status
from participation.models import OutboxMessage, RateBucket, Submission
from participation.outbox import deliver_due
from participation.outbox.pacing import PER_HOUR
from participation.spam import LIMITS, Level, Limit, bucket_key, client_address, digest_of, network_of, suspicion
from tests.participation.sending import soup, token_of

NOW = dt.datetime(2026, 12, 1, 12, 0, tzinfo=dt.UTC)


def quarantined() -> list[str]:
    return list(Submission.objects.filter(status=Status.QUARANTINED).values_list("quarantine_reason", flat=True))


@pytest.mark.django_db
def test_a_robot_in_the_honeypot_is_set_aside_gets_the_same_receipt_and_no_letter_leaves(ana, idea_ro):
    response = ana.send(idea_ro, website="https://buy.example")
    assert response.status_code == 302
    assert quarantined() == [QuarantineReason.HONEYPOT]
    assert Submission.objects.get().reference in ana.client.get(response.url).content.decode()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_a_form_sent_within_three_seconds_is_set_aside(ana, idea_ro):
    ana.send(idea_ro, token=ana.token(opened_seconds_ago=1))
    assert quarantined() == [QuarantineReason.TOO_FAST]


@pytest.mark.django_db
def test_correcting_a_mistake_quickly_is_not_too_fast(ana, idea_ro):
    refused = ana.send(idea_ro | {"E-mail": "ana"})
    ana.send(idea_ro, token=token_of(refused))
    assert quarantined() == []


@pytest.mark.django_db
def test_many_links_are_set_aside(ana, idea_ro):
    ana.send(idea_ro | {"Ideea ta": "Vezi https://a.example www.b.example http://c.example https://d.example"})
    assert quarantined() == [QuarantineReason.LINKS]


@pytest.mark.django_db
def test_two_links_are_welcome(ana, idea_ro):
    ana.send(idea_ro | {"Ideea ta": "Vezi https://a.example și https://b.example"})
    assert quarantined() == []


@pytest.mark.django_db
def test_the_same_long_text_is_set_aside_from_the_fourth_time_on(ana, idea_ro):
    for number in range(5):
        ana.send(idea_ro | {"Numele tău": f"Ana {number}"})
    assert quarantined() == [QuarantineReason.DUPLICATE] * 2


@pytest.mark.django_db
def test_forty_people_of_a_workshop_behind_one_address_all_pass(ana, idea_ro):
    for number in range(40):
        ana.send(idea_ro | {"Ideea ta": f"Ideea numărul {number} despre parcul de lângă noi."})
    assert quarantined() == []


@pytest.mark.django_db
def test_a_flood_from_one_network_goes_to_quarantine_then_has_to_wait_with_everything_typed(ana, idea_ro, monkeypatch):
    monkeypatch.setitem(LIMITS, "source", Limit(burst=2, per_hour=60, beyond=2))
    statuses = [ana.send(idea_ro | {"Ideea ta": f"Ideea numărul {number}."}).status_code for number in range(5)]
    assert statuses == [302, 302, 302, 302, 429]
    assert len(quarantined()) == 2
    waiting = ana.send(idea_ro)
    assert waiting.headers["Retry-After"]
    assert soup(waiting).find("textarea").string.strip() == idea_ro["Ideea ta"]


@pytest.mark.django_db
def test_another_network_is_not_held_up(ana, idea_ro, idea_page, monkeypatch):
    from tests.participation.sending import Visitor

    monkeypatch.setitem(LIMITS, "source", Limit(burst=1, per_hour=60))
    assert [ana.send(idea_ro).status_code for _ in range(2)] == [302, 429]
    assert Visitor(idea_page, address="203.0.113.9").send(idea_ro).status_code == 302


@pytest.mark.django_db
def test_a_bucket_fills_again(ana, idea_ro, monkeypatch, time_machine):
    monkeypatch.setitem(LIMITS, "source", Limit(burst=1, per_hour=60))
    time_machine.move_to(NOW, tick=False)
    assert [ana.send(idea_ro).status_code for _ in range(2)] == [302, 429]
    time_machine.move_to(NOW + dt.timedelta(seconds=61), tick=False)
    assert ana.send(idea_ro).status_code == 302


@pytest.mark.django_db
def test_a_thousand_forms_do_not_fill_a_stranger_s_mailbox(ana, idea_ro):
    for number in range(8):
        ana.send(idea_ro | {"Ideea ta": f"Ideea numărul {number}."})
    for minutes in range(0, 60, 5):
        deliver_due(now=timezone.now() + dt.timedelta(minutes=minutes))
    assert len([letter for letter in mail.outbox if letter.to == ["ana@example.org"]]) == PER_HOUR
    assert Submission.objects.count() == 8


@pytest.mark.django_db
def test_no_address_is_stored(ana, idea_ro):
    ana.send(idea_ro)
    assert "198.51.100" not in str(list(RateBucket.objects.values())) + str(list(Submission.objects.values()))


@pytest.mark.django_db
def test_buckets_cost_the_same_however_many_there_are(django_assert_num_queries):
    for number in range(30):
        RateBucket.objects.take(Sender(f"198.51.{number}.0/24").bucket("source"), NOW)
    limits = Sender("198.51.3.0/24").bucket("source") | Sender("x").bucket("form", "key")
    with django_assert_num_queries(1):
        RateBucket.objects.levels(limits, NOW)
    RateBucket.objects.take(limits, NOW)
    with django_assert_num_queries(1):
        RateBucket.objects.take(limits, NOW)


@pytest.mark.parametrize(
    ("forwarded", "proxies", "seen"),
    [
        ("", 0, "10.0.0.1"),
        ("1.1.1.1", 0, "10.0.0.1"),
        ("1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1, 2.2.2.2", 2, "1.1.1.1"),
        ("6.6.6.6,,1.1.1.1 ,", 1, "1.1.1.1"),
        ("1.1.1.1", 2, "10.0.0.1"),
        ("", 1, "10.0.0.1"),
        (" ", 3, "10.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_own_proxy_saw(forwarded, proxies, seen):
    assert client_address(remote="10.0.0.1", forwarded=forwarded, proxies=proxies) == seen


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2ff::1", "2001:db8:1:200::/56"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("[2001:db8::1]", "2001:db8::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("nonsense", "unknown"),
        ("", "unknown"),
    ],
)
def test_neighbours_share_a_network(address, network):
    assert network_of(address) == network


def test_a_bucket_s_name_tells_nothing_and_depends_on_the_key():
    assert bucket_key("source", "198.51.100.0/24", secret="a") != bucket_key("source", "198.51.100.0/24", secret="b")
    assert len(bucket_key("source", "x", secret="a")) <= 64


def test_levels_go_from_fine_to_suspicious_to_wait():
    limit = Limit(burst=2, per_hour=3600, beyond=1)
    assert [limit.level(full_at, 100.0) for full_at in (0, 101, 102, 103, 104)] == [
        Level.FINE,
        Level.FINE,
        Level.SUSPICIOUS,
        Level.WAIT,
        Level.WAIT,
    ]


def test_texts_are_alike_whatever_their_case_and_diacritics():
    assert digest_of(["Mai multe BĂNCI în parcul  de lângă școală"]) == digest_of(
        ["mai multe banci in parcul de langa scoala"]
    )
    assert digest_of(["Sunt de acord"]) == ""


def test_nothing_speaks_against_an_ordinary_submission():
    assert suspicion(honeypot=" ", seconds=None, min_seconds=3, texts=["Da"], duplicates=0, level=Level.FINE) == ""
