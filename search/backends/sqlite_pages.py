"""Finding pages on SQLite: word forms stand in for stemming; one pass over the hits gives counts and order."""

from django.db import connection
from django.utils.safestring import SafeString
from wagtail.search.models import IndexEntry

from .. import synonyms
from ..excerpts import excerpt

MAX_EXCERPTED = 30_000  # characters
TITLES_COMPARED = 2_000
SIMILARITY = 0.34

_ENTRIES = f'"{IndexEntry._meta.db_table}"'
_FTS = f'"{IndexEntry._meta.db_table}_fts"'


def find(*, words, language, visible, types, chosen, start, stop):
    """Number of hits per content type, and the ids of the hits of the `chosen` types in [start, stop), best first.

    `LIMIT -1` keeps the innermost query whole: bm25() works only where the index is read.
    """
    query = match(words, language)
    if not query:
        return {}, []
    pages, parameters = visible.values("id", "content_type_id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH matches AS (
                SELECT rowid AS entry_id, bm25({_FTS}, 0.0, 1.0, 8.0) AS score
                FROM {_FTS} WHERE {_FTS} MATCH %s LIMIT -1
            ), hits AS (
                SELECT page.id, page.content_type_id, matches.score
                FROM matches CROSS JOIN {_ENTRIES} entry ON entry.id = matches.entry_id
                JOIN ({pages}) page
                  ON page.id = CAST(entry.object_id AS integer) AND page.content_type_id = entry.content_type_id
                WHERE entry.content_type_id IN ({_marks(types)})
            )
            SELECT content_type_id, count(*) FROM hits GROUP BY content_type_id
            UNION ALL
            SELECT NULL, id FROM (
                SELECT id FROM hits WHERE content_type_id IN ({_marks(chosen)})
                ORDER BY score, id DESC LIMIT %s OFFSET %s
            )
            """,  # noqa: S608 (only names of ours and the SQL of a queryset are put in)
            [query, *parameters, *types, *chosen, stop - start, start],
        )
        rows = cursor.fetchall()
    return {key: number for key, number in rows if key is not None}, [pk for key, pk in rows if key is None]


def match(words: list[str], language: str) -> str:
    """An FTS5 expression: every word, each in any of its written forms."""
    groups = [" OR ".join(f'"{form}"' for form in synonyms.forms(word, language)) for word in words]
    return "{title body} : (" + " AND ".join(f"({group})" for group in groups) + ")" if groups else ""


def excerpts(*, words, language, pages) -> dict[int, SafeString]:
    """Page id → the piece of its text that answers the query; `pages` holds (id, content type id) pairs."""
    if not pages:
        return {}
    wanted = {form for word in words for form in synonyms.forms(word, language)}
    types, ids = {kind for _, kind in pages}, [str(pk) for pk, _ in pages]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT object_id, substr(body, 1, {MAX_EXCERPTED}) FROM {_ENTRIES} "  # noqa: S608
            f"WHERE content_type_id IN ({_marks(types)}) AND object_id IN ({_marks(ids)})",
            [*types, *ids],
        )
        return {int(pk): excerpt(body or "", wanted) for pk, body in cursor.fetchall()}


def similar_titles(*, text, visible, types, limit) -> list[int]:
    """Ids of pages whose title holds a word written nearly like one of these; only the newest titles are compared."""
    wanted = [_trigrams(word) for word in synonyms.query_words(text, "") if len(word) > 2]
    titles = visible.filter(content_type_id__in=types).order_by("-pk").values_list("pk", "title")[:TITLES_COMPARED]
    found = []
    for pk, title in titles:
        have = [_trigrams(word) for word in synonyms.text_words(title)]
        nearness = max((len(a & b) / len(a | b) for a in wanted for b in have), default=0)
        if nearness >= SIMILARITY:
            found.append((nearness, pk))
    return [pk for _, pk in sorted(found, reverse=True)[:limit]]


def _trigrams(word: str) -> set[str]:
    """Runs of three letters, with the beginning weighed as pg_trgm does."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _marks(values) -> str:
    return ", ".join(["%s"] * len(values))
