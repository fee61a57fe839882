"""The kinds of question that an editor can ask, and the stream that holds them in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from . import settings as of
from .picker import condition_blocks
from .refusals import refusals

COLUMN_TYPES = [
    ("text", _("text")),
    ("number", _("number")),
    ("money", _("sum of money")),
    ("date", _("date")),
    ("email", _("e-mail")),
]


class QuestionBlock(blocks.StructBlock):
    """Base of the questions: what is asked, help for the person who answers, and what an answer looks like."""

    label = blocks.CharBlock(label=_("question"), max_length=255, default="")
    help_text = blocks.TextBlock(label=_("help below the question"), required=False, default="", rows=2)
    example = blocks.CharBlock(
        label=_("example of an answer"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Shown beside the help; it is never filled in for the person."),
    )

    class Meta:
        icon = "help"


class ChoiceItemBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("answer"), max_length=200, default="")


class ColumnBlock(blocks.StructBlock):
    """A column of a table with rows; its item's id is its key, as an answer's is."""

    label = blocks.CharBlock(label=_("heading of the column"), max_length=120, default="")
    type = blocks.ChoiceBlock(label=_("what it holds"), choices=COLUMN_TYPES, default="text")
    required = blocks.BooleanBlock(label=_("must be filled in on every row"), required=False, default=False)
    total = blocks.BooleanBlock(
        label=_("show the total"), required=False, default=False, help_text=_("For numbers and sums of money.")
    )


class HeadingQuestionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("heading"), max_length=255, default="")
    help_text = blocks.TextBlock(label=_("introduction"), required=False, default="", rows=2)
    settings = of.HeadingSettings(condition_blocks(has_effect=False))

    class Meta:
        icon = "title"
        label = _("Section heading")


def question(settings_class, *, icon: str, label, **extra) -> blocks.StructBlock:
    """A question type: label and help, then `extra` blocks, then its settings."""
    children = [*extra.items(), ("settings", of.settings(settings_class))]
    return QuestionBlock(children, icon=icon, label=label)


def choice_question(*, icon: str, label) -> blocks.StructBlock:
    choices = blocks.ListBlock(ChoiceItemBlock(), label=_("answers to choose from"), min_num=1)
    return question(of.ChoiceSettings, icon=icon, label=label, choices=choices)


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a form, in order."""

    heading = HeadingQuestionBlock()
    text = question(of.TextSettings, icon="minus", label=_("Short text"))
    long_text = question(of.LongTextSettings, icon="pilcrow", label=_("Long text"))
    email = question(of.EmailSettings, icon="mail", label=_("E-mail"))
    phone = question(of.PhoneSettings, icon="mobile-alt", label=_("Phone"))
    number = question(of.NumberSettings, icon="order", label=_("Number"))
    money = question(of.MoneySettings, icon="order", label=_("Sum of money"))
    date = question(of.DateSettings, icon="date", label=_("Date"))
    date_range = question(of.DateSettings, icon="date", label=_("Period"))
    single_choice = choice_question(icon="radio-full", label=_("One of several"))
    multiple_choice = choice_question(icon="list-ul", label=_("Several of several"))
    dropdown = choice_question(icon="arrow-down", label=_("Drop-down list"))
    topic = question(of.TopicSettings, icon="tag", label=_("Topic"))
    neighbourhood = question(of.NeighbourhoodSettings, icon="site", label=_("Neighbourhood"))
    address = question(of.SettingsBlock, icon="home", label=_("Address"))
    link = question(of.SettingsBlock, icon="link", label=_("Link"))
    cui = question(of.SettingsBlock, icon="cog", label=_("Company number (CUI)"))
    checkbox = question(of.SettingsBlock, icon="tick-inverse", label=_("Checkbox"))
    consent = question(
        of.ConsentSettings,
        icon="lock",
        label=_("Consent with text"),
        text=blocks.RichTextBlock(label=_("what the person agrees to"), features=["bold", "link", "ul"], default=""),
    )
    age = question(of.AgeSettings, icon="calendar-check", label=_("Age confirmation"))
    guardian = question(of.SettingsBlock, icon="group", label=_("Guardian of a minor"))
    rows = question(
        of.RowsSettings,
        icon="table",
        label=_("Table with rows"),
        columns=blocks.ListBlock(ColumnBlock(), label=_("columns"), min_num=1, max_num=8),
    )
    file = question(of.FileSettings, icon="doc-full", label=_("File"))

    class Meta:
        icon = "form"

    def clean(self, value, **kwargs):
        cleaned = super().clean(value, **kwargs)
        if errors := refusals(cleaned):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
