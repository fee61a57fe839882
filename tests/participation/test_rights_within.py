"""Rights inside a case: sensitive answers on paper, in titles and files; answers by merging; cases of other forms."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from participation.actions import answers
from participation.actions.cases import marker_of
from participation.actions.contents import build
from participation.actions.merging import merge
from participation.choices import Outcome, Status
from participation.models import Attachment, FormAccess, FormWording, OutboxMessage, PersonalDataAccess, Submission
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
SECRET = "diagnosticul meu"
SENSITIVE = {"privacy": "sensitive"}
STRUCTURE = [
    {"key": "q_body", "type": "long_text", "role": "", "settings": SENSITIVE},
    {"key": "q_title", "type": "text", "role": "", "settings": {}},
    {"key": "q_email", "type": "email", "role": "email", "settings": {}},
    {"key": "q_file", "type": "file", "role": "", "settings": SENSITIVE},
]
READER = ("view_submission", "change_submission", "view_contact", "work_ideas_desk")
WORDS = {"outcome": Outcome.ACCEPTED, "text_ro": "Punem bănci.", "text_en": "", "public_title": "B", "public_text": "B"}


@pytest.fixture
def row():
    return make_submission(make_form(structure=STRUCTURE), answers={"q_body": SECRET})


def attach(row, key: str) -> Attachment:
    return Attachment.objects.create(
        submission=row, key=key, name=f"analize-{key}.pdf", extension="pdf", content_type="application/pdf", size=3,
        sha256="ab" * 32, file=ContentFile(b"%PDF", name="x"), thumbnail=ContentFile(b"jpg", name="y"),
    )  # fmt: skip


class TestSensitiveOnPaper:
    def receipt(self, client, row, *permissions) -> str:
        client.force_login(make_user(*READER, *permissions))
        attach(row, "q_file")
        return client.get(f"/admin/inbox/{row.pk}/receipt/").content.decode()

    def test_is_left_out_for_whoever_may_know_the_author_only(self, client, row):
        paper = self.receipt(client, row)
        assert row.reference in paper and "Bănci în parc" in paper
        assert SECRET not in paper and "analize" not in paper
        assert paper.count("nu se arată aici") == 2
        assert not PersonalDataAccess.objects.filter(how="revealed").exists()

    def test_is_printed_for_whoever_may_read_it_and_written_down(self, client, row):
        paper = self.receipt(client, row, "view_sensitive")
        assert SECRET in paper and "analize" in paper
        assert PersonalDataAccess.objects.filter(submission=row, how="revealed").count() == 1

    def test_nothing_is_written_down_where_nothing_is_sensitive(self, client):
        row = make_submission(make_form())
        client.force_login(make_clerk())
        client.get(f"/admin/inbox/{row.pk}/receipt/")
        assert not PersonalDataAccess.objects.filter(how="revealed").exists()


class TestSensitiveFiles:
    @pytest.mark.parametrize("tail", ["", "picture/"])
    def test_are_absent_for_whoever_may_not_read_them(self, client, row, tail):
        hidden, later = attach(row, "q_file"), attach(row, "")
        client.force_login(make_user(*READER))
        assert client.get(f"/admin/inbox/{row.pk}/files/{hidden.pk}/{tail}").status_code == 404
        assert client.get(f"/admin/inbox/{row.pk}/files/{later.pk}/{tail}").status_code == 200
        client.force_login(make_user(*READER, "view_sensitive"))
        assert client.get(f"/admin/inbox/{row.pk}/files/{hidden.pk}/{tail}").status_code == 200


class TestSensitiveTitles:
    def built(self, structure, cleaned) -> Submission:
        form = make_form(structure=structure)
        wording = FormWording.objects.newest(form.current_version, "ro")
        return build(wording=wording, cleaned=cleaned, received_at=timezone.now(), nonce="n")

    def test_the_first_text_that_is_not_sensitive_is_the_title(self):
        row = self.built(STRUCTURE, {"q_body": SECRET, "q_title": "Bănci"})
        assert (row.title, SECRET in row.search_text) == ("Bănci", False)

    def test_a_sensitive_title_is_no_title(self):
        structure = [{"key": "q_title", "type": "text", "role": "title", "settings": SENSITIVE}]
        assert self.built(structure, {"q_title": SECRET}).title == ""

    def test_a_sensitive_body_is_not_proposed_to_the_public(self):
        structure = [{"key": "q_body", "type": "long_text", "role": "body", "settings": SENSITIVE}]
        words = answers.public_words(self.built(structure, {"q_body": SECRET}))
        assert words == {"public_title": "", "public_text": ""}


class TestMergingIntoAnAnswer:
    def merged(self, client, *permissions, answered: bool = True):
        form = make_form()
        lead, row = make_submission(form), make_submission(form, email="dan@example.com")
        if answered:
            answers.publish_answer(submission=lead, words=WORDS, by=make_clerk(), now=timezone.now())
        client.force_login(make_user(*READER, *permissions))
        response = client.post(
            f"/admin/inbox/{row.pk}/merge/", {"merge-into": lead.reference, "merge-seen": marker_of(row)}
        )
        row.refresh_from_db()
        return row, response

    def test_takes_the_permission_to_answer(self, client):
        row, response = self.merged(client)
        assert (row.merged_into, row.status, response.status_code) == (None, Status.NEW, 200)
        assert "Are deja răspuns" in response.content.decode()
        assert not OutboxMessage.objects.filter(to="dan@example.com").exists()

    def test_gives_the_answer_with_it(self, client):
        assert self.merged(client, "answer_submission")[0].status == Status.ANSWERED

    def test_needs_none_while_nothing_is_answered(self, client):
        assert self.merged(client, answered=False)[0].merged_into is not None


class TestCasesOfOtherForms:
    @pytest.fixture
    def pair(self, client):
        """A case of a form given to this person, and one of its desk's other form, merged by somebody of the desk."""
        mine, theirs = make_form(title="A mea"), make_form(title="A lor")
        row, other = make_submission(mine, title="Bănci"), make_submission(theirs, title="Altceva de tot")
        user = make_user("view_submission", "change_submission", "view_contact")
        FormAccess.objects.create(form=mine, user=user)
        client.force_login(user)
        return row, other

    def shown(self, client, row) -> str:
        pages = ("", "related/", "past/")
        return "".join(client.get(f"/admin/inbox/{row.pk}/{page}").content.decode() for page in pages)

    @pytest.mark.parametrize("leads", [True, False])
    def test_are_named_nowhere_on_a_case_merged_with_them(self, client, pair, leads):
        row, other = pair
        merge(submission=other if leads else row, into=row if leads else other, by=make_clerk(), now=timezone.now())
        page = self.shown(client, row)
        assert not [word for word in (other.reference, other.title, f"/inbox/{other.pk}/") if word in page]
        assert ("altă propunere" in page) is not leads
        client.force_login(make_clerk())
        page = self.shown(client, row)
        assert other.reference in page and f"/inbox/{other.pk}/" in page
        assert "altă propunere" not in page
