"""File now, change until the deadline: a draft of all that was sent; the newer version counts, the earlier one is kept."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from fix_cluj.actions.states import move
from fix_cluj.choices import ApplicationState as A
from fix_cluj.models import Application
from participation.actions import access
from participation.actions.again import TooLateToChange, begin_again
from participation.actions.conversation import withdraw
from participation.actions.drafts import AGAIN, begin_draft, secret_of
from participation.actions.erasure import erase
from participation.actions.submissions import receive_submission
from participation.builder.retyping import typed_again
from participation.forms import filled_form
from participation.models import Attachment, Draft, OutboxMessage, Submission, Tombstone
from participation.readings import as_json
from participation.views.opened import as_posted
from tests.factories import make_form_page, question_block
from tests.fix_cluj.builders import ANSWERS, ENGLISH
from tests.fix_cluj.conftest import CLOSES
from tests.participation import files
from tests.participation.building import columns
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
SOON = CLOSES - dt.timedelta(days=1)


@pytest.fixture(params=["ro", "en"])
def sender(request, team, english_team):
    """(visitor, answers, address of cases, the word for changing, label of the file question)"""
    if request.param == "ro":
        return team, ANSWERS, "/ro/dosar/", "modificare", "Acordul părintelui"
    return english_team, ENGLISH, "/en/case/", "change", "EN Acordul părintelui"


def opened(submission, base: str) -> str:
    return f"{base}{access.open_case(submission=submission, how='code', now=timezone.now())}/"


def test_a_team_changes_one_answer_before_the_deadline_and_the_newer_version_counts(sender):
    visitor, answers, base, word, label = sender
    visitor.send(answers | {label: [files.upload("acord.pdf", files.PDF)]})
    first = Submission.objects.get()
    case = opened(first, base)
    page = soup(visitor.client.get(case))
    button = page.select_one(f"form[action='{case}{word}/'] button")
    assert button and "16" in button.find_parent("li").get_text()
    assert visitor.client.post(f"{case}{word}/", headers={"sec-fetch-site": "cross-site"}).url == case
    review = visitor.client.post(f"{case}{word}/", **BROWSER)
    again = visitor.client.post(f"{case}{word}/", **BROWSER)
    assert review.url == again.url and Draft.objects.count() == 1, "pressed twice, it is one draft"
    shown = soup(visitor.client.get(review.url)).main.get_text()
    for text in ("Pânze de umbră", "acord.pdf", "echipa@example.org", first.reference):
        assert text in shown, text
    application = Application.objects.get()
    assert application.submission == first, "what was sent counts until the newer version is"
    step = review.url.replace("verificare", "1").replace("review", "1")
    posted = visitor.typed(answers | {next(key for key in answers if "Titlul" in key): "Umbrare"})
    visitor.client.post(step, {**posted, "go": "review"}, **BROWSER)
    sent = visitor.client.post(review.url, {"go": "send"}, **BROWSER)
    newer = Submission.objects.exclude(pk=first.pk).get()
    assert newer.reference in soup(visitor.client.get(sent.url)).get_text()
    first.refresh_from_db()
    application.refresh_from_db()
    assert (first.status, newer.status) == ("filed", "new") and first.title == "Pânze de umbră"
    assert (application.submission, application.title, application.state) == (newer, "Umbrare", A.SUBMITTED)
    assert [version.submission for version in application.versions.all()] == [first, newer]
    assert Attachment.objects.filter(submission=newer).get().sha256 == Attachment.objects.get(submission=first).sha256
    assert Attachment.objects.get(submission=first).file.name != Attachment.objects.get(submission=newer).file.name
    told = ModelLogEntry.objects.for_instance(first).get(action="participation.replace")
    assert told.data["number"] == newer.reference
    old = soup(visitor.client.get(opened(first, base)))
    assert not old.select_one(f"form[action$='{word}/']"), "one changes the version that counts"


def test_what_the_officer_had_begun_to_check_is_checked_anew(team, client):
    team.send(ANSWERS)
    first, application = Submission.objects.get(), Application.objects.get()
    draft = begin_again(submission=first, now=SOON)
    move(application=application, verb="check", by=None, now=SOON)
    form = filled_form(draft.wording, data=as_posted(draft.typed))
    assert form.is_valid(), form.errors
    receive_submission(wording=draft.wording, cleaned=form.cleaned_data, received_at=SOON, now=SOON, nonce=draft.nonce)
    application.refresh_from_db()
    assert application.state == A.SUBMITTED and application.versions.count() == 2
    assert Application.objects.count() == 1


def test_after_the_deadline_or_taken_back_nothing_is_changed(team, time_machine):
    team.send(ANSWERS)
    submission = Submission.objects.get()
    for moment in (CLOSES, CLOSES + dt.timedelta(microseconds=1)):
        with pytest.raises(TooLateToChange):
            begin_again(submission=submission, now=moment)
    draft = begin_again(submission=submission, now=CLOSES - dt.timedelta(microseconds=1))
    assert draft.email == "echipa@example.org"
    time_machine.move_to(CLOSES, tick=False)
    case = opened(submission, "/ro/dosar/")
    page = soup(team.client.get(case))
    assert not page.select_one("form[action$='modificare/']")
    assert team.client.post(f"{case}modificare/", **BROWSER).url == f"{case}?done=late"
    assert Submission.objects.get().status == "new", "what was filed in time stays filed"
    withdraw(submission=submission, reason="", now=SOON)
    with pytest.raises(TooLateToChange):
        begin_again(submission=submission, now=SOON)


def test_every_kind_of_answer_survives_being_typed_again(call):
    table = question_block("rows", "Buget", currency="RON", maximum_rows=5)
    table["value"]["columns"] = [*columns("Ce"), *columns("Lei", type="money"), *columns("Când", type="date")]
    form = make_form_page(
        call,
        kind="application",
        desk="grants",
        answer_days=10,
        questions=[
            question_block("text", "Titlul", role="title"),
            question_block("number", "Câți", decimals=True),
            question_block("money", "Suma", currency="RON"),
            question_block("money", "Alta", currency="both"),
            question_block("date", "Ziua"),
            question_block("date_range", "Perioada"),
            question_block("multiple_choice", "Tipul", choices=["Social", "Tehnic"]),
            question_block("ranking", "Ordinea", choices=["Unu", "Doi", "Trei"]),
            question_block("checkbox", "Da"),
            question_block("guardian", "Părinte"),
            table,
        ],
    )
    wording = form.wording
    structure = wording.version.structure
    key = {wording.words[entry["key"]]["label"]: entry["key"] for entry in structure}
    by_key = {entry["key"]: entry for entry in structure}
    what, lei, when = (column["key"] for column in by_key[key["Buget"]]["columns"])
    answers = {
        key["Titlul"]: "Umbră, „la umbră”",
        key["Câți"]: "1234.5",
        key["Suma"]: {"amount": "12345.50", "currency": "RON"},
        key["Alta"]: {"amount": "1234.00", "currency": "EUR"},
        key["Ziua"]: "2030-03-09",
        key["Perioada"]: {"start": "2030-05-01", "end": "2030-06-01"},
        key["Tipul"]: by_key[key["Tipul"]]["choices"],
        key["Ordinea"]: list(reversed(by_key[key["Ordinea"]]["choices"])),
        key["Da"]: True,
        key["Părinte"]: {"name": "Ana", "email": "ana@example.org", "phone": "+40 740 123 456", "agrees": True},
        key["Buget"]: [{what: "Pânze", lei: "10000.00", when: "2030-05-02"}, {what: "Stâlpi", lei: "999.99"}],
    }
    filled = filled_form(wording, data=as_posted(typed_again(structure, answers)))
    assert filled.is_valid(), filled.errors
    assert {name: as_json(value) for name, value in filled.cleaned_data.items() if name in answers} == answers


def send_change(client, draft):
    """The button of the last look at a draft."""
    return client.post(f"/ro/ciorna/{secret_of(draft)}/verificare/", {"go": "send"}, **BROWSER)


@pytest.mark.parametrize("ended", ["withdrawn", "judged", "erased"])
def test_a_change_of_what_has_ended_is_refused_with_the_reason_and_kept_for_its_author(team, ended, officers):
    team.send(ANSWERS)
    first, application = Submission.objects.get(), Application.objects.get()
    draft = begin_again(submission=first, now=SOON)
    if ended == "judged":
        for verb in ("check", "assign"):
            move(application=application, verb=verb, by=None, now=SOON)
    elif ended == "withdrawn":
        withdraw(submission=first, reason="", now=SOON)
    else:
        erase(submission=first, why=Tombstone.Why.REQUEST, by=officers[0], now=SOON)
        assert team.client.get(f"/ro/ciorna/{secret_of(draft)}/verificare/").status_code in (404, 410)
        assert Application.objects.count() == 1
        return
    page = team.client.get(f"/ro/ciorna/{secret_of(draft)}/verificare/")
    assert not soup(page).select("button[value=send].button--accent"), "what is refused is not offered"
    answer = send_change(team.client, draft)
    words = " ".join(soup(answer).main.get_text(" ").split())
    assert answer.status_code == 409 and first.reference in words and "nu mai poate fi modificată" in words
    assert ANSWERS["Titlul ideii"] in words, "everything stands there to be copied"
    draft.refresh_from_db()
    assert draft.submission is None and draft.typed[AGAIN] == [first.reference] and draft.expires_at > SOON
    application.refresh_from_db()
    assert Application.objects.count() == Submission.objects.count() == 1
    assert application.state == (A.WITHDRAWN if ended == "withdrawn" else A.IN_REVIEW)


def test_what_is_judged_is_not_changed_and_a_draft_begun_before_is_not_filed_beside_it(team):
    team.send(ANSWERS)
    first, application = Submission.objects.get(), Application.objects.get()
    draft = begin_again(submission=first, now=SOON)
    for verb in ("check", "assign"):
        move(application=application, verb=verb, by=None, now=SOON)
    with pytest.raises(TooLateToChange):
        begin_again(submission=first, now=SOON)
    form = filled_form(draft.wording, data=as_posted(draft.typed))
    assert form.is_valid()
    sent = {"wording": draft.wording, "cleaned": form.cleaned_data, "nonce": draft.nonce}
    with pytest.raises(TooLateToChange):
        receive_submission(**sent, received_at=SOON, now=SOON)
    application.refresh_from_db()
    assert (application.state, application.submission) == (A.IN_REVIEW, first), "nothing that is judged changes"
    assert Application.objects.count() == Submission.objects.count() == 1


def test_another_address_is_told_to_the_former_one_and_erasing_the_team_erases_every_version(team):
    team.send(ANSWERS)
    first = Submission.objects.get()
    draft = begin_again(submission=first, now=SOON)
    typed = draft.typed | {team.key("E-mail"): ["alta@example.org"]}
    form = filled_form(draft.wording, data=as_posted(typed))
    assert form.is_valid()
    facts = {"received_at": SOON, "now": SOON, "nonce": draft.nonce}
    newer = receive_submission(wording=draft.wording, cleaned=form.cleaned_data, **facts)
    assert [letter.to for letter in OutboxMessage.objects.filter(kind="replaced")] == ["echipa@example.org"]
    about_newer = draft.typed | {AGAIN: [newer.reference]}
    rival, _is_new = begin_draft(wording=draft.wording, nonce="of-a-rival", typed=about_newer, step=1, now=SOON)
    receive_submission(wording=draft.wording, cleaned=form.cleaned_data, **(facts | {"nonce": rival.nonce}))
    newer.refresh_from_db()
    assert newer.status == "new", "a number in a draft that was not made from it replaces nothing"
    erase(submission=newer, why=Tombstone.Why.REQUEST, by=None, now=SOON)
    first.refresh_from_db()
    assert first.erased_at and not first.email and "Pânze de umbră" not in str(first.answers)
    assert Application.objects.get(submission=newer).state == A.WITHDRAWN
