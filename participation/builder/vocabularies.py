"""Fields that offer rows of a vocabulary by name: neighbourhoods and topics."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.folding import fold
from cms.models import Neighbourhood, Topic
from cms.prepared import Prepared, Slot

OFFERED = Prepared(lambda: Neighbourhood.objects.filter(is_core=True))
NEIGHBOURHOOD = Prepared(lambda: Neighbourhood.objects.filter(slug=Slot("slug")))
TOPICS = Prepared(lambda: Topic.objects.all())
TOPIC = Prepared(lambda: Topic.objects.filter(slug=Slot("slug")))


def by_name(terms) -> list[tuple[str, str]]:
    """Slug and name, in alphabetical order of the folded names."""
    return [("", _("Choose")), *((row.slug, row.name) for row in sorted(terms, key=lambda row: fold(row.name)))]


def neighbourhood_choices() -> list[tuple[str, str]]:
    return by_name(OFFERED())


def topic_choices() -> list[tuple[str, str]]:
    return by_name(TOPICS())


class TermField(forms.ChoiceField):
    """Offers terms by name; its value is the row, found by one query when a form is sent."""

    term: Prepared

    def to_python(self, value):
        if value in self.empty_values:
            return None
        found = type(self).term.first(slug=str(value)[:80])
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return found

    def validate(self, value):
        forms.Field.validate(self, value)


class NeighbourhoodField(TermField):
    term = NEIGHBOURHOOD


class TopicField(TermField):
    term = TOPIC
