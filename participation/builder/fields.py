"""One `create_<type>_field` per kind of question, on Wagtail's form builder."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils.dateparse import parse_date
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.contrib.forms.forms import FormBuilder

from cms.form_fields import QuickSelect

from ..form_fields import (
    AddressField,
    AgeField,
    ChosenCurrencyField,
    CompanyNumberField,
    ConsentField,
    DateRangeField,
    GuardianField,
    HeadingField,
    HoneypotField,
    LocalNumberField,
    MoneyField,
    PhoneField,
    PlaceField,
    RankingField,
    RowsField,
    StagedFileField,
    WebLinkField,
)
from ..form_fields.compound import day_field
from ..form_fields.numbers import CURRENCY_LABELS
from ..readings import cell_label
from .forms import HONEYPOT, QuestionForm
from .questions import Question, questions_of
from .vocabularies import NeighbourhoodField, TopicField, neighbourhood_choices, topic_choices

LONGEST_TEXT = 20_000
# As wide as the columns that these answers go to.
LONGEST_BY_ROLE = {"author_name": 200, "title": 300}
# What separates words, spelled out so that the page's script counts the same: the two languages' \s differ by these.
WORD = re.compile("[^\\s\x1c-\x1f\x85\ufeff]+")


def at_most_words(limit: int):
    """A validator of the number of words."""

    def validate(value: str) -> None:
        count = len(WORD.findall(value))
        if count > limit:
            message = ngettext_lazy(
                "Shorten the text to at most %(limit)d word; it has %(count)d.",
                "Shorten the text to at most %(limit)d words; it has %(count)d.",
                limit,
            )
            raise ValidationError(message % {"limit": limit, "count": count})

    return validate


class QuestionFormBuilder(FormBuilder):
    """Wagtail's builder over questions; each `create_<type>_field(question, options)` makes one field."""

    def get_form_class(self):
        fields = self.formfields | {HONEYPOT: HoneypotField()}
        return type("SubmissionForm", (QuestionForm,), fields | {"questions": {q.key: q for q in self.fields}})

    @property
    def formfields(self) -> dict[str, forms.Field]:
        return {
            question.key: getattr(self, f"create_{question.type}_field")(question, self.options_for(question))
            for question in self.fields
        }

    def options_for(self, question: Question) -> dict:
        # An editor's help is text, not markup, wherever a template may print it.
        help_text = conditional_escape(question.help_text)
        if question.example:
            example = format_html('<span class="example">{} {}</span>', _("For example:"), question.example)
            help_text = format_html("{} {}", help_text, example) if help_text else example
        return {"label": question.label, "help_text": help_text, "required": question.required}

    def create_heading_field(self, question, options):
        return HeadingField(label=question.label, help_text=question.help_text)

    def create_text_field(self, question, options):
        autocomplete = {"autocomplete": "name"} if question.role == "author_name" else {}
        longest = min(question.settings.get("max_length", 255), LONGEST_BY_ROLE.get(question.role, 500))
        created = forms.CharField(max_length=longest, widget=forms.TextInput(attrs=autocomplete), **options)
        if "max_length" in question.settings:
            count_aloud(created, longest)
        return created

    def create_long_text_field(self, question, options):
        created = forms.CharField(
            max_length=question.settings.get("max_length"), widget=forms.Textarea(attrs={"rows": 8}), **options
        )
        created.validators.append(MaxLengthValidator(LONGEST_TEXT))
        if "max_length" in question.settings:
            count_aloud(created, question.settings["max_length"])
        created.max_words = question.settings.get("max_words")
        if created.max_words:
            created.validators.append(at_most_words(created.max_words))
        return created

    def create_email_field(self, question, options):
        return forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}), **options)

    def create_phone_field(self, question, options):
        return PhoneField(**options)

    def create_number_field(self, question, options):
        settings = question.settings
        places = 6 if settings.get("decimals") else 0
        return LocalNumberField(
            min_value=settings.get("minimum"),
            max_value=settings.get("maximum"),
            max_digits=24,
            decimal_places=places,
            **options,
        )

    def create_money_field(self, question, options):
        settings = question.settings
        limits = {"minimum": settings.get("minimum", 0), "maximum": settings.get("maximum")}
        currency = settings.get("currency", "RON")
        if currency == "both":
            return ChosenCurrencyField(name=question.key, **limits, **options)
        return MoneyField(currency=currency, min_value=limits["minimum"], max_value=limits["maximum"], **options)

    def create_date_field(self, question, options):
        return day_field(attrs=date_attrs(question.settings), validators=date_limits(question.settings), **options)

    def create_date_range_field(self, question, options):
        settings = question.settings
        return DateRangeField(name=question.key, limits=date_limits(settings), attrs=date_attrs(settings), **options)

    def create_single_choice_field(self, question, options):
        return forms.ChoiceField(choices=question.choices, widget=forms.RadioSelect, **options)

    def create_multiple_choice_field(self, question, options):
        return forms.MultipleChoiceField(choices=question.choices, widget=forms.CheckboxSelectMultiple, **options)

    def create_dropdown_field(self, question, options):
        return forms.ChoiceField(choices=[("", _("Choose")), *question.choices], widget=QuickSelect, **options)

    def create_ranking_field(self, question, options):
        ranked = question.settings.get("ranked")
        return RankingField(name=question.key, choices=question.choices, ranked=ranked, **options)

    def create_neighbourhood_field(self, question, options):
        return NeighbourhoodField(choices=neighbourhood_choices, widget=QuickSelect, **options)

    def create_topic_field(self, question, options):
        return TopicField(choices=topic_choices, widget=QuickSelect, **options)

    def create_address_field(self, question, options):
        neighbourhood = NeighbourhoodField(
            label=_("Neighbourhood"), choices=neighbourhood_choices, widget=QuickSelect, required=False
        )
        return AddressField(name=question.key, neighbourhood=neighbourhood, **options)

    def create_place_field(self, question, options):
        is_public = question.settings.get("privacy") == "public"
        return PlaceField(name=question.key, city=city_map, is_public=is_public, **options)

    def create_link_field(self, question, options):
        return WebLinkField(**options)

    def create_cui_field(self, question, options):
        return CompanyNumberField(**options)

    def create_age_field(self, question, options):
        ages = {
            "adult_age": question.settings.get("adult_age", 18),
            "minimum_age": question.settings.get("minimum_age"),
        }
        return AgeField(**ages, **options)

    def create_guardian_field(self, question, options):
        return GuardianField(name=question.key, **options)

    def create_rows_field(self, question, options):
        settings = question.settings
        currency = settings.get("currency", "RON")
        by_key = {column["key"]: column for column in question.columns}
        return RowsField(
            name=question.key,
            parts={column["key"]: column_field(column, currency) for column in question.columns},
            minimum=settings.get("minimum_rows"),
            maximum=settings.get("maximum_rows"),
            totals=[column["key"] for column in question.columns if column.get("total")],
            written=lambda key, number: cell_label(by_key[key], number, currency),
            **options,
        )

    def create_checkbox_field(self, question, options):
        return forms.BooleanField(**options)

    def create_consent_field(self, question, options):
        return ConsentField(text=question.text, **options)

    def create_file_field(self, question, options):
        return StagedFileField(settings=question.settings, **options)


def city_map():
    """The map for a pin, asked for when a form is shown or judged."""
    from cms.queries.city_map import city_map  # which walks through models, while this module is one of theirs

    return city_map()


def count_aloud(created: forms.CharField, longest: int) -> None:
    """Say how much is left while one types; the browser itself would cut what is pasted, without a word."""
    created.max_chars = longest
    created.widget.attrs.pop("maxlength", None)


def column_field(column: dict, currency: str) -> forms.Field:
    """The field of a column of a table with rows."""
    about = {"label": column["label"], "required": bool(column.get("required"))}
    if column["type"] == "email":
        return forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}), **about)
    if column["type"] == "date":
        return day_field(**about)
    if column["type"] == "number":
        return LocalNumberField(max_digits=24, decimal_places=6, **about)
    if column["type"] == "money":
        created = LocalNumberField(max_digits=15, decimal_places=2, min_value=0, **about)
        created.unit = CURRENCY_LABELS[currency]
        return created
    return forms.CharField(max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}), **about)


def date_attrs(settings: dict) -> dict:
    """The bounds of a date for the browser's own calendar."""
    return {name: settings[key] for name, key in (("min", "earliest"), ("max", "latest")) if key in settings}


def date_limits(settings: dict) -> list:
    """Validators of a date question's bounds, which are ISO dates."""
    found = []
    if earliest := settings.get("earliest"):
        found.append(MinValueValidator(parse_date(earliest)))
    if latest := settings.get("latest"):
        found.append(MaxValueValidator(parse_date(latest)))
    return found


def build_form_class(structure: list[dict], words: dict) -> type[forms.Form]:
    """The form of a version in the language of `words`."""
    return QuestionFormBuilder(questions_of(structure, words)).get_form_class()
