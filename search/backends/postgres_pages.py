"""Finding pages on PostgreSQL: one indexed query for hits, counts and order."""

from functools import lru_cache

from django.db import connection, transaction
from django.utils.safestring import SafeString
from modelsearch.backends.database.postgres.weights import get_sql_weights
from wagtail.search.models import IndexEntry

from .. import synonyms
from ..excerpts import START, STOP, swap_marks
from .postgres import config_for

DICTIONARIES = {"ro": "romanian_stem", "en": "english_stem"}
# Ranking reads the whole vector of a hit. For a common word the newest hits are ranked, those with the words in the
# title first; the next ones follow unranked, up to what can be leafed through.
RANKED = 250
REACHED = 1000
MAX_EXCERPTED = 30_000  # characters
SIMILARITY = 0.45
HEADLINE = f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=26, MinWords=10, FragmentDelimiter= … "

_ENTRIES = f'"{IndexEntry._meta.db_table}"'


# `title || body` is the expression of our index; `pages` is the SQL of the pages that the reader may see.
FIND = f"""
    WITH hits AS MATERIALIZED (
        SELECT page.id, page.content_type_id, page.first_published_at, entry.id AS entry_id,
               entry.title @@ %s::tsquery AS in_title
        FROM {_ENTRIES} entry
        JOIN ({{pages}}) page
          ON page.id = CASE WHEN entry.content_type_id = ANY(%s) THEN entry.object_id::bigint END
        WHERE (entry.title || entry.body) @@ %s::tsquery
    ), newest AS (
        SELECT id, entry_id, row_number() OVER (
            ORDER BY in_title DESC, first_published_at DESC NULLS LAST, id DESC
        ) AS place
        FROM hits WHERE content_type_id = ANY(%s) ORDER BY place LIMIT {{reached}}
    ), ranked AS (
        SELECT newest.id, newest.place, CASE WHEN newest.place <= {{ranked}} THEN
            ts_rank(%s::real[], entry.title, %s::tsquery) * entry.title_norm
            + ts_rank(%s::real[], entry.body, %s::tsquery) END AS score
        FROM newest JOIN {_ENTRIES} entry ON entry.id = newest.entry_id
    )
    SELECT content_type_id, count(*) FROM hits GROUP BY content_type_id
    UNION ALL
    (SELECT NULL, id FROM ranked ORDER BY score DESC NULLS LAST, place LIMIT %s OFFSET %s)
"""  # noqa: S608 (only names of ours)


# The planner does not see that vectors lie outside their rows (TOAST) and would read all of them for a common word:
# eight times slower than the index. Compiling so short a statement costs more than it gains, too. Sent with the
# statement itself: PostgreSQL takes them for one transaction, and one journey costs less than four.
PLANNED = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off;"


def find(*, words, language, visible, types, chosen, start, stop):
    """Number of hits per content type, and the ids of the hits of the `chosen` types in [start, stop), best first.

    `visible` is a queryset of the pages that the reader may see.
    """
    query = tsquery(tuple(words), language)
    if not query:
        return {}, []
    pages, parameters = sql_of(visible, "id", "content_type_id", "first_published_at")
    with connection.cursor() as cursor:
        cursor.execute(
            PLANNED + FIND.format(pages=pages, reached=REACHED, ranked=RANKED),
            [query, *parameters, types, query, chosen, *[get_sql_weights(), query] * 2, stop - start, start],
        )
        while cursor.description is None:  # what the settings in front answer
            cursor.nextset()
        rows = cursor.fetchall()
    return {key: number for key, number in rows if key is not None}, [pk for key, pk in rows if key is None]


@lru_cache(maxsize=32)
def sql_of(pages, *columns: str) -> tuple[str, tuple]:
    """The statement of a queryset: `visible_pages` gives the same one each time, and Django takes long to write it."""
    return pages.values(*columns).query.sql_with_params()


@lru_cache(maxsize=256)
def tsquery(words: tuple[str, ...], language: str) -> str:
    """A ready-made tsquery: every word, each in any of its forms; empty when nothing remains to look for.

    Stemmed here and not by to_tsquery: forms that share a stem would each read the index again.
    """
    wanted = [
        {synonyms.untrapped(form, language) for form in synonyms.forms(word, language, synonyms.STEMMED_ENDINGS)}
        for word in words
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT form, ts_lexize(%s, form) FROM unnest(%s::text[]) AS form",
            [DICTIONARIES.get(language, "simple"), sorted(set().union(*wanted))],
        )
        stems = {form: [form] if found is None else found for form, found in cursor.fetchall()}
    groups = [sorted({stem for form in forms for stem in stems[form]}) for forms in wanted]
    return " & ".join("(" + " | ".join(f"'{stem}'" for stem in group) + ")" for group in groups if group)


def excerpts(*, words, language, pages) -> dict[int, SafeString]:
    """Page id → the pieces of its text that answer the query; `pages` holds (id, content type id) pairs."""
    query = tsquery(tuple(words), language).replace(" & ", " | ")
    if not query or not pages:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT object_id, ts_headline(%s::regconfig, left(body_text, {MAX_EXCERPTED}), %s::tsquery, %s)
            FROM {_ENTRIES} WHERE content_type_id = ANY(%s) AND object_id = ANY(%s)
            """,  # noqa: S608
            [config_for(language), query, HEADLINE, list({kind for _, kind in pages}), [str(pk) for pk, _ in pages]],
        )
        return {int(pk): swap_marks(" ".join(headline.split())) for pk, headline in cursor.fetchall()}


def similar_titles(*, text, visible, types, limit) -> list[int]:
    """Ids of pages whose title holds a word written nearly like one of these, nearest first."""
    words = [word for word in synonyms.query_words(text, "") if len(word) > 2]
    if not words:
        return []
    pages, parameters = sql_of(visible, "id")
    nearness = ", ".join(["word_similarity(%s, f_unaccent(title_text))"] * len(words))
    is_near = " OR ".join(["%s <%% f_unaccent(title_text)"] * len(words))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pg_trgm.word_similarity_threshold = {SIMILARITY}")
        cursor.execute(
            f"""
            WITH near AS MATERIALIZED (
                SELECT CASE WHEN content_type_id = ANY(%s) THEN object_id::bigint END AS page_id,
                       greatest({nearness}) AS nearness
                FROM {_ENTRIES} WHERE {is_near}
            )
            SELECT page.id FROM near JOIN ({pages}) page ON page.id = near.page_id
            ORDER BY near.nearness DESC, page.id DESC LIMIT %s
            """,  # noqa: S608
            [types, *words, *words, *parameters, limit],
        )
        return [pk for (pk,) in cursor.fetchall()]
