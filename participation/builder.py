"""From a frozen version and its words to a Django form; the keys are equal in every language."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.forms.utils import ErrorDict
from django.utils.dateparse import parse_date
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from cms.folding import fold
from cms.form_fields import QuickSelect
from cms.models import Neighbourhood
from cms.prepared import Prepared, Slot

from .form_fields import ConsentField, HeadingField, HoneypotField, LocalNumberField, PhoneField, StagedFileField

HONEYPOT = "website"
LONGEST_TEXT = 20_000
# As wide as the columns that these answers go to.
LONGEST_BY_ROLE = {"author_name": 200, "title": 300}


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


@dataclass
class Section:
    """A heading with what follows it; the first one may have no heading."""

    title: str = ""
    intro: str = ""
    fields: list = field(default_factory=list)


class QuestionForm(BaseForm):
    """Base of the forms that are built from questions."""

    questions: dict[str, Question] = {}

    @property
    def sections(self) -> list[Section]:
        """The bound fields, grouped under the headings that precede them."""
        found = [Section()]
        for bound in self:
            if isinstance(bound.field, HeadingField):
                found.append(Section(title=bound.label, intro=bound.field.help_text))
            else:
                found[-1].fields.append(bound)
        return [section for section in found if section.fields or section.title]

    @property
    def file_questions(self) -> list[Question]:
        return [question for question in self.questions.values() if question.type == "file"]

    def refuse(self, message) -> None:
        """Say one thing about the whole form, and keep everything typed as it is, unjudged."""
        self._errors = ErrorDict()
        self.cleaned_data = {}
        self.add_error(None, message)


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
        return {
            "label": question.label,
            "help_text": conditional_escape(question.help_text),
            "required": question.required,
        }

    def create_heading_field(self, question, options):
        return HeadingField(label=question.label, help_text=question.help_text)

    def create_text_field(self, question, options):
        autocomplete = {"autocomplete": "name"} if question.role == "author_name" else {}
        longest = min(question.settings.get("max_length", 255), LONGEST_BY_ROLE.get(question.role, 500))
        return forms.CharField(max_length=longest, widget=forms.TextInput(attrs=autocomplete), **options)

    def create_long_text_field(self, question, options):
        created = forms.CharField(
            max_length=question.settings.get("max_length"), widget=forms.Textarea(attrs={"rows": 8}), **options
        )
        created.validators.append(MaxLengthValidator(LONGEST_TEXT))
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

    def create_date_field(self, question, options):
        attrs = {"type": "date"} | {
            name: question.settings[key]
            for name, key in (("min", "earliest"), ("max", "latest"))
            if key in question.settings
        }
        created = forms.DateField(widget=forms.DateInput(attrs=attrs, format="%Y-%m-%d"), **options)
        created.input_formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
        created.validators.extend(date_limits(question.settings))
        return created

    def create_single_choice_field(self, question, options):
        return forms.ChoiceField(choices=question.choices, widget=forms.RadioSelect, **options)

    def create_multiple_choice_field(self, question, options):
        return forms.MultipleChoiceField(choices=question.choices, widget=forms.CheckboxSelectMultiple, **options)

    def create_dropdown_field(self, question, options):
        return forms.ChoiceField(choices=[("", _("Choose")), *question.choices], widget=QuickSelect, **options)

    def create_neighbourhood_field(self, question, options):
        return NeighbourhoodField(choices=neighbourhood_choices, widget=QuickSelect, **options)

    def create_checkbox_field(self, question, options):
        return forms.BooleanField(**options)

    def create_consent_field(self, question, options):
        return ConsentField(text=question.text, **options)

    def create_file_field(self, question, options):
        return StagedFileField(settings=question.settings, **options)


def date_limits(settings: dict) -> list:
    """Validators of a date question's bounds, which are ISO dates."""
    found = []
    if earliest := settings.get("earliest"):
        found.append(MinValueValidator(parse_date(earliest)))
    if latest := settings.get("latest"):
        found.append(MaxValueValidator(parse_date(latest)))
    return found


def neighbourhood_choices() -> list[tuple[str, str]]:
    """Slug and name of the neighbourhoods offered in forms, in alphabetical order of the folded names."""
    rows = sorted(OFFERED(), key=lambda row: fold(row.name))
    return [("", _("Choose")), *((row.slug, row.name) for row in rows)]


OFFERED = Prepared(lambda: Neighbourhood.objects.filter(is_core=True))
NEIGHBOURHOOD = Prepared(lambda: Neighbourhood.objects.filter(slug=Slot("slug")))


class NeighbourhoodField(forms.ChoiceField):
    """Offers the neighbourhoods by name; its value is the row, found by one query when a form is sent."""

    def to_python(self, value):
        if value in self.empty_values:
            return None
        found = NEIGHBOURHOOD.first(slug=str(value)[:80])
        if found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return found

    def validate(self, value):
        forms.Field.validate(self, value)


def build_form_class(structure: list[dict], words: dict) -> type[forms.Form]:
    """The form of a version in the language of `words`."""
    return QuestionFormBuilder(questions_of(structure, words)).get_form_class()
