"""Form fields that Django lacks: what people write here, consent with text, staged files, answers of several parts."""

from .compound import AddressField, ChosenCurrencyField, DateRangeField, GuardianField
from .files import StagedFileField, StagedFileInput
from .numbers import LocalNumberField, MoneyField, plain_number
from .parts import CompoundField
from .place import PlaceField
from .plain import AgeField, CompanyNumberField, ConsentField, HeadingField, HoneypotField, PhoneField, WebLinkField
from .ranking import RankingField
from .rows import RowsField

__all__ = [
    "AddressField",
    "AgeField",
    "ChosenCurrencyField",
    "CompanyNumberField",
    "CompoundField",
    "ConsentField",
    "DateRangeField",
    "GuardianField",
    "HeadingField",
    "HoneypotField",
    "LocalNumberField",
    "MoneyField",
    "PhoneField",
    "PlaceField",
    "RankingField",
    "RowsField",
    "StagedFileField",
    "StagedFileInput",
    "WebLinkField",
    "plain_number",
]
