"""The kinds of question that an editor can ask, and the stream that holds them in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from . import settings as of
from .picker import condition_blocks
from .refusals import refusals

# How the editor's list of question types is grouped.
TEXT, CHOICES = _("Text, links and files"), _("Choices and agreement")
NUMBERS, PEOPLE = _("Numbers, money, days, tables"), _("People and addresses")
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


def question(settings_class, *, icon: str, label, group, **extra) -> blocks.StructBlock:
    """A question type: label and help, then `extra` blocks, then its settings."""
    children = [*extra.items(), ("settings", of.settings(settings_class))]
    return QuestionBlock(children, icon=icon, label=label, group=group)


def choice_question(*, icon: str, label, group) -> blocks.StructBlock:
    choices = blocks.ListBlock(ChoiceItemBlock(), label=_("answers to choose from"), min_num=1)
    return question(of.ChoiceSettings, icon=icon, label=label, group=group, choices=choices)


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a form, in order."""

    heading = HeadingQuestionBlock()
    text = question(of.TextSettings, group=TEXT, icon="minus", label=_("Short text"))
    long_text = question(of.LongTextSettings, group=TEXT, icon="pilcrow", label=_("Long text"))
    email = question(of.EmailSettings, group=PEOPLE, icon="mail", label=_("E-mail"))
    phone = question(of.PhoneSettings, group=PEOPLE, icon="mobile-alt", label=_("Phone"))
    number = question(of.NumberSettings, group=NUMBERS, icon="order", label=_("Number"))
    money = question(of.MoneySettings, group=NUMBERS, icon="order", label=_("Sum of money"))
    date = question(of.DateSettings, group=NUMBERS, icon="date", label=_("Date"))
    date_range = question(of.DateSettings, group=NUMBERS, icon="date", label=_("Period"))
    single_choice = choice_question(group=CHOICES, icon="radio-full", label=_("One of several"))
    multiple_choice = choice_question(group=CHOICES, icon="list-ul", label=_("Several of several"))
    dropdown = choice_question(group=CHOICES, icon="arrow-down", label=_("Drop-down list"))
    ranking = question(
        of.RankingSettings,
        group=CHOICES,
        icon="list-ol",
        label=_("Order of preference"),
        choices=blocks.ListBlock(ChoiceItemBlock(), label=_("answers to put in order"), min_num=2, max_num=12),
    )
    topic = question(of.TopicSettings, group=CHOICES, icon="tag", label=_("Topic"))
    neighbourhood = question(of.NeighbourhoodSettings, group=CHOICES, icon="site", label=_("Neighbourhood"))
    address = question(of.SettingsBlock, group=PEOPLE, icon="home", label=_("Address"))
    place = question(of.SettingsBlock, group=PEOPLE, icon="globe", label=_("Place on the map"))
    link = question(of.SettingsBlock, group=TEXT, icon="link", label=_("Link"))
    cui = question(of.SettingsBlock, group=PEOPLE, icon="cog", label=_("Company number (CUI)"))
    checkbox = question(of.SettingsBlock, group=CHOICES, icon="tick-inverse", label=_("Checkbox"))
    consent = question(
        of.ConsentSettings,
        group=CHOICES,
        icon="lock",
        label=_("Consent with text"),
        text=blocks.RichTextBlock(label=_("what the person agrees to"), features=["bold", "link", "ul"], default=""),
    )
    age = question(of.AgeSettings, group=PEOPLE, icon="calendar-check", label=_("Age confirmation"))
    guardian = question(of.SettingsBlock, group=PEOPLE, icon="group", label=_("Guardian of a minor"))
    rows = question(
        of.RowsSettings,
        group=NUMBERS,
        icon="table",
        label=_("Table with rows"),
        columns=blocks.ListBlock(ColumnBlock(), label=_("columns"), min_num=1, max_num=8),
    )
    file = question(of.FileSettings, group=TEXT, icon="doc-full", label=_("File"))

    class Meta:
        icon = "form"

    def clean(self, value, **kwargs):
        cleaned = super().clean(value, **kwargs)
        if errors := refusals(cleaned):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
