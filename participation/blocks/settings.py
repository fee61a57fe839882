"""What an editor sets about a question beside its words; nothing here is ever translated."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.choices import Currency

from ..choices import Privacy, Role
from .picker import condition_blocks

PRIVACIES = [("", _("as usual for this kind of question")), *Privacy.choices]
CURRENCIES = [*Currency.choices, ("both", _("the person chooses lei or euro"))]


class Fact:
    """Mixin for a block that translators never see and no language overrides."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class HeadingSettings(Fact, blocks.StructBlock):
    """A heading's condition shows or hides its whole section."""

    class Meta:
        label = _("settings")
        collapsed = True


class SettingsBlock(Fact, blocks.StructBlock):
    """Base of every question's settings."""

    required = blocks.BooleanBlock(label=_("must be answered"), required=False, default=False)

    class Meta:
        label = _("settings")
        label_format = _("must be answered: {required}")
        collapsed = True


def settings(settings_class) -> blocks.StructBlock:
    """A type's own settings, then those that every question has."""
    privacy = blocks.ChoiceBlock(
        label=_("who may read the answer"),
        choices=PRIVACIES,
        required=False,
        default="",
        help_text=_("Governs lists, exports, publication and erasure."),
    )
    return settings_class([("privacy", privacy), *condition_blocks()])


def role_block(*roles: Role):
    """A choice of the meanings that make sense for a question type."""
    return blocks.ChoiceBlock(
        label=_("meaning"), choices=[(role.value, role.label) for role in roles], required=False, default=""
    )


def whole(label, **limits) -> blocks.IntegerBlock:
    """An optional whole number."""
    return blocks.IntegerBlock(label=label, required=False, **limits)


class TextSettings(SettingsBlock):
    role = role_block(Role.TITLE, Role.AUTHOR_NAME, Role.TEAM)
    max_length = whole(_("at most so many characters"), min_value=1, max_value=500)


class LongTextSettings(SettingsBlock):
    role = role_block(Role.BODY)
    max_words = whole(_("at most so many words"), min_value=1, max_value=5000)
    max_length = whole(_("at most so many characters"), min_value=1, max_value=20000)


class EmailSettings(SettingsBlock):
    role = role_block(Role.EMAIL)


class PhoneSettings(SettingsBlock):
    role = role_block(Role.PHONE)


class NumberSettings(SettingsBlock):
    role = role_block(Role.AMOUNT)
    minimum = whole(_("at least"))
    maximum = whole(_("at most"))
    decimals = blocks.BooleanBlock(label=_("decimals allowed"), required=False, default=False)


class MoneySettings(SettingsBlock):
    role = role_block(Role.AMOUNT, Role.OWN)
    currency = blocks.ChoiceBlock(label=_("currency"), choices=CURRENCIES, default=Currency.RON.value)
    minimum = whole(_("at least"), min_value=0)
    maximum = whole(_("at most"), min_value=0)


class DateSettings(SettingsBlock):
    earliest = blocks.DateBlock(label=_("not before"), required=False)
    latest = blocks.DateBlock(label=_("not after"), required=False)


class ChoiceSettings(SettingsBlock):
    role = role_block(Role.TOPIC)


class RankingSettings(SettingsBlock):
    ranked = whole(
        _("only the first so many"),
        min_value=1,
        max_value=12,
        help_text=_("Empty: every answer gets a place. With 3, people choose the three that matter most to them."),
    )


class NeighbourhoodSettings(SettingsBlock):
    role = role_block(Role.NEIGHBOURHOOD)


class TopicSettings(SettingsBlock):
    role = role_block(Role.TOPIC)


class AgeSettings(SettingsBlock):
    adult_age = blocks.IntegerBlock(
        label=_("of age from"),
        default=18,
        min_value=14,
        max_value=26,
        help_text=_("People choose a band of ages; nobody is asked for a date of birth."),
    )
    minimum_age = whole(
        _("may answer from the age of"),
        min_value=1,
        max_value=26,
        help_text=_("Whoever is younger is told kindly that the form is not for them; empty: everybody may answer."),
    )


class RowsSettings(SettingsBlock):
    role = role_block(Role.BUDGET, Role.INDICATORS)
    minimum_rows = whole(_("at least so many rows"), min_value=1, max_value=40)
    maximum_rows = blocks.IntegerBlock(label=_("at most so many rows"), default=20, min_value=1, max_value=40)
    currency = blocks.ChoiceBlock(label=_("currency of sums"), choices=CURRENCIES[:2], default=Currency.RON.value)


class ConsentSettings(SettingsBlock):
    role = role_block(Role.PUBLISH)


class FileSettings(SettingsBlock):
    role = role_block(Role.GUARDIAN)
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
