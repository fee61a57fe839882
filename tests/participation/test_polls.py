"""A vote among variants as staff keep it: a draft nobody sees, opened, moved with a note, fixed by the first vote, counted in public."""

import csv
import datetime as dt
import hashlib
import io

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from participation.actions import polls, votes
from participation.actions.windows import NotLater
from participation.models import Poll, PollOption, Vote
from tests.cms.test_blocks import picture
from tests.participation.polls import draft_poll, opened_poll
from tests.participation.sending import soup
from tests.participation.staff import make_user
from tests.participation.test_voting import vote, wish

pytestmark = pytest.mark.django_db
OPENS = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 3, 9, 8, 0, tzinfo=dt.UTC)
INSIDE = OPENS + dt.timedelta(days=1)
NOTES = {"note_ro": "Au cerut vecinii.", "note_en": "The neighbours asked."}
EDITOR = ("add_poll", "change_poll", "delete_poll", "view_poll")


@pytest.fixture
def editor():
    return make_user(*EDITOR)


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def poll(editor):
    return opened_poll(subject="demo:bench", opens_at=OPENS, closes_at=CLOSES, now=OPENS, by=editor)


def ballot(number: int, email: str = "", *, option: str) -> None:
    vote(email or f"v{number}@example.org", option, now=INSIDE)


def public(poll, language="ro", now=INSIDE):
    address = {"ro": f"/ro/voturi/{poll.pk}/", "en": f"/en/polls/{poll.pk}/"}[language]
    with time_machine.travel(now, tick=False):
        return Client().get(address)


def typed(*, variants=(("Lemn", "Wood"), ("Piatră", "Stone")), existing=(), **more) -> dict:
    """What the form of the staff area sends."""
    data = {
        "title_ro": "Ce bancă?", "title_en": "Which bench?", "text_ro": "", "text_en": "", "page": "",
        "opens_at": "", "closes_at": "2026-03-09 10:00",
        "options-TOTAL_FORMS": len(variants), "options-INITIAL_FORMS": len(existing),
        "options-MIN_NUM_FORMS": 0, "options-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    for place, (ro, en) in enumerate(variants):
        row = {
            "label_ro": ro,
            "label_en": en,
            "ORDER": place + 1,
            "DELETE": "",
            "image": "",
            "alt_ro": "",
            "alt_en": "",
        }
        row |= {"text_ro": "", "text_en": "", "id": existing[place] if place < len(existing) else ""}
        data |= {f"options-{place}-{name}": value for name, value in row.items()}
    return data | more


class TestDraft:
    def test_nobody_reads_or_votes_before_it_is_opened(self, editor):
        draft = draft_poll(subject="demo:bench", closes_at=CLOSES, by=editor)
        assert public(draft).status_code == 404
        assert Client().get("/ro/vot/?about=demo:bench").status_code == 404
        with pytest.raises(votes.NoSuchSubject):
            wish("ana@example.org")
        polls.open_poll(poll=draft, by=editor, now=OPENS)
        assert public(draft).status_code == 200

    def test_an_editor_writes_it_in_the_staff_area(self, staff):
        with time_machine.travel(OPENS, tick=False):
            response = staff.post("/admin/polls/new/", typed(shows_counts="on"))
            made = Poll.objects.get()
            assert response.url == f"/admin/polls/inspect/{made.pk}/"
            assert made.is_draft and made.closes_at == CLOSES and made.shows_counts
            assert list(made.options.values_list("key", "label_en")) == [("lemn", "Wood"), ("piatra", "Stone")]
            assert soup(staff.get("/admin/polls/")).select_one(".title-wrapper a")["href"] == response.url
            assert "Which bench?" in staff.get(response.url).content.decode()
            preview = staff.get(f"/admin/polls/{made.pk}/preview/en/")
            assert "Which bench?" in preview.content.decode() and soup(preview).find("input", {"name": "token"}) is None
            staff.post(f"/admin/polls/{made.pk}/open/")
        made.refresh_from_db()
        assert not made.is_draft and made.opens_at == OPENS
        verbs = set(ModelLogEntry.objects.for_instance(made).values_list("action", flat=True))
        assert verbs == {"participation.keep_poll", "participation.open_poll"}

    @pytest.mark.parametrize(
        "wrong",
        [
            {"variants": [("Lemn", "Wood")]},
            {"variants": [(f"V{n}", f"W{n}") for n in range(11)]},
            {"variants": [("Lemn", ""), ("Piatră", "Stone")]},
            {"title_en": ""},
            {"closes_at": ""},
            {"opens_at": "2026-03-09 10:00"},
        ],
    )
    def test_what_could_not_be_voted_on_is_not_stored(self, staff, wrong):
        assert staff.post("/admin/polls/new/", typed(**wrong)).status_code == 200
        assert not Poll.objects.exists()

    def test_it_is_not_opened_after_its_close(self, editor):
        draft = draft_poll(closes_at=CLOSES, by=editor)
        with pytest.raises(polls.NotReady):
            polls.open_poll(poll=draft, by=editor, now=CLOSES)
        draft.refresh_from_db()
        assert draft.is_draft

    def test_a_draft_is_deleted_and_what_was_open_is_not(self, staff, poll, editor):
        draft = draft_poll(closes_at=CLOSES, by=editor)
        staff.post(f"/admin/polls/delete/{draft.pk}/")
        assert staff.post(f"/admin/polls/delete/{poll.pk}/").status_code == 404
        assert list(Poll.objects.all()) == [poll]


class TestFixed:
    def test_variants_change_until_the_first_vote_and_waiting_letters_are_void(self, staff, poll):
        secret = wish("ana@example.org", "lemn", now=INSIDE)
        rows = list(poll.options.values_list("pk", flat=True))
        sent = typed(variants=[("Fag", "Beech"), ("Piatră", "Stone")], existing=rows)
        with time_machine.travel(INSIDE, tick=False):
            staff.post(f"/admin/polls/edit/{poll.pk}/", sent)
        assert list(PollOption.objects.values_list("label_ro", flat=True)) == ["Fag", "Piatră"]
        assert votes.confirm(secret=secret, now=INSIDE) is None  # it quoted another variant
        poll.refresh_from_db()
        assert poll.closes_at == CLOSES  # its hours move with a public note only

    def test_a_variant_keeps_its_short_name_when_another_of_that_name_is_put_before_it(self, staff, editor):
        draft = draft_poll(closes_at=CLOSES, by=editor)
        rows = list(draft.options.values_list("pk", flat=True))
        sent = typed(variants=[("Lemn", "Wood"), ("Piatră", "Stone"), ("Lemn", "Old wood")], existing=rows)
        staff.post(f"/admin/polls/edit/{draft.pk}/", sent | {"options-2-ORDER": 0})
        kept = [("lemn-2", "Old wood"), ("lemn", "Wood"), ("piatra", "Stone")]
        assert list(draft.options.values_list("key", "label_en")) == kept

    def test_what_closed_without_a_vote_stays_as_it_was_published(self, staff, poll):
        rows = list(poll.options.values_list("pk", flat=True))
        sent = typed(variants=[("Fag", "Beech"), ("Piatră", "Stone")], existing=rows)
        votes.recount(poll=poll, by=None, now=CLOSES)
        with time_machine.travel(CLOSES, tick=False):
            answer = staff.post(f"/admin/polls/edit/{poll.pk}/", sent)
        assert answer.url == f"/admin/polls/inspect/{poll.pk}/"
        with pytest.raises(votes.VoteClosed):
            polls.keep_poll(poll=Poll.objects.get(pk=poll.pk), by=None, now=CLOSES)
        assert set(PollOption.objects.values_list("label_ro", flat=True)) == {"Lemn", "Piatră"}

    def test_nothing_changes_after_the_first_confirmed_vote(self, staff, poll):
        ballot(1, option="lemn")
        rows = list(poll.options.values_list("pk", flat=True))
        for answer in (
            staff.get(f"/admin/polls/edit/{poll.pk}/", follow=True),
            staff.post(
                f"/admin/polls/edit/{poll.pk}/", typed(variants=[("A", "A"), ("B", "B")], existing=rows), follow=True
            ),
        ):
            assert answer.redirect_chain[-1][0] == f"/admin/polls/inspect/{poll.pk}/"
            assert "rămân cum au fost citite" in answer.content.decode()
        assert set(PollOption.objects.values_list("label_ro", flat=True)) == {"Lemn", "Piatră"}
        with pytest.raises(polls.VotesWereCast):
            polls.keep_poll(poll=Poll.objects.get(pk=poll.pk), by=None, now=INSIDE)


class TestClose:
    def test_it_is_extended_with_a_note_that_everybody_reads(self, staff, poll, editor):
        later = CLOSES + dt.timedelta(days=2)
        with time_machine.travel(INSIDE, tick=False):
            staff.post(f"/admin/polls/{poll.pk}/extend/", {"until": "2026-03-11 10:00"} | NOTES)
        poll.refresh_from_db()
        assert poll.closes_at == later and poll.extensions.get().by == editor
        assert "Au cerut vecinii." in public(poll).content.decode()
        assert "The neighbours asked." in public(poll, "en").content.decode()

    @pytest.mark.parametrize(("until", "now"), [(CLOSES, INSIDE), (CLOSES + dt.timedelta(days=9), CLOSES)])
    def test_a_close_never_moves_back_and_what_is_closed_stays_closed(self, poll, until, now):
        with pytest.raises(NotLater):
            polls.extend_poll(poll=poll, until=until, by=None, now=now, **NOTES)

    def test_closed_early_it_says_why_and_shows_the_results(self, staff, poll):
        ballot(1, option="lemn")
        with time_machine.travel(INSIDE, tick=False):
            staff.post(f"/admin/polls/{poll.pk}/close/", NOTES)
        html = public(poll).content.decode()
        assert "Au cerut vecinii." in html and "100%" in html
        with pytest.raises(votes.VoteClosed):
            wish("late@example.org", "lemn", now=INSIDE)


class TestResults:
    def test_nobody_sees_them_before_the_close_unless_the_editor_said_so(self, staff, poll):
        ballot(1, option="lemn")
        seen = [public(poll), staff_page(staff, poll)]
        assert all("100%" not in page.content.decode() for page in seen)
        Poll.objects.update(shows_counts=True)
        seen = [public(poll), staff_page(staff, poll)]
        assert all("100%" in page.content.decode() for page in seen)

    def test_the_file_has_the_digest_that_stands_on_the_page(self, poll):
        for number, option in enumerate(["lemn", "lemn", "piatra"]):
            ballot(number, option=option)
        wish("never@example.org", "lemn", now=INSIDE)
        votes.recount(poll=poll, by=None, now=CLOSES)
        with time_machine.travel(CLOSES, tick=False):
            file = Client().get(f"/ro/voturi/{poll.pk}/rezultate.csv")
            other = Client().get(f"/en/polls/{poll.pk}/results.csv")
        rows = list(csv.DictReader(io.StringIO(file.content.decode())))
        assert [(row["variant_ro"], row["votes"], row["percent"]) for row in rows] == [
            ("Lemn", "2", "66.7"),
            ("Piatră", "1", "33.3"),
        ]
        assert {(row["confirmed"], row["unconfirmed"]) for row in rows} == {("3", "1")}
        assert file.content == other.content
        digest = hashlib.sha256(file.content).hexdigest()
        assert soup(public(poll, now=CLOSES)).select_one("code.digest").text.replace(" ", "") == digest
        assert ModelLogEntry.objects.filter(action="participation.recount").latest("pk").data["digest"] == digest

    def test_there_is_no_file_before_the_close(self, poll):
        with time_machine.travel(INSIDE, tick=False):
            assert Client().get(f"/ro/voturi/{poll.pk}/rezultate.csv").status_code == 404

    def test_who_never_confirmed_is_counted_after_the_wish_is_deleted(self, poll):
        ballot(1, "ana@example.org", option="lemn")
        for email in ("ana@example.org", "never@example.org", "never@example.org"):
            wish(email, "piatra", now=INSIDE)
        votes.sweep(now=INSIDE + dt.timedelta(days=7, seconds=1))
        assert Vote.objects.count() == 1
        poll.refresh_from_db()
        assert poll.unconfirmed == poll.lapsed == 1 and poll.digest

    def test_staff_count_again_and_hear_when_a_number_was_wrong(self, staff, poll):
        ballot(1, option="lemn")
        votes.recount(poll=poll, by=None, now=CLOSES)
        for said in ("erau corecte", "corectate"):
            answer = staff.post(f"/admin/polls/{poll.pk}/recount/", follow=True)
            assert said in answer.content.decode()
            Poll.objects.update(counts={"lemn": 9})


def staff_page(staff, poll):
    with time_machine.travel(INSIDE, tick=False):
        return staff.get(f"/admin/polls/inspect/{poll.pk}/")


def test_the_page_leads_to_what_it_belongs_to_in_the_readers_language(site, poll):
    from participation.models import IdeasPage
    from tests.factories import publish

    page = publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))
    Poll.objects.update(page=page)
    link = soup(public(poll)).main.find("a", string="Idei")
    assert link["href"].endswith(page.url)
    page.unpublish()
    assert soup(public(poll)).main.find("a", string="Idei") is None


def test_pictures_of_two_variants_cost_what_one_costs(poll):
    asked = []
    for option in poll.options.all():
        PollOption.objects.filter(pk=option.pk).update(image=picture(), alt_ro="Bancă", alt_en="Bench")
        assert public(poll).status_code == 200  # makes the smaller picture
        with CaptureQueriesContext(connection) as captured:
            shown = soup(public(poll)).select("article.card img")
        asked.append((len(shown), len(captured)))
    assert asked == [(1, asked[0][1]), (2, asked[0][1])]


def test_votes_are_the_communications_offices(client, poll):
    client.force_login(make_user("work_ideas_desk", "view_submission"))
    for address in ("", "new/", f"inspect/{poll.pk}/", f"{poll.pk}/extend/", f"{poll.pk}/preview/ro/"):
        assert client.get(f"/admin/polls/{address}").status_code == 302
    assert client.post(f"/admin/polls/{poll.pk}/close/", NOTES).status_code == 302
    poll.refresh_from_db()
    assert poll.closes_at == CLOSES


def test_support_for_an_idea_has_no_screen_here(staff):
    row = Poll.objects.create(subject="idea:1", kind=Poll.Kind.SUPPORT)
    for view in ("inspect", "edit", "delete", "history", "usage"):
        assert staff.get(f"/admin/polls/{view}/{row.pk}/").status_code == 404
    assert staff.post(f"/admin/polls/{row.pk}/open/").status_code == 404
