"""Finds what names a person in a text about to be published: addresses, numbers, accounts; pure.

It marks rather too much than too little: a person decides what stays.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

STREET = (
    r"(?:strada|str\.?|bulevardul|bd-?ul|b-dul|bdul|bd\.?|calea|aleea|al\.|piața|piata|pța|p-ța|șoseaua|soseaua|șos\.|sos\."
    r"|intrarea|splaiul|fundătura|fundatura)"
)
NUMBER = r"(?:nr\.?|numărul|numarul|no\.?|number)"
# Runs of spaces are possessive (`*+`, `++`): nothing is tried twice, so hostile text costs no more than plain text.
FLAT = (
    r"(?:,?\s*+(?:bl(?:oc(?:ul)?)?\.?\s*+\w{1,4}|sc(?:ara)?\.?\s*+\w{1,3}|et(?:aj(?:ul)?)?\.?\s*+\d+"
    r"|ap(?:art(?:ament(?:ul)?)?)?\.?\s*+\d+)\b)"
)
NAME = r"[A-ZĂÂÎȘ\u015eȚ\u01620-9][\w.\-]*(?:\s++(?:[A-ZĂÂÎȘ\u015eȚ\u0162][\w.\-]*|de|din|lui|cel|la|of|the)){0,5}"
PATTERNS = {
    "email": re.compile(
        r"(?:(?<![\w.+\-])[\w.+\-]++|[\w.+\-]{1,64}+)\s?(?:@|\[at\]|\(at\))\s?[\w\-]++(?:\.[\w\-]++)+", re.I
    ),
    "iban": re.compile(r"\b(?:RO\s?\d{2}(?:\s?[A-Z0-9]){20}|[A-Z]{2}\d{2}(?:\s[A-Z0-9]{4}){3,7}(?:\s[A-Z0-9]{1,3})?)\b"),
    "cnp": re.compile(r"(?<![\w+])[1-9][ ]?\d{6}[ ]?\d{6}(?!\w)"),
    "phone": re.compile(
        r"(?<![\w+])(?!\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2})(?:\+|00)?\(?\d(?:[ .\-/()]{0,2}\d){8,13}(?!\w)"
    ),
    "address": re.compile(
        rf"\b(?i:{STREET})\s++{NAME}\s*+,?\s*+(?i:{NUMBER})?\s*+\d+(?:\s?[A-Za-z]\b)?(?:,?\s*+(?i:{NUMBER})\s*+\d+\w?)?(?i:{FLAT})*"
        rf"|\b\d+[A-Za-z]?\s++{NAME}\s++(?i:street|st\.|boulevard|avenue|road|square)"
        rf"|\b(?i:{FLAT[:-1]}){{2,}})"
        rf"|\b(?i:ap(?:art(?:ament(?:ul)?)?)?\.?)\s*+\d+\b"
    ),
}  # fmt: skip
PHONE = re.compile(r"0[237]\d{8}|(?:\+|00)\d{9,14}")
MASKS = {
    "ro": {"email": "[e-mail]", "phone": "[telefon]", "cnp": "[CNP]", "iban": "[cont]", "address": "[adresă]", "name": "[nume]"},
    "en": {"email": "[e-mail]", "phone": "[phone]", "cnp": "[CNP]", "iban": "[account]", "address": "[address]", "name": "[name]"},
}  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A stretch of a text that may name a person."""

    start: int
    end: int
    kind: str
    text: str


def marks(text: str, *, names: Iterable[str] = ()) -> list[Mark]:
    """What may name a person, in the text's order and without overlaps; `names` are known ones, such as the author's."""
    found = [
        Mark(match.start(), match.end(), kind, match.group())
        for kind, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
        if kind != "phone" or is_phone(match.group())
    ]
    found += [
        Mark(match.start(), match.end(), "name", match.group())
        for name in names
        if len(name.strip()) > 3
        for match in re.finditer(rf"\b{re.escape(name.strip())}\b", text, re.I)
    ]
    kept: list[Mark] = []  # by place, so that only the two neighbours can overlap
    # Where two overlap, the longer one says more: a number inside a street's name, a CNP that looks like a phone.
    for mark in sorted(found, key=lambda mark: (mark.start - mark.end, mark.start)):
        at = bisect_left(kept, mark.start, key=lambda other: other.start)
        if (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start):
            kept.insert(at, mark)
    return kept


def is_phone(written: str) -> bool:
    """Whether digits as written are a Romanian number or begin as an international one; sums and dates do not."""
    sign = "+" if written.startswith("+") else ""
    return PHONE.fullmatch(sign + re.sub(r"\D", "", written)) is not None


def redacted(text: str, found: Iterable[Mark], language: str = "ro") -> str:
    """The text with a word in brackets for each mark."""
    masks = MASKS.get(language, MASKS["ro"])
    for mark in sorted(found, key=lambda mark: mark.start, reverse=True):
        text = text[: mark.start] + masks[mark.kind] + text[mark.end :]
    return text
