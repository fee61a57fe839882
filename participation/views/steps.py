"""The steps of a form: its sections one after another, or all of it at once; which errors belong to which."""

from dataclasses import dataclass, field

from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from ..builder import HONEYPOT, QuestionForm
from ..models import Form

IN_STEPS = "in_steps"  # posted by the first page of a form in steps


@dataclass
class Step:
    """One section as a step; its number stays, whichever sections before it are hidden by an answer."""

    number: int
    title: str
    intro: str = ""
    fields: list = field(default_factory=list)
    is_shown: bool = True

    @property
    def keys(self) -> list[str]:
        """Keys of its questions: everything that it posts begins with one of them."""
        return [bound.name for bound in self.fields]

    def holds(self, name: str) -> bool:
        return name.startswith(tuple(self.keys))


def steps_of(form: QuestionForm, row: Form) -> list[Step]:
    """The steps of a form; one that is not asked in steps is a single one."""
    sections = form.sections
    if not row.has_steps:
        fields = [bound for section in sections for bound in section.fields if bound.name != HONEYPOT]
        return [Step(1, _("Your answers"), fields=fields)]
    found = []
    for number, section in enumerate(sections, start=1):
        fields = [bound for bound in section.asked_fields if bound.name != HONEYPOT]
        title = str(section.title or _("To begin with"))
        found.append(Step(number, title, section.intro, fields, section.is_shown))
    return found


def is_stepwise(form: QuestionForm, row: Form) -> bool:
    """Whether the form's page shows its first section only."""
    return row.has_steps and len(steps_of(form, row)) > 1


def unjudged(form: QuestionForm) -> QuestionForm:
    """The form with what was typed and no word about it."""
    form.leave_unjudged()
    return form


def judged(form: QuestionForm, step: Step | None) -> QuestionForm:
    """The form with the errors of one step alone; all of it is validated, because answers depend on one another."""
    whole = form.errors
    kept = {name: errors for name, errors in whole.items() if step is None or name in step.keys}
    form._errors = ErrorDict(kept)
    return form


def steps_with_errors(form: QuestionForm, steps: list[Step]) -> list[Step]:
    """The shown steps in which something is wrong, in order; the form was validated whole."""
    return [step for step in steps if step.is_shown and any(name in form.errors for name in step.keys)]


def progress(steps: list[Step], current: int, done: set[int]) -> list[dict]:
    """What components/progress_list.html shows: every shown step, and the last look before sending."""
    shown = [step for step in steps if step.is_shown]
    items = [
        {
            "title": step.title,
            "value": step.number,
            "state": "underway" if step.number == current else "done" if step.number in done else "imagined",
        }
        for step in shown
    ]
    return [*items, {"title": _("Check and send"), "value": "review", "state": "imagined" if current else "underway"}]
