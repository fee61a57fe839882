"""The case as clerks work on it: who else is there, who may see what, writing to its author, publishing with care."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from participation.actions import answers, cases
from participation.actions.conversation import write_to_staff
from participation.choices import Outcome, Scan, Status
from participation.models import (
    Attachment,
    CaseMessage,
    OutboxMessage,
    PersonalDataAccess,
    Presence,
    PublicAnswer,
    ReplyTemplate,
)
from tests.participation.staff import STRUCTURE, make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client):
    user = make_clerk(first_name="Ana", last_name="Pop")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form()


def case(row, *parts) -> str:
    return "/".join(["/admin/inbox", str(row.pk), *parts]) + "/"


@pytest.mark.parametrize(
    ("part", "typed"),
    [("hand-over", {}), ("merge", {"merge-into": "CJ-XXXX"}), ("write", {}), ("save", {"case-due_on": "never"})],
)
def test_what_was_refused_is_said_at_the_top_of_the_page(client, ana, form, part, typed):
    response = client.post(case(make_submission(form), part), typed)
    assert "Nu s-a făcut nimic încă" in next(str(message) for message in response.context["messages"])


def page(client, row) -> str:
    response = client.get(case(row))
    assert response.status_code == 200
    return response.content.decode()


class TestPresence:
    def test_says_who_else_has_it_open_and_since_when(self, client, ana, form):
        row = make_submission(form)
        opened = timezone.now() - dt.timedelta(minutes=4)
        dan = make_clerk(first_name="Dan", last_name="Rus")
        Presence.objects.create(submission=row, user=dan, opened_at=opened, seen_at=opened)
        assert f"Dan Rus are dosarul deschis de la {timezone.localtime(opened):%H:%M}." in page(client, row)
        (said,) = client.post(case(row, "here")).json()["others"]
        assert "Dan Rus" in said

    def test_whoever_gave_no_sign_for_long_is_gone(self, client, ana, form):
        row, long_ago = make_submission(form), timezone.now() - dt.timedelta(minutes=20)
        Presence.objects.create(submission=row, user=make_clerk(), opened_at=long_ago, seen_at=long_ago)
        assert client.get(case(row)).context["others"] == []

    def test_nobody_is_told_of_themselves_and_there_is_one_row_per_person(self, client, ana, form):
        row = make_submission(form)
        for _ in range(3):
            assert client.get(case(row)).context["others"] == []
        assert Presence.objects.count() == 1

    def test_sign_of_life_tells_who_is_there_and_whether_it_changed(self, client, ana, form):
        row = make_submission(form)
        marker = client.get(case(row)).context["marker"]
        said = client.post(case(row, "here")).json()
        assert said == {"others": [], "marker": marker}
        cases.take(submission=row, by=make_clerk(), now=timezone.now())
        assert client.post(case(row, "here")).json()["marker"] != marker


class TestTwoTexts:
    def send(self, client, row, **words):
        sent = {"outcome": Outcome.ACCEPTED, "text_ro": "", "text_en": ""} | words
        return client.post(
            case(row, "answer"), {f"answer-{name}": value for name, value in sent.items()} | {"publish": "1"}
        )

    def test_an_answer_to_an_older_state_is_refused_and_both_are_shown(self, client, ana, form):
        row = make_submission(form)
        marker = client.get(case(row)).context["marker"]
        words = {"outcome": Outcome.EXPLAINED, "text_ro": "Textul lui Dan.", "text_en": ""}
        answers.save_draft(submission=row, words=words, by=make_clerk(first_name="Dan"), now=timezone.now())
        response = self.send(client, row, text_ro="Textul Anei.", seen=marker)
        shown = response.content.decode()
        assert response.status_code == 200
        assert ("Textul lui Dan." in shown, "Textul Anei." in shown) == (True, True)
        assert [item["mine"] for item in response.context["theirs"] if item["theirs"] == "Textul lui Dan."] == [
            "Textul Anei."
        ]
        assert PublicAnswer.objects.get().text_ro == "Textul lui Dan."
        again = response.context["answer_form"]
        assert self.send(client, row, text_ro="Textul Anei.", seen=again["seen"].value()).status_code == 302
        assert PublicAnswer.objects.get().text_ro == "Textul Anei."


class TestPersonalData:
    @pytest.fixture
    def sensitive(self):
        structure = [*STRUCTURE[:3], {"key": "q_email", "type": "email", "role": "email", "settings": {}}]
        structure[2] = {"key": "q_topic", "type": "text", "role": "", "settings": {"privacy": "sensitive"}}
        return make_submission(make_form(structure=structure), answers={"q_topic": "diagnosticul meu"})

    def test_opening_a_case_is_written_down_once_an_hour(self, client, ana, form):
        row = make_submission(form)
        for _ in range(3):
            page(client, row)
        access = PersonalDataAccess.objects.get()
        assert (access.user, access.how) == (ana, PersonalDataAccess.How.OPENED)
        assert "Ana Pop" in page(client, row)

    def test_whoever_may_not_know_the_author_sees_no_name_and_leaves_no_trace(self, client, form):
        client.force_login(make_user("view_submission", "change_submission", "work_ideas_desk"))
        row = make_submission(form)
        OutboxMessage.objects.create(
            kind="received", to=row.email, subject="Am primit", body="Bună, Ioana Pop", language="ro", submission=row
        )
        shown = page(client, row)
        assert not [word for word in ("ioana@example.com", "Ioana Pop") if word in shown]
        assert not PersonalDataAccess.objects.exists()
        assert client.get(case(row, "receipt")).status_code in (302, 403)

    def test_sensitive_answers_are_hidden_until_somebody_asks(self, client, ana, sensitive):
        assert "diagnosticul meu" not in page(client, sensitive)
        response = client.post(case(sensitive, "reveal"))
        assert "diagnosticul meu" in response.content.decode()
        assert PersonalDataAccess.objects.filter(how=PersonalDataAccess.How.REVEALED, user=ana).count() == 1
        assert "diagnosticul meu" not in page(client, sensitive)

    def test_whoever_may_not_see_sensitive_answers_cannot_ask(self, client, sensitive):
        client.force_login(make_user("view_submission", "change_submission", "view_contact", "work_ideas_desk"))
        assert "reveal" not in page(client, sensitive)
        assert client.post(case(sensitive, "reveal")).status_code in (302, 403)
        assert not PersonalDataAccess.objects.filter(how="revealed").exists()

    @pytest.mark.parametrize(("confirmed", "words"), [(None, "neconfirmat"), (timezone.now(), "confirmat la")])
    def test_says_whether_the_address_was_confirmed(self, client, ana, form, confirmed, words):
        assert words in page(client, make_submission(form, confirmed_at=confirmed))

    def test_receipt_on_paper_has_the_number(self, client, ana, form):
        row = make_submission(form)
        response = client.get(case(row, "receipt"))
        assert row.reference in response.content.decode()
        assert "no-store" in response.headers["Cache-Control"]

    def test_erasing_asks_for_reason_and_number(self, client, form):
        boss = make_clerk("erase_submission")
        client.force_login(boss)
        row = make_submission(form)
        assert client.get(case(row, "erase")).status_code == 200
        assert client.post(case(row, "erase"), {"reason": "", "number": row.reference}).status_code == 200
        assert client.post(case(row, "erase"), {"reason": "a cerut", "number": "CJ-1"}).status_code == 200
        row.refresh_from_db()
        assert row.erased_at is None
        assert client.post(case(row, "erase"), {"reason": "a cerut", "number": row.reference}).status_code == 302
        row.refresh_from_db()
        assert (row.email, row.author_name, row.erased_at is None) == ("", "", False)
        assert client.get(case(row)).context["clicks"] == []

    def test_erasing_is_a_permission_of_its_own(self, client, ana, form):
        row = make_submission(form)
        assert client.post(case(row, "erase"), {"reason": "x", "number": row.reference}).status_code in (302, 403)
        row.refresh_from_db()
        assert row.erased_at is None


class TestConversation:
    def send(self, client, row, button: str = "send", **said):
        nonce = client.get(case(row)).context["message_form"]["nonce"].value()
        data = {f"message-{name}": value for name, value in {"text": "", "nonce": nonce, **said}.items()}
        return client.post(case(row, "write"), data | {button: "1"})

    def test_a_request_with_a_day_reaches_the_author(self, client, ana, form):
        row, day = make_submission(form), timezone.localdate() + dt.timedelta(days=10)
        assert (
            self.send(client, row, text="Trimiteți planul.", is_request="on", reply_until=f"{day:%d.%m.%Y}").status_code
            == 302
        )
        message = CaseMessage.objects.get()
        assert (message.kind, message.reply_until, message.by) == (CaseMessage.Kind.REQUEST, day, ana)
        assert "Trimiteți planul." in OutboxMessage.objects.get(to=row.email).body
        assert "Trimiteți planul." in page(client, row)

    def test_sent_twice_it_arrives_once(self, client, ana, form):
        row = make_submission(form)
        for _ in range(2):
            self.send(client, row, text="O dată.", nonce="abc")
        assert CaseMessage.objects.count() == 1

    def test_a_day_that_is_over_is_no_day(self, client, ana, form):
        response = self.send(client, make_submission(form), text="x", reply_until="01.01.2020")
        assert "reply_until" in response.context["message_form"].errors
        assert not CaseMessage.objects.exists()

    def test_a_template_is_inserted_without_any_script_in_the_authors_language(self, client, ana, form):
        template = ReplyTemplate.objects.create(
            name="Lipsă", text_ro="Vă rugăm să completați.", text_en="Please complete it."
        )
        row = make_submission(form, language="en")
        response = self.send(client, row, "insert", template=template.pk, text="Dear Ioana,")
        assert response.context["message_form"]["text"].value() == "Dear Ioana,\n\nPlease complete it."
        assert response.context["message_form"].errors == {}
        assert not CaseMessage.objects.exists()

    @pytest.mark.parametrize("template", ["abc", "999999", "9" * 40, ""])
    def test_a_template_that_was_not_offered_changes_nothing(self, client, ana, form, template):
        response = self.send(client, make_submission(form), "insert", template=template, text="Dear Ioana,")
        assert response.context["message_form"]["text"].value() == "Dear Ioana,"

    def test_templates_of_other_desks_are_not_offered(self, client, ana, form):
        for desk in ("", "ideas", "youth"):
            ReplyTemplate.objects.create(name=f"model {desk or 'comun'}", desk=desk, text_ro="x", text_en="x")
        shown = page(client, make_submission(form))
        assert ("model comun" in shown, "model ideas" in shown, "model youth" in shown) == (True, True, False)

    def test_what_the_author_wrote_is_marked_as_read_when_it_is_opened(self, client, ana, form):
        row = make_submission(form)
        write_to_staff(submission=row, text="Iată planul.", now=timezone.now(), nonce="n1")
        assert "Iată planul." in page(client, row)
        assert CaseMessage.objects.get().read_at is not None

    def test_files_say_what_the_antivirus_said(self, client, ana, form):
        row = make_submission(form)
        made = Attachment(
            submission=row,
            key="q_file",
            name="rau.pdf",
            extension="pdf",
            content_type="application/pdf",
            size=3,
            sha256="0" * 64,
            scan=Scan.INFECTED,
        )
        made.file.save("x", ContentFile(b"abc"), save=False)
        made.save()
        shown = page(client, row)
        assert "rau.pdf" in shown
        assert case(row, "files", str(made.pk)) not in shown


class TestPublication:
    BODY = "Sunt Ioana Pop, 0744 123 456, și vreau bănci."

    @pytest.fixture
    def row(self, form):
        return make_submission(form, may_publish=True, answers={"q_body": self.BODY})

    def send(self, client, row, button: str = "publish", **changes):
        words = {
            "outcome": Outcome.ACCEPTED,
            "text_ro": "Da.",
            "public_title": "Bănci",
            "public_text": self.BODY,
        } | changes
        words["seen"] = client.get(case(row)).context["marker"]
        return client.post(
            case(row, "answer"), {f"answer-{name}": value for name, value in words.items()} | {button: "1"}
        )

    def test_marks_are_shown_before_anything_is_published(self, client, ana, row):
        found = client.get(case(row)).context["answer_form"].found
        assert {mark.text for mark in found} == {"Ioana Pop", "0744 123 456"}

    def test_publishing_with_marks_left_asks_for_a_tick(self, client, ana, row):
        response = self.send(client, row)
        assert "leaves_marks" in response.context["answer_form"].errors
        assert not PublicAnswer.objects.exists()
        assert self.send(client, row, leaves_marks="on").status_code == 302
        assert PublicAnswer.objects.get().public_text == self.BODY

    def test_brackets_are_offered_and_nothing_is_stored_by_asking(self, client, ana, row):
        response = self.send(client, row, "redact")
        form = response.context["answer_form"]
        assert form["public_text"].value() == "Sunt [nume], [telefon], și vreau bănci."
        assert form["text_ro"].value() == "Da."
        assert form.found == []
        assert not PublicAnswer.objects.exists()
        assert self.send(client, row, public_text=form["public_text"].value()).status_code == 302

    def test_drafts_are_kept_whatever_stands_in_them(self, client, ana, row):
        assert self.send(client, row, "draft").status_code == 302
        assert PublicAnswer.objects.get().public_text == self.BODY

    def test_what_is_not_shown_needs_a_reason_and_its_author_reads_it(self, client, ana, row):
        response = self.send(client, row, is_withheld="on")
        assert "refusal_reason" in response.context["answer_form"].errors
        assert self.send(client, row, is_withheld="on", refusal_reason="Acuză un vecin.").status_code == 302
        assert PublicAnswer.objects.public().count() == 0
        letter = OutboxMessage.objects.get(kind="answer")
        assert "Acuză un vecin." in letter.body
        assert "Da." in letter.body

    def test_shown_again_once_the_reason_is_gone(self, client, ana, row):
        self.send(client, row, is_withheld="on", refusal_reason="Acuză un vecin.")
        assert self.send(client, row, public_text="Vreau bănci.").status_code == 302
        assert PublicAnswer.objects.public().count() == 1

    @pytest.mark.parametrize("cost", ["1500,50", "1.500,50"])
    def test_cost_day_and_department_are_kept(self, client, ana, row, cost):
        said = {
            "department_ro": "Direcția Parcuri",
            "execution": "planned",
            "cost": cost,
            "promised_on": "01.05.2027",
            "promised_precision": "month",
        }
        assert self.send(client, row, public_text="Bănci.", **said).status_code == 302
        answer = PublicAnswer.objects.get()
        assert (answer.department_ro, answer.execution, str(answer.cost), answer.promised_on) == (
            "Direcția Parcuri",
            "planned",
            "1500.50",
            dt.date(2027, 5, 1),
        )

    def test_steps_are_announced_below_a_published_answer(self, client, ana, row):
        self.send(client, row, public_text="Bănci.")
        sent = {
            "announce-execution": "started",
            "announce-text_ro": "Am comandat băncile.",
            "announce-promised_precision": "day",
            "announce-seen": client.get(case(row)).context["marker"],
        }
        assert client.post(case(row, "announce"), sent).status_code == 302
        assert PublicAnswer.objects.get().execution == "started"
        assert "Am comandat băncile." in page(client, row)


def test_case_costs_a_constant_number_of_queries(client, ana, form, django_assert_max_num_queries):
    row = make_submission(form)
    for number in range(6):
        CaseMessage.objects.create(submission=row, text=f"mesaj {number}", by=make_clerk())
        PersonalDataAccess.objects.create(submission=row, user=make_clerk(), how="opened")
        make_submission(form, merged_into=row)
    page(client, row)
    with django_assert_max_num_queries(45):
        page(client, row)


def test_everything_answers_404_for_whoever_works_elsewhere(client, form):
    row = make_submission(form)
    client.force_login(
        make_user(
            "view_submission",
            "change_submission",
            "answer_submission",
            "erase_submission",
            "view_contact",
            "view_sensitive",
            "work_youth_desk",
        )
    )
    posts = (
        "save",
        "answer",
        "announce",
        "write",
        "hand-over",
        "hand-back",
        "merge",
        "unmerge",
        "erase",
        "reveal",
        "here",
        "do/take",
    )
    assert {client.post(case(row, part)).status_code for part in posts} == {404}
    assert {client.get(case(row, *part)).status_code for part in ((), ("erase",), ("receipt",))} == {404}
    assert not ModelLogEntry.objects.for_instance(row).exists()
    assert row.status == Status.NEW
