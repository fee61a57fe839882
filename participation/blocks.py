"""Questions as blocks: the block's id is the key, stable, never typed, never shown, never translated.

docs/decisions/0003-form-version-submission.md says why, and which traps these classes avoid: own text blocks have
`default=""`; settings sit in one nested struct that gives translators nothing; choices are a ListBlock of items
with ids of their own.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from .choices import Role


class Fact:
    """Mixin for a block that translators never see and no language overrides."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class SettingsBlock(Fact, blocks.StructBlock):
    """Base of every question's settings."""

    required = blocks.BooleanBlock(label=_("must be answered"), required=False, default=False)

    class Meta:
        label = _("settings")
        label_format = _("must be answered: {required}")
        collapsed = True


def role_block(*roles: Role):
    """A choice of the meanings that make sense for a question type."""
    return blocks.ChoiceBlock(
        label=_("meaning"), choices=[(role.value, role.label) for role in roles], required=False, default=""
    )


class TextSettings(SettingsBlock):
    role = role_block(Role.TITLE, Role.AUTHOR_NAME, Role.TEAM)
    max_length = blocks.IntegerBlock(label=_("at most so many characters"), required=False, min_value=1, max_value=500)


class LongTextSettings(SettingsBlock):
    role = role_block(Role.BODY)
    max_words = blocks.IntegerBlock(label=_("at most so many words"), required=False, min_value=1, max_value=5000)
    max_length = blocks.IntegerBlock(
        label=_("at most so many characters"), required=False, min_value=1, max_value=20000
    )


class EmailSettings(SettingsBlock):
    role = role_block(Role.EMAIL)


class PhoneSettings(SettingsBlock):
    role = role_block(Role.PHONE)


class NumberSettings(SettingsBlock):
    role = role_block(Role.AMOUNT)
    minimum = blocks.IntegerBlock(label=_("at least"), required=False)
    maximum = blocks.IntegerBlock(label=_("at most"), required=False)
    decimals = blocks.BooleanBlock(label=_("decimals allowed"), required=False, default=False)


class DateSettings(SettingsBlock):
    earliest = blocks.DateBlock(label=_("not before"), required=False)
    latest = blocks.DateBlock(label=_("not after"), required=False)


class ChoiceSettings(SettingsBlock):
    role = role_block(Role.TOPIC)


class NeighbourhoodSettings(SettingsBlock):
    role = role_block(Role.NEIGHBOURHOOD)


class ConsentSettings(SettingsBlock):
    role = role_block(Role.PUBLISH)


class FileSettings(SettingsBlock):
    max_files = blocks.IntegerBlock(label=_("at most so many files"), default=1, min_value=1, max_value=10)
    max_megabytes = blocks.IntegerBlock(label=_("each at most so many MB"), default=10, min_value=1, max_value=25)
    types = blocks.MultipleChoiceBlock(
        label=_("kinds of file"),
        choices=[
            ("pdf", "PDF"),
            ("image", _("pictures (JPG, PNG)")),
            ("text", _("text documents (DOCX, ODT)")),
            ("sheet", _("spreadsheets (XLSX, ODS)")),
        ],
        required=False,
        default=["pdf", "image"],
    )


class QuestionBlock(blocks.StructBlock):
    """Base of the questions: what is asked, and help for the person who answers."""

    label = blocks.CharBlock(label=_("question"), max_length=255, default="")
    help_text = blocks.TextBlock(label=_("help below the question"), required=False, default="", rows=2)

    class Meta:
        icon = "help"


class ChoiceItemBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("answer"), max_length=200, default="")


class HeadingQuestionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("heading"), max_length=255, default="")
    help_text = blocks.TextBlock(label=_("introduction"), required=False, default="", rows=2)

    class Meta:
        icon = "title"
        label = _("Section heading")


def question(settings_class, *, icon: str, label, **extra) -> blocks.StructBlock:
    """A question type: label and help, then `extra` blocks, then its settings."""
    children = [*extra.items(), ("settings", settings_class())]
    return QuestionBlock(children, icon=icon, label=label)


def choice_question(*, icon: str, label) -> blocks.StructBlock:
    choices = blocks.ListBlock(ChoiceItemBlock(), label=_("answers to choose from"), min_num=1)
    return question(ChoiceSettings, icon=icon, label=label, choices=choices)


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a form, in order."""

    heading = HeadingQuestionBlock()
    text = question(TextSettings, icon="minus", label=_("Short text"))
    long_text = question(LongTextSettings, icon="pilcrow", label=_("Long text"))
    email = question(EmailSettings, icon="mail", label=_("E-mail"))
    phone = question(PhoneSettings, icon="mobile-alt", label=_("Phone"))
    number = question(NumberSettings, icon="order", label=_("Number"))
    date = question(DateSettings, icon="date", label=_("Date"))
    single_choice = choice_question(icon="radio-full", label=_("One of several"))
    multiple_choice = choice_question(icon="list-ul", label=_("Several of several"))
    dropdown = choice_question(icon="arrow-down", label=_("Drop-down list"))
    neighbourhood = question(NeighbourhoodSettings, icon="site", label=_("Neighbourhood"))
    checkbox = question(SettingsBlock, icon="tick-inverse", label=_("Checkbox"))
    consent = question(
        ConsentSettings,
        icon="lock",
        label=_("Consent with text"),
        text=blocks.RichTextBlock(label=_("what the person agrees to"), features=["bold", "link", "ul"], default=""),
    )
    file = question(FileSettings, icon="doc-full", label=_("File"))

    class Meta:
        icon = "form"

    def clean(self, value, **kwargs):
        cleaned = super().clean(value, **kwargs)
        seen: dict[str, int] = {}
        errors = {}
        for index, block in enumerate(cleaned):
            settings = block.value.get("settings") or {}
            role = settings.get("role")
            if role and role in seen:
                errors[index] = ValidationError(
                    _("Another question already has the meaning “%(role)s”.") % {"role": Role(role).label}
                )
            if role:
                seen.setdefault(role, index)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
