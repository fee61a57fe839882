"""What may follow an application: a guardian's agreement, a teammate's acceptance, within the term that its form states."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.dates import CITY_ZONE
from fix_cluj.models import Application
from fix_cluj.queries.reading import files_for_reviewer
from participation.actions import access, team
from participation.actions.again import begin_again
from participation.actions.conversation import CaseEnded
from participation.actions.drafts import begin_draft, secret_of
from participation.actions.erasure import erase
from participation.actions.late import add_late_paper, remind_of_papers
from participation.choices import Privacy
from participation.models import Attachment, Form, OutboxMessage, StagedUpload, Submission, TeamMember, Tombstone
from participation.queries.late import Missing, still_to_come
from participation.structure import privacy_of
from participation.windows import late_term
from tests.factories import make_form_page, publish, question_block
from tests.fix_cluj.builders import ANSWERS
from tests.fix_cluj.conftest import CLOSES
from tests.participation import files
from tests.participation.sending import BROWSER, Visitor, soup

DAY = dt.timedelta(days=1)


def city(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=CITY_ZONE)


@pytest.mark.parametrize(
    ("closes_at", "days", "until"),
    [
        (city(2030, 4, 1, 16, 30), 5, city(2030, 4, 7)),
        (city(2030, 3, 30, 23, 59), 1, city(2030, 4, 1)),  # over the night without an hour
        (city(2030, 10, 26, 0, 0), 1, city(2030, 10, 28)),
        (city(2030, 4, 1, 16, 30), 0, None),
        (city(2030, 4, 1, 16, 30), None, None),
        (None, 5, None),
    ],
)
def test_the_term_ends_at_midnight_after_its_last_day(closes_at, days, until):
    assert late_term(closes_at, days) == until


@pytest.fixture
def late_form(call):
    questions = [
        question_block("text", "Numele echipei", required=True, role="team"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("email", "E-mail", role="email"),
        question_block("file", "Acordul părintelui", required=True, role="guardian", types=["pdf"]),
    ]
    facts = {"kind": "application", "desk": "grants", "answer_days": 10, "slug": "cerere"}
    late = {"late_days": 5, "late_guardian": True, "late_acceptance": True}
    return make_form_page(call, title="Cerere", questions=questions, **facts, **late)


@pytest.mark.django_db
def test_a_guardian_and_a_teammate_may_follow_within_the_term(late_form, time_machine, settings, admin_client):
    settings.FORM_TOKEN_MIN_SECONDS = 0
    writer = Visitor(late_form)
    before = soup(writer.client.get(late_form.url)).main.get_text()
    assert "6 aprilie" in before and "7 aprilie" not in before, "said before the form, by its last day"
    label = "Acordul părintelui"
    answers = {name: ANSWERS[name] for name in ("Numele echipei", "Titlul ideii", "E-mail")}
    now = CLOSES - 10 * DAY
    typed = {writer.key(name): [value] for name, value in answers.items()}
    draft, _is_new = begin_draft(wording=late_form.wording, nonce="late", typed=typed, step=1, now=now)
    member = team.invite_member(holder=draft, email="mihai@example.org", role="view", sender=None, now=now)
    review = f"/ro/ciorna/{secret_of(draft)}/verificare/"
    shown = soup(writer.client.get(review)).main.get_text()
    assert label in shown and "mihai@example.org" in shown
    page = Form.objects.filter(pk=draft.form_id)
    page.update(late_acceptance=False)
    assert writer.client.post(review, {"go": "send"}, **BROWSER).status_code == 422, "has to accept before"
    page.update(late_acceptance=True, late_guardian=False)
    assert writer.client.post(review, {"go": "send"}, **BROWSER).status_code == 422, "has to be here"
    page.update(late_guardian=True)
    assert writer.client.post(review, {"go": "send"}, **BROWSER).status_code == 302
    submission, application = Submission.objects.get(), Application.objects.get()
    assert [one.label for one in still_to_come(submission)] == [label, "mihai@example.org"]
    check = reverse("grants:check", args=[application.call_key, application.code])
    assert label in soup(admin_client.get(check)).get_text(), "the officer sees what is not here yet"

    # After the deadline, while the term runs.
    time_machine.move_to(CLOSES + DAY, tick=False)
    case = f"/ro/dosar/{access.open_case(submission=submission, how='code', now=CLOSES + DAY)}/"
    paper = f"{case}acord/"
    assert soup(writer.client.get(case)).select_one(f"a[href='{paper}']")
    assert writer.client.post(paper, {"nonce": "n"}, **BROWSER).status_code == 422, "no file chosen"
    sheet = {"nonce": "n", "file": files.upload("acord.exe", b"MZ")}
    assert writer.client.post(paper, sheet, **BROWSER).status_code == 422
    assert remind_of_papers(now=CLOSES + DAY) == 0
    soon = CLOSES + 4 * DAY
    assert remind_of_papers(now=soon) == 1 and remind_of_papers(now=soon) == 0, "once"
    letter = OutboxMessage.objects.get(kind="papers_reminder")
    assert label in letter.body and "mihai@example.org" in letter.body and letter.to == ANSWERS["E-mail"]
    assert OutboxMessage.objects.filter(kind="team_invite", to="mihai@example.org").count() == 2

    foreign = {"headers": {"sec-fetch-site": "cross-site"}}
    upload = {"nonce": "m", "file": files.upload("acord.pdf", files.PDF)}
    assert writer.client.post(paper, upload, **foreign).status_code == 422
    upload = {"nonce": "m", "file": files.upload("acord.pdf", files.PDF)}
    assert writer.client.post(paper, upload, **BROWSER).url.endswith("?done=paper")
    again = {"nonce": "m", "file": files.upload("acord.pdf", files.PDF)}
    assert writer.client.post(paper, again, **BROWSER).url.endswith("?done=paper"), "the same sheet, once more"
    other = {"nonce": "o", "file": files.upload("acord-corectat.pdf", files.PDF + b" ")}
    told = writer.client.post(paper, other, **BROWSER)
    assert told.status_code == 422 and "nu a fost păstrat" in soup(told).select_one("[role=alert]").get_text()
    attachment = Attachment.objects.get()
    assert attachment.key == writer.key(label) and attachment.message.is_from_author
    team.accept_membership(member=TeamMember.objects.get(pk=member.pk), now=soon)
    assert still_to_come(submission) == [] and not soup(writer.client.get(case)).select_one("#papers")
    submission.refresh_from_db()
    assert submission.digest == Submission.objects.get().digest and not StagedUpload.objects.exists()

    # At midnight it is over, and a newer version keeps what came.
    attachment.delete()
    for moment, status in ((city(2030, 4, 7) - dt.timedelta(microseconds=1), 302), (city(2030, 4, 7), 422)):
        time_machine.move_to(moment, tick=False)
        case = f"/ro/dosar/{access.open_case(submission=submission, how='code', now=moment)}/"
        late = {"nonce": str(status), "file": files.upload("acord.pdf", files.PDF)}
        Attachment.objects.all().delete()
        assert writer.client.post(f"{case}acord/", late, **BROWSER).status_code == status
        if status == 302:
            again = begin_again(submission=submission, now=CLOSES - DAY)
            assert StagedUpload.objects.get(nonce=again.nonce).key == writer.key(label)
    erase(submission=submission, why=Tombstone.Why.REQUEST, by=None, now=city(2030, 4, 8))
    assert not StagedUpload.objects.filter(nonce=again.nonce).exists(), "nor the copy of a file in a draft of a change"


@pytest.mark.django_db
def test_a_term_needs_its_number_of_days_and_reaches_the_form(late_form):
    late_form.late_days = None
    assert "late_days" in refused(late_form)
    late_form.late_days = 9
    publish(late_form)
    assert Form.objects.get(page_key=late_form.translation_key).late_days == 9


def refused(page) -> dict:
    with pytest.raises(ValidationError) as error:
        page.clean()
    return error.value.message_dict


@pytest.mark.django_db
def test_what_was_not_kept_is_never_called_kept_and_a_guardians_paper_is_no_reviewers(late_form, time_machine):
    answers = {name: ANSWERS[name] for name in ("Numele echipei", "Titlul ideii", "E-mail")}
    assert Visitor(late_form).send(answers).status_code == 302
    submission = Submission.objects.get()
    time_machine.move_to(CLOSES + DAY, tick=False)
    case = f"/ro/dosar/{access.open_case(submission=submission, how='code', now=CLOSES + DAY)}/"
    key = next(entry["key"] for entry in submission.wording.version.structure if entry["role"] == "guardian")
    client = Client()
    for status in ("filed", "answered", "withdrawn"):
        Submission.objects.update(status=status)
        told = client.post(f"{case}acord/", {"nonce": status, "file": files.upload("a.pdf", files.PDF)}, **BROWSER)
        assert told.status_code == 422 and "nu a fost păstrat" in soup(told).select_one("[role=alert]").get_text()
    assert not Attachment.objects.exists()
    Submission.objects.update(status="filed")
    missing = Missing("guardian", "Acord", key=key)
    with pytest.raises(CaseEnded):
        add_late_paper(submission=submission, missing=missing, now=CLOSES + DAY, nonce="x", staged=[])

    Submission.objects.update(status="new")
    submission.refresh_from_db()
    paper = Attachment.objects.create(submission=submission, key=key, name="a.pdf", extension="pdf", size=1, scan="off")
    assert not still_to_come(submission)
    assert files_for_reviewer(Application.objects.get(), is_blind=False) == [], "names a minor and who signed for them"
    assert privacy_of(next(e for e in submission.wording.version.structure if e["key"] == key)) == Privacy.SENSITIVE
    Attachment.objects.filter(pk=paper.pk).update(scan="infected")
    assert [one.key for one in still_to_come(submission)] == [key], "a file that nobody can open is not there"
