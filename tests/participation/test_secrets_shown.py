"""What a letter opens is for its mailbox alone: neither the case nor a copy of one's data hands it on."""

import io
import json
import re
import zipfile

import pytest
from django.utils import timezone

from participation.actions.conversation import write_to_author
from participation.actions.privacy import own_data
from participation.models import OutboxMessage
from participation.references import without_secrets
from tests.participation.author import knock, mailed_code
from tests.participation.staff import make_user

SECRET = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    "path",
    ["ro/primire/{}/", "en/receipt/{}/pdf/", "ro/dosar/deschide/{}/", "ro/confirma/{}/", "ro/continua/{}", "ro/urmareste/{}/renunta/", "ro/vot/{}/"],
)  # fmt: skip
def test_an_address_keeps_its_place_and_loses_its_secret(path):
    shown = without_secrets("received", f"Aici:\nhttps://testserver/{path.format(SECRET)}\nNumărul: CJ-1234")
    assert shown == f"Aici:\nhttps://testserver/{path.format('…')}\nNumărul: CJ-1234"


def test_a_letter_with_a_code_is_blank_and_other_words_stay():
    assert without_secrets("case_code", "codul:\n\n123456\n") == "…"
    assert without_secrets("answer", "Cod poștal 400001, https://primarie.ro/a/12345") == (
        "Cod poștal 400001, https://primarie.ro/a/12345"
    )


@pytest.fixture
def letters(sent):
    """A receipt, a link into the case, a code and the link beside it, all unused; what they would open with."""
    clerk = make_user("view_submission", "change_submission", "view_contact", "work_ideas_desk")
    write_to_author(submission=sent, text="Ne mai trebuie o schiță.", by=clerk, now=timezone.now())
    knock(sent.reference, sent.email)
    bodies = "\n".join(OutboxMessage.objects.filter(submission=sent, to=sent.email).values_list("body", flat=True))
    return clerk, {mailed_code(), *set(access_secrets(bodies))}


def access_secrets(text: str) -> list[str]:
    return re.findall(r"\b[0-9a-f]{32}\b", text)


@pytest.mark.django_db
class TestUnusedLetters:
    def test_staff_who_see_the_letters_cannot_become_their_author(self, client, sent, letters):
        clerk, openers = letters
        assert len(openers) == 4
        client.force_login(clerk)
        page = client.get(f"/admin/inbox/{sent.pk}/").content.decode()
        assert "Ne mai trebuie o schiță." in page
        assert not [opener for opener in openers if opener in page]

    def test_a_copy_of_one_s_data_holds_no_code_for_its_erasure(self, sent, letters):
        _clerk, openers = letters
        archive = zipfile.ZipFile(io.BytesIO(b"".join(own_data(sent))))
        everything = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
        assert len(json.loads(archive.read("data.json"))["letters"]) == 3
        assert not [opener for opener in openers if opener in everything]
