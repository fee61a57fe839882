"""From a frozen version and its words to a Django form; the keys are equal in every language."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from cms.models import Neighbourhood

from .form_fields import ConsentField, HeadingField, LocalNumberField, PhoneField, StagedFileField


@dataclass
class Question:
    """One question as a form shows it; has the attributes that Wagtail's FormBuilder reads."""

    key: str
    type: str
    label: str
    help_text: str = ""
    text: str = ""
    settings: dict = field(default_factory=dict)
    choices: list[tuple[str, str]] = field(default_factory=list)
    role: str = ""

    @property
    def required(self) -> bool:
        return bool(self.settings.get("required"))

    @property
    def field_type(self) -> str:
        return self.type

    @property
    def clean_name(self) -> str:
        return self.key


def questions_of(structure: list[dict], words: dict) -> list[Question]:
    """The questions that have words in this language, in the order of the structure."""
    return [
        Question(
            key=entry["key"],
            type=entry["type"],
            label=words[entry["key"]]["label"],
            help_text=words[entry["key"]].get("help", ""),
            text=words[entry["key"]].get("text", ""),
            settings=entry["settings"],
            choices=[(key, words[entry["key"]]["choices"].get(key, "")) for key in entry.get("choices", [])],
            role=entry["role"],
        )
        for entry in structure
        if entry["key"] in words
    ]


def at_most_words(limit: int):
    """A validator of the number of words."""

    def validate(value: str) -> None:
        count = len(value.split())
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
        return type("SubmissionForm", (BaseForm,), self.formfields | {"questions": {q.key: q for q in self.fields}})

    @property
    def formfields(self) -> dict[str, forms.Field]:
        return {question.key: getattr(self, f"create_{question.type}_field")(question, self.options_for(question)) for question in self.fields}

    def options_for(self, question: Question) -> dict:
        return {"label": question.label, "help_text": question.help_text, "required": question.required}

    def create_heading_field(self, question, options):
        return HeadingField(label=question.label, help_text=question.help_text)

    def create_text_field(self, question, options):
        autocomplete = {"autocomplete": "name"} if question.role == "author_name" else {}
        return forms.CharField(max_length=question.settings.get("max_length", 255), widget=forms.TextInput(attrs=autocomplete), **options)

    def create_long_text_field(self, question, options):
        limit = question.settings.get("max_words")
        attrs = {"rows": 8} | ({"data-max-words": limit} if limit else {})
        created = forms.CharField(max_length=question.settings.get("max_length", 20000), widget=forms.Textarea(attrs=attrs), **options)
        if limit:
            created.validators.append(at_most_words(limit))
        return created

    def create_email_field(self, question, options):
        return forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), **options)

    def create_phone_field(self, question, options):
        return PhoneField(**options)

    def create_number_field(self, question, options):
        settings = question.settings
        return LocalNumberField(min_value=settings.get("minimum"), max_value=settings.get("maximum"), decimal_places=None if settings.get("decimals") else 0, **options)

    def create_date_field(self, question, options):
        attrs = {"type": "date"} | {name: question.settings[key] for name, key in (("min", "earliest"), ("max", "latest")) if key in question.settings}
        created = forms.DateField(widget=forms.DateInput(attrs=attrs, format="%Y-%m-%d"), **options)
        created.input_formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
        created.validators.extend(date_limits(question.settings))
        return created

    def create_single_choice_field(self, question, options):
        return forms.ChoiceField(choices=question.choices, widget=forms.RadioSelect, **options)

    def create_multiple_choice_field(self, question, options):
        return forms.MultipleChoiceField(choices=question.choices, widget=forms.CheckboxSelectMultiple, **options)

    def create_dropdown_field(self, question, options):
        return forms.ChoiceField(choices=[("", _("Choose")), *question.choices], **options)

    def create_neighbourhood_field(self, question, options):
        return forms.ChoiceField(choices=neighbourhood_choices, **options)

    def create_checkbox_field(self, question, options):
        return forms.BooleanField(**options)

    def create_consent_field(self, question, options):
        return ConsentField(text=question.text, **options)

    def create_file_field(self, question, options):
        return StagedFileField(settings=question.settings, **options)


def date_limits(settings: dict) -> list:
    """Validators of a date question's bounds, which are ISO dates."""
    from django.core.validators import MaxValueValidator, MinValueValidator
    from django.utils.dateparse import parse_date

    found = []
    if earliest := settings.get("earliest"):
        found.append(MinValueValidator(parse_date(earliest)))
    if latest := settings.get("latest"):
        found.append(MaxValueValidator(parse_date(latest)))
    return found


def neighbourhood_choices() -> list[tuple[str, str]]:
    """Slug and name of the neighbourhoods offered in forms, in alphabetical order of the folded names."""
    from cms.folding import fold

    rows = sorted(Neighbourhood.objects.filter(is_core=True), key=lambda row: fold(row.name))
    return [("", _("Choose")), *((row.slug, row.name) for row in rows)]


def build_form_class(structure: list[dict], words: dict) -> type[forms.Form]:
    """The form of a version in the language of `words`."""
    return QuestionFormBuilder(questions_of(structure, words)).get_form_class()
