"""Several people, one idea: merged, answered together, and taken apart again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.actions import answers, cases
from participation.actions.conversation import withdraw
from participation.actions.merging import MergeRefused, merge, unmerge
from participation.choices import Outcome, Status
from participation.models import OutboxMessage, PublicAnswer, Submission
from participation.queries.alike import similar_public, similar_to
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
WORDS = {
    "outcome": Outcome.ACCEPTED,
    "text_ro": "Punem bănci.",
    "text_en": "We put benches.",
    "public_title": "Bănci",
    "public_text": "Bănci la umbră.",
}


@pytest.fixture
def ana(client):
    user = make_clerk(first_name="Ana")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


@pytest.fixture
def three(form, ana):
    """One that leads, one in Romanian and one in English merged into it."""
    lead = make_submission(form, email="lead@example.com", may_publish=True)
    ro = make_submission(form, email="ro@example.com", title="Și eu vreau bănci")
    en = make_submission(form, email="en@example.com", language="en", title="Benches")
    for row in (ro, en):
        merge(submission=row, into=lead, by=ana, now=timezone.now())
    return lead, ro, en


def answer(row, by, **changes):
    return answers.publish_answer(submission=row, words=WORDS | changes, by=by, now=timezone.now())


def reload(*rows):
    return [Submission.objects.get(pk=row.pk) for row in rows]


def test_originals_stay_as_they_were_sent(three):
    lead, ro, en = reload(*three)
    assert {row.merged_into for row in (ro, en)} == {lead}
    assert (ro.title, en.title, en.answers["q_title"]) == ("Și eu vreau bănci", "Benches", "Benches")
    assert {row.reference for row in (lead, ro, en)} == {row.reference for row in Submission.objects.all()}


def test_all_authors_are_answered_together_each_in_their_language(three, ana):
    lead, _ro, _en = three
    answer(lead, ana)
    assert {row.status for row in reload(*three)} == {Status.ANSWERED}
    letters = {letter.to: letter for letter in OutboxMessage.objects.filter(kind="answer")}
    assert set(letters) == {"lead@example.com", "ro@example.com", "en@example.com"}
    assert "We put benches." in letters["en@example.com"].body
    assert "Punem bănci." in letters["ro@example.com"].body
    for row in three:
        assert row.reference in letters[row.email].body
    assert PublicAnswer.objects.count() == 1


def test_answer_needs_english_when_one_of_them_wrote_english(three, ana, client):
    lead = three[0]
    with pytest.raises(answers.AnswerIncomplete):
        answer(lead, ana, text_en="")
    page = client.get(f"/admin/inbox/{lead.pk}/")
    assert "en" in page.context["answer_form"].languages


def test_correction_reaches_all_of_them(three, ana):
    lead = three[0]
    answer(lead, ana)
    answer(lead, ana, text_ro="Punem bănci în mai.")
    assert OutboxMessage.objects.filter(kind="answer_corrected").count() == 3


def test_merged_one_is_answered_nowhere_else(three, ana, client):
    _lead, ro, _en = three
    for act in (lambda: answer(ro, ana), lambda: cases.file(submission=ro, by=ana, now=timezone.now())):
        with pytest.raises(cases.IsMerged):
            act()
    page = client.get(f"/admin/inbox/{ro.pk}/")
    assert page.context["clicks"] == []
    assert not page.context["may_answer"]


def test_lead_names_what_is_answered_with_it(three, client):
    lead, ro, en = three
    assert f'/admin/inbox/{lead.pk}/related/">care</a>' in client.get(f"/admin/inbox/{lead.pk}/").content.decode()
    selected = client.get(f"/admin/inbox/{lead.pk}/?status=new").content.decode()
    assert f'/admin/inbox/{lead.pk}/related/?status=new">care</a>' in selected  # and the way back to the same list
    page = client.get(f"/admin/inbox/{lead.pk}/related/").content.decode()
    assert ro.reference in page
    assert en.reference in page


def test_filing_the_lead_files_all(three, ana):
    cases.file(submission=three[0], by=ana, now=timezone.now())
    assert {row.status for row in reload(*three)} == {Status.FILED}


def test_undo_makes_it_stand_for_itself(three, ana, client):
    lead, ro, en = three
    answer(lead, ana)
    assert client.post(f"/admin/inbox/{ro.pk}/unmerge/").status_code == 302
    ro, en = reload(ro, en)
    assert (ro.merged_into, ro.status, ro.closed_at) == (None, Status.IN_PROGRESS, None)
    assert (en.merged_into, en.status) == (lead, Status.ANSWERED)
    answer(ro, ana, outcome=Outcome.EXPLAINED)
    assert PublicAnswer.objects.count() == 2


def test_undo_twice_is_once(three, ana):
    for _ in range(2):
        unmerge(submission=three[1], by=ana, now=timezone.now())
    assert three[0].merged.count() == 1


def test_late_comer_is_answered_at_once_with_what_was_answered(form, ana):
    lead, late = make_submission(form, may_publish=True), make_submission(form, email="late@example.com")
    answer(lead, ana)
    merge(submission=late, into=lead, by=ana, now=timezone.now())
    assert reload(late)[0].status == Status.ANSWERED
    assert OutboxMessage.objects.get(to="late@example.com").kind == "answer"


def test_late_english_comer_waits_for_english_words(form, ana):
    lead, late = make_submission(form), make_submission(form, language="en")
    answer(lead, ana, text_en="")
    with pytest.raises(MergeRefused):
        merge(submission=late, into=lead, by=ana, now=timezone.now())
    assert reload(late)[0].merged_into is None


def test_when_the_lead_is_withdrawn_the_others_go_on(three):
    withdraw(submission=three[0], reason="", now=timezone.now())
    _lead, ro, en = reload(*three)
    assert {row.merged_into for row in (ro, en)} == {None}
    assert {row.status for row in (ro, en)} == {Status.IN_PROGRESS}


def test_whoever_withdrew_is_not_answered(three, ana):
    withdraw(submission=three[1], reason="", now=timezone.now())
    answer(three[0], ana)
    assert reload(three[1])[0].status == Status.WITHDRAWN
    assert not OutboxMessage.objects.filter(kind="answer", to="ro@example.com").exists()


def test_counts_stay_right(three):
    assert Submission.objects.real().count() == 3
    assert list(Submission.objects.awaiting_answer()) == [three[0]]


@pytest.mark.parametrize(
    "case", ["itself", "other desk", "already merged", "into a merged one", "leads itself", "closed", "application"]
)
def test_refuses(form, ana, case):
    row, lead, third = (make_submission(form) for _ in range(3))
    now = timezone.now()
    if case == "itself":
        lead = row
    if case == "other desk":
        lead = make_submission(make_form(title="Tineri", desk="youth"))
    if case == "already merged":
        merge(submission=row, into=third, by=ana, now=now)
    if case == "into a merged one":
        merge(submission=lead, into=third, by=ana, now=now)
    if case == "leads itself":
        merge(submission=third, into=row, by=ana, now=now)
    if case == "closed":
        cases.file(submission=row, by=ana, now=now)
    if case == "application":
        row, lead = (make_submission(make_form(title=title, desk="grants", kind="application")) for title in ("A", "B"))
    with pytest.raises(MergeRefused):
        merge(submission=row, into=lead, by=ana, now=now)


class TestOnThePage:
    def post(self, client, row, number: str):
        marker = client.get(f"/admin/inbox/{row.pk}/").context["marker"]
        return client.post(f"/admin/inbox/{row.pk}/merge/", {"merge-into": number, "merge-seen": marker})

    def test_by_number_however_it_is_typed(self, client, ana, form):
        row, lead = make_submission(form), make_submission(form)
        response = self.post(client, row, lead.reference.lower().replace("-", " "))
        assert response.headers["Location"] == f"/admin/inbox/{lead.pk}/"
        assert reload(row)[0].merged_into == lead

    def test_a_number_of_another_desk_is_as_if_absent(self, client, ana, form):
        foreign = make_submission(make_form(title="Tineri", desk="youth"))
        response = self.post(client, make_submission(form), foreign.reference)
        assert "into" in response.context["merge_form"].errors
        assert "CJ-0000" not in response.content.decode()


class TestAlike:
    @pytest.fixture
    def texts(self, form):
        def make(title: str, **fields):
            return make_submission(form, title=title, search_text=title.lower().replace("ă", "a"), **fields)

        return {
            title: make(title)
            for title in (
                "Banci la umbra in parcul Rozelor",
                "Pista de biciclete pe Horea",
                "Mai multe banci in parcul Rozelor",
            )
        }

    def test_suggests_what_speaks_of_the_same(self, texts, ana):
        row = texts["Banci la umbra in parcul Rozelor"]
        found = similar_to(row, Submission.objects.all(), now=timezone.now())
        assert [other.title for other in found] == ["Mai multe banci in parcul Rozelor"]

    def test_costs_two_queries_at_most(self, texts, ana):
        row = texts["Banci la umbra in parcul Rozelor"]
        with CaptureQueriesContext(connection) as captured:
            found = similar_to(row, Submission.objects.all(), now=timezone.now())
            assert [
                (other.reference, other.received_at, other.get_status_display(), other.merged_into_id)
                for other in found
            ]
        assert len(captured) <= 2

    def test_other_desks_quarantine_and_tests_are_not_suggested(self, texts, ana, form):
        text = "Banci in parcul Rozelor la umbra"
        make_submission(make_form(title="Tineri", desk="youth"), title=text, search_text=text.lower())
        make_submission(form, title=text, search_text=text.lower(), status=Status.QUARANTINED)
        make_submission(form, title=text, search_text=text.lower(), is_test=True)
        found = similar_to(texts["Banci la umbra in parcul Rozelor"], Submission.objects.all(), now=timezone.now())
        assert [other.title for other in found] == ["Mai multe banci in parcul Rozelor"]

    def test_public_ones_are_those_that_anybody_may_read(self, form, ana):
        shown, hidden = make_submission(form, may_publish=True), make_submission(form)
        answer(shown, ana, public_title="Bănci în parcul Rozelor", public_text="Bănci la umbră.")
        answer(hidden, ana, public_title="Bănci în parcul Rozelor", public_text="Bănci la umbră.")
        found = similar_public("vreau banci noi in parcul rozelor", "ro", 3)
        assert [row.submission for row in found] == [shown]
        assert similar_public("un tramvai spre aeroport", "ro", 3) == []
        assert similar_public("  ", "ro", 3) == []

    def test_a_title_alone_finds_the_same_title_above_a_long_text(self, form, ana):
        long = (
            "Copiii așteaptă autobuzul dimineața în soare, iar vara asfaltul arde; trotuarul are destul spațiu liber."
        )
        told = make_submission(form, may_publish=True)
        answer(told, ana, public_title="Doi tei la stație", translated_title="Two lime trees", public_text=long * 3)
        for title in ("doi tei la statie", "Two lime trees"):
            assert [row.submission for row in similar_public(title, "ro", 3)] == [told]
        assert similar_public("Un copac pe strada mea și o bancă în stație", "ro", 3) == []


def test_nobody_without_permission_merges(client, form):
    client.force_login(make_user("view_submission", "work_ideas_desk"))
    row, lead = make_submission(form), make_submission(form)
    for view in ("merge", "unmerge", "hand-over", "hand-back", "write", "erase", "reveal", "announce"):
        assert client.post(f"/admin/inbox/{row.pk}/{view}/", {"merge-into": lead.reference}).status_code in (
            302,
            403,
        ), view
    assert reload(row)[0].merged_into is None
