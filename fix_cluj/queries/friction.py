"""Where applicants stop: steps of drafts that were not sent, and questions that bring the form back; counts alone."""

from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from participation.choices import FormKind, QuestionType
from participation.models import Draft, Form, FormPage, FormWording, RefusedAnswer

from ..models import GrantCallPage


class Friction(NamedTuple):
    """Of one form: how many began, how many sent, where the others stopped, which questions came back how often."""

    form: str
    begun: int
    sent: int
    steps: list[tuple[str, int]]
    questions: list[tuple[str, int]]


def friction_of(call: GrantCallPage, language: str) -> list[Friction]:
    """Each application form of a call; what a new version no longer asks keeps its last words."""
    keys = FormPage.objects.child_of(call).values("translation_key")
    forms = Form.objects.filter(page_key__in=keys, kind=FormKind.APPLICATION).select_related("current_version")
    return [of_form(form, language) for form in forms.order_by("pk") if form.current_version]


def of_form(form: Form, language: str) -> Friction:
    drafts = Draft.objects.filter(form=form)
    counted = drafts.aggregate(begun=Count("pk"), sent=Count("pk", filter=Q(submission__isnull=False)))
    stopped = dict(drafts.filter(submission=None).order_by().values_list("step").annotate(number=Count("pk")))
    titles = titles_of(form, language)
    steps = [(titles.get(number, str(number)), number_of) for number, number_of in sorted(stopped.items())]
    labels = labels_of(form, language)
    refused = RefusedAnswer.objects.filter(form=form).order_by("-times", "key").values_list("key", "times")
    questions = [(labels.get(key, key), times) for key, times in refused]
    return Friction(form.title, counted["begun"], counted["sent"], steps, questions)


def titles_of(form: Form, language: str) -> dict[int, str]:
    """Number of a step → its heading, as the form counts them: what stands before the first heading is a step, too."""
    if not form.has_steps:
        return {number: _("Your answers") for number in (0, 1)}
    words, found = labels_of(form, language), []
    for entry in form.current_version.structure:
        if entry["type"] == QuestionType.HEADING:
            found.append(words.get(entry["key"], ""))
        elif not found:
            found.append(str(_("To begin with")))
    return {0: _("the form’s page")} | dict(enumerate(found, start=1))


def labels_of(form: Form, language: str) -> dict[str, str]:
    """Key → label, the newest words last, in a language where there are any."""
    found: dict[str, str] = {}
    rows = FormWording.objects.filter(version__form=form).order_by("pk")
    for row in sorted(rows, key=lambda row: row.language == language):
        found |= {key: words["label"] for key, words in row.words.items() if "label" in words}
    return found
