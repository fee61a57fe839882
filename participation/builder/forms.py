"""The form that questions make: sections, conditions judged by what was typed, rows that can be asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.forms.utils import ErrorDict
from wagtail.contrib.forms.forms import BaseForm

from ..conditions import NO, SHOW, YES, Standing, judge
from ..form_fields import HeadingField
from ..form_fields.rows import ADD_ROW, REMOVE_ROW
from .notes import Condition
from .questions import Question

HONEYPOT = "website"
FIRST_SECTION = "start"  # what stands above every heading


@dataclass
class Section:
    """A heading with what follows it; the first one may have no heading."""

    key: str = FIRST_SECTION
    title: str = ""
    intro: str = ""
    fields: list = field(default_factory=list)
    is_shown: bool = True
    condition: Condition | None = None

    @property
    def asked_fields(self) -> list:
        """For a page that shows this section alone: without what answers on other pages have decided against."""
        own = {bound.name for bound in self.fields}
        return [bound for bound in self.fields if bound.form.is_shown(bound.name) or own & targets_of(bound)]


def targets_of(bound) -> set[str]:
    """The questions whose answers show a field."""
    rules = bound.form.questions[bound.name].rules if bound.name in bound.form.questions else ()
    return {rule.question for rule in rules if rule.effect == SHOW}


class QuestionForm(BaseForm):
    """Base of the forms that are built from questions."""

    questions: dict[str, Question] = {}
    judged_by: Callable[[dict], Iterable[tuple[str, str]]] | None = None  # a section: (key, message) of what is wrong

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, question in self.questions.items():
            own = self.fields[key]
            own.hide_optional = not question.may_be_left_out
            own.condition = Condition(question, self.questions) if question.rules else None
            if question.rules:
                own.required = self.standings[key].is_required

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Whether each question is asked and must be answered, by what was typed."""
        return judge([question.asked for question in self.questions.values()], self.given)

    @property
    def given(self) -> dict[str, set[str]]:
        """What was answered to the questions that conditions look at."""
        targets = {rule.question for question in self.questions.values() for rule in question.rules}
        return {key: self.answers_to(key) for key in targets if key in self.questions}

    def answers_to(self, key: str) -> set[str]:
        value = self[key].value()
        if self.questions[key].type == "checkbox":
            return {YES if value else NO}
        return {str(item) for item in (value if isinstance(value, list) else [value]) if item}

    def is_shown(self, key: str) -> bool:
        """Whether a question is asked, given what was typed; what is no question always is."""
        standing = self.standings.get(key)
        return standing is None or standing.is_shown

    def kept(self, staged) -> list:
        """The files of questions that are asked; what was chosen before its question was hidden is not sent."""
        return [file for file in staged if self.is_shown(file.key)]

    @property
    def sections(self) -> list[Section]:
        """The bound fields, grouped under the headings that precede them."""
        found = [Section()]
        for bound in self:
            if isinstance(bound.field, HeadingField):
                about = {"is_shown": self.is_shown(bound.name), "condition": bound.field.condition}
                found.append(Section(bound.name, bound.label, bound.field.help_text, **about))
            else:
                found[-1].fields.append(bound)
        return [section for section in found if section.fields or section.title]

    @property
    def file_questions(self) -> list[Question]:
        return [question for question in self.questions.values() if question.type == "file"]

    @property
    def has_rows(self) -> bool:
        return any(question.type == "rows" for question in self.questions.values())

    @classmethod
    def asked_for_rows(cls, typed) -> bool:
        """Whether a button was pressed that adds or removes a row: the form is shown again without being judged."""
        asked = typed.get(ADD_ROW) or str(typed.get(REMOVE_ROW) or "").rsplit("-", 1)[0]
        return asked in cls.questions and cls.questions[asked].type == "rows"

    @classmethod
    def names_in(cls, posted) -> list[str]:
        """The posted names that this form asks for: of its questions, of their parts, of their rows."""
        found = []
        for key in cls.questions:
            own = cls.base_fields[key]
            found += own.names_in(posted) if hasattr(own, "names_in") else [key] if key in posted else []
        return found

    def _clean_fields(self):
        """What is not asked is neither judged nor kept, whatever was typed before it was hidden."""
        whole = self.fields
        self.fields = {key: own for key, own in whole.items() if self.is_shown(key)}
        try:
            super()._clean_fields()
        finally:
            self.fields = whole

    def clean(self):
        """After each answer by itself, what a section says of several together; about what is asked only."""
        cleaned = super().clean()
        for key, message in self.judged_by(cleaned) if self.judged_by else ():
            if key in self.fields and self.is_shown(key):
                self.add_error(key, message)
        return cleaned

    def leave_unjudged(self) -> None:
        """Keep everything typed as it is and say nothing about it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}

    def refuse(self, message) -> None:
        """Say one thing about the whole form, and keep everything typed as it is, unjudged."""
        self.leave_unjudged()
        self.add_error(None, message)
