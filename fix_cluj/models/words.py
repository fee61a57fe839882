"""Words of a call that stand in lists: steps, the checklist, questions with their answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.fields import LeanStreamField

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class StepBlock(blocks.StructBlock):
    """A step of the way from an idea to its experiment."""

    title = blocks.CharBlock(label=_("step"), max_length=120, default="")
    text = blocks.TextBlock(label=_("what happens"), required=False, default="", rows=2)

    class Meta:
        icon = "order"
        label = _("step")


class AnsweredQuestionBlock(blocks.StructBlock):
    """A question that the city answered in public; the day is a fact, kept equal in every language."""

    question = blocks.CharBlock(label=_("question"), max_length=300, default="")
    answer = blocks.RichTextBlock(label=_("answer"), features=FEATURES, default="")
    answered_on = blocks.DateBlock(label=_("answered on"), required=False)

    class Meta:
        icon = "help"
        label = _("question and answer")


class ItemBlock(blocks.CharBlock):
    class Meta:
        icon = "tick"
        label = _("line")
        default = ""


def steps_field() -> LeanStreamField:
    return LeanStreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True, use_json_field=True)


def checklist_field() -> LeanStreamField:
    return LeanStreamField(
        [("item", ItemBlock(max_length=250))],
        verbose_name=_("checklist"),
        blank=True,
        use_json_field=True,
        help_text=_("What to have at hand before applying, one line each."),
    )


def indicators_field() -> LeanStreamField:
    return LeanStreamField(
        [("item", ItemBlock(max_length=250))],
        verbose_name=_("indicators"),
        blank=True,
        use_json_field=True,
        help_text=_("By what the call is measured, one line each: for example how many people take part."),
    )


def answers_field() -> LeanStreamField:
    return LeanStreamField(
        [("question", AnsweredQuestionBlock())],
        verbose_name=_("questions and answers"),
        blank=True,
        use_json_field=True,
        help_text=_("Everybody reads the same answer: also what was asked by phone or by e-mail belongs here."),
    )


def take_days(theirs, mine) -> bool:
    """Give each answer of `mine` the day that the same answer has in `theirs`; whether anything changed."""
    days = {block.id: block.value.get("answered_on") for block in theirs}
    stale = [block for block in mine if block.id in days and block.value.get("answered_on") != days[block.id]]
    for block in stale:
        block.value["answered_on"] = days[block.id]
    return bool(stale)
