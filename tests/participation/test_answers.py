"""The city's answer: drafted, previewed, published once, mailed once, shown only with consent."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from cms.models import SiteSettings
from cms.workflow import TransitionRefused
from participation.actions import answers, cases
from participation.choices import Outcome, Status
from participation.models import OutboxMessage, PublicAnswer
from tests.participation.staff import make_clerk, make_form, make_submission

pytestmark = pytest.mark.django_db
WORDS = {
    "outcome": Outcome.ACCEPTED,
    "text_ro": "Montăm zece bănci în iunie.",
    "text_en": "",
    "public_title": "Bănci în parc",
    "public_text": "Aș vrea bănci la umbră.",
}


@pytest.fixture
def clerk(client):
    user = make_clerk(first_name="Ana", last_name="Clerk")
    client.force_login(user)
    return user


@pytest.fixture
def form():
    return make_form(reply_to="idei@example.com")


def publish(row, by, **words):
    return answers.publish_answer(submission=row, words=WORDS | words, by=by, now=timezone.now())


def page_url(row) -> str:
    return f"/admin/inbox/{row.pk}/"


def typed(client, row, **words) -> dict:
    marker = client.get(page_url(row)).context["marker"]
    return {f"answer-{name}": value for name, value in (WORDS | words | {"seen": marker}).items()}


def send(client, row, button: str = "publish", **words):
    return client.post(f"{page_url(row)}answer/", typed(client, row, **words) | {button: "1"})


class TestPublishing:
    def test_closes_the_case_and_logs_one_entry(self, clerk, form):
        row = make_submission(form)
        answer = publish(row, clerk)
        row.refresh_from_db()
        assert (row.status, row.owner, row.closed_at) == (Status.ANSWERED, clerk, answer.published_at)
        entry = ModelLogEntry.objects.for_instance(row).get()
        assert (entry.action, entry.user, entry.label) == ("participation.answer", clerk, row.reference)

    def test_mails_the_author_once_with_the_forms_address_for_replies(self, clerk, form):
        row = make_submission(form)
        publish(row, clerk)
        publish(row, clerk)
        mail = OutboxMessage.objects.get()
        assert (mail.to, mail.reply_to, mail.language, mail.kind) == (
            "ioana@example.com",
            "idei@example.com",
            "ro",
            "answer",
        )
        assert row.reference in mail.subject
        assert "Montăm zece bănci în iunie." in mail.body
        assert ModelLogEntry.objects.for_instance(row).count() == 1

    def test_replies_go_to_the_centre_when_the_form_names_no_address(self, clerk, site):
        SiteSettings.objects.create(site=Site.objects.get(is_default_site=True), email="centru@example.com")
        publish(make_submission(make_form()), clerk)
        assert OutboxMessage.objects.get().reply_to == "centru@example.com"

    def test_an_english_author_reads_english(self, clerk, form):
        row = make_submission(form, language="en", title="Benches")
        publish(row, clerk, text_en="We place ten benches in June.")
        mail = OutboxMessage.objects.get()
        assert mail.language == "en"
        assert "We place ten benches in June." in mail.body
        assert "Montăm" not in mail.body
        assert "answer" in mail.subject

    def test_an_english_author_is_not_answered_in_romanian_only(self, clerk, form):
        row = make_submission(form, language="en")
        with pytest.raises(answers.AnswerIncomplete):
            publish(row, clerk)
        assert not OutboxMessage.objects.exists()

    def test_without_an_address_nobody_is_written_to(self, clerk, form):
        row = make_submission(form, email="")
        publish(row, clerk)
        assert not OutboxMessage.objects.exists()
        assert ModelLogEntry.objects.for_instance(row).get().data["mailed"] is False

    def test_text_of_the_author_reaches_the_mail_unchanged_and_no_header(self, clerk, form):
        row = make_submission(form, title="Tom & Jerry <b>\nBcc: x@example.com")
        publish(row, clerk)
        mail = OutboxMessage.objects.get()
        assert "Tom & Jerry <b>" in mail.body
        assert "\n" not in mail.subject
        assert "Bcc" not in mail.subject

    @pytest.mark.parametrize("may_publish", [True, False])
    def test_is_public_only_with_the_authors_consent(self, clerk, form, may_publish):
        publish(make_submission(form, may_publish=may_publish), clerk)
        assert PublicAnswer.objects.public().exists() is may_publish

    def test_what_is_in_quarantine_is_not_answered(self, clerk, form):
        with pytest.raises(TransitionRefused):
            publish(make_submission(form, status=Status.QUARANTINED), clerk)

    def test_a_correction_is_told_to_the_author_and_keeps_its_day(self, clerk, form):
        row = make_submission(form, may_publish=True)
        first = publish(row, clerk).published_at
        publish(row, clerk, text_ro="Montăm douăzeci de bănci.")
        answer = PublicAnswer.objects.get()
        assert (answer.text_ro, answer.published_at) == ("Montăm douăzeci de bănci.", first)
        assert list(OutboxMessage.objects.order_by("pk").values_list("kind", flat=True)) == [
            "answer",
            "answer_corrected",
        ]

    def test_an_answer_without_words_is_impossible(self, clerk, form):
        for missing in ({"text_ro": "  "}, {"outcome": ""}, {"outcome": "nonsense"}):
            with pytest.raises(answers.AnswerIncomplete):
                publish(make_submission(form), clerk, **missing)


class TestRefusing:
    def test_needs_a_reason(self, clerk, form):
        row = make_submission(form)
        with pytest.raises(answers.AnswerIncomplete):
            answers.refuse(submission=row, reason=" ", by=clerk, now=timezone.now())
        row.refresh_from_db()
        assert row.status == Status.NEW

    def test_with_a_reason_refuses(self, clerk, form):
        row = make_submission(form, may_publish=True)
        answers.refuse(submission=row, reason="Terenul este privat.", by=clerk, now=timezone.now())
        row.refresh_from_db()
        assert row.status == Status.REFUSED
        assert PublicAnswer.objects.public().get().public_text == "Aș vrea bănci la umbră."
        assert "Terenul este privat." in OutboxMessage.objects.get().body

    def test_the_form_says_so_and_keeps_what_was_typed(self, client, clerk, form):
        row = make_submission(form, may_publish=True)
        response = send(client, row, outcome=Outcome.REFUSED, text_ro="", public_title="Titlu scris acum")
        assert response.status_code == 200
        assert "text_ro" in response.context["answer_form"].errors
        assert response.context["answer_form"]["public_title"].value() == "Titlu scris acum"
        assert not PublicAnswer.objects.exists()


class TestEditor:
    def test_proposes_the_authors_words_for_the_public_page(self, client, clerk, form):
        shown = client.get(page_url(make_submission(form, may_publish=True))).context["answer_form"]
        assert (shown["public_title"].value(), shown["public_text"].value()) == (
            "Bănci în parc",
            "Aș vrea bănci la umbră.",
        )

    def test_publishes_what_was_redacted(self, client, clerk, form):
        row = make_submission(form, may_publish=True)
        assert send(client, row, public_text="Bănci la umbră [nume șters].").status_code == 302
        assert PublicAnswer.objects.public().get().public_text == "Bănci la umbră [nume șters]."

    def test_a_draft_may_be_incomplete_and_tells_nobody(self, client, clerk, form):
        row = make_submission(form, may_publish=True)
        assert send(client, row, "draft", outcome="", text_ro="De verificat").status_code == 302
        row.refresh_from_db()
        assert row.status == Status.NEW
        assert not PublicAnswer.objects.public().exists()
        assert not OutboxMessage.objects.exists()
        assert client.get(page_url(row)).context["answer_form"]["text_ro"].value() == "De verificat"

    def test_a_preview_shows_page_and_mail_and_stores_nothing(self, client, clerk, form):
        row = make_submission(form, may_publish=True)
        response = send(client, row, "preview", text_ro="Răspunsul de probă")
        page = response.content.decode()
        assert page.count("Răspunsul de probă") >= 3
        assert row.reference in str(response.context["preview"]["mail"].subject)
        assert not PublicAnswer.objects.exists()
        assert not OutboxMessage.objects.exists()

    def test_a_double_click_publishes_once(self, client, clerk, form):
        row = make_submission(form)
        sent = typed(client, row) | {"publish": "1"}
        first, second = (client.post(f"{page_url(row)}answer/", sent) for _ in range(2))
        assert (first.status_code, second.status_code) == (302, 302)
        assert OutboxMessage.objects.count() == 1

    def test_two_clerks_do_not_publish_over_each_other(self, client, clerk, form):
        row = make_submission(form)
        sent = typed(client, row, text_ro="Răspunsul Anei") | {"publish": "1"}
        publish(row, make_clerk(first_name="Dan"), text_ro="Răspunsul lui Dan")
        response = client.post(f"{page_url(row)}answer/", sent)
        assert response.status_code == 200
        assert response.context["answer_form"]["text_ro"].value() == "Răspunsul Anei"
        assert PublicAnswer.objects.get().text_ro == "Răspunsul lui Dan"
        assert OutboxMessage.objects.count() == 1

    def test_two_drafts_do_not_overwrite_each_other(self, client, clerk, form):
        row = make_submission(form)
        sent = typed(client, row, text_ro="Ciorna Anei") | {"draft": "1"}
        answers.save_draft(
            submission=row, words=WORDS | {"text_ro": "Ciorna lui Dan"}, by=make_clerk(), now=timezone.now()
        )
        response = client.post(f"{page_url(row)}answer/", sent)
        assert response.context["answer_form"]["text_ro"].value() == "Ciorna Anei"
        assert PublicAnswer.objects.get().text_ro == "Ciorna lui Dan"

    def test_a_published_answer_has_no_draft(self, client, clerk, form):
        row = make_submission(form)
        publish(row, clerk)
        with pytest.raises(answers.AlreadyPublished):
            answers.save_draft(submission=row, words=WORDS, by=clerk, now=timezone.now())
        assert 'name="draft"' not in client.get(page_url(row)).content.decode()

    def test_publish_and_next_goes_to_the_next_open_one(self, client, clerk, form):
        row, other = make_submission(form), make_submission(form)
        assert send(client, row, "next").headers["Location"] == page_url(other)
        row.refresh_from_db()
        assert row.status == Status.ANSWERED

    def test_a_reopened_case_keeps_its_answer_in_public(self, clerk, form):
        row = make_submission(form, may_publish=True)
        publish(row, clerk)
        cases.reopen(submission=row, by=clerk, now=timezone.now())
        assert PublicAnswer.objects.public().exists()

    def test_the_public_fields_are_absent_without_consent(self, client, clerk, form):
        page = client.get(page_url(make_submission(form, may_publish=False))).content.decode()
        assert '<textarea name="answer-public_text"' not in page
