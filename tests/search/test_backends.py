"""The index itself: configurations, plans, order of magnitude."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from home.models import StandardPage
from search.queries import searchable_kinds, type_ids, visible_pages

from .factories import make_page

pytestmark = pytest.mark.django_db


def vectors(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT title::text, body::text, autocomplete::text, title_norm FROM wagtailsearch_indexentry "
            "WHERE object_id = %s",
            [str(page.pk)],
        )
        return cursor.fetchone()


def explain(sql, parameters, prefix):
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}", parameters)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def captured_search(language="ro", text=("piste", "biciclete")):
    """The statement that `find` sends, with its parameters put in by a recording cursor."""
    from search.backends import finder

    sent = []

    def record(execute, sql, parameters, many, context):
        sent.append((sql, parameters))
        return execute(sql, parameters, many, context)

    types = type_ids(searchable_kinds())
    with connection.execute_wrapper(record):
        finder().find(
            words=list(text),
            language=language,
            visible=visible_pages(language),
            types=types,
            chosen=types,
            start=0,
            stop=20,
        )
    sql, parameters = next((sql, parameters) for sql, parameters in sent if "WITH" in sql)
    return sql[sql.index("WITH") :], parameters  # PostgreSQL: without the settings in front


@pytest.mark.postgres_only
def test_each_object_is_stemmed_in_the_language_of_its_locale(ro, en):
    assert vectors(make_page(ro, "Străzile"))[0].startswith("'straz'")
    assert vectors(make_page(en, "Streets"))[0].startswith("'street'")
    assert vectors(make_page(en, "Streets"))[2] == "'streets':1"


@pytest.mark.postgres_only
def test_rebuilding_the_index_stems_alike(ro, en):
    pages = [make_page(ro, "Străzile și școlile"), make_page(en, "Streets and schools")]
    before = [vectors(page)[:3] for page in pages]
    call_command("update_index", verbosity=0)
    assert [vectors(page)[:3] for page in pages] == before


@pytest.mark.postgres_only
def test_saving_a_page_does_not_read_the_whole_index(ro):
    make_page(ro, "Unu doi trei")
    make_page(ro, "Patru")
    call_command("update_index", verbosity=0)
    with CaptureQueriesContext(connection) as made:
        page = make_page(ro, "Cinci șase")
    assert not [query["sql"] for query in made if "AVG(" in query["sql"].upper()]
    norm = vectors(page)[3]
    call_command("update_index", verbosity=0)
    assert norm != 1.0
    assert vectors(page)[3] == pytest.approx(norm, rel=0.5)


@pytest.mark.postgres_only
def test_the_search_reads_our_index(ro):
    make_page(ro, "Piste de biciclete")
    sql, parameters = captured_search()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "search_title_body_gin" in explain(sql, parameters, "EXPLAIN")


@pytest.mark.postgres_only
def test_wagtails_own_search_reads_our_index_too(ro):
    with override("ro"), CaptureQueriesContext(connection) as made:
        list(StandardPage.objects.all().search("piste"))
    condition = re.search(r"WHERE (\(.+?\) @@ \(.+?\)\)) ", made[-1]["sql"])[1]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = explain(f"SELECT 1 FROM wagtailsearch_indexentry WHERE {condition}", None, "EXPLAIN")
    assert "search_title_body_gin" in plan


@pytest.mark.postgres_only
def test_near_titles_are_read_from_an_index(ro):
    from search.backends.postgres_pages import similar_titles

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    with CaptureQueriesContext(connection) as made:
        similar_titles(text="mnastur", visible=visible_pages("ro"), types=type_ids(searchable_kinds()), limit=5)
    sql = next(query["sql"] for query in made if "near" in query["sql"])
    assert "modelsearch_title_text_unaccent_trgm" in explain(sql, None, "EXPLAIN")


@pytest.mark.postgres_only
def test_forms_with_one_stem_are_asked_once(db):
    from search.backends.postgres_pages import tsquery

    stems = tsquery(("strazile",), "ro").strip("()").split(" | ")
    assert {"'strad'", "'straz'"} <= set(stems)
    assert len(stems) == len(set(stems)) < 8
    assert tsquery(("the", "streets"), "en") == "('street')"


@pytest.mark.postgres_only
def test_only_the_newest_hits_are_ranked_but_all_are_counted(ro, monkeypatch):
    from search.backends import postgres_pages

    monkeypatch.setattr(postgres_pages, "RANKED", 1)
    monkeypatch.setattr(postgres_pages, "REACHED", 2)
    for number in range(4):
        make_page(ro, f"Dealul {number}")
    types = type_ids(searchable_kinds())
    counts, ids = postgres_pages.find(
        words=["deal"], language="ro", visible=visible_pages("ro"), types=types, chosen=types, start=0, stop=20
    )
    assert sum(counts.values()) == 4
    assert len(ids) == 2


@pytest.mark.sqlite_only
def test_sqlite_walks_the_hits_once(ro):
    """The plan starts at the full-text index, goes to pages by key, and asks nothing again per row."""
    make_page(ro, "Piste de biciclete")
    plan = explain(*captured_search(), "EXPLAIN QUERY PLAN")
    assert "VIRTUAL TABLE INDEX" in plan
    assert "CORRELATED" not in plan
    assert "SCAN wagtailcore_page" not in plan and "SCAN entry" not in plan


def steps(action):
    """Instructions of SQLite's virtual machine that an action takes, in hundreds."""
    count = 0

    def tick():
        nonlocal count
        count += 1

    connection.connection.set_progress_handler(tick, 100)
    try:
        action()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return count


def many_pages(parent, number):
    for at in range(number):
        make_page(parent, f"Dealul {at}")


@pytest.mark.sqlite_only
@pytest.mark.parametrize("ask", ["find", "wagtail"])
def test_work_on_sqlite_grows_with_the_hits_and_not_with_their_square(ro, ask):
    def search():
        if ask == "wagtail":
            return list(StandardPage.objects.live().search("dealul")[:20])
        return captured_search(text=["dealul"])

    many_pages(ro, 40)
    few = steps(search)
    many_pages(ro, 120)
    assert steps(search) < few * 8  # four times the hits; a square would be sixteen times


@pytest.mark.sqlite_only
def test_wagtails_own_search_puts_title_matches_first(ro):
    make_page(ro, "Mobilitate")
    make_page(ro, "Raport", "despre mobilitate")
    assert [page.title for page in StandardPage.objects.all().search("mobilitate")] == ["Mobilitate", "Raport"]


def test_the_admin_finds_beginnings_of_words_in_any_language(ro, en):
    make_page(ro, "Cartierul Mănăștur")
    make_page(en, "Mănăștur quarter")
    with override("ro"):
        for text in ("mana", "MĂNĂ\u015e", "Mănăș", "manastur cart"):
            assert Page.objects.autocomplete(text), text
        assert len(Page.objects.autocomplete("mana")) == 2


def test_wagtails_search_follows_the_active_language(ro, en):
    make_page(ro, "Concursul")
    make_page(en, "Streets")
    with override("ro"):
        assert StandardPage.objects.all().search("concursul")
    with override("en"):
        assert StandardPage.objects.all().search("streets")


def test_objects_without_a_language_are_found_whatever_the_editor_speaks(db):
    from wagtail.documents import get_document_model

    get_document_model().objects.create(title="Regulament Străzi", file=ContentFile(b"%PDF-1.4", name="x.pdf"))
    for language in ("ro", "en"):
        with override(language):
            assert get_document_model().objects.all().search("strazi")


def test_the_settings_name_our_backend():
    assert type(get_search_backend()).__module__.startswith("search.backends.")
