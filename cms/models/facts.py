"""Facts once, words twice: a changed fact reaches the live translation when the source is published.

docs/decisions/0002-facts-once.md says what was tried. Words go through wagtail-localize; a fact (a date, a place, a
sum, a link, a cancellation) exists in every language's row, equal to the source's.
"""

from typing import Any, Self

from django.db import models, transaction
from wagtail.models import Locale


class FactsMixin(models.Model):
    """Mixin for translatable pages, placed first among the bases.

    `facts` names fields, `fact_rows` child relations that hold no words. Every way in which a translation is
    loaded from a revision or saved takes the facts of the live source.
    """

    facts: tuple[str, ...] = ()
    fact_rows: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @classmethod
    def all_facts(cls) -> tuple[str, ...]:
        """Names of all fact fields, those of the bases included."""
        return tuple(dict.fromkeys(name for base in reversed(cls.__mro__) for name in vars(base).get("facts", ())))

    @classmethod
    def all_fact_rows(cls) -> tuple[str, ...]:
        """Names of all wordless child relations, those of the bases included."""
        return tuple(dict.fromkeys(name for base in reversed(cls.__mro__) for name in vars(base).get("fact_rows", ())))

    def fact_source(self, *, lock: bool = False) -> Self | None:
        """The page in the source language, or None when this is it or when there is none."""
        source_locale = Locale.get_default()
        if self.locale_id == source_locale.pk:
            return None
        found = type(self)._default_manager.filter(translation_key=self.translation_key, locale=source_locale)
        return (found.select_for_update(of=("self",)) if lock else found).first()

    def fact_values(self) -> dict[str, Any]:
        """Fact name → comparable value; a child relation gives a list of dicts."""
        rows = {
            name: [
                {f.name: f.value_from_object(row) for f in row._meta.fields if not f.primary_key and f.name != "page"}
                for row in getattr(self, name).all()
            ]
            for name in self.all_fact_rows()
        }
        return {name: getattr(self, self._meta.get_field(name).attname) for name in self.all_facts()} | rows

    def take_facts(self, *, otherwise: "FactsMixin", lock: bool = False) -> list[str]:
        """Copy the source's facts onto this page in memory; names of those that changed.

        While the source is not live the facts of `otherwise` (what the translation last had) are kept.
        """
        source = self.fact_source(lock=lock)
        if source is None:
            return []
        giver = source if source.live else otherwise
        theirs, mine = giver.fact_values(), self.fact_values()
        changed = [name for name in theirs if theirs[name] != mine[name]]
        row_names = self.all_fact_rows()
        for name in changed:
            if name in row_names:
                giver.copy_child_relation(name, self)
            else:
                setattr(self, self._meta.get_field(name).attname, theirs[name])
        return changed

    def with_content_json(self, content):
        # The seam that every draft, preview, comparison, revert, scheduled revision and alias goes through.
        page = super().with_content_json(content)
        page.take_facts(otherwise=self)
        return page

    def save(self, *args, **kwargs):
        with transaction.atomic():
            self.take_facts(otherwise=self, lock=True)
            return super().save(*args, **kwargs)
