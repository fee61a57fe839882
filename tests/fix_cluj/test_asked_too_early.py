"""No application asks for a personal number or a bank account: the editor refuses the question, in both languages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.factories import make_form_page, question_block
from tests.fix_cluj.test_budget import table_block

pytestmark = pytest.mark.django_db
KEPT = {"kind": "application", "desk": "grants", "answer_days": 10, "live": False}


@pytest.mark.parametrize(
    "question",
    [
        question_block("text", "CNP-ul reprezentantului"),
        question_block("number", "Codul numeric personal"),
        question_block("long_text", "Banca și IBAN"),
        question_block("text", "Bank account of the team"),
        table_block("Membrii", {"label": "Nume", "type": "text"}, {"label": "CNP", "type": "text"}),
    ],
)
def test_a_personal_number_or_an_account_is_no_question_of_an_application(call, question):
    label = question["value"]["label"] if "Membrii" not in question["value"]["label"] else "CNP"
    with override("en"), pytest.raises(ValidationError) as error:
        make_form_page(call, questions=[question_block("text", "Titlul", role="title"), question], **KEPT)
    words = str(error.value.message_dict["questions"])
    assert label in words and "with the contract" in words


def test_words_that_only_look_like_it_and_forms_of_another_kind_are_let_through(call, site):
    harmless = [
        question_block("text", "Contribuția proprie"),
        question_block("checkbox", "Nu am scris niciun CNP"),
        question_block("text", "Contul de Instagram"),
    ]
    assert make_form_page(call, questions=[question_block("text", "Titlul", role="title"), *harmless], **KEPT).pk
    assert make_form_page(site, questions=[question_block("text", "IBAN")], live=False).pk
