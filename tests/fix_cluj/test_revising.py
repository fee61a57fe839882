"""Published results change by the rules alone, with two people's approval; what stood there before is kept and shown."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.awards import Candidate, Line, awarded
from evaluation.choices import Outcome
from fix_cluj.actions import committee, deciding, panel, reviewing, revising
from fix_cluj.actions.committee import NotReady
from fix_cluj.actions.deciding import NotYou
from fix_cluj.actions.forgetting import forget_interests
from fix_cluj.choices import DecisionState, RevisionKind, RevisionState
from fix_cluj.models import CommitteeSeat, PanelReading, ReviewAssignment, ReviewConflict, Revision
from fix_cluj.queries.revising import differences
from fix_cluj.viewsets.minutes import facts_of
from participation.models import Form, OutboxMessage
from tests.fix_cluj import judging

SAID = {"reason_ro": "Contestația a fost admisă.", "reason_en": "The contestation was upheld."}


def candidates(**scores: int) -> list[Candidate]:
    at = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    return [Candidate(key, Decimal(score), (Decimal(score),), at, Decimal(40)) for key, score in scores.items()]


def test_who_gave_up_keeps_the_place_and_the_money_goes_to_the_next_in_order():
    def outcomes(budget: int, *gone: str) -> dict:
        rows = awarded(
            candidates(a=90, b=80, c=70, d=40),
            line=Line(Decimal(50), Decimal(budget)),
            ties_by="lot",
            seed="s",
            gone=gone,
        )
        assert [row.place for row in rows] == [1, 2, 3, 4]
        return {row.candidate.key: str(row.outcome) for row in rows}

    assert outcomes(80) == {"a": "awarded", "b": "awarded", "c": "reserve", "d": "rejected"}
    assert outcomes(80, "a") == {"a": "given_up", "b": "awarded", "c": "awarded", "d": "rejected"}
    assert outcomes(79, "a") == {"a": "given_up", "b": "awarded", "c": "reserve", "d": "rejected"}
    assert outcomes(120, "d")["d"] == "given_up", "who gave up is never rejected"


def test_only_what_stands_elsewhere_is_a_difference():
    def row(code, place, outcome="reserve", score="70.00", amount="40"):
        return {"code": code, "place": place, "score": score, "outcome": outcome, "amount": amount}

    before = [row("a", 1), row("b", 2), row("c", 3)]
    after = [row("b", 1), row("a", 2), row("c", 3, amount=None)]
    assert [each["code"] for each in differences(before, after)] == ["b", "a"]
    assert differences(before, before) == []


# --- with a database --------------------------------------------------------------------------------------------------


def standing(found) -> dict:
    return {row.application.team: (row.place, str(row.outcome)) for row in found.decisions.all()}


def test_a_contestation_changes_the_ranking_and_freed_money_goes_to_the_reserves(
    ranked, applications, officers, judges, client
):
    first, second, now = *officers, timezone.now()
    found = judging.approved(ranked, first=first, second=second)
    ecou = {"committee": found, "kind": RevisionKind.CONTESTATION, "application": applications["Ecou"]} | SAID
    ecou |= {"more_money": None, "by": first, "now": now}
    with pytest.raises(NotReady):
        revising.open_revision(**ecou)  # not published yet
    deciding.publish(committee=found, by=first, now=now)
    OutboxMessage.objects.all().delete()
    with pytest.raises(NotYou):
        revising.open_revision(**ecou | {"by": judges[0]})
    readers = set(applications["Ecou"].assignments.values_list("judge", flat=True))
    free = [judge for judge in judges if judge.pk not in readers]
    ReviewConflict.objects.create(application=applications["Ecou"], judge=free[0], reason="Vecini.")
    with pytest.raises(NotReady):
        revising.open_revision(**ecou)
    assert not Revision.objects.exists(), "nobody is left to read it"
    late = judging.reviewer(email="evaluator9@exemplu.ro")
    seat = committee.give_seat(committee=found, judge=late, by=first, now=now)
    reviewing.declare(seat=seat, conflicts={}, now=now)
    row = revising.open_revision(**ecou)
    assert {reading.judge for reading in row.readings.all()} == {free[1], late}
    with pytest.raises(NotReady):
        revising.open_revision(**ecou)  # one at a time
    with pytest.raises(NotReady):
        revising.propose_revision(revision=row, by=first, now=now)
    read_again(client, found, row, late)
    rows = [each.pk for section in found.sections.all() for each in section.rows.all()]
    for reading in row.readings.filter(handed_in_at=None):
        panel.save_reading(reading=reading, points=dict.fromkeys(rows, 10), remark="", is_final=True, now=now)

    row = revising.propose_revision(revision=row, by=first, now=now)
    for by, digest, refusal in ((first, row.digest, NotYou), (second, "0" * 64, NotReady)):
        with pytest.raises(refusal):
            revising.apply_revision(revision=row, digest=digest, by=by, now=now)
    assert standing(found)["Ecou"] == (6, "rejected"), "nothing changes before two people approve"
    row = revising.apply_revision(revision=row, digest=row.digest, by=second, now=now)
    places = {"Ecou": (1, "awarded"), "Umbra": (2, "awarded"), "Nisip": (3, "reserve"), "Tramvai": (4, "reserve")}
    assert standing(found) == places | {"Pod": (5, "reserve"), "Gradina": (6, "reserve")}
    assert row.before[5]["outcome"] == "rejected" and row.after[0]["code"] == applications["Ecou"].code
    letters = {letter.to: letter.body for letter in OutboxMessage.objects.filter(kind="grant_revision")}
    assert (
        set(letters) == {"ecou@example.org", "nisip@example.org"} and SAID["reason_ro"] in letters["ecou@example.org"]
    )
    assert found.decisions.get(application=applications["Umbra"]).state == DecisionState.REVISED
    assert ReviewAssignment.objects.filter(application=applications["Ecou"]).count() == 2, "the first stay on record"

    freed = ecou | {"kind": RevisionKind.MONEY, "application": applications["Pod"], "by": second}
    with pytest.raises(NotReady):
        revising.open_revision(**freed)  # it has no award to give up
    small = revising.open_revision(**freed | {"application": None, "more_money": Decimal(1999)})
    with pytest.raises(NotReady):
        revising.propose_revision(revision=small, by=second, now=now)
    revising.drop_revision(revision=small, reason="Prea puțin.", by=second, now=now)
    given_up = freed | {"application": applications["Umbra"], "more_money": Decimal(2000)}
    money = revising.propose_revision(revision=revising.open_revision(**given_up), by=second, now=now)
    revising.apply_revision(revision=money, digest=money.digest, by=first, now=now)
    outcomes = {team: outcome for team, (_place, outcome) in standing(found).items()}
    assert outcomes == {
        "Ecou": "awarded", "Umbra": "given_up", "Nisip": "awarded", "Tramvai": "awarded", "Pod": "reserve",
        "Gradina": "reserve",
    }  # fmt: skip
    states = {each.application.team: each.state for each in found.decisions.all()}
    assert (states["Umbra"], states["Nisip"]) == (DecisionState.GIVEN_UP, DecisionState.PUBLISHED)
    shown_in_public(client, found, applications)
    CommitteeSeat.objects.filter(judge=late).update(interests="Asociația Nisip")
    term = Form.objects.get(submissions__application=applications["Ecou"]).retention_months
    assert forget_interests(now=now + dt.timedelta(days=30 * (term - 1))) == 0
    assert forget_interests(now=now + dt.timedelta(days=31 * term + 1)) == 1, "once"
    assert ReviewConflict.objects.get().reason == "" == CommitteeSeat.objects.get(judge=late).interests


def read_again(client, found, row, late) -> None:
    """By code, on a sheet of its own that no first reader opens; a draft does not count."""
    sheet = reverse("grants:again_sheet", args=[found.pk, row.pk])
    client.force_login(late)
    assert row.application.code in client.get(reverse("grants:desk", args=[found.pk])).content.decode()
    text = client.get(sheet).content.decode()
    assert row.application.title in text and "ecou@example.org" not in text and ">Ecou<" not in text
    fields = [f"points_{each.pk}" for section in found.sections.all() for each in section.rows.all()]
    assert client.post(sheet, {fields[0]: 7, "autosave": "1"}).status_code == 204
    assert not PanelReading.objects.get(judge=late).is_handed_in
    assert client.post(sheet, dict.fromkeys(fields, 10) | {"hand_in": ""}).status_code == 302
    assert client.post(sheet, dict.fromkeys(fields, 1) | {"autosave": "1"}).status_code == 409
    client.force_login(ReviewAssignment.objects.filter(application=row.application).first().judge)
    assert client.get(sheet).status_code == 404


def shown_in_public(client, found, applications) -> None:
    """Both changes with their reasons, by code; the machine's file keeps the whole ranking of before."""
    client.logout()
    for address in (f"/ro/rezultate/{found.call_key}/", f"/en/results/{found.call_key}/"):
        text = client.get(address).content.decode()
        assert text.count(SAID["reason_ro" if "/ro/" in address else "reason_en"]) == 2
        assert applications["Umbra"].code in text and "Ideea Umbra" not in text and "Ideea Ecou" in text
        assert "exemplu.ro" not in text, "no reader is named"
    changes = json.loads(client.get(f"/en/results/{found.call_key}/json/").content)["changes"]
    assert [change["kind"] for change in changes] == ["contested", "money"]
    assert changes[0]["before"][5]["code"] == applications["Ecou"].code and "amount" not in changes[0]["before"][5]


def test_an_officer_opens_reads_approves_and_drops_a_change_on_its_screens(ranked, applications, officers, client):
    first, second = officers
    found = judging.approved(ranked, first=first, second=second)
    at = {name: reverse(f"grants:{name}", args=[found.pk]) for name in ("contested", "freed", "committee", "minutes")}
    judging.sign_in(client, first)
    assert client.get(at["freed"]).status_code == 404
    deciding.publish(committee=found, by=first, now=timezone.now())
    assert at["freed"] in client.get(at["committee"]).content.decode()
    ecou = found.decisions.get(application=applications["Ecou"])
    umbra = found.decisions.get(application=applications["Umbra"])
    assert client.post(at["freed"], SAID).status_code == 200 and not Revision.objects.exists(), "nothing is freed"
    assert client.post(at["freed"], SAID | {"decision": ecou.pk}).status_code == 200, "it has no award"
    assert client.post(at["contested"], {"decision": ecou.pk, "reason_ro": "Da."}).status_code == 200
    page = client.post(at["contested"], SAID | {"decision": ecou.pk}).url
    row = Revision.objects.get()
    assert "evaluator" in client.get(page).content.decode()
    verb = {
        name: reverse("grants:change", args=[found.pk, row.pk, f"{name}_revision"])
        for name in ("propose", "apply", "drop")
    }
    client.post(verb["drop"], {"drop-reason": " "})
    assert Revision.objects.get().state == RevisionState.OPENED
    client.post(verb["drop"], {"drop-reason": "S-a retras contestația."})
    assert Revision.objects.get().state == RevisionState.DROPPED
    client.post(verb["propose"])
    assert Revision.objects.get().state == RevisionState.DROPPED, "what was dropped stays so"
    given = {"committee": found, "kind": RevisionKind.CONTESTATION, "application": ecou.application, "more_money": None}
    again = revising.open_revision(**given | SAID, by=first, now=timezone.now())
    assert again.readings.count() == 2, "whoever had written nothing yet can get it again"
    revising.drop_revision(revision=again, reason="Din greșeală.", by=first, now=timezone.now())
    PanelReading.objects.filter(revision=again).update(remark="Am citit-o.")
    with pytest.raises(NotReady):
        revising.open_revision(**given | SAID, by=first, now=timezone.now())

    page = client.post(at["freed"], SAID | {"decision": umbra.pk}).url
    row = Revision.objects.latest("pk")
    assert applications["Tramvai"].code in client.get(page).content.decode(), (
        "what it would change, before anybody approves"
    )
    do = {name: reverse("grants:change", args=[found.pk, row.pk, f"{name}_revision"]) for name in ("propose", "apply")}
    client.post(do["propose"])
    row.refresh_from_db()
    assert row.state == RevisionState.PROPOSED and do["apply"] not in client.get(page).content.decode()
    judging.sign_in(client, second)
    assert do["apply"] in client.get(page).content.decode()
    client.post(do["apply"], {"digest": row.digest})
    row.refresh_from_db()
    assert (row.state, row.first_by, row.second_by) == (RevisionState.APPLIED, first, second)
    assert found.decisions.get(application=applications["Tramvai"]).outcome == Outcome.AWARDED
    assert client.get(page).status_code == client.get(at["minutes"]).status_code == 200
    (told,) = facts_of(row.committee)["changes"]
    assert (told["first_by"], told["second_by"]) == (str(first), str(second)) and told["reason"] == SAID["reason_ro"]
    assert applications["Tramvai"].code in {changed["code"] for changed in told["rows"]}, "the minutes tell it"
    client.force_login(judging.person("officer_application"))
    assert client.get(page).status_code == client.post(do["apply"]).status_code == 404, "without the right to decide"


def test_an_award_that_was_given_up_is_told_even_if_the_money_reaches_nobody(ranked, applications, officers):
    first, second, now = *officers, timezone.now()
    found = judging.approved(ranked, first=first, second=second)
    deciding.publish(committee=found, by=first, now=now)
    found.decisions.exclude(outcome=Outcome.AWARDED).update(amount=Decimal(10**6))
    before = standing(found)
    facts = {"committee": found, "kind": RevisionKind.MONEY, "application": applications["Umbra"], "more_money": None}
    opened = revising.open_revision(**facts | SAID, by=first, now=now)
    proposed = revising.propose_revision(revision=opened, by=first, now=now)
    revising.apply_revision(revision=proposed, digest=proposed.digest, by=second, now=now)
    assert standing(found) == before | {"Umbra": (before["Umbra"][0], "given_up")}
