"""Reminders before a form closes: a week, a day, two hours; each once, none to whoever was just there."""

import datetime as dt

import pytest

from participation.actions.closing import remind_before_close, stage_at
from participation.actions.drafts import begin_draft, finish_draft, save_draft
from participation.models import Draft, OutboxMessage
from participation.queries.own import own_drafts
from tests.fix_cluj.builders import move_deadline
from tests.fix_cluj.conftest import CLOSES

H = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("left", "stage"),
    [
        (169 * H, None),
        (168 * H, 168),
        (24 * H + SECOND, 168),
        (24 * H, 24),
        (2 * H + SECOND, 24),
        (2 * H, 2),
        (SECOND, 2),
    ],
)
def test_the_stage_that_has_begun_is_the_nearest_to_the_close(left, stage):
    assert stage_at(CLOSES, CLOSES - left) == stage


def test_at_the_close_and_afterwards_nobody_is_reminded():
    assert stage_at(CLOSES, CLOSES) is None and stage_at(CLOSES, CLOSES + H) is None


def letters() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="draft_closing").order_by("pk"))


@pytest.mark.django_db
def test_the_owner_of_a_draft_is_reminded_once_for_each_stage_and_again_when_the_deadline_moves(form, english, call):
    begun = CLOSES - 9 * 24 * H
    drafts = {}
    for name, page, email in (
        ("ana", form, "ana@example.org"),
        ("bob", english[1], "bob@example.org"),
        ("nobody", form, ""),
    ):
        draft, _is_new = begin_draft(wording=page.wording, nonce=name, typed={"x": ["y"]}, step=1, now=begun)
        Draft.objects.filter(pk=draft.pk).update(email=email)
        drafts[name] = draft
    assert remind_before_close(now=CLOSES - 168 * H - SECOND) == 0
    assert remind_before_close(now=CLOSES - 168 * H) == 2
    assert remind_before_close(now=CLOSES - 100 * H) == 0
    ana, bob = sorted(letters(), key=lambda letter: letter.to)
    assert "Cerere de finanțare" in ana.subject
    assert "/ro/continua/" in ana.body and "/en/continue/" in bob.body and "16:30" in bob.body
    facts = {"keys": ["x"], "seen": "", "window": "", "has_read": False, "step": 1}
    save_draft(draft=drafts["bob"], typed={"x": ["z"]}, now=CLOSES - 3 * H, **facts)
    assert remind_before_close(now=CLOSES - 2 * H - SECOND) == 1, "who saved an hour ago knows"
    assert remind_before_close(now=CLOSES - 2 * H) == 2
    assert remind_before_close(now=CLOSES - SECOND) == 0
    assert [letter.to for letter in letters()].count("ana@example.org") == 3
    move_deadline(call, CLOSES + 48 * H)
    assert remind_before_close(now=CLOSES) == 1, "another deadline is another reminder; bob saved within its week"
    assert Draft.objects.get(nonce="bob").typed["x"] == ["z"]


@pytest.mark.django_db
def test_who_typed_an_address_into_the_application_is_reminded_there_without_asking_for_a_letter(form):
    key = next(entry["key"] for entry in form.wording.version.structure if entry["role"] == "email")
    begun = CLOSES - 9 * 24 * H
    facts = {"keys": [key], "seen": "", "has_read": False, "step": 1}

    def begin(nonce: str, email: str, saved_at=begun) -> Draft:
        typed = {key: [email]} if email else {"x": ["y"]}
        return begin_draft(wording=form.wording, nonce=nonce, typed=typed, step=1, now=saved_at)[0]

    for nonce, email in (("half", "ana@"), ("none", ""), ("first", "ANA@example.org")):
        begin(nonce, email)
    draft = begin("second", "ana@example.or", begun + H)
    save_draft(draft=draft, typed={key: ["ana@example.org"]}, window="w.1", now=begun + 2 * H, **facts)
    assert remind_before_close(now=CLOSES - 168 * H) == 1, "one letter to one mailbox, of the draft that was saved last"
    letter = letters()[0]
    assert letter.to == "ana@example.org", "as it was corrected"
    assert "a fost scrisă în ciornă" in letter.body, "whoever did not begin it is warned"
    assert not own_drafts("ana@example.org", CLOSES).exists() and not Draft.objects.exclude(email="").exists()
    Draft.objects.filter(pk=draft.pk).update(email="asked@example.org")
    assert remind_before_close(now=CLOSES - 24 * H) == 2
    asked, first = sorted(letters()[1:], key=lambda letter: letter.to, reverse=True)
    assert (asked.to, first.to) == ("asked@example.org", "ANA@example.org"), (
        "a link was asked for there; here is another draft"
    )
    assert "a fost scrisă în ciornă" not in asked.body


@pytest.mark.django_db
def test_what_was_sent_is_not_reminded_of(form, team):
    from participation.models import Submission
    from tests.fix_cluj.builders import ANSWERS

    team.send(ANSWERS)
    draft, _is_new = begin_draft(wording=form.wording, nonce="n", typed={}, step=1, now=CLOSES - 300 * H)
    Draft.objects.filter(pk=draft.pk).update(email="ana@example.org")
    finish_draft(draft=draft, submission=Submission.objects.get(), now=CLOSES - 200 * H)
    assert remind_before_close(now=CLOSES - 24 * H) == 0 and not letters()
