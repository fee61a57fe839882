"""The moderator's evening: forty people in their order, one at a time, each mark undone as easily as made."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from debates.actions.evening import call_next, move, next_of, turn
from debates.actions.speaking import register
from debates.models import Speaker, SpeakingList
from debates.workflow import Turn, TurnRefused
from tests.debates.speaking import ask, asked, evening_debate, letters, standing

pytestmark = pytest.mark.django_db
START = dt.datetime(2030, 5, 1, 17, tzinfo=dt.UTC)


@pytest.fixture
def moderator(db):
    person = User.objects.create_user("moderator@example.org", "parola-de-test-1", is_staff=True)
    names = ("access_admin", "moderate_speakinglist")
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return person


@pytest.fixture
def debate(site):
    return evening_debate(site, places=3)


def list_of(page) -> SpeakingList:
    return SpeakingList.objects.get(key=page.translation_key)


def press(client, page, verb: str, speaker: Speaker | None = None, **typed):
    data = {"verb": verb, "speaker": speaker.pk if speaker else "", **typed}
    return client.post(reverse("speaking:act", args=[list_of(page).pk]), data)


def screen(client, page) -> str:
    response = client.get(reverse("speaking:evening", args=[list_of(page).pk]))
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    return response.content.decode()


def test_call_next_ends_whoever_speaks_and_goes_through_the_order_then_the_waiting_list(debate, moderator):
    asked(debate, "ana", "ion", "eva", "dan")
    speaking, called = list_of(debate), []
    for number in range(4):
        following = next_of(speaking)
        now = START + dt.timedelta(minutes=3 * number)
        called.append(call_next(speaking=speaking, expected=following.pk, by=moderator, now=now).name)
        assert Speaker.objects.filter(status=Turn.SPEAKING).count() == 1
    assert called == ["Ana", "Ion", "Eva", "Dan"] and next_of(speaking) is None
    assert [row.seconds_spoken for row in Speaker.objects.all()] == [180, 180, 180, None]
    with pytest.raises(TurnRefused):
        call_next(speaking=speaking, expected=None, by=moderator, now=START)


def test_the_second_of_two_presses_calls_nobody_else(client, debate, moderator):
    first, _second = asked(debate, "ana", "ion")
    client.force_login(moderator)
    press(client, debate, "next", first)
    press(client, debate, "next", first)
    assert standing(debate) == {"Ana": Turn.SPEAKING, "Ion": Turn.LISTED}


def test_every_mark_can_be_undone(debate, moderator):
    (row,) = asked(debate, "ana")

    def do(verb: str) -> Speaker:
        return turn(speaker=row, verb=verb, page=debate, by=moderator, now=START)

    assert do("arrive").arrived_at == START
    assert (do("miss").status, do("arrive").status) == (Turn.ABSENT, Turn.LISTED)
    assert do("call").started_at == START
    back = do("put_back")
    assert (back.status, back.started_at, back.ended_at) == (Turn.LISTED, None, None)
    assert (do("finish").status, do("put_back").status) == (Turn.SPOKEN, Turn.LISTED)
    with pytest.raises(TurnRefused):
        do("put_back")


def test_moving_changes_the_order_and_nobodys_standing(debate, moderator):
    rows = asked(debate, "ana", "ion", "eva", "dan", "lia")
    move(speaker=rows[2], place=1, by=moderator, now=START)
    move(speaker=rows[0], place=99, by=moderator, now=START)
    assert list(standing(debate)) == ["Eva", "Ion", "Ana", "Dan", "Lia"]
    move(speaker=rows[4], place=1, by=moderator, now=START)  # among those who wait
    assert list(standing(debate).items())[3:] == [("Lia", Turn.WAITING), ("Dan", Turn.WAITING)]


def test_enter_in_the_place_of_somebody_moves_and_every_other_button_says_what_it_does(client, debate, moderator):
    asked(debate, "ana", "ion")
    client.force_login(moderator)
    page = BeautifulSoup(screen(client, debate), "html.parser")
    for field in page.select("input[name=place]"):  # Enter presses the first button of the field's form
        form = field.find_parent("form")
        assert [button["value"] for button in form.select("button")] == ["move"]
        assert form.select_one("[name=csrfmiddlewaretoken]")["value"]
    row = page.select_one("tr[id^=speaker-]")
    owner = row.select_one("form[id]")
    for button in row.select("button[form]"):
        assert button["form"] == owner["id"] and button["value"] in ("call", "finish", "take_out")
    first = Speaker.objects.first()
    press(client, debate, "move", first, place="2")
    assert list(standing(debate).items()) == [("Ion", Turn.LISTED), ("Ana", Turn.LISTED)]


def test_taking_somebody_off_tells_them_forgets_them_and_calls_up_the_next(client, debate, moderator):
    first, *_others = asked(debate, "ana", "ion", "eva", "dan")
    client.force_login(moderator)
    press(client, debate, "take_out", first)
    assert standing(debate) == {"": Turn.CANCELLED, "Ion": Turn.LISTED, "Eva": Turn.LISTED, "Dan": Turn.LISTED}
    assert [letter.to for letter in letters("cancelled") + letters("called")] == ["ana@example.org", "dan@example.org"]


def test_somebody_at_the_door_is_entered_without_an_address_after_those_who_wait(client, debate, moderator):
    asked(debate, "ana", "ion", "eva", "dan")
    Speaker.objects.filter(name="Ana").update(status=Turn.ABSENT)
    client.force_login(moderator)
    typed = {"name": "Vecina", "email": "", "about": "Băncile", "way": "site", "language": "ro"}
    client.post(reverse("speaking:add", args=[list_of(debate).pk]), typed)
    assert standing(debate)["Vecina"] == Turn.WAITING and len(letters()) == 4
    register(page=debate, name="Târzie", email="", language="ro", now=debate.begins_at, by=moderator)
    assert len(standing(debate)) == 6


def test_a_couple_with_one_address_is_told_that_the_second_was_not_entered(client, debate, moderator):
    asked(debate, "ana")
    client.force_login(moderator)
    url = reverse("speaking:add", args=[list_of(debate).pk])
    typed = {"name": "Ion", "email": "Ana@example.org", "way": "site", "language": "ro"}
    refused = client.post(url, typed, follow=True)
    assert "warning" in [message.level_tag for message in refused.context["messages"]] and "Ana" in standing(debate)
    same = client.post(url, typed | {"name": "ana"}, follow=True)
    assert [message.level_tag for message in same.context["messages"]] == ["success"]
    client.post(url, typed | {"email": ""})
    assert list(standing(debate)) == ["Ana", "Ion"]


def test_forty_people_take_as_many_queries_as_four_and_are_named_once_each(
    client, site, moderator, django_assert_max_num_queries
):
    debate = evening_debate(site, places=38)
    client.force_login(moderator)

    def queries() -> int:
        with django_assert_max_num_queries(60) as found:
            screen(client, debate)
        return len(found)

    asked(debate, *(f"p{number}" for number in range(4)))
    assert "17.12" in screen(client, debate), "it ends twelve minutes after it begins, not after somebody looked"
    few = queries()
    asked(debate, *(f"p{number}" for number in range(4, 40)))
    press(client, debate, "next", next_of(list_of(debate)))
    assert queries() <= few
    html = screen(client, debate)
    assert 'data-seconds-left="' in html
    assert len(re.findall(r'id="speaker-\d+"', html)) == 39 and "example.org" not in html.partition("<main")[2]


def test_who_saw_the_names_is_logged_once_an_evening_and_each_print(client, debate, moderator):
    asked(debate, "ana")
    client.force_login(moderator)
    for _time in range(2):
        screen(client, debate)
        printed = client.get(reverse("speaking:print", args=[list_of(debate).pk]))
    assert "Ana" in printed.content.decode() and "ana@example.org" not in printed.content.decode()
    entries = ModelLogEntry.objects.for_instance(list_of(debate)).filter(user=moderator)
    assert sorted(entry.action for entry in entries) == ["debates.open_speakers", *["debates.print_speakers"] * 2]
    assert not any("Ana" in f"{entry.label}{entry.data}" for entry in ModelLogEntry.objects.all())


def test_the_list_of_debates_says_how_many_and_the_coming_one_stands_first(client, site, debate, moderator):
    evening_debate(site, days=-9, slug="trecut", title="Demult")
    asked(debate, "ana", "ion", "eva", "dan")
    client.force_login(moderator)
    html = client.get(reverse("speaking:index")).content.decode()
    assert html.index("Parcul Est") < html.index("Demult")
    assert timezone.now() < debate.begins_at and reverse("speaking:evening", args=[list_of(debate).pk]) in html


def test_nobody_else_of_the_staff_sees_or_does_anything(client, debate):
    (row,) = asked(debate, "ana")
    other = User.objects.create_user("alt@example.org", "parola-de-test-1", is_staff=True)
    other.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(other)
    pk = list_of(debate).pk
    for name, args in (("index", []), ("evening", [pk]), ("print", [pk])):
        assert client.get(reverse(f"speaking:{name}", args=args)).status_code in (302, 403)
    press(client, debate, "take_out", row)
    assert standing(debate) == {"Ana": Turn.LISTED}
    assert ask(debate, "ana@example.org").pk == row.pk
