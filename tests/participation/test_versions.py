"""Form ← FormVersion ← Submission: what was filed keeps its words, keys never follow labels, languages share one form."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.choices import FormKind
from participation.models import Form, FormPage, FormVersion, FormWording, Submission
from tests.factories import make_form_page, publish, question_block, translate
from tests.participation.conftest import WORDS
from tests.participation.sending import Visitor, soup

pytestmark = pytest.mark.django_db


def edit(page, change):
    """Change the raw questions as an editor would, and publish."""
    raw = [dict(block) for block in page.questions.raw_data]
    change(raw)
    page.questions = type(page.questions)(page.questions.stream_block, raw, is_lazy=True)
    return publish(page)


def rename(old: str, new: str):
    def change(raw):
        for block in raw:
            if block["value"]["label"] == old:
                block["value"]["label"] = new

    return change


def test_renaming_a_question_changes_no_key_and_old_answers_keep_the_label_their_author_saw(ana, idea_ro):
    ana.send(idea_ro)
    key = ana.key("Titlul ideii")
    edit(ana.page, rename("Titlul ideii", "Pe scurt"))
    later = Visitor(ana.page)
    later.send({"Pe scurt": "Alt titlu", "Ideea ta": "Alt text.", "E-mail": "ana@example.org"})

    assert later.key("Pe scurt") == key
    assert FormVersion.objects.count() == 1, "words alone make no version"
    first, second = Submission.objects.order_by("received_at")
    assert first.labelled_answers()[0]["label"] == "Titlul ideii"
    assert second.labelled_answers()[0]["label"] == "Pe scurt"
    assert set(first.answers) == set(second.answers)


def test_an_untouched_publication_makes_neither_version_nor_wording(ana):
    publish(ana.page)
    publish(ana.page)
    assert FormVersion.objects.count() == FormWording.objects.count() == 1


def test_a_new_question_makes_the_next_version(ana):
    edit(ana.page, lambda raw: raw.append(question_block("text", "Strada")))
    assert Form.objects.get().current_version.number == 2


def test_what_was_open_while_an_editor_published_is_taken_as_its_author_saw_it(ana, idea_ro):
    typed = ana.typed(idea_ro)
    edit(ana.page, lambda raw: raw.append(question_block("text", "Strada", required=True)))
    assert ana.post(typed).status_code == 302
    submission = Submission.objects.get()
    assert submission.wording.version.number == 1
    assert "Strada" not in [answer["label"] for answer in submission.labelled_answers()]


def test_a_deleted_question_is_still_read_where_it_was_answered(ana, idea_ro):
    ana.send(idea_ro)
    edit(ana.page, lambda raw: raw.pop(1))
    assert idea_ro["Ideea ta"] in [answer["value"] for answer in Submission.objects.get().labelled_answers()]
    assert "Ideea ta" not in soup(ana.client.get(ana.page.url)).main.get_text()


def test_a_new_required_question_is_withheld_in_english_until_translated_and_english_can_still_be_sent(
    ana, bob, idea_ro, idea_en
):
    edit(ana.page, lambda raw: raw.append(question_block("text", "Strada ta", required=True)))
    english = Visitor(bob.page, language="en")
    shown = english.client.get(english.page.url).content.decode()
    assert "Strada ta" not in shown
    assert english.send(idea_en).status_code == 302
    assert Visitor(ana.page).send(idea_ro).status_code == 422, "Romanian asks for it"

    translate(ana.page, words=WORDS | {"Strada ta": "Your street"})
    assert "Your street" in english.client.get(english.page.url).content.decode()
    assert Visitor(bob.page, language="en").send(idea_en).status_code == 422


def test_no_romanian_word_of_the_form_stands_in_the_english_one(bob):
    english = soup(bob.client.get(bob.page.url)).find("form", {"id": "form"}).get_text()
    for word in ("Titlul", "Ideea", "Domeniul", "Parcuri", "Numele", "publicarea"):
        assert word not in english


def test_a_choice_is_stored_by_key_and_read_in_its_author_s_language(ana, bob, idea_ro, idea_en):
    ana.send(idea_ro | {"Domeniul": ana.choice("Domeniul", "Parcuri")})
    bob.send(idea_en | {"Field": bob.choice("Field", "Parks")})
    romanian, english = Submission.objects.order_by("received_at")
    key = ana.key("Domeniul")
    assert romanian.answers[key] == english.answers[key]
    assert [answer["value"] for answer in romanian.labelled_answers() if answer["key"] == key] == ["Parcuri"]
    assert [answer["value"] for answer in english.labelled_answers() if answer["key"] == key] == ["Parks"]


def test_deleting_the_english_page_loses_nothing(bob, idea_en):
    receipt = bob.send(idea_en).url
    bob.page.delete()
    assert Submission.objects.get().labelled_answers()[0]["label"] == "Title of the idea"
    assert bob.client.get(receipt).status_code == 200


def test_a_form_without_words_in_a_language_says_so_and_leads_to_the_other(ana):
    english = translate(ana.page, words={"Trimite o idee": "Send an idea"})
    response = ana.client.get(english.url)
    page = soup(response)
    assert page.find("form", {"id": "form"}) is None
    assert page.main.find("a", href=lambda href: href and href.endswith(ana.page.url))


def test_the_editor_s_preview_shows_the_draft_and_cannot_be_sent(site):
    page = make_form_page(site, live=False)
    response = page.make_preview_request()
    shown = soup(response)
    assert response.status_code == 200
    assert shown.find("textarea")
    assert shown.find("button", string=lambda text: text and "ideea" in text).has_attr("disabled")
    assert not Form.objects.exists()


def test_the_preview_of_a_changed_draft_shows_the_change(ana):
    raw = [dict(block) for block in ana.page.questions.raw_data]
    rename("Titlul ideii", "Pe scurt")(raw)
    ana.page.questions = type(ana.page.questions)(ana.page.questions.stream_block, raw, is_lazy=True)
    assert "Pe scurt" in ana.page.make_preview_request().content.decode()


@pytest.mark.parametrize(
    ("kind", "word"),
    [(FormKind.IDEA, "nu o petiție"), (FormKind.PETITION, "este o petiție"), (FormKind.SURVEY, "chestionar")],
)
def test_the_form_says_what_it_is_and_by_when_we_answer(site, kind, word):
    page = make_form_page(site, kind=kind, answer_days=20)
    text = soup(ana_sees(page)).main.get_text(" ")
    assert word in text
    assert kind == FormKind.SURVEY or "20 de zile" in text


def ana_sees(page):
    return Visitor(page).client.get(page.url)


def test_the_deadline_is_shown_with_day_hour_and_zone(site):
    page = make_form_page(site, closes_at=dt.datetime(2027, 3, 31, 13, 0, tzinfo=dt.UTC))
    text = " ".join(soup(ana_sees(page)).main.get_text(" ").split())
    assert "31 martie 2027" in text
    assert "16.00" in text
    assert "UTC+3" in text


def test_whoever_cannot_use_the_form_reads_how_else_to_reach_us(ana):
    from wagtail.models import Site

    from cms.models import SiteSettings

    site_settings = SiteSettings.for_site(Site.objects.first())
    site_settings.phone, site_settings.email, site_settings.address = (
        "0264 596 030",
        "ideas@example.org",
        "Str. Moților 3",
    )
    site_settings.save()
    text = soup(ana.client.get(ana.page.url)).main.get_text()
    for fact in ("0264 596 030", "ideas@example.org", "Str. Moților 3"):
        assert fact in text


def test_an_editor_s_help_is_text_and_never_markup(site):
    block = question_block("text", "Întrebare <b>")
    block["value"]["help_text"] = "<script>alert(1)</script>"
    html = ana_sees(make_form_page(site, questions=[block])).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_every_kind_of_question_can_be_answered(site):
    from cms.models import Neighbourhood

    place = Neighbourhood.objects.create(name_ro="Mănăștur", name_en="Mănăștur", slug="manastur")
    blocks = [
        question_block("heading", "Despre tine"),
        question_block("phone", "Telefon", role="phone"),
        question_block("number", "Vârsta", minimum=1, maximum=120),
        question_block("date", "Când", earliest="2026-01-01"),
        question_block("multiple_choice", "Ce", choices=["A", "B", "C"]),
        question_block("dropdown", "Care", choices=["X", "Y"]),
        question_block("neighbourhood", "Cartier", role="neighbourhood"),
        question_block("checkbox", "Bifează"),
        question_block("consent", "De acord", required=True),
    ]
    visitor = Visitor(make_form_page(site, questions=blocks))
    page = soup(visitor.client.get(visitor.page.url))
    assert page.find("legend", string="Despre tine")
    assert "Mănăștur" in page.main.get_text()
    answers = {
        "Telefon": "0745 123 456",
        "Vârsta": "30",
        "Când": "2026-05-01",
        "Ce": [visitor.choice("Ce", "A"), visitor.choice("Ce", "C")],
        "Care": visitor.choice("Care", "Y"),
        "Cartier": "manastur",
        "Bifează": "on",
        "De acord": "on",
    }
    assert visitor.send(answers).status_code == 302
    submission = Submission.objects.get()
    values = {answer["label"]: answer["value"] for answer in submission.labelled_answers()}
    assert values["Telefon"] == submission.phone == "+40 745 123 456"
    assert (values["Vârsta"], values["Când"], values["Ce"], values["Care"]) == ("30", "2026-05-01", "A, C", "Y")
    assert submission.neighbourhood == place
    assert "manastur" in submission.search_text
    assert not submission.may_publish, "an agreement counts as leave to publish only where the editor said so"


@pytest.mark.parametrize(
    ("label", "wrong"),
    [
        ("Vârsta", "treizeci"),
        ("Vârsta", "1e400"),
        ("Vârsta", "NaN"),
        ("Când", "31.02.2026"),
        ("Cartier", "narnia"),
        ("Telefon", "++++"),
    ],
)
def test_a_wrong_answer_is_explained(site, label, wrong):
    blocks = [
        question_block("number", "Vârsta"),
        question_block("date", "Când"),
        question_block("neighbourhood", "Cartier"),
        question_block("phone", "Telefon"),
    ]
    response = Visitor(make_form_page(site, questions=blocks)).send({label: wrong})
    assert response.status_code == 422
    assert soup(response).select_one("[data-error-summary] a").get_text().startswith(label)


def test_agreeing_to_publication_is_stored_with_the_words_that_were_agreed_to(ana, idea_ro):
    ana.send(idea_ro | {"Sunt de acord cu publicarea": "on"})
    submission = Submission.objects.get()
    assert submission.may_publish
    assert "acord" in submission.wording.words[ana.key("Sunt de acord cu publicarea")]["text"]


def test_everything_sent_can_be_found_without_diacritics(ana, idea_ro):
    ana.send(idea_ro | {"Numele tău": "Ștefan Țîru", "Domeniul": ana.choice("Domeniul", "Mobilitate")})
    for text in ("banci", "stefan tiru", "mobilitate", "ana@example.org"):
        assert Submission.objects.matching(text, with_contact=True).count() == 1, text


def test_a_form_that_no_language_shows_takes_nothing(ana, idea_ro):
    FormPage.objects.get(pk=ana.page.pk).unpublish()
    assert ana.send(idea_ro).status_code == 410


def test_a_form_can_be_filled_by_code_once_under_a_stable_name(ana):
    from participation.actions import receive_submission

    cleaned = {ana.key("Titlul ideii"): "Din hârtie", ana.key("Ideea ta"): "Scrisă de mână."}
    now = timezone.now()
    rows = [
        receive_submission(
            wording=ana.wording,
            cleaned=cleaned,
            received_at=now,
            now=now,
            nonce="demo-1",
            sends_mail=False,
            is_demonstration=True,
        )
        for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert Submission.objects.get().is_demonstration
