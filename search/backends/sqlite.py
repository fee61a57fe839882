"""The index on SQLite: FTS5 folds diacritics; results are ordered without asking the index once per row."""

from django.db.models import Case, IntegerField, Value, When
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
from modelsearch.query import MatchAll, Not

from ..synonyms import plain_words


class Indexer(stock.ObjectIndexer):
    def prepare_value(self, value):
        return "" if value is None else super().prepare_value(value).replace("\x00", "")


class Index(stock.SQLiteIndex):
    """Without title norms, which stock recomputes over the whole table at each save and only its ranking reads."""

    def _refresh_title_norms(self, full=False):
        pass


class LinearOrder:
    """Title matches first, then the newest.

    Stock orders by a relevance that it looks up again for every row: 56 seconds at 10,000 pages for a common word.
    """

    def search(self, config, start, stop, score_field=None):
        query = normalize(self.query)
        unmatched = query.subquery if isinstance(query, Not) else query
        if not self.order_by_relevance or isinstance(query, Not) or isinstance(unmatched, MatchAll):
            return super().search(config, start, stop, score_field)
        self.order_by_relevance = False
        try:
            found = super().search(config, None, None, score_field)
        finally:
            self.order_by_relevance = True
        return found.order_by(*self._title_first(query, config), "-pk")[start:stop]

    def _title_first(self, query, config):
        if "title" not in self.FTS_TABLE_FIELDS:
            return []
        in_title = stock.SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(["title"], self.build_search_query(query, config=config)),
            index_entry__content_type__in=stock.get_descendants_content_types_pks(self.queryset.model),
        )
        ids = in_title.values_list("index_entry__object_id", flat=True)
        return [Case(When(pk__in=ids, then=Value(0)), default=Value(1), output_field=IntegerField())]

    def build_search_query_content(self, query, config=None):
        if isinstance(query, stock.PlainText):
            # Only words reach FTS5: a quote would end the string that stock puts them in.
            query = stock.PlainText(plain_words(query.query_string), operator=query.operator)
        return super().build_search_query_content(query, config=config)


class QueryCompiler(LinearOrder, stock.SQLiteSearchQueryCompiler):
    """For `.search()` as the admin uses it."""


class AutocompleteQueryCompiler(LinearOrder, stock.SQLiteAutocompleteQueryCompiler):
    """For `.autocomplete()`."""


class Backend(stock.SQLiteSearchBackend):
    """SQLite full-text search that stays linear."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
