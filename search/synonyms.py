"""The words of a query and the forms they take; pure.

Folded words only: no diacritics, no case. Snowball leaves a Romanian noun and its plural apart when a sound changes
(stradă/străzi, școală/școli) and for the endings -uri and -ari/-eri/-iri; SQLite has no stemming at all.
"""

import re

from cms.folding import fold

MAX_CHARACTERS = 200
MAX_WORDS = 8
MIN_BASE = 3

_WORD = re.compile(r"[^\W_]+")

_ROMANIAN_STOP_WORDS = (
    "a ai al ale am ar are as ati au ca care ce cea cel cele cei cu cum da de din dintre dar ei ea el ele este eu "
    "fi fie fost in intr intre isi la le li lor mai mi ne nici nu o or ori pe pentru prin sa sau se si spre sub "
    "sunt te un unde una unei unor unui va vor"
)
_ENGLISH_STOP_WORDS = (
    "a an and are as at be been but by can do for from has have how i if in into is it its my no not of on or our "
    "so that the their then there they this to was we were what when where which who will with you your"
)
STOP_WORDS = {"ro": frozenset(_ROMANIAN_STOP_WORDS.split()), "en": frozenset(_ENGLISH_STOP_WORDS.split())}

SYNONYMS = {
    "ro": (
        ("strada", "strazi"),
        ("scoala", "scoli"),
        ("tanar", "tineri"),
        ("oras", "orase"),
        ("piata", "piete"),
        ("copil", "copilul", "copii", "copiii", "copiilor"),
        ("cetatean", "cetateni"),
        ("om", "omul", "omului", "oameni"),
        ("noapte", "nopti"),
        ("seara", "seri"),
        ("apa", "ape", "apei", "apele", "apelor"),
        ("rau", "raul", "raului", "rauri"),
        ("an", "anul", "anului", "ani", "anii", "anilor"),
        ("zi", "ziua", "zilei", "zile"),
        ("cale", "calea", "cai", "caile"),
        ("parte", "parti"),
        ("ora", "ore", "orei", "orele", "orelor"),
        ("poarta", "porti"),
        ("groapa", "gropi"),
        ("floare", "flori"),
        ("statie", "statii"),
        ("finantare", "finantari"),
        ("cladire", "cladiri"),
        ("raspuns", "raspunsuri"),
        ("bicicleta", "biciclete", "biciclist", "biciclisti"),
    ),
    "en": (
        ("child", "children"),
        ("person", "people"),
        ("man", "men"),
        ("woman", "women"),
        ("neighbourhood", "neighborhood"),
        ("centre", "center"),
    ),
}

ENDINGS = {
    "ro": (
        "urilor", "urile", "iilor", "ului", "elor", "ilor", "iile", "uri", "ele", "ile", "iei", "lor",
        "ul", "ei", "ii", "ea", "ia", "ie", "a", "e", "i", "u", "",
    ),
    "en": ("ings", "ing", "ies", "es", "ed", "s", "y", "e", ""),
}  # fmt: skip
# What a stemmer needs to see of each base, so that all that it would produce from the endings above is asked for.
STEMMED_ENDINGS = {"ro": ("", "a", "e", "i", "ei", "ie", "ii", "uri"), "en": ("",)}

# Snowball makes `ora` (hour) of `orașe` (cities): every page with an hour would answer. These bases are kept whole.
STEM_TRAPS = {"ro": ("oras",)}


def text_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def plain_words(text: str) -> str:
    """The first words of a text, for searches that are not ours; a sign that no text holds when there are none."""
    return " ".join(text_words(text[: 2 * MAX_CHARACTERS])[: 2 * MAX_WORDS]) or "%"


def query_words(text: str, language: str) -> list[str]:
    """What to look for: few, different, folded words; stop words only when nothing else was asked."""
    clean = text[:MAX_CHARACTERS].encode("utf-8", "ignore").decode()
    words = list(dict.fromkeys(text_words(clean)))
    telling = [word for word in words if word not in STOP_WORDS.get(language, ())]
    return (telling or words)[:MAX_WORDS]


def base_of(word: str, language: str) -> str:
    """The word without its longest known ending, when enough of it remains."""
    for ending in ENDINGS.get(language, ()):
        if ending and word.endswith(ending) and len(word) - len(ending) >= MIN_BASE:
            return word[: -len(ending)]
    return word


def untrapped(word: str, language: str | None) -> str:
    """The word as a stemmer may see it: its base when the stemmer would take it for another word."""
    traps = STEM_TRAPS.get(language or "", ())
    if word.startswith(traps):
        base = base_of(word, language or "")
        return base if base in traps else word
    return word


def siblings(word: str, language: str) -> tuple[str, ...]:
    """The word and those that our table says are the same word."""
    found = _SYNONYMS_OF.get(language, {})
    return tuple(dict.fromkeys((word, *found.get(word, ()), *found.get(base_of(word, language), ()))))


def forms(word: str, language: str, endings: dict[str, tuple[str, ...]] = ENDINGS) -> tuple[str, ...]:
    """Every written form of a word that should be found; for a stemmer give STEMMED_ENDINGS."""
    found = list(siblings(word, language))
    if not word.isdigit():
        for sibling in tuple(found):
            base = base_of(sibling, language)
            if len(base) >= MIN_BASE:
                found.extend(base + ending for ending in endings.get(language, ()))
    return tuple(dict.fromkeys(found))


def _group_lookup(groups: tuple[tuple[str, ...], ...], language: str) -> dict[str, tuple[str, ...]]:
    """Member and base of a member → its group."""
    lookup: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for member in group:
            lookup[member] = group
            base = base_of(member, language)
            if len(base) > MIN_BASE or base == member:
                lookup.setdefault(base, group)
    return lookup


_SYNONYMS_OF = {language: _group_lookup(groups, language) for language, groups in SYNONYMS.items()}
