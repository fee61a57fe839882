"""The screens of officers and reviewers: what each shows, and that nothing foreign or unsaid is there."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluation.choices import JudgingState
from fix_cluj.actions import checking
from fix_cluj.actions.committee import NotReady
from fix_cluj.choices import ApplicationState
from fix_cluj.models import Application, CheckItem, Committee, Review, ReviewConflict
from fix_cluj.queries.board import late_in
from participation.models import CaseMessage, Form, OutboxMessage
from tests.fix_cluj import judging
from tests.fix_cluj.conftest import CLOSES

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    officers = [judging.officer(), judging.officer()]
    return officers, [judging.reviewer(email=f"evaluator{n}@exemplu.ro") for n in range(3)]


@pytest.fixture
def applied(form, time_machine):
    """Three teams; it is two days after the close."""
    found = Form.objects.get(page_key=form.translation_key)
    teams = ("Umbra", "Nisip", "Pod")
    rows = {team: judging.apply(found, team=team, minutes=n, checked=False) for n, team in enumerate(teams)}
    time_machine.move_to(CLOSES + dt.timedelta(days=2), tick=False)
    return rows


def grid_lines(*lines: tuple[str, str, str, int], known: int = 0) -> dict:
    """As the page sends them, with an empty line at the end; `known` were there when it was opened."""
    data = {"form-TOTAL_FORMS": len(lines) + 1, "form-INITIAL_FORMS": known}
    for n, (level, ro, en, number) in enumerate(lines):
        data |= {f"form-{n}-level": level, f"form-{n}-name_ro": ro, f"form-{n}-name_en": en, f"form-{n}-number": number}
    return data | {f"form-{len(lines)}-level": "row", f"form-{len(lines)}-name_ro": ""}


def test_an_officer_checks_asks_and_refuses_with_reasons_that_the_team_reads(call, applied, people, client):
    (officer, _other), judges = people
    key = call.translation_key
    client.force_login(officer)
    board = reverse("grants:board", args=[key])
    index = client.get(reverse("grants:index"))
    assert index.content.decode().count(board) == 1
    assert index.context["breadcrumbs_items"][-1]["label"] == "Evaluarea cererilor", "it is the heading of the page"
    lines = {"lines_ro": "Buletin\nBuget\n", "lines_en": "Identity card"}
    assert CheckItem.objects.count() == 0
    assert client.post(reverse("grants:checklist", args=[key]), lines).status_code == 200
    long = {"lines_ro": "Buletin", "lines_en": "Identity card " * 20}
    refused = client.post(reverse("grants:checklist", args=[key]), long).content.decode()
    assert "cel mult 250 de caractere" in refused and "Identity card " * 18 in refused, "told, and nothing cut"
    lines["lines_en"] = "Identity card\n\nBudget"
    assert client.post(reverse("grants:checklist", args=[key]), lines).url == board
    first, second = CheckItem.objects.all()

    umbra, nisip, pod = applied.values()
    page = reverse("grants:check", args=[key, umbra.code])
    assert "Umbra" in client.get(page).content.decode()
    seen = {row: {"seen": row.submission_id} for row in (umbra, nisip)}
    both = seen[umbra] | {f"met_{first.pk}": "yes", f"met_{second.pk}": "yes"}
    assert client.post(page, seen[umbra] | {f"met_{first.pk}": "yes"}).status_code == 200
    notes = {f"note_{second.pk}": "Citit pe jumătate."}
    answer = client.post(page, both | notes | {"seen": nisip.submission_id}).content.decode()
    assert "Citit pe jumătate." in answer and f'value="{umbra.submission_id}"' in answer
    assert Application.objects.get(pk=umbra.pk).state == ApplicationState.SUBMITTED, "another version was read"
    assert client.post(page, both).url == board
    later = {"lines_ro": "Încă un rând", "lines_en": "One more"}
    assert "Încă un rând" in client.post(reverse("grants:checklist", args=[key]), later).content.decode(), (
        "too late, kept"
    )
    bad = seen[nisip] | {f"met_{first.pk}": "yes", f"met_{second.pk}": "no"}
    other = reverse("grants:check", args=[key, nisip.code])
    assert client.post(other, bad).status_code == 200, "no reason"
    asked = {"ask-text": "Ce înseamnă „altele”?", "ask-until": "2030-04-10"}
    unclear = asked | {"ask-until": "2000-01-01"}
    for refused in (unclear, unclear | {"ask-until": ""}):
        answer = client.post(reverse("grants:ask", args=[key, pod.code]), refused)
        assert asked["ask-text"] in answer.content.decode(), "what was typed stays"
    assert not CaseMessage.objects.exists()
    client.post(reverse("grants:ask", args=[key, pod.code]), asked)
    client.post(other, bad | {f"note_{second.pk}": "Lipsesc costurile."})
    states = dict(Application.objects.values_list("code", "state"))
    assert states == {
        umbra.code: ApplicationState.ELIGIBLE,
        nisip.code: ApplicationState.INELIGIBLE,
        pod.code: ApplicationState.CLARIFICATION,
    }
    said = CaseMessage.objects.filter(submission=nisip.submission).first()
    assert "Buget: Lipsesc costurile." in said.text and "Buletin" not in said.text
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {"nisip@example.org", "pod@example.org"}
    assert CaseMessage.objects.get(submission=pod.submission).reply_until == dt.date(2030, 4, 10)
    assert not late_in(key, dt.date(2030, 4, 10)).exists()
    assert late_in(key, dt.date(2030, 4, 11)).get() == pod
    shown = client.get(f"{board}?state=ineligible").content.decode()
    assert '?state=ineligible" aria-current="true"' in shown and '?late=on" aria-current' not in shown
    assert nisip.code in shown and umbra.code not in shown
    admit = reverse("grants:admit", args=[key, nisip.code])
    assert admit in client.get(other).content.decode()
    client.post(admit, {"admit-reason": " "})
    assert Application.objects.get(pk=nisip.pk).state == ApplicationState.INELIGIBLE, "no reason"
    client.post(admit, {"admit-reason": "Costurile erau în anexă."})
    assert Application.objects.get(pk=nisip.pk).state == ApplicationState.ELIGIBLE
    assert "în anexă" in CaseMessage.objects.filter(submission=nisip.submission).last().text
    client.post(admit, {"admit-reason": "Încă o dată."})
    assert "Încă o dată" not in CaseMessage.objects.filter(submission=nisip.submission).last().text
    for _time in range(2):
        client.post(reverse("grants:answered", args=[key, pod.code]))
    assert Application.objects.get(pk=pod.pk).state == ApplicationState.SUBMITTED
    with pytest.raises(NotReady):
        checking.set_checklist(call=call, lines=[("a", "b")], by=officer, now=timezone.now())
    assert "umbra@example.org" not in client.get(page).content.decode(), "contact data stays in the case"
    client.force_login(judging.person("officer_application"))
    assert {client.get(page).status_code, client.get(board).status_code} == {403}, "works at no desk"
    client.force_login(judges[0])
    for address in (board, page, reverse("grants:checklist", args=[key])):
        assert client.get(address).status_code == client.post(address).status_code == 404


def test_a_committee_goes_from_its_grid_to_public_results_on_its_screens(call, english, applied, people, client):
    (officer, second), judges = people
    for row in applied.values():
        judging.move(application=row, verb="check", by=officer, now=timezone.now())
    client.force_login(officer)
    client.post(reverse("grants:form_committee", args=[call.translation_key]))
    found = Committee.objects.get()
    at = {
        name: reverse(f"grants:{name}", args=[found.pk])
        for name in ("committee", "grid", "rules", "add_seat", "minutes")
    }
    wrong = grid_lines(("row", "Nevoia", "The need", 10))
    assert client.post(at["grid"], wrong).status_code == 200 and not found.sections.exists()
    lines = [
        ("section", "Relevanța", "Relevance", 60), ("row", "Nevoia", "The need", 10), ("row", "Publicul", "Public", 10),
        ("section", "Bugetul", "Budget", 40), ("row", "Costurile", "Costs", 10),
    ]  # fmt: skip
    assert client.post(at["grid"], grid_lines(*lines)).url == at["committee"]
    client.post(at["grid"], grid_lines(*lines[:-1], ("row", "Costuri", "Costs", 10), known=5))
    shown = client.get(at["grid"]).content.decode()
    assert all(f'value="{name}"' in shown for name in ("Relevanța", "Publicul", "Costuri")) and "Costurile" not in shown
    rules = {"readers": 2, "threshold": 50, "spread_limit": 30, "budget": 8000, "ties_by": "lot", "is_blind": "on"}
    assert client.post(at["rules"], rules).url == at["committee"]
    for judge in judges:
        client.post(at["add_seat"], {"judge": judge.pk})
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {judge.email for judge in judges}
    client.post(reverse("grants:do", args=[found.pk, "convene"]))
    found.refresh_from_db()
    assert (found.state, found.seats.count(), found.ties_by) == (JudgingState.DECLARING, 3, "lot")
    assert client.post(reverse("grants:do", args=[found.pk, "judge_again"])).status_code == 404

    desk, declare = (reverse(f"grants:{name}", args=[found.pk]) for name in ("desk", "declare"))
    assert client.get(desk).status_code == 404, "an officer has no seat"
    client.force_login(judges[0])
    assert client.get(at["committee"]).status_code == 404
    client.post(reverse("grants:interests", args=[found.pk]), {"interests": "Asociația Umbra"})
    shown = client.get(declare).content.decode()
    assert "Asociația Umbra" in shown and "Ideea Umbra" not in shown and applied["Umbra"].code not in shown
    assert client.post(declare, {f"conflict_{applied['Umbra'].pk}": "Sora mea."}).status_code == 200, "not promised"
    client.post(declare, {f"conflict_{applied['Umbra'].pk}": "Sora mea.", "is_impartial": "on"})
    assert ReviewConflict.objects.get().application == applied["Umbra"]
    assert client.get(declare).status_code == 404, "once"
    for judge in judges[1:]:
        client.force_login(judge)
        client.post(declare, {"is_impartial": "on"})
    client.force_login(officer)
    client.post(reverse("grants:do", args=[found.pk, "draw"]))
    read_by(client, judges[0], found, applied)

    for row in applied.values():
        for assignment in row.assignments.filter(review=None):
            judging.hand_in(row, assignment.judge, 9, 9, 9)
    judging.sign_in(client, officer)
    assert client.get(at["minutes"]).status_code == 404
    client.post(reverse("grants:do", args=[found.pk, "rank"]))
    found.refresh_from_db()
    assert found.state == JudgingState.RANKED
    stale = Client()
    stale.force_login(officer)
    assert "/reauthenticate" in stale.post(reverse("grants:do", args=[found.pk, "approve"])).url
    for person, verb in (
        (officer, "approve"),
        (officer, "approve_second"),
        (second, "approve_second"),
        (second, "publish"),
    ):
        judging.sign_in(client, person)
        client.post(reverse("grants:do", args=[found.pk, verb]), {"digest": found.digest})
    found.refresh_from_db()
    assert found.state == JudgingState.PUBLISHED and (found.first_by, found.second_by) == (officer, second)
    assert client.get(at["committee"]).status_code == 200
    paper = client.get(at["minutes"])
    assert paper.status_code == 200 and (paper.content.startswith(b"%PDF") or b"evaluator1" in paper.content)
    client.force_login(judges[0])
    assert client.get(desk).status_code == 200
    for row in applied.values():
        assert client.get(reverse("grants:sheet", args=[found.pk, row.code])).status_code == 404, "no longer read"


def read_by(client, judge, found, applied) -> None:
    """A reviewer reads by code alone, saves without a word, hands in once, stands back from another."""
    client.force_login(judge)
    codes = {row.code: row for row in applied.values()}
    umbra = applied["Umbra"]
    assert client.get(reverse("grants:sheet", args=[found.pk, umbra.code])).status_code == 404
    mine = [row for row in codes.values() if row.assignments.filter(judge=judge).exists()]
    assert len(mine) == 2
    row = mine[0]
    sheet = reverse("grants:sheet", args=[found.pk, row.code])
    text = client.get(sheet).content.decode()
    assert row.title in text and "@example.org" not in text and "Persoana" not in text
    assert f">{row.team}<" not in text, "blind"
    fields = [f"points_{each.pk}" for section in found.sections.all() for each in section.rows.all()]
    assert client.post(sheet, {fields[0]: 7, "autosave": "1"}).status_code == 204
    assert client.post(sheet, {fields[0]: 70, "autosave": "1"}).status_code == 422
    assert client.post(sheet, {fields[0]: 7, "hand_in": ""}).status_code == 200
    assert client.post(sheet, dict.fromkeys(fields, 9) | {"hand_in": ""}).status_code == 302
    assert Review.objects.get().is_handed_in
    assert client.post(sheet, dict.fromkeys(fields, 1) | {"autosave": "1"}).status_code == 409
    client.post(sheet, dict.fromkeys(fields, 1) | {"hand_in": ""})
    assert {score.points for score in Review.objects.get().scores.all()} == {9}
    recusal = reverse("grants:recuse", args=[found.pk, mine[1].code])
    client.post(recusal, {"recusal-reason": " "})
    assert mine[1].assignments.filter(judge=judge).exists()
    client.post(recusal, {"recusal-reason": "Am recunoscut desenul."})
    assert not mine[1].assignments.filter(judge=judge).exists() and mine[1].assignments.count() == 2
    assert client.get(reverse("grants:sheet", args=[found.pk, mine[1].code])).status_code == 404
