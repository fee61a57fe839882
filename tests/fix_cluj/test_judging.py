"""A committee declares, reads what was drawn, ranks by the points alone; two people approve; the results name who won."""

import csv
import datetime as dt
import json
from collections import Counter
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from cms.workflow import TransitionRefused
from evaluation.choices import JudgingState, Outcome
from evaluation.workflow import TRANSITIONS
from fix_cluj.actions import checking, committee, deciding, drawing, reviewing
from fix_cluj.actions.committee import NotReady
from fix_cluj.actions.deciding import NotYou
from fix_cluj.actions.states import move
from fix_cluj.choices import ApplicationState, DecisionState
from fix_cluj.models import Application, Committee, Decision, Review, ReviewAssignment
from fix_cluj.queries.judging import in_own_order, lacking_readers, to_review
from fix_cluj.queries.reading import hidden_keys
from fix_cluj.queries.results import with_sums
from participation.actions.team import invite_member
from participation.models import Form, OutboxMessage, Submission
from participation.windows import WindowState
from tests.factories import publish
from tests.fix_cluj import judging
from tests.fix_cluj.conftest import CLOSES


def test_every_state_of_judging_is_reached_and_left_by_the_table_alone():
    reached = {JudgingState.PREPARING} | {row.target for row in TRANSITIONS}
    assert reached == set(JudgingState)
    assert {state for state in JudgingState if not TRANSITIONS.verbs(state)} == {JudgingState.PUBLISHED}
    for state in JudgingState:
        for row in TRANSITIONS:
            if state in row.sources:
                assert TRANSITIONS.apply(row.verb, state) == row.target
            else:
                with pytest.raises(TransitionRefused):
                    TRANSITIONS.apply(row.verb, state)


# --- with a database --------------------------------------------------------------------------------------------------


def test_a_committee_is_convened_only_whole_and_its_rules_are_frozen_then(
    call, form, applications, officers, judges, monkeypatch
):
    by, now = officers[0], timezone.now()
    found = committee.form_committee(call=call, by=by, now=now)
    assert committee.form_committee(call=call, by=by, now=now) == found and Committee.objects.count() == 1

    def refused() -> str:
        with pytest.raises(NotReady) as refusal:
            committee.convene(committee=found, call=call, by=by, now=now)
        return str(refusal.value)

    with pytest.raises(NotReady):
        committee.convene(committee=found, call=call, by=by, now=CLOSES - dt.timedelta(days=1))
    with monkeypatch.context() as held:
        held.setattr(Form, "state_at", lambda self, moment: WindowState.OPEN)
        assert refused() == str(_("Applications can still be sent."))
    refused()
    committee.set_grid(committee=found, grid=[judging.GRID[0] | {"weight": 50}, judging.GRID[1]], by=by, now=now)
    assert "90" in refused()
    committee.set_grid(committee=found, grid=judging.GRID, by=by, now=now)
    refused()
    with pytest.raises(NotReady):
        committee.give_seat(committee=found, judge=officers[1], by=by, now=now)
    with pytest.raises(NotReady):
        committee.give_seat(committee=found, judge=judging.person(), by=by, now=now)
    for judge in judges:
        committee.give_seat(committee=found, judge=judge, by=by, now=now)
    late = judging.apply(Form.objects.get(page_key=form.translation_key), team="Tarziu", checked=False)
    assert "1" in refused(), "one application was not checked"
    move(application=late, verb="refuse", by=by, now=now)
    found = committee.convene(committee=found, call=call, by=by, now=now)
    assert found.state == JudgingState.DECLARING
    for change in (
        lambda: committee.set_grid(committee=found, grid=judging.GRID, by=by, now=now),
        lambda: committee.set_rules(committee=found, rules=judging.RULES, by=by, now=now),
    ):
        with pytest.raises(NotReady):
            change()


def test_nothing_opens_before_the_declaration_and_who_has_a_conflict_never_gets_it(
    call, applications, officers, judges
):
    by, now = officers[0], timezone.now()
    found = judging.convened(call, by=by, judges=judges)
    first = judging.seat(found, judges[0])
    assert not to_review(first).exists()
    with pytest.raises(NotReady):
        drawing.draw(committee=found, by=by, now=now)
    with pytest.raises(NotReady):
        reviewing.declare(seat=first, conflicts={applications["Umbra"].pk: " "}, now=now)
    found = judging.drawn(found, by=by, conflicts={judges[0]: {applications["Umbra"]: "Sunt unchiul ei."}})
    assert not applications["Umbra"].assignments.filter(judge=judges[0]).exists()
    loads = Counter(ReviewAssignment.objects.values_list("judge", flat=True))
    assert sorted(loads.values()) == [3, 3, 3, 3]
    states = set(Application.objects.values_list("state", flat=True))
    assert states == {ApplicationState.IN_REVIEW}
    first.refresh_from_db()
    assert {row.code for row in in_own_order(first, to_review(first))} == set(
        ReviewAssignment.objects.filter(judge=judges[0]).values_list("application__code", flat=True)
    )
    with pytest.raises(NotReady):
        reviewing.declare(seat=first, conflicts={}, now=now)
    logged = ModelLogEntry.objects.filter(action__in=["fix_cluj.declare", "fix_cluj.recuse"])
    assert logged and not any("unchi" in f"{entry.label}{entry.data}" for entry in logged)


def test_a_recusal_takes_the_application_away_and_somebody_else_reads_it(call, applications, officers, judges):
    by, now = officers[0], timezone.now()
    found = judging.drawn(judging.convened(call, by=by, judges=judges), by=by)
    umbra = applications["Umbra"]
    gone, stays = [row.judge for row in umbra.assignments.all()]
    judging.hand_in(umbra, gone, 10, 10, 10)
    judging.hand_in(umbra, stays, 5, 5, 5)
    assert umbra.assignments.count() == 3, "100 and 50 are too far apart: another reviewer"
    reviewing.recuse(seat=judging.seat(found, gone), application=umbra, reason="L-am recunoscut.", now=now)
    readers = set(umbra.assignments.values_list("judge", flat=True))
    kept = ModelLogEntry.objects.get(action="fix_cluj.void_review")
    assert kept.data["judge"] == gone.pk and set(kept.data["points"].values()) == {10}, "what was given is on record"
    assert gone.pk not in readers and stays.pk in readers and len(readers) == 2
    assert not to_review(judging.seat(found, gone)).filter(pk=umbra.pk).exists()
    assert not Review.objects.filter(assignment__judge=gone, assignment__application=umbra).exists()
    for judge in set(judges) - {gone, stays}:
        drawing.excuse(seat=judging.seat(found, judge), because="Bolnav.", by=by, now=now)
    assert "Umbra" in {row.team for row in Application.objects.filter(code__in=lacking_readers(found))}
    with pytest.raises(NotReady) as refusal:
        deciding.rank(committee=found, by=by, now=now)
    assert umbra.code in str(refusal.value)


def test_nobody_gets_their_own_application(call, applications, officers, judges):
    own = judging.reviewer(email="nisip@example.org")
    judging.drawn(judging.convened(call, by=officers[0], judges=[own, *judges[:2]]), by=officers[0])
    assert ReviewAssignment.objects.filter(judge=own).exists()
    assert not applications["Nisip"].assignments.filter(judge=own).exists()


def test_nobody_judges_or_decides_on_the_application_of_a_team_they_were_named_in(call, applications, officers, judges):
    now, of_team = timezone.now(), {"role": "view", "sender": None}
    for person in (judges[0], officers[0]):
        holder = applications["Pod"].submission
        invite_member(holder=holder, email=person.email.upper(), now=now, **of_team)
    found = judging.convened(call, by=officers[0], judges=judges)
    judging.drawn(found, by=officers[0])
    assert ReviewAssignment.objects.filter(judge=judges[0]).exists()
    assert not applications["Pod"].assignments.filter(judge=judges[0]).exists()
    with pytest.raises(NotYou):
        deciding.refuse_strangers(found, officers[0])
    deciding.refuse_strangers(found, officers[1])


def test_points_are_kept_as_a_draft_then_locked_and_reopened_with_a_reason(call, applications, officers, judges):
    by = officers[0]
    judging.drawn(judging.convened(call, by=by, judges=judges), by=by)
    umbra = applications["Umbra"]
    judge = umbra.assignments.first().judge
    review = judging.hand_in(umbra, judge, 7, is_final=False)
    assert not review.is_handed_in and review.scores.count() == 1
    with pytest.raises(NotReady):
        judging.hand_in(umbra, judge, 7)
    with pytest.raises(NotReady):
        judging.hand_in(umbra, judge, 11, 0, 0)
    review = judging.hand_in(umbra, judge, 7, 8, 9)
    for is_final in (True, False):
        with pytest.raises(NotReady):
            judging.hand_in(umbra, judge, 1, 1, 1, is_final=is_final)
    reviewing.reopen_review(review=review, reason="A greșit rândul.", by=by, now=timezone.now())
    assert judging.hand_in(umbra, judge, 7, 9, 9).is_handed_in


def test_who_becomes_eligible_after_the_draw_is_declared_on_drawn_and_never_forgotten(
    call, form, applications, officers, judges
):
    by, now = officers[0], timezone.now()
    found = judging.drawn(judging.convened(call, by=by, judges=judges), by=by)
    late = judging.apply(Form.objects.get(page_key=form.translation_key), team="Tarziu")
    before = set(ReviewAssignment.objects.values_list("pk", flat=True))
    with pytest.raises(NotReady) as refusal:
        deciding.rank(committee=found, by=by, now=now)
    assert late.code in str(refusal.value)
    drawing.take_in_late(committee=found, by=by, now=now)
    assert to_review(judging.seat(found, judges[0])).count() == 3, "what they were typing is not taken away"
    gone = judging.seat(found, judges[3])
    assert gone.declared_at is None and not to_review(gone).filter(pk=late.pk).exists()
    reviewing.declare(seat=judging.seat(found, judges[0]), conflicts={late.pk: "Fratele meu."}, now=now)
    assert to_review(judging.seat(found, judges[0])).count() == 3
    assert not late.assignments.exists(), "not everybody has declared"
    for judge in judges[1:]:
        reviewing.declare(seat=judging.seat(found, judge), conflicts={}, now=now)
    late.refresh_from_db()
    assert late.state == ApplicationState.IN_REVIEW and late.assignments.count() == 2
    assert not late.assignments.filter(judge=judges[0]).exists()
    assert before < set(ReviewAssignment.objects.values_list("pk", flat=True)), "everybody keeps what they had"
    with pytest.raises(NotReady):
        drawing.take_in_late(committee=found, by=by, now=now)


def test_a_blind_reviewer_reads_nothing_that_tells_who_applied_and_nobody_reads_contact_data():
    def question(key, kind="text", role="", columns=(), **settings):
        return {
            "key": key,
            "type": kind,
            "role": role,
            "columns": [{"type": each} for each in columns],
            "settings": settings,
        }

    structure = [
        question("idea", "long_text"), question("title", role="title"), question("budget", "rows", "budget", ["money"]),
        question("team", role="team"), question("site", "link"), question("members", "rows", columns=["text"]),
        question("phones", "rows", columns=["text", "phone"]), question("mail", "email", "email"),
        question("name", role="author_name"), question("health", privacy="sensitive"), question("home", "address"),
    ]  # fmt: skip
    asked = SimpleNamespace(
        submission=SimpleNamespace(wording=SimpleNamespace(version=SimpleNamespace(structure=structure)))
    )
    never = {"phones", "mail", "name", "health", "home"}
    assert hidden_keys(asked, is_blind=False) == never
    assert hidden_keys(asked, is_blind=True) == never | {"team", "site", "members"}


def test_the_ranking_is_computed_and_approved_by_two_people_who_read_it(ranked, applications, officers, judges):
    first, second, now = *officers, timezone.now()
    found = deciding.rank(committee=ranked, by=first, now=now)
    table = {row.application.team: (row.place, str(row.score), row.outcome) for row in found.decisions.all()}
    assert table == {
        "Umbra": (1, "90.00", Outcome.AWARDED),
        "Nisip": (2, "90.00", Outcome.AWARDED),
        "Tramvai": (3, "70.00", Outcome.RESERVE),
        "Pod": (4, "70.00", Outcome.RESERVE),
        "Gradina": (5, "50.00", Outcome.RESERVE),
        "Ecou": (6, "47.00", Outcome.REJECTED),
    }
    assert Decision.objects.get(place=3).parts == ["54.00", "16.00"]
    digest = found.digest
    again = deciding.judge_again(committee=found, reason="O notă trebuie văzută.", by=first, now=now)
    assert again.state == JudgingState.JUDGING and not again.decisions.exists()
    found = deciding.rank(committee=again, by=first, now=now)
    assert found.digest == digest, "the same points, the same ranking"

    for wrong in ("", "0" * 64):
        with pytest.raises(NotReady):
            deciding.approve(committee=found, digest=wrong, by=first, now=now)
    for other in (judges[0], judging.officer(email="Umbra+eu@example.org")):
        with pytest.raises(deciding.NotYou):
            deciding.approve(committee=found, digest=digest, by=other, now=now)
    found = deciding.approve(committee=found, digest=digest, by=first, now=now)
    with pytest.raises(deciding.NotYou):
        deciding.approve_second(committee=found, digest=digest, by=first, now=now)
    move(application=applications["Nisip"], verb="withdraw", by=None, now=now)
    with pytest.raises(NotReady):
        deciding.approve_second(committee=found, digest=digest, by=second, now=now)
    assert set(Decision.objects.values_list("state", flat=True)) == {DecisionState.PROPOSED}
    found = deciding.judge_again(committee=found, reason="O echipă s-a retras.", by=first, now=now)
    found = judging.approved(found, first=second, second=first)
    assert found.decisions.count() == 5 and found.first_by == second and found.second_by == first
    assert set(Application.objects.exclude(state="withdrawn").values_list("state", flat=True)) == {"ranked"}
    by_state = dict(Decision.objects.values_list("application__submission__title", "state"))
    assert by_state["Ideea Tramvai"] == DecisionState.AWARDED and by_state["Ideea Ecou"] == DecisionState.REJECTED


def test_results_name_who_is_funded_and_nobody_else_in_both_languages(ranked, officers, client, call, english):
    first, second, now = *officers, timezone.now()
    addresses = [f"/ro/rezultate/{call.translation_key}/", f"/en/results/{call.translation_key}/"]
    found = judging.approved(ranked, first=first, second=second)
    assert {client.get(address).status_code for address in addresses} == {404}
    row = found.decisions.first().application
    Application.objects.filter(pk=row.pk).update(state=ApplicationState.WITHDRAWN)
    with pytest.raises(NotReady):
        deciding.publish(committee=found, by=second, now=now)
    Application.objects.filter(pk=row.pk).update(state=ApplicationState.RANKED)
    deciding.publish(committee=found, by=second, now=now)
    codes = {row.application.team: row.application.code for row in found.decisions.all()}
    for address in addresses:
        shown = client.get(address)
        text = shown.content.decode()
        assert shown.status_code == 200 and not shown.cookies
        assert "Ideea Umbra" in text and "Ideea Nisip" in text
        for team in ("Pod", "Tramvai", "Gradina", "Ecou"):
            assert f"Ideea {team}" not in text and codes[team] in text
        assert "Persoana" not in text and "@example.org" not in text and "exemplu.ro" not in text
        assert ("47,00" in text) == address.startswith("/ro")
    lines = b"".join(client.get(f"{addresses[0]}csv/").streaming_content).decode("utf-8-sig").splitlines()
    table = list(csv.DictReader(lines, delimiter=";"))
    data = json.loads(client.get(f"{addresses[1]}json/").content)
    assert [row["code"] for row in table] == [row["code"] for row in data["results"]]
    assert {row["team"] for row in table} == {"Umbra", "Nisip", ""}
    assert client.get(f"{addresses[0]}exe/").status_code == 404
    assert "Ideea Pod" not in f"{table}{data}" and "pod@" not in f"{table}{data}"
    for page, address in ((call, addresses[0]), (english[0], addresses[1])):
        assert address in client.get(page.url).content.decode(), "the call leads to its results"
    letters = {letter.to: letter for letter in OutboxMessage.objects.filter(kind="grant_decision")}
    assert len(letters) == 6
    assert "47,00" in letters["ecou@example.org"].body and "27,00" in letters["ecou@example.org"].body
    assert set(Decision.objects.values_list("state", flat=True)) == {DecisionState.PUBLISHED}


def test_a_call_taken_offline_stays_with_its_officers_and_each_team_reads_its_name_in_its_language(
    ranked, officers, client, call, english, applications
):
    first, second, now = *officers, timezone.now()
    Submission.objects.filter(application=applications["Pod"]).update(language="en")
    twin = english[0]
    twin.title = "Spring call"
    publish(twin)
    renamed = call.specific_class.objects.get(pk=call.pk)
    renamed.title = "Apelul de vară"
    publish(renamed)
    renamed.unpublish()
    client.force_login(first)
    board = reverse("grants:board", args=[call.translation_key])
    assert client.get(board).status_code == 200 and board in client.get(reverse("grants:index")).content.decode()
    found = judging.approved(ranked, first=first, second=second)
    assert str(found) == "Apelul de vară"
    assert any(row.sum.startswith("4.000,00") for row in with_sums(found))
    twin.unpublish()
    with pytest.raises(NotReady):
        deciding.publish(committee=found, by=second, now=now)
    publish(renamed)
    publish(twin)
    deciding.publish(committee=found, by=second, now=now)
    letters = {letter.to: letter.body for letter in OutboxMessage.objects.filter(kind="grant_decision")}
    assert "Spring call" in letters["pod@example.org"] and "Apelul de vară" in letters["ecou@example.org"]


def test_who_is_admitted_while_members_declare_is_declared_on_and_not_once_it_is_ranked(
    call, form, applications, officers, judges
):
    by, now = officers[0], timezone.now()
    refused = judging.apply(Form.objects.get(page_key=form.translation_key), team="Tarziu", checked=False)
    refused = move(application=refused, verb="refuse", by=by, now=now)
    found = judging.convened(call, by=by, judges=judges)
    reviewing.declare(seat=judging.seat(found, judges[0]), conflicts={}, now=now)
    facts = {"application": refused, "reason": "Actul era acolo.", "by": by, "now": now}
    with pytest.raises(NotReady):
        checking.admit(**facts | {"by": judging.officer(email="tarziu@example.org")})
    for state in (JudgingState.RANKED, JudgingState.PUBLISHED):
        Committee.objects.update(state=state)
        with pytest.raises(NotReady):
            checking.admit(**facts)
    Committee.objects.update(state=JudgingState.DECLARING)
    assert checking.admit(**facts).state == ApplicationState.ELIGIBLE
    assert judging.seat(found, judges[0]).declared_at is None, "they have not declared about this one"
    with pytest.raises(NotReady):
        drawing.draw(committee=found, by=by, now=now)
