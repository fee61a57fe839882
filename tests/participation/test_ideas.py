"""What happened with ideas: only what was answered, agreed to and redacted is public."""

import pytest
from django.utils import timezone

from cms.models import Neighbourhood
from participation.choices import Outcome
from participation.models import IdeasPage, PublicAnswer, Submission
from tests.factories import publish, translate
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def ideas_page(site):
    return publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))


def answered(visitor, answers, *, agrees: bool = True, published: bool = True, **fields):
    visitor.send(answers)
    submission = Submission.objects.order_by("stored_at").last()
    submission.may_publish = agrees
    submission.save()
    plain = {
        "outcome": Outcome.ACCEPTED,
        "text_ro": "Punem bănci în mai.",
        "public_title": submission.title,
        "public_text": "Textul <b>public</b>",
    }
    return PublicAnswer.objects.create(
        submission=submission, published_at=timezone.now() if published else None, **(plain | fields)
    )


def main(visitor, url: str):
    response = visitor.client.get(url)
    assert response.status_code == 200
    return soup(response).main


def test_an_answered_idea_is_listed_and_opened(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro)
    assert "Bănci la umbră" in main(ana, ideas_page.url).get_text()
    idea = main(ana, f"{ideas_page.url}{answer.pk}/")
    assert "Punem bănci în mai." in idea.get_text()
    assert "Textul <b>public</b>" in idea.get_text()
    assert idea.find("b", string="public") is None


@pytest.mark.parametrize("hidden", [{"agrees": False}, {"published": False}])
def test_without_agreement_or_publication_nothing_is_public(ana, idea_ro, ideas_page, hidden):
    answer = answered(ana, idea_ro, **hidden)
    assert "Bănci" not in main(ana, ideas_page.url).get_text()
    assert ana.client.get(f"{ideas_page.url}{answer.pk}/").status_code == 404


def test_neither_name_nor_address_of_an_author_is_public(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro | {"Numele tău": "Ana Pop"})
    for url in (ideas_page.url, f"{ideas_page.url}{answer.pk}/"):
        html = ana.client.get(url).content.decode()
        assert "Ana Pop" not in html
        assert "ana@example.org" not in html
        assert answer.submission.reference not in html


def test_ideas_are_filtered_by_outcome_and_neighbourhood(ana, idea_ro, ideas_page):
    place = Neighbourhood.objects.create(name_ro="Mănăștur", name_en="Mănăștur", slug="manastur")
    near = answered(ana, idea_ro | {"Titlul ideii": "Aproape"})
    Submission.objects.filter(pk=near.submission_id).update(neighbourhood=place)
    answered(ana, idea_ro | {"Titlul ideii": "Departe"}, outcome=Outcome.REFUSED)
    assert "Departe" not in main(ana, f"{ideas_page.url}?neighbourhood=manastur").get_text()
    assert "Aproape" not in main(ana, f"{ideas_page.url}?outcome=refused").get_text()
    assert "Aproape" in main(ana, f"{ideas_page.url}?outcome=nonsense&page=99").get_text()


def test_each_text_says_its_language(ana, bob, idea_en, ideas_page):
    answer = answered(bob, idea_en)
    english = translate(ideas_page)
    romanian_page = main(ana, f"{ideas_page.url}{answer.pk}/")
    assert romanian_page.find(lang="en").get_text(strip=True)
    english_page = main(ana, f"{english.url}{answer.pk}/")
    assert "Punem bănci" in english_page.find("div", lang="ro").get_text()
    assert english_page.h1.find("span").get("lang") is None


def test_both_languages_list_the_same_ideas_and_lead_to_each_other(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro, text_en="Benches come in May.")
    english = translate(ideas_page)
    page = soup(ana.client.get(f"{english.url}{answer.pk}/"))
    assert "Benches come in May." in page.main.get_text()
    assert page.find("link", rel="canonical")["href"] == f"http://testserver{english.url}{answer.pk}/"
    assert page.find("link", hreflang="ro")["href"] == f"http://testserver{ideas_page.url}{answer.pk}/"


def test_an_answer_without_english_words_is_no_translation(ana, idea_ro, ideas_page):
    answer = answered(ana, idea_ro)
    english = translate(ideas_page)
    assert soup(ana.client.get(f"{english.url}{answer.pk}/")).find("link", hreflang=True) is None


def test_a_list_of_many_costs_no_more_queries_than_a_list_of_few(
    ana, idea_ro, ideas_page, django_assert_max_num_queries
):
    for number in range(2):
        answered(ana, idea_ro | {"Titlul ideii": f"Ideea {number}"})
    ana.client.get(ideas_page.url)
    few = queries_of(ana, ideas_page.url)
    for number in range(12):
        answered(ana, idea_ro | {"Titlul ideii": f"Altă idee {number}"})
    assert queries_of(ana, ideas_page.url) <= few + 1  # a second page has to be counted
    assert few <= 16


def queries_of(visitor, url: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        visitor.client.get(url)
    return len(captured)


def test_an_empty_list_says_so(ana, ideas_page):
    assert main(ana, ideas_page.url).select_one(".empty")


def test_a_reader_gets_no_cookie_and_a_shared_cache_may_keep_the_list(ana, ideas_page):
    response = ana.client.get(ideas_page.url)
    assert not response.cookies
    assert "public" in response.headers["Cache-Control"]


def test_the_page_of_a_neighbourhood_leads_to_its_answered_ideas(ana, idea_ro, ideas_page):
    place = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
    answer = answered(ana, idea_ro)
    assert main(ana, "/ro/cartier/iris/").find("a", href=f"{ideas_page.url}?neighbourhood=iris") is None
    Submission.objects.filter(pk=answer.submission_id).update(neighbourhood=place)
    assert (
        main(ana, "/ro/cartier/iris/").find("a", href=f"{ideas_page.url}?neighbourhood=iris").text
        == "1 idee cu răspuns"
    )
