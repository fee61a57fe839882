"""The form on paper: every question with its words and room for the answer, in both languages, as a page and as a PDF."""

import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils.translation import override

from fix_cluj.models import GrantCallPage
from participation.models import Form
from participation.views.papers import can_make_pdf
from tests.factories import make_form_page, question_block
from tests.fix_cluj.test_budget import table_block
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db


def test_every_question_stands_on_the_paper_of_each_language(client, form, english):
    assert GrantCallPage.objects.count() == 2
    key = Form.objects.get(page_key=form.translation_key).key
    for language, title, question in (
        ("ro", "Cerere de finanțare", "Titlul ideii"),
        ("en", "EN Cerere", "EN Titlul ideii"),
    ):
        with override(language):
            url, pdf = reverse("blank_form", args=[key]), reverse("blank_form_pdf", args=[key])
        page = soup(client.get(url))
        assert page.html["lang"] == language and title in page.h1.get_text()
        headings = [item.get_text() for item in page.select("h3")]
        assert len(headings) == 6 and headings[1].startswith(question)
        assert "(" in headings[1] and "(" not in headings[2], "what must be answered is marked"
        assert not page.select("form, input, script")
        made = client.get(pdf)
        if can_make_pdf():
            document = pikepdf.open(io.BytesIO(made.content))
            assert document.Root.MarkInfo.Marked and title in str(document.docinfo.get("/Title", ""))


def test_choices_are_boxes_and_tables_have_empty_rows_and_the_form_leads_here(client, call):
    form = make_form_page(
        call,
        kind="application",
        desk="grants",
        answer_days=10,
        questions=[
            question_block("heading", "Idee"),
            question_block("single_choice", "Tipul", choices=["Socială", "Tehnologică"]),
            question_block("long_text", "Soluția", required=True),
            table_block("Buget", {"label": "Ce", "type": "text"}, {"label": "Lei", "type": "money", "total": True}),
        ],
    )
    link = soup(client.get(form.url)).select_one("a[href*='/formular/']")["href"]
    page = soup(client.get(link.removesuffix("pdf/")))
    assert page.h2.get_text() == "Idee"
    assert [box.get_text() for box in page.select(".blank__boxes li")] == ["Socială", "Tehnologică"]
    assert len(page.select(".blank__table tbody tr")) == 6 and len(page.select(".blank__line")) == 8
    form.unpublish()
    assert client.get(link).status_code == 404
