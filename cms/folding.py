"""Text without diacritics and case, so that ș, its old spelling with a cedilla, and s are one letter; pure."""

import unicodedata

_SPECIAL = str.maketrans({"ß": "ss", "đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Lower case without combining marks: `Școală`, its spelling with a cedilla and `scoala` all become `scoala`."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_SPECIAL)
