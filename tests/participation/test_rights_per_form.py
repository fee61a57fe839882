"""What a row of a form gives and takes, for a person and for a group: everywhere where submissions are read or changed."""

import itertools

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.http import QueryDict
from django.utils import timezone

from participation.actions import answers, merging
from participation.actions.cases import marker_of
from participation.actions.contents import contact_of
from participation.actions.routing import rule_for
from participation.actions.staffing import TICKS, give_form
from participation.choices import Outcome, Status
from participation.exports import Table
from participation.models import Attachment, ExportJob, FormAccess, OutboxMessage, RoutingRule, Submission
from participation.outbox.desks import addresses_at
from participation.permissions import (
    colleagues,
    may,
    reading_rights,
    still_has,
    taken_away,
    visible_to,
    works_on,
)
from participation.staff_forms import CaseForm
from participation.tasks import make_exports, selected_by
from tests.participation.staff import STRUCTURE, make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"
SECRET = "diagnosticul meu"
SENSITIVE = {"role": "", "settings": {"privacy": "sensitive"}}
WITH_SECRET = [
    *STRUCTURE,
    {"key": "q_secret", "type": "text"} | SENSITIVE,
    {"key": "q_paper", "type": "file"} | SENSITIVE,
]
ROLE = ("view_submission", "change_submission", "answer_submission", "export_submission", "view_contact",
        "view_sensitive", "erase_submission")  # fmt: skip
OF_TICK = {
    "sees": "view_submission",
    "sees_contact": "view_contact",
    "sees_sensitive": "view_sensitive",
    "may_change": "change_submission",
    "may_answer": "answer_submission",
    "may_export": "export_submission",
}


@pytest.fixture
def form(monkeypatch):
    from tests.participation import staff

    words = {
        language: known | {"q_secret": {"label": "Diagnostic"}, "q_paper": {"label": "Analize"}}
        for language, known in staff.WORDS.items()
    }
    monkeypatch.setattr(staff, "WORDS", words)
    return make_form(structure=WITH_SECRET)


@pytest.fixture
def row(form):
    row = make_submission(form, answers={"q_secret": SECRET})
    row.contact_text = contact_of(row)
    row.save()
    return row


@pytest.fixture
def clerk(client):
    user = make_user(*ROLE, "work_ideas_desk", first_name="Ana", last_name="Pop")
    client.force_login(user)
    return user


def fresh(user):
    return type(user).objects.get(pk=user.pk)


def limit(form, user=None, group=None, **ticks) -> FormAccess:
    return FormAccess.objects.create(form=form, user=user, group=group, **ticks)


class TestDecisions:
    @pytest.mark.parametrize("tick", TICKS)
    @pytest.mark.parametrize("place", ["desk", "lent"])
    @pytest.mark.parametrize("has_role", [True, False])
    def test_role_and_row_have_to_agree(self, form, tick, place, has_role):
        permission = OF_TICK[tick]
        role = ROLE if has_role else [name for name in ROLE if name != permission]
        user = make_user(*role, *(["work_ideas_desk"] if place == "desk" else []))
        for value in (True, False):
            FormAccess.objects.all().delete()
            limit(form, user, **{tick: value})
            assert may(fresh(user), permission, form) == (value and has_role), value
        other = make_form(title="Altul")
        assert may(fresh(user), permission, other) == has_role

    def test_erasing_goes_with_working_on_cases(self, form):
        user = make_user(*ROLE, "work_ideas_desk")
        limit(form, user, may_change=False)
        assert not may(fresh(user), "erase_submission", form)

    def test_a_row_in_person_counts_instead_of_those_of_groups_which_all_have_to_agree(self, form):
        user, groups = make_user(*ROLE), [Group.objects.create(name=name) for name in "AB"]
        user.groups.set(groups)
        limit(form, group=groups[0])
        assert may(fresh(user), "view_contact", form)
        second = limit(form, group=groups[1], sees_contact=False)
        assert not may(fresh(user), "view_contact", form)
        own = limit(form, user, sees_sensitive=False)
        assert may(fresh(user), "view_contact", form) and not may(fresh(user), "view_sensitive", form)
        assert taken_away([second, own]) == {form.pk: frozenset({"view_sensitive"})}

    def test_superusers_stand_above_rows(self, form):
        boss = make_user(is_superuser=True)
        limit(form, boss, **dict.fromkeys(TICKS, False))
        assert may(fresh(boss), "view_contact", form) and works_on(fresh(boss), form)

    def test_an_export_of_more_than_one_sees_now_is_gone(self, form, clerk):
        rights = reading_rights(clerk)
        assert still_has(fresh(clerk), rights)
        for tick in ("sees", "sees_contact", "sees_sensitive", "may_export"):
            FormAccess.objects.all().delete()
            limit(form, clerk, **{tick: False})
            assert not still_has(fresh(clerk), rights), tick
            assert still_has(fresh(clerk), reading_rights(fresh(clerk)))


class TestWhatIsSeen:
    def titles(self, client, **data) -> list[str]:
        return [row.title for row in client.get(INBOX, data).context["object_list"]]

    def test_a_closed_form_does_not_exist_at_its_desk_either(self, client, clerk, form, row):
        other = make_submission(make_form(title="Altul"), title="Alta")
        limit(form, clerk, sees=False)
        assert self.titles(client) == ["Alta"]
        assert form.title not in client.get(INBOX).content.decode()
        for tail in ("", "related/", "past/", "receipt/", "erase/"):
            assert client.get(f"{INBOX}{row.pk}/{tail}").status_code == 404, tail
        assert client.get(f"{INBOX}{other.pk}/").status_code == 200
        assert clerk not in colleagues("ideas", form=form) and clerk in colleagues("ideas", form=other.form)

    def test_nor_does_it_where_it_was_handed_over_to(self, client, form, row):
        """Whoever it is closed to at the other desk neither becomes its owner nor gets a letter."""
        there = ("work_youth_desk", "view_submission", "change_submission")
        closed, other = make_user(*there), make_user(*there)
        lent = make_user("view_submission")
        limit(form, closed, sees=False)
        limit(form, lent)
        row.desk = "youth"
        row.save()
        assert not works_on(fresh(closed), row) and not works_on(fresh(lent), row)
        RoutingRule.objects.create(desk="youth", owner=closed)
        RoutingRule.objects.create(desk="youth", owner=lent)
        assert rule_for(row) is None
        assert set(CaseForm(submission=row).fields["owner"].queryset) == {other}
        assert addresses_at(row) == [other.email]
        row.owner = fresh(closed)  # from before it was closed
        assert addresses_at(row) == [other.email]

    def test_a_group_lends_a_form(self, client, form, row):
        helper, group = make_user("view_submission"), Group.objects.create(name="Juriu")
        client.force_login(helper)
        assert client.get(INBOX).status_code == 404
        helper.groups.add(group)
        limit(form, group=group)
        assert self.titles(client) == [row.title]
        assert helper in colleagues("ideas", form=form)

    def test_without_contact_nothing_says_who_wrote(self, client, clerk, form, row):
        twin = make_submission(make_form(title="Altul"), title="Alta", contact_text=row.contact_text)
        OutboxMessage.objects.create(
            submission=row,
            kind="answer",
            to=row.email,
            language="ro",
            subject="s",
            body="Ioana",
            failed_at=timezone.now(),
        )
        limit(form, clerk, sees_contact=False)
        for address in (INBOX, f"{INBOX}{row.pk}/", f"{INBOX}{row.pk}/past/", f"{INBOX}letters/"):
            page = client.get(address).content.decode()
            assert "Ioana Pop" not in page and row.email not in page, address
        assert client.get(f"{INBOX}{row.pk}/receipt/").status_code != 200
        assert "Ioana" in client.get(f"{INBOX}{twin.pk}/").content.decode()
        for words in ("ioana", "ioana@example.com"):
            assert self.titles(client, q=words) == ["Alta"], words

    def test_without_sensitive_answers_they_are_neither_shown_nor_offered_nor_given(self, client, clerk, form, row):
        file = Attachment.objects.create(
            submission=row, key="q_paper", name="a.pdf", extension="pdf", content_type="application/pdf", size=1,
            sha256="0", file=ContentFile(b"x", name="x"),
        )  # fmt: skip
        reveal, download = f"{INBOX}{row.pk}/reveal/", f"{INBOX}{row.pk}/files/{file.pk}/"
        assert SECRET in client.post(reveal).content.decode()
        limit(form, clerk, sees_sensitive=False)
        page = client.get(f"{INBOX}{row.pk}/").content.decode()
        assert SECRET not in page and "/reveal/" not in page
        assert client.post(reveal).status_code != 200
        assert client.get(download).status_code == 404
        assert SECRET not in client.get(f"{INBOX}{row.pk}/receipt/").content.decode()
        page = client.get(INBOX, {"form": form.pk, "column": "q_secret"}).content.decode()
        assert SECRET not in page and "Diagnostic" not in page

    def test_exports_hold_of_each_form_what_is_seen_of_it(self, clerk, form, row):
        other = make_submission(make_form(title="Altul", structure=WITH_SECRET), answers={"q_secret": "altceva"})
        closed = make_submission(make_form(title="Fără export"), title="Nu pleacă")
        limit(form, clerk, sees_contact=False, sees_sensitive=False)
        limit(closed.form, clerk, may_export=False)
        job = ExportJob(by=fresh(clerk), kind="csv", selection=QueryDict("").urlencode(), reason="raport")
        rows = {cells[0]: cells for cells in Table(selected_by(job), job.by).rows(lambda found: None)}
        assert set(rows) == {row.reference, other.reference}
        assert "Ioana Pop" not in rows[row.reference] and SECRET not in rows[row.reference]
        assert "Ioana Pop" in rows[other.reference] and "altceva" in rows[other.reference]

    def test_a_job_of_the_worker_leaves_out_what_was_taken_meanwhile(self, clerk, form, row):
        job = ExportJob.objects.create(by=clerk, kind="csv", reason="raport", rows_total=1)
        limit(form, clerk, sees_contact=False)
        make_exports(now=timezone.now())
        job.refresh_from_db()
        with job.file.open("rb") as file:
            content = file.read().decode()
        assert row.reference in content and "Ioana Pop" not in content


class TestWhatIsDone:
    def test_who_only_answers_changes_nothing_else(self, client, clerk, form, row):
        limit(form, clerk, may_change=False)
        page = client.get(f"{INBOX}{row.pk}/")
        assert page.context["may_answer"] and not page.context["may_change"] and page.context["clicks"] == []
        for tail in ("save", "write", "hand-over", "merge", "do/take", "erase"):
            assert client.post(f"{INBOX}{row.pk}/{tail}/").status_code in (302, 403), tail
        row.refresh_from_db()
        assert row.status == Status.NEW and row.owner is None
        assert client.get(f"{INBOX}new/{form.pk}/ro/").status_code == 404

    def test_who_does_not_answer_works_on_all_else(self, client, clerk, form, row):
        limit(form, clerk, may_answer=False)
        page = client.get(f"{INBOX}{row.pk}/")
        assert not page.context["may_answer"] and page.context["may_change"]
        said = {"answer-outcome": "accepted", "answer-text_ro": "Da.", "answer-seen": marker_of(row), "publish": "1"}
        client.post(f"{INBOX}{row.pk}/answer/", said)
        row.refresh_from_db()
        assert row.status == Status.NEW

    def test_several_at_once_leave_alone_what_may_not_be_changed(self, client, clerk, form, row):
        other = make_submission(make_form(title="Altul"))
        limit(form, clerk, may_change=False)
        query = f"id={row.pk}&id={other.pk}&next=/admin/inbox/"
        client.post(f"/admin/bulk/participation/submission/file/?{query}")
        statuses = {found.pk: found.status for found in Submission.objects.all()}
        assert statuses == {row.pk: Status.NEW, other.pk: Status.FILED}

    def test_nobody_hands_a_case_over_to_see_more_of_it(self, client, clerk, form, row):
        other, elsewhere = make_form(title="Altul"), make_form(title="Departe", desk="grants")
        limit(form, clerk, sees_contact=False)
        target = {"handover-target": f"ideas:{other.pk}", "handover-note": "", "handover-seen": marker_of(row)}
        assert "target" in client.post(f"{INBOX}{row.pk}/hand-over/", target).context["handover_form"].errors
        row.refresh_from_db()
        assert row.form == form
        row.form, row.handed_from = form, other
        row.save()
        client.post(f"{INBOX}{row.pk}/hand-back/", {"seen": marker_of(row)})
        row.refresh_from_db()
        assert row.form == form
        away = target | {"handover-target": f"grants:{elsewhere.pk}", "handover-seen": marker_of(row)}
        client.post(f"{INBOX}{row.pk}/hand-over/", away)  # where this person sees nothing
        row.refresh_from_db()
        assert row.form == elsewhere

    def test_nothing_is_merged_into_a_case_that_one_may_not_change(self, client, clerk, form, row):
        lead = make_submission(make_form(title="Altul"))
        limit(lead.form, clerk, may_change=False)
        client.post(f"{INBOX}{row.pk}/merge/", {"merge-into": lead.reference, "merge-seen": marker_of(row)})
        row.refresh_from_db()
        assert row.merged_into is None


class TestButtons:
    """Actions for several are offered to whoever may do them."""

    def offered(self, client, **data) -> set[str]:
        return {
            name
            for name in ("assign-to-me", "assign", "reply", "export", "file", "reopen", "quarantine", "release")
            if f"/admin/bulk/participation/submission/{name}/" in client.get(INBOX, data).content.decode()
        }

    def test_by_role(self, client, row):
        client.force_login(make_user("view_submission", "work_ideas_desk"))
        assert self.offered(client) == set()
        assert "data-bulk-action-select-all-checkbox" not in client.get(INBOX).content.decode()
        client.force_login(make_user("view_submission", "export_submission", "work_ideas_desk"))
        assert self.offered(client) == {"export"}
        client.force_login(make_clerk())
        assert self.offered(client) == {
            "assign-to-me", "assign", "reply", "file", "reopen", "quarantine", "release"
        }  # fmt: skip

    def test_by_row(self, client, clerk, form, row):
        limit(form, clerk, may_change=False)
        assert "assign" in self.offered(client)
        assert self.offered(client, form=form.pk) == {"export"}

    def test_of_lent_forms(self, client, form, row):
        helper = make_user(*ROLE)
        limit(form, helper, may_export=False)
        client.force_login(helper)
        assert "export" not in self.offered(client) and "assign" in self.offered(client)
        assert client.get(f"{INBOX}export/").status_code != 200


def test_an_answer_published_at_the_last_moment_is_not_given_by_merging(client, form, monkeypatch):
    """Between the look at the other case and its lock somebody answers it; whoever merges may give no answers."""
    lead, row = make_submission(form), make_submission(form)
    user = make_user("view_submission", "change_submission", "work_ideas_desk")
    client.force_login(user)
    locked = merging.both_locked

    def answered_meanwhile(one, other):
        words = {"outcome": Outcome.ACCEPTED, "text_ro": "Punem bănci.", "text_en": ""}
        answers.publish_answer(submission=lead, words=words, by=make_clerk(), now=timezone.now())
        return locked(one, other)

    monkeypatch.setattr(merging, "both_locked", answered_meanwhile)
    response = client.post(f"{INBOX}{row.pk}/merge/", {"merge-into": lead.reference, "merge-seen": marker_of(row)})
    row.refresh_from_db()
    assert (row.merged_into, row.status, response.status_code) == (None, Status.NEW, 200)
    assert "into" in response.context["merge_form"].errors


class TestTheScreen:
    ACCESS = f"{INBOX}access/"

    @pytest.fixture
    def boss(self, client):
        user = make_clerk("change_formaccess", "export_submission")
        client.force_login(user)
        return user

    def test_says_it_and_says_it_again(self, client, boss, form):
        helper = make_user("view_submission", first_name="Ioan")
        ticks = ["sees", "may_answer"]
        client.post(self.ACCESS, {"form": form.pk, "user": helper.pk, "ticks": ticks})
        row = FormAccess.objects.get()
        assert [name for name in TICKS if getattr(row, name)] == ticks
        page = client.get(self.ACCESS, {"change": row.pk})
        assert page.context["form"].initial["ticks"] == ticks
        client.post(self.ACCESS, {"form": form.pk, "user": helper.pk, "ticks": ["sees", "sees_contact"]})
        row.refresh_from_db()
        assert row.sees_contact and not row.may_answer and FormAccess.objects.count() == 1

    def test_names_one_person_or_one_group(self, client, boss, form):
        helper, group = make_user(), Group.objects.create(name="Juriu")
        for user, chosen in (("", ""), (helper.pk, group.pk)):
            page = client.post(self.ACCESS, {"form": form.pk, "user": user, "group": chosen, "ticks": ["sees"]})
            assert "user" in page.context["form"].errors
        client.post(self.ACCESS, {"form": form.pk, "group": group.pk, "ticks": ["sees"]})
        assert FormAccess.objects.get().group == group
        assert "Juriu" in client.get(self.ACCESS).content.decode()

    def test_nobody_gives_back_what_was_taken_from_oneself(self, client, boss, form):
        group = Group.objects.create(name="Birou")
        boss.groups.add(group)
        rows = [limit(form, boss, sees_contact=False), limit(form, group=group, sees_contact=False)]
        for row in rows:
            assert client.post(f"{self.ACCESS}{row.pk}/take-back/").status_code == 404
        for named in ({"user": boss.pk}, {"group": group.pk}):
            client.post(self.ACCESS, {"form": form.pk, "ticks": list(TICKS)} | named)
        assert not FormAccess.objects.filter(sees_contact=True).exists()
        limit(make_form(title="Închis"), boss, sees=False)
        assert "Închis" not in client.get(self.ACCESS).content.decode()

    def test_the_same_said_twice_is_logged_once(self, form):
        from wagtail.models import ModelLogEntry

        helper, boss = make_user(), make_user()
        for ticks in ({"sees_contact": False}, {"sees_contact": False}, {}):
            give_form(form=form, user=helper, by=boss, now=timezone.now(), **ticks)
        entries = ModelLogEntry.objects.filter(action="participation.give_form").order_by("pk")
        assert [entry.data["without"] for entry in entries] == [["sees_contact"], []]


def test_the_matrix_of_ticks_and_pages(client, form, row, clerk):
    """Every combination of what a row takes, against what the case then offers."""
    access = limit(form, clerk)
    for values in itertools.product([True, False], repeat=4):
        contact, sensitive, change, answer = values
        FormAccess.objects.filter(pk=access.pk).update(
            sees_contact=contact, sees_sensitive=sensitive, may_change=change, may_answer=answer
        )
        context = client.get(f"{INBOX}{row.pk}/").context
        offered = (
            context["sees_contact"], context["hides_sensitive"], context["may_change"], context["may_answer"]
        )  # fmt: skip
        assert offered == values
        assert visible_to(fresh(clerk), Submission.objects.all()).count() == 1
