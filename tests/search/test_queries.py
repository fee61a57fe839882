"""Finding pages: words, languages, visibility, kinds; on both databases."""

import datetime as dt

import pytest
from wagtail.models import PageViewRestriction

from search import queries
from search.queries import page_number, search_pages, searchable_kinds
from tests.factories import make_debate

from .factories import make_page

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize("text", ["strazi", "străzi", "STRĂZI", "Străzile", "strazilor", "stradă", "strada"])
def test_every_form_of_a_street_finds_every_page_about_streets(ro, titles, text):
    make_page(ro, "Străzile din Gheorgheni")
    make_page(ro, "Strazi curate")
    make_page(ro, "Altceva", "O stradă pentru pietoni")
    make_page(ro, "Parcul Est")
    assert sorted(titles(text)) == ["Altceva", "Strazi curate", "Străzile din Gheorgheni"]


@pytest.mark.parametrize(
    "text", ["\u015fcoala", "școala", "scoala", "s\u0326coala", "\u015eCOALA", "școli", "scolilor"]
)
def test_cedilla_comma_and_no_mark_find_each_other(ro, titles, text):
    for title in ("\u015ecoala cu sedilă", "Școala cu virgulă", "Scoala fara semne", "S\u0326coala compusă"):
        make_page(ro, title)
    assert len(titles(text)) == 4


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("tanar", "Tinerii orașului"),
        ("tineri", "Un tânăr arhitect"),
        ("finanțări", "Ghid de finanțare"),
        ("finantare", "Finanțările anului"),
        ("cladiri", "O clădire goală"),
        ("concurs", "Concursurile CIIC"),
        ("parcuri", "Parcul Est"),
        ("oraș", "Orașe creative"),
        ("orase", "Viitorul orașului"),
        ("copii", "Un copil"),
        ("52/2003", "Legea 52/2003 pe înțelesul tuturor"),
        ("legea 52", "Legea 52/2003 pe înțelesul tuturor"),
        ("cluj napoca", "Centrul din Cluj-Napoca"),
    ],
)
def test_words_whose_sound_changes_are_found(ro, titles, text, title):
    make_page(ro, title)
    assert titles(text) == [title]


def test_the_hour_is_not_a_city(ro, titles):
    make_page(ro, "Ședință la ora 17.00")
    make_page(ro, "Orașe creative")
    assert titles("orase") == ["Orașe creative"]
    assert titles("ora") == ["Ședință la ora 17.00"]


@pytest.mark.parametrize("text", ["street", "streets", "STREETS"])
def test_english_pages_are_stemmed_in_english(en, titles, text):
    make_page(en, "Streets of Cluj")
    make_page(en, "A street for walking")
    assert len(titles(text, "en")) == 2


@pytest.mark.parametrize(("text", "title"), [("city", "Cities of tomorrow"), ("planning", "We planned it")])
@pytest.mark.postgres_only
def test_english_stemming_knows_irregular_spelling(en, titles, text, title):
    make_page(en, title)
    assert titles(text, "en") == [title]


def test_each_language_finds_only_its_own_words(ro, en, titles):
    make_page(ro, "Parc nou")
    make_page(en, "New park, parc")
    assert titles("parc") == ["Parc nou"]
    assert titles("parc", "en") == ["New park, parc"]
    assert titles("park") == []


def test_all_words_are_needed_wherever_they_stand(ro, titles):
    make_page(ro, "Piste de biciclete", "Pe malul Someșului")
    make_page(ro, "Piste de alergare")
    assert titles("piste Someș") == ["Piste de biciclete"]
    assert titles("piste") == ["Piste de alergare", "Piste de biciclete"]


def test_a_word_in_the_title_comes_before_one_in_the_text(ro, titles):
    make_page(ro, "Mobilitate")
    make_page(ro, "Raport anual", "Despre mobilitate și altele")
    assert titles("mobilitatea") == ["Mobilitate", "Raport anual"]


def test_drafts_private_pages_and_aliases_are_never_found(ro, en, titles):
    make_page(ro, "Ciornă secretă", live=False)
    private = make_page(ro, "Zonă secretă")
    make_page(private, "Copil de zonă secretă")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    shown = make_page(ro, "Pagină secretă care se vede")
    shown.copy_for_translation(en.locale, alias=True)
    assert titles("secreta") == ["Pagină secretă care se vede"]
    assert titles("secreta", "en") == []


def test_unpublished_and_deleted_pages_leave_the_results(ro, titles):
    first, second = make_page(ro, "Fântâna veche"), make_page(ro, "Fântâna nouă")
    first.unpublish()
    second.delete()
    assert titles("fantana") == []


def test_changed_words_replace_the_old_ones(ro, titles):
    page = make_page(ro, "Salcâm")
    page.title = "Tei"
    page.save_revision().publish()
    assert titles("salcam") == []
    assert titles("tei") == ["Tei"]


def test_facets_count_every_kind_and_choose_one(ro):
    for number in range(3):
        make_page(ro, f"Lac {number}")
    make_debate(ro, title="Lac nou", date=DAY)
    everything = search_pages(text="lac", language="ro")
    assert {facet.key: facet.count for facet in everything.facets} == {"standardpage": 3, "debatepage": 1}
    assert everything.total == everything.total_of_all == 4
    assert everything.kind == ""
    chosen = search_pages(text="lac", language="ro", kind="debatepage")
    assert [hit.title for hit in chosen.hits] == ["Lac nou"]
    assert (chosen.total, chosen.total_of_all) == (1, 4)
    assert [facet.key for facet in chosen.facets if facet.is_active] == ["debatepage"]


def test_an_unknown_kind_is_no_kind(ro):
    make_page(ro, "Lac")
    assert search_pages(text="lac", language="ro", kind="' OR 1=1").total == 1


@pytest.fixture
def fresh_kinds():
    searchable_kinds.cache_clear()
    yield
    searchable_kinds.cache_clear()


def test_a_model_may_share_a_kind_or_stay_out(ro, titles, monkeypatch, fresh_kinds):
    from debates.models import DebatePage
    from home.models import StandardPage

    monkeypatch.setattr(StandardPage, "search_kind", None, raising=False)
    monkeypatch.setattr(DebatePage, "search_kind", ("talks", "Discuții"), raising=False)
    make_page(ro, "Lac")
    make_debate(ro, title="Lac nou", date=DAY)
    results = search_pages(text="lac", language="ro")
    assert [(facet.key, facet.label, facet.count) for facet in results.facets] == [("talks", "Discuții", 1)]


def test_results_are_paged_and_a_page_after_the_last_shows_the_last(ro, monkeypatch):
    monkeypatch.setattr(queries, "PER_PAGE", 2)
    for number in range(5):
        make_page(ro, f"Deal {number}")
    pages = [search_pages(text="deal", language="ro", page=number) for number in (1, 2, 3, 99)]
    assert [len(results.hits) for results in pages] == [2, 2, 1, 1]
    assert len({hit.title for results in pages[:3] for hit in results.hits}) == 5
    assert pages[3].page_obj.number == 3
    assert pages[3].hits == pages[2].hits


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "²", "٣٣", "9" * 50, "1e9", None])
def test_any_page_number_is_a_page_number(page):
    assert 1 <= page_number(page) <= queries.REACHABLE


def test_excerpts_mark_the_words_and_escape_the_rest(ro):
    make_page(ro, "<script>alert(1)</script> Podul", "Despre <b>Școala</b> de lângă <script>pod</script>")
    hit = search_pages(text="scoala", language="ro").hits[0]
    assert hit.title == "<script>alert(1)</script> Podul"  # escaped by the template
    assert "<mark>Școala</mark>" in hit.excerpt
    assert "<script" not in hit.excerpt and "<b>" not in hit.excerpt


def test_a_result_says_its_kind_its_date_and_where_it_lies(ro):
    make_debate(ro, title="Malul Someșului", date=dt.date(2017, 10, 1), date_precision="month")
    hit = search_pages(text="somes", language="ro").hits[0]
    assert (hit.programme, hit.trail) == ("debate", "Dezbateri")
    assert "2017" in hit.date and "1 oct" not in hit.date
    assert hit.url.startswith("/ro/dezbateri/")


def test_a_result_names_no_page_above_it_that_is_not_published(ro):
    above = make_page(ro, "Planuri nespuse", live=False)
    make_page(make_page(above, "Planuri spuse"), "Malul Someșului")
    assert search_pages(text="somes", language="ro").hits[0].trail == "Planuri spuse"


@pytest.mark.parametrize("text", ["manastur", "mnastur", "Mănă\u015ftr", "manasturr"])
def test_near_titles_are_suggested_when_nothing_is_found(ro, en, text):
    make_page(ro, "Cartierul Mănăștur")
    make_page(ro, "Mănăștur ascuns", live=False)
    make_page(en, "Mănăștur quarter")
    results = search_pages(text=f"{text} qqqq", language="ro")
    assert results.hits == []
    assert [hit.title for hit in results.suggestions] == ["Cartierul Mănăștur"]


def test_nothing_near_suggests_nothing(ro):
    make_page(ro, "Cartierul Mănăștur")
    assert search_pages(text="xyzzy", language="ro").suggestions == []


def test_the_number_of_queries_does_not_grow_with_results(ro, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as queries_made:
            search_pages(text="gradina", language="ro")
        return len(queries_made)

    make_page(ro, "Grădina 0")
    make_debate(ro, title="Grădina zero", date=DAY)
    search_pages(text="gradina", language="ro")
    few = count()
    for number in range(1, 15):
        make_page(ro, f"Grădina {number}")
        make_debate(ro, title=f"Grădina {number}", date=DAY)
    assert count() == few <= 10


HOSTILE = [
    "", " ", "\x00", "a\x00b", "\ud800", "parc\udfff", "'", '"', "\\", "';--", '" OR "', "parc:*", "!parc", "a & | b",
    "(((", "<->", "NEAR(a b)", "title:parc", "{title} : x", "*", "%", "%s", "%(x)s", "{0}", "x" * 10_000,
    "parc " * 2_000, "\u015f" * 10_000, "😀", "\u202eparc", "\ue000x\ue001", "1e309", "-1", "None", "a'b\"c`d",
]  # fmt: skip


@pytest.mark.parametrize("language", ["ro", "en"])
def test_no_text_breaks_the_search(ro, language):
    make_page(ro, "Parc")
    for text in HOSTILE:
        assert search_pages(text=text, language=language).total <= 1, text


def test_no_text_breaks_the_admins_search(ro):
    from home.models import StandardPage

    make_page(ro, "Parc")
    for text in HOSTILE:
        if text.isascii() and "\x00" not in text:  # a form field of the admin refuses the others
            assert len(StandardPage.objects.all().search(text)) <= 1, text
            assert len(StandardPage.objects.all().autocomplete(text)) <= 1, text
