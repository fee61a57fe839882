"""The index on PostgreSQL: each object is stemmed in its own language."""

import copy

from django.db.models import F, FloatField
from django.db.models.functions import Cast, Length
from django.utils.translation import get_language
from modelsearch.backends.database.postgres import postgres as stock
from wagtail.models import Locale

from ..synonyms import plain_words, text_words, untrapped

CONFIGS = {"ro": "ro_unaccent", "en": "en_unaccent"}
SIMPLE = "simple_unaccent"
MAX_INDEXED = 300_000  # characters of one field: a tsvector holds at most 1 MB


def config_for(language: str | None) -> str:
    return CONFIGS.get((language or "").split("-")[0], SIMPLE)


def language_of(config: str) -> str | None:
    return next((language for language, name in CONFIGS.items() if name == config), None)


def indexed_text(text: str, language: str | None) -> str:
    """The text as the words that a query can ask for: `Legea 52/2003` is three words, `orașe` is `oras`."""
    return " ".join(untrapped(word, language) for word in text_words(text[:MAX_INDEXED]))


class Indexer(stock.ObjectIndexer):
    """Cuts an object's texts into words before PostgreSQL stems them, so that queries and pages agree on words."""

    def prepare_value(self, value):
        return "" if value is None else super().prepare_value(value)

    def as_vector(self, texts, for_autocomplete=False):
        language = None if for_autocomplete else language_of(self.config)
        return super().as_vector([(indexed_text(text, language), weight) for text, weight in texts], for_autocomplete)


class Index(stock.PostgresIndex):
    """Indexes each object with the configuration of its locale."""

    def add_items(self, model, objs):
        objs = list(objs)
        if not model.get_search_fields() or not objs:
            return
        content_type_id = stock.get_content_type_pk(model)
        languages = dict(Locale.objects.values_list("pk", "language_code")) if hasattr(model, "locale_id") else {}
        entries = [self._entry(obj, content_type_id, languages) for obj in objs]
        self.entries.bulk_create(
            entries,
            batch_size=200,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "title_norm", "autocomplete", "body", "title_text", "body_text"],
        )
        self._norm_titles(
            self.entries.filter(content_type_id=content_type_id, object_id__in=[entry.object_id for entry in entries])
        )

    def _entry(self, obj, content_type_id, languages):
        backend = copy.copy(self.backend)
        backend.config = config_for(languages.get(getattr(obj, "locale_id", None)))
        indexer = Indexer(obj, backend)
        return stock.IndexEntry(
            content_type_id=content_type_id,
            object_id=indexer.id,
            title=indexer.title,
            autocomplete=indexer.autocomplete,
            body=indexer.body,
            title_text=indexer.title_text.replace("\x00", ""),
            body_text=indexer.body_text.replace("\x00", ""),
        )

    def _norm_titles(self, entries) -> None:
        """Set title_norm (average title length / own length) of new entries without reading the whole table.

        The average was known at the last full refresh, and any entry normed since tells it: norm × length.
        So all entries share one average until `update_index` takes it anew; stock reads every row at each save.
        """
        measured = self.entries.exclude(title_norm=1.0).annotate(length=Length("title")).filter(length__gt=0)
        average = measured.values_list(F("title_norm") * Cast("length", FloatField()), flat=True)[:1]
        if not average:
            self._refresh_title_norms()
            return
        entries = entries.annotate(length=Length("title")).filter(length__gt=0)
        entries.update(title_norm=average[0] / Cast("length", FloatField()))


class LanguageConfig:
    """Asks in the active language; models without a locale are indexed unstemmed."""

    def get_config(self, backend):
        return config_for(get_language() if hasattr(self.queryset.model, "locale_id") else None)

    def build_tsquery_content(self, query, config=None, invert=False):
        if isinstance(query, stock.PlainText | stock.Phrase):
            query = copy.copy(query)
            query.query_string = plain_words(indexed_text(query.query_string, language_of(config)))
        return super().build_tsquery_content(query, config=config, invert=invert)


class QueryCompiler(LanguageConfig, stock.PostgresSearchQueryCompiler):
    """For `.search()` as the admin uses it."""


class AutocompleteQueryCompiler(LanguageConfig, stock.PostgresAutocompleteQueryCompiler):
    """For `.autocomplete()`: beginnings of words in any language."""

    def get_config(self, backend):
        return SIMPLE


class Backend(stock.PostgresSearchBackend):
    """PostgreSQL full-text search with one configuration per language."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index

    def __init__(self, params):
        super().__init__(params)
        self.config = self.autocomplete_config = SIMPLE
