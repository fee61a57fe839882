"""The list of public ideas, the page of one, what is told of its execution, the register and the open data."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from django.utils import timezone

from cms.models import Neighbourhood, Topic
from participation.actions.execution import ExecutionIncomplete, announce
from participation.choices import Execution, Outcome
from participation.idea_forms import AnnounceForm
from participation.models import Form, IdeasPage, OutboxMessage, PublicAnswer, Submission
from tests.factories import make_form_page, publish, translate
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_clerk
from tests.participation.test_ideas import answered, main, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ideas_page(site):
    return publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))


@pytest.fixture
def clerk():
    return make_clerk()


def idea_url(page, answer) -> str:
    return f"{page.url}{answer.pk}/"


def options(html, name: str) -> list[str]:
    field = html.find(attrs={"name": name})
    return [option["value"] for option in field.find_all("option") if option["value"]] if field else []


def test_the_search_box_finds_published_words_however_they_are_spelled(ana, idea_ro, ideas_page):
    answered(ana, idea_ro | {"Titlul ideii": "Cișmea în Mănăștur"}, public_text="Un izvor pentru bicicliști")
    answered(ana, idea_ro | {"Titlul ideii": "Altceva", "Ideea ta": "Ideea ascunsă"})
    for words in ("cismea", "CI\u015eMEA", "manastur biciclisti", "punem banci"):
        text = main(ana, f"{ideas_page.url}?q={words}").get_text()
        assert "Cișmea în Mănăștur" in text, words
    assert "Altceva" not in main(ana, f"{ideas_page.url}?q=cismea").get_text()
    assert main(ana, f"{ideas_page.url}?q=ascunsă").select_one(".empty")  # never published


def test_words_that_were_taken_out_are_no_longer_found(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro, public_text="Scrisă de Vasile")
    assert main(ana, f"{ideas_page.url}?q=vasile").select_one(".card")
    answer.public_text = "Scrisă de [nume șters]"
    answer.save(update_fields=["public_text"])
    assert main(ana, f"{ideas_page.url}?q=vasile").select_one(".empty")


@pytest.mark.parametrize("words", ["100%", "a_b", "\\", "'", "ana@example.org"])
def test_signs_that_a_database_knows_are_only_letters_of_a_search(ana, idea_ro, ideas_page, words):
    answered(ana, idea_ro)
    page = ana.client.get(ideas_page.url, {"q": words})
    assert page.status_code == 200
    assert soup(page).main.select_one(".empty")


def test_a_filter_offers_only_what_some_answered_idea_has(ana, idea_ro, ideas_page):
    for number, outcome in enumerate((Outcome.ACCEPTED, Outcome.REFUSED)):
        topic = Topic.objects.create(slug=f"t{number}", name_ro=f"Tema {number}", name_en=f"Topic {number}")
        answer = answered(ana, idea_ro, outcome=outcome)
        Submission.objects.filter(pk=answer.submission_id).update(topic=topic)
    Topic.objects.create(slug="unused", name_ro="Nefolosită", name_en="Unused")
    html = main(ana, ideas_page.url)
    assert options(html, "topic") == ["t0", "t1"]
    assert options(html, "outcome") == ["refused", "accepted"] or set(options(html, "outcome")) == {
        "accepted",
        "refused",
    }
    assert html.find(attrs={"name": "form"}) is None  # one form only: nothing to choose
    assert len(main(ana, f"{ideas_page.url}?topic=t0").select(".card")) == 1


def test_ideas_are_filtered_by_year_execution_and_form(ana, idea_ro, ideas_page):
    old = answered(ana, idea_ro | {"Titlul ideii": "De anul trecut"}, execution=Execution.DONE)
    last_year = timezone.now().year - 1
    edge = dt.datetime(last_year, 12, 31, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    PublicAnswer.objects.filter(pk=old.pk).update(published_at=edge)
    answered(ana, idea_ro | {"Titlul ideii": "De acum"}, execution=Execution.STARTED)
    html = main(ana, f"{ideas_page.url}?year={last_year}")
    assert "De anul trecut" in html.get_text() and "De acum" not in html.get_text()
    assert "De acum" not in main(ana, f"{ideas_page.url}?execution=done").get_text()
    card = main(ana, f"{ideas_page.url}?execution=started").select_one(".card")
    assert card["data-stage"] == "underway"


def test_the_forms_of_the_filter_have_their_name_in_each_language(ana, bob, idea_ro, ideas_page, site):
    other = Visitor(make_form_page(site, title="Alt formular"))
    answered(ana, idea_ro)
    other.send(idea_ro)
    submission = Submission.objects.get(form=other.form)
    Submission.objects.filter(pk=submission.pk).update(may_publish=True)
    PublicAnswer.objects.create(submission=submission, outcome="accepted", text_ro="Da.", published_at=timezone.now())
    names = {option.text for option in main(ana, translate(ideas_page).url).find(id="filter-form").find_all("option")}
    assert names >= {"Send an idea", "Alt formular"}
    assert len(main(ana, f"{ideas_page.url}?form={other.form.key}").select(".card")) == 1


def test_a_neighbourhood_of_the_picture_leads_to_its_ideas(ana, idea_ro, ideas_page):
    place = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
    answer = answered(ana, idea_ro)
    Submission.objects.filter(pk=answer.submission_id).update(neighbourhood=place)
    row = main(ana, ideas_page.url).find("table", class_="bars").find("tbody").find("tr")
    assert row.find("a")["href"] == f"{ideas_page.url}?neighbourhood=iris"
    assert row.find("td").text == "1"


def test_the_list_asks_the_same_however_much_there_is_to_choose_from(ana, idea_ro, ideas_page):
    answered(ana, idea_ro)
    ana.client.get(ideas_page.url)
    few = queries_of(ana, ideas_page.url)
    for number in range(5):
        place = Neighbourhood.objects.create(slug=f"c{number}", name_ro=f"C{number}", name_en=f"C{number}")
        answer = answered(ana, idea_ro)
        Submission.objects.filter(pk=answer.submission_id).update(neighbourhood=place)
    assert queries_of(ana, ideas_page.url) == few <= 16


def test_a_translation_by_staff_is_shown_first_and_the_original_under_it(ana, bob, idea_en, ideas_page):
    answer = answered(bob, idea_en, translated_title="Bănci", translated_text="Mai multe bănci sub copaci.")
    html = main(ana, idea_url(ideas_page, answer))
    assert html.h1.get_text(strip=True) == "Bănci"
    assert "Mai multe bănci sub copaci." in html.get_text()
    assert "Benches" in html.find("details").find(lang="en").get_text()
    english = main(ana, idea_url(translate(ideas_page), answer))
    assert english.h1.get_text(strip=True) == "Benches" and english.find("details") is None


def test_the_page_of_an_idea_tells_who_decided_what_it_costs_and_by_when(ana, idea_ro, ideas_page):
    answer = answered(
        ana, idea_ro, department_ro="Direcția Tehnică", cost=Decimal("1500.50"), execution=Execution.PLANNED,
        promised_on=dt.date(2031, 5, 1), promised_precision="month",
    )  # fmt: skip
    text = main(ana, idea_url(ideas_page, answer)).get_text(" ")
    for words in ("Direcția Tehnică", "1.500,50 lei", "mai 2031"):
        assert words in text
    html = soup(ana.client.get(idea_url(ideas_page, answer)))
    nodes = json.loads(html.find("script", type="application/ld+json").string)["@graph"]
    question = next(node for node in nodes if node["@type"] == "Question")
    assert question["acceptedAnswer"]["text"] == answer.text_ro and "author" not in question


def test_a_page_of_an_idea_stays_within_twelve_queries(ana, idea_ro, ideas_page, clerk):
    Form.objects.update(takes_votes=True)
    answer = answered(ana, idea_ro)
    for execution in (Execution.PLANNED, Execution.STARTED):
        announce(answer=answer, execution=execution, by=clerk, now=timezone.now())
    ana.client.get(idea_url(ideas_page, answer))
    assert queries_of(ana, idea_url(ideas_page, answer)) <= 12


class TestExecution:
    def test_a_step_is_public_and_its_author_is_told(self, ana, idea_ro, ideas_page, clerk):
        answer = answered(ana, idea_ro, promised_on=dt.date(2031, 5, 1))
        OutboxMessage.objects.all().delete()
        announce(
            answer=answer,
            execution=Execution.STARTED,
            text_ro="Săpăm.",
            promised_on=dt.date(2031, 5, 1),
            by=clerk,
            now=timezone.now(),
        )
        text = main(ana, idea_url(ideas_page, answer)).get_text(" ")
        assert "Săpăm." in text
        letter = OutboxMessage.objects.get()
        assert letter.to == "ana@example.org" and "Săpăm." in letter.body
        assert answer.submission.reference in letter.subject

    def test_a_date_that_slips_needs_its_reason_and_stays_readable(self, ana, idea_ro, ideas_page, clerk):
        answer = answered(ana, idea_ro, promised_on=dt.date(2031, 5, 1))
        later = {"execution": Execution.STARTED, "promised_on": dt.date(2031, 9, 1), "by": clerk, "now": timezone.now()}
        with pytest.raises(ExecutionIncomplete):
            announce(answer=answer, **later)
        announce(answer=answer, text_ro="Licitația a fost contestată.", **later)
        text = main(ana, idea_url(ideas_page, answer)).get_text(" ")
        assert "1 mai 2031" in text and "1 septembrie 2031" in text and "contestată" in text
        assert "1 mai 2031" in OutboxMessage.objects.latest("pk").body

    def test_what_is_done_says_when(self, ana, idea_ro, ideas_page, clerk):
        answer = answered(ana, idea_ro, promised_on=dt.date(2031, 5, 1))
        announce(answer=answer, execution=Execution.DONE, happened_on=dt.date(2031, 4, 2), by=clerk, now=timezone.now())
        answer.refresh_from_db()
        assert answer.delivered_on == dt.date(2031, 4, 2) and answer.stage == "done"

    def test_a_double_click_tells_once(self, ana, idea_ro, ideas_page, clerk):
        answer = answered(ana, idea_ro)
        OutboxMessage.objects.all().delete()
        for _ in range(2):
            announce(answer=answer, execution=Execution.STARTED, text_ro="Săpăm.", by=clerk, now=timezone.now())
        assert answer.updates.count() == 1 and OutboxMessage.objects.count() == 1

    def test_who_wrote_in_english_is_told_in_english(self, bob, idea_en, ideas_page, clerk):
        answer = answered(bob, idea_en)
        with pytest.raises(ExecutionIncomplete):
            announce(answer=answer, execution=Execution.STARTED, text_ro="Săpăm.", by=clerk, now=timezone.now())
        announce(
            answer=answer,
            execution=Execution.STARTED,
            text_ro="Săpăm.",
            text_en="We dig.",
            by=clerk,
            now=timezone.now(),
        )
        assert "We dig." in OutboxMessage.objects.latest("pk").body

    def test_a_draft_of_an_answer_has_no_execution(self, ana, idea_ro, ideas_page, clerk):
        answer = answered(ana, idea_ro, published=False)
        with pytest.raises(ExecutionIncomplete):
            announce(answer=answer, execution=Execution.STARTED, by=clerk, now=timezone.now())

    @pytest.mark.parametrize(
        ("typed", "field"),
        [({"execution": "late"}, "text_ro"), ({"execution": "started", "promised_on": "2031-09-01"}, "text_ro"),
         ({"execution": "started", "promised_on": ""}, "text_ro"), ({"execution": "done", "happened_on": "2001-01-01"}, "happened_on")],
    )  # fmt: skip
    def test_the_form_says_what_is_missing(self, ana, idea_ro, typed, field):
        answer = answered(ana, idea_ro, promised_on=dt.date(2031, 5, 1))
        form = AnnounceForm({"promised_on": "2031-05-01", "promised_precision": "day"} | typed, answer=answer)
        assert field in form.errors

    @pytest.mark.parametrize(("cost", "kept"), [("12.5", "12.5"), ("12.500", "12500"), ("12.500,50", "12500.50")])
    def test_the_form_takes_what_is_kept_and_sums_as_people_write_them(self, ana, idea_ro, cost, kept):
        answer = answered(ana, idea_ro, promised_on=dt.date(2031, 5, 1))
        typed = {"execution": "started", "promised_on": "2031-05-01", "promised_precision": "day", "cost": cost}
        form = AnnounceForm(typed, answer=answer)
        assert form.is_valid(), form.errors
        assert str(form.cleaned_data["cost"]) == kept


class TestRegister:
    def test_every_published_answer_has_its_row_and_all_ideas_are_counted(self, ana, idea_ro, ideas_page):
        answered(ana, idea_ro, execution=Execution.STARTED, promised_on=dt.date(2031, 5, 1))
        answered(ana, idea_ro | {"Titlul ideii": "Fără acord"}, agrees=False, outcome=Outcome.REFUSED)
        ana.send(idea_ro | {"Titlul ideii": "Încă fără răspuns"})
        Submission.objects.filter(title="Încă fără răspuns").update(promised_on=dt.date(2020, 1, 1))
        html = main(ana, f"{ideas_page.url}registru/")
        totals = {row.th.text: row.td.text for row in html.find_all("table")[0].tbody.find_all("tr")}
        assert list(totals.values()) == ["3", "2", "2", "1", "0", "0", "1", "1"]
        rows = html.find("table", class_="register").tbody.find_all("tr")
        assert len(rows) == 1 and "Bănci la umbră" in rows[0].text and "1 mai 2031" in rows[0].text
        assert "Fără acord" not in html.text and "Încă fără" not in html.text

    def test_it_is_kept_per_year_and_per_debate(self, ana, idea_ro, ideas_page, site):
        answered(ana, idea_ro)
        year = timezone.now().year
        html = main(ana, f"{ideas_page.url}registru/")
        assert options(html, "year") == [str(year)]
        (call,) = options(html, "call")
        assert call == ana.form.key and html.find("option", value=call).text == site.title
        assert main(ana, f"{ideas_page.url}registru/?call={call}&year={year}").find("table", class_="register")
        assert main(ana, f"{ideas_page.url}registru/?year=1999").find(
            "table", class_="register"
        )  # no choice: filters nothing

    def test_both_languages_have_it_under_their_own_word(self, ana, idea_ro, ideas_page):
        answered(ana, idea_ro)
        english = translate(ideas_page)
        page = soup(ana.client.get(f"{ideas_page.url}registru/"))
        assert page.find("link", hreflang="en")["href"].endswith(f"{english.url}register/")
        assert ana.client.get(f"{english.url}register/").status_code == 200

    def test_it_asks_no_more_for_many_than_for_few(self, ana, idea_ro, ideas_page):
        answered(ana, idea_ro)
        url = f"{ideas_page.url}registru/"
        ana.client.get(url)
        few = queries_of(ana, url)
        for number in range(6):
            answered(ana, idea_ro | {"Titlul ideii": f"Ideea {number}"})
        assert queries_of(ana, url) == few <= 16


class TestOpenData:
    def read(self, ana, ideas_page, kind: str) -> str:
        response = ana.client.get(f"{ideas_page.url}data/{kind}/")
        assert response.status_code == 200
        return b"".join(response.streaming_content).decode("utf-8-sig")

    def test_csv_and_json_hold_the_same_published_ideas(self, ana, idea_ro, ideas_page):
        answer = answered(ana, idea_ro)
        answered(ana, idea_ro, agrees=False)
        rows = list(csv.DictReader(io.StringIO(self.read(ana, ideas_page, "csv"))))
        data = json.loads(self.read(ana, ideas_page, "json"))
        assert [row["id"] for row in rows] == [str(answer.pk)]
        assert [row["title"] for row in data["ideas"]] == [rows[0]["title"]] == ["Bănci la umbră"]
        assert data["licence"] == "CC BY 4.0"

    def test_no_cell_is_a_formula_and_nothing_is_personal(self, ana, idea_ro, ideas_page):
        answer = answered(
            ana, idea_ro | {"Numele tău": "Ana Pop"}, public_title='=HYPERLINK("x")', public_text="Bănci;=1+1"
        )
        text = self.read(ana, ideas_page, "csv")
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["title"] == '\'=HYPERLINK("x")'
        assert row["text"] == "Bănci;'=1+1"  # where semicolons separate, this would begin a cell
        for secret in ("Ana Pop", "ana@example.org", answer.submission.reference, str(answer.submission_id)):
            assert secret not in text + self.read(ana, ideas_page, "json")

    def test_the_dictionary_explains_every_column_in_both_languages(self, ana, idea_ro, ideas_page):
        answered(ana, idea_ro)
        english = translate(ideas_page)
        columns = next(csv.reader(io.StringIO(self.read(ana, ideas_page, "csv"))))
        for page in (ideas_page, english):
            html = main(ana, f"{page.url}data/")
            assert [cell.text for cell in html.find("dl").find_all("code")] == columns
            assert "CC BY 4.0" in html.text

    def test_there_is_no_other_kind(self, ana, ideas_page):
        assert ana.client.get(f"{ideas_page.url}data/xml/").status_code == 404


def test_new_answers_are_told_by_rss_in_each_language(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro, text_en="Benches come in May.")
    feed = ana.client.get(f"{ideas_page.url}rss/")
    assert feed.headers["Content-Type"].startswith("application/rss+xml")
    assert "Punem bănci în mai." in feed.content.decode() and f"/{answer.pk}/" in feed.content.decode()
    english = translate(ideas_page)
    assert "Benches come in May." in ana.client.get(f"{english.url}rss/").content.decode()


def test_the_map_of_the_site_holds_answered_ideas(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro)
    both = answered(ana, idea_ro, text_en="Yes.")
    english = translate(ideas_page)
    text = ana.client.get("/sitemap.xml").content.decode()
    assert f"{ideas_page.url}{answer.pk}/" in text
    assert f"{english.url}{answer.pk}/" not in text and f"{english.url}{both.pk}/" in text
