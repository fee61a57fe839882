"""Stages, jury, prizes and calendars that cannot be; after the verdict every entry by its code, and never a name too early."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset

from competitions.models import CompetitionPage, CompetitionStage, CompetitionStep, Juror, ListedEntry, Prize
from competitions.models.calendar import round_problems
from competitions.models.entries import entry_problems, stage_problems
from competitions.models.figures import prize_problems
from competitions.models.rows import jury_problems
from tests.cms.test_call_editor import Editor
from tests.competitions.conftest import entries, winners
from tests.factories import make_competition, publish, translate


def step(kind: str, day: int, **more) -> CompetitionStep:
    return CompetitionStep(kind=kind, date=dt.date(2027, 3, day), **more)


def fields(problems) -> list[str]:
    return [field for _row, field, _words in problems]


# --- what cannot be, without a database ---------------------------------------------------------------------------------


def test_each_round_s_answers_come_after_its_questions():
    right = [step("questions", 1), step("answers", 3), step("questions", 9), step("answers", 12)]
    assert round_problems(right, "") == []
    wrong = [step("questions", 1), step("answers", 3), step("questions", 9), step("answers", 8)]
    with override("en"):
        ((row, words),) = round_problems(wrong, "")
    assert row is wrong[3] and "round 2" in words
    hours = {"questions": dt.time(16), "answers": dt.time(12)}
    same_day = [step(kind, 5, time=hour) for kind, hour in hours.items()]
    assert [row for row, _words in round_problems(same_day, "")] == [same_day[1]]
    unknown = [step("questions", 5), CompetitionStep(kind="answers", precision="unknown")]
    assert round_problems(unknown, "") == [], "what is not known is given the benefit of the doubt"


@pytest.mark.parametrize("kind", ["hand_in_first", "jury_first"])
def test_one_stage_has_no_first_stage(kind):
    first = step(kind, 5)
    assert [row for row, _words in round_problems([first, step("hand_in", 9)], "one")] == [first]
    assert round_problems([first, step("hand_in", 9)], "two") == []


@pytest.mark.parametrize(
    ("told", "number", "is_wrong"),
    [(1, "one", False), (1, "two", True), (2, "one", True), (0, "two", False), (2, "", False)],
)
def test_as_many_stages_are_described_as_there_are(told, number, is_wrong):
    rows = [CompetitionStage(name_ro=f"Faza {place}", name_en=f"Stage {place}") for place in range(told)]
    assert bool(stage_problems(rows, number)) is is_wrong


@pytest.mark.parametrize(
    ("jurors", "wrong"),
    [
        ([{}, {}, {"is_alternate": True}], []),
        ([{}, {}, {}], ["name"]),
        ([{}, {"is_alternate": True}, {"is_alternate": True}], ["name"]),
        ([{"is_chair": True}, {"is_chair": True}], ["is_chair"]),
        ([{"is_chair": True, "is_alternate": True}], ["is_chair"]),
    ],
)
def test_a_jury_has_as_many_people_as_places_and_one_chair(jurors, wrong):
    rows = [Juror(name=f"Nume {place}", **facts) for place, facts in enumerate(jurors)]
    assert fields(jury_problems(rows, 2, 1)) == wrong
    assert jury_problems([Juror(name=str(place)) for place in range(9)], None, None) == []


@pytest.mark.parametrize(
    ("total", "wrong"),
    [
        ({"amount": Decimal(150)}, []),
        ({"amount": Decimal(149)}, ["amount"]),
        ({"amount": Decimal(149), "exactness": "about"}, []),
        ({"amount": Decimal(1), "currency": "EUR"}, []),
        ({"amount": Decimal(1), "vat": "without"}, []),
        ({}, []),
    ],
)
def test_all_prizes_together_are_not_less_than_their_sum(total, wrong):
    prizes = [Prize(rank="first", amount=Decimal(100)), Prize(rank="second", amount=Decimal(50)), Prize(rank="third")]
    assert fields(prize_problems([*prizes, Prize(rank="total", **total)])) == wrong


def test_an_entry_has_its_own_code_and_no_author_before_the_results():
    named = ListedEntry(code="ab12 ", author="Birou SRL")
    both = [ListedEntry(code="AB12"), named]
    assert fields(entry_problems(both, is_decided=True, is_closed=True)) == ["code", "code"]
    assert fields(entry_problems([named], is_decided=False, is_closed=True)) == ["author"]
    assert entry_problems([named], is_decided=True, is_closed=True) == []
    assert fields(entry_problems([ListedEntry(code="a")], is_decided=False, is_closed=False)) == ["code"]


# --- the page -------------------------------------------------------------------------------------------------------------


def words_on(page) -> str:
    response = Client().get(page.url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.django_db
def test_after_the_verdict_every_entry_stands_by_its_code_with_the_jury_s_words(competition):
    found = words_on(competition)
    assert "AB12" in found and "Clar și simplu." in found and "Prea scump." in found
    english = translate(competition, words={"Tema.": "The brief."})
    found = words_on(english)
    assert "Clear and simple." in found and "First prize" in found
    assert '<div class="flow" lang="ro"><p>Prea scump.</p>' in Client().get(english.url).content.decode()
    named = entries()
    named[0].author = "Birou SRL"
    draft = competition.get_latest_revision_as_object()
    draft.listed_entries = named
    with pytest.raises(ValidationError):
        draft.save_revision()
    draft.is_decided, draft.winners = True, winners()
    draft.exhibition, draft.exhibition_place = "<p>Toate planșele.</p>", "Casino, Parcul Central"
    draft.calendar = [*draft.calendar.all(), CompetitionStep(kind="exhibition", date=dt.date(2019, 7, 5))]
    publish(draft)
    found = words_on(competition)
    assert "AB12 · Premiul I · Birou SRL" in found
    assert "Casino, Parcul Central" in found and "5 iulie 2019" in found and "Toate planșele." in found
    assert "Casino, Parcul Central" in words_on(english), "a place is a fact"
    copied = (
        type(competition)
        .objects.get(pk=competition.pk)
        .copy(update_attrs={"slug": "copie"})
        .get_latest_revision_as_object()
    )
    assert not copied.is_decided
    assert not copied.listed_entries.exists() and not copied.winners.exists() and copied.calendar.exists()


@pytest.mark.django_db
def test_nothing_is_listed_while_entries_can_be_handed_in(site):
    due = timezone.localdate() + dt.timedelta(days=9)
    with pytest.raises(ValidationError):
        make_competition(site, calendar=[{"kind": "hand_in", "date": due}], listed_entries=entries())


@pytest.mark.django_db
def test_the_legal_channel_is_named_beside_the_facts(competition):
    html = Client().get(competition.url).content.decode()
    aside = html.partition("<aside")[2].partition("</aside>")[0]
    assert "SC123" in aside and "Portalul nu primește proiecte" in html
    competition.channels = []
    publish(competition)
    assert (
        "nu se cunoaște"
        in Client().get(competition.url).content.decode().partition("<aside")[2].partition("</aside>")[0]
    )


@pytest.mark.django_db
def test_what_can_be_entered_is_not_published_without_its_channel(site, client):
    due = timezone.localdate() + dt.timedelta(days=9)
    page = make_competition(site, live=False, calendar=[{"kind": "hand_in", "date": due}])
    editor, calendar = (
        Editor(client, page),
        [{"id": page.calendar.get().pk, "kind": "hand_in", "date": due.isoformat()}],
    )
    nameless = {"channels": inline_formset([])}
    refused = editor.send(calendar, **nameless)
    assert refused.status_code == 200 and "SEAP, OAR" in refused.content.decode()
    assert not CompetitionPage.objects.get(pk=page.pk).latest_revision
    assert editor.send(calendar, **nameless, is_decided="on").status_code == 302, "nothing is entered any more"
    assert editor.send(calendar).status_code == 302
    assert CompetitionPage.objects.get(pk=page.pk).channels.get().kind == "oar"
