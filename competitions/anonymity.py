"""What of an entry could tell who made it: the words that identify, and looking for them in texts and files; pure."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

from cms.folding import fold

SHORTEST = 5  # a shorter word turns up by chance
DIGITS = re.compile(r"\D+")
STREAM = re.compile(rb"stream\r?\n")
HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,4000})>")
MOST_UNPACKED = 64 * 1024 * 1024
MOST_STREAMS = 5000


def tells(identity: Mapping[str, str]) -> frozenset[str]:
    """Folded words that name somebody: each name in both orders, the organisation, e-mail, phone.

    A single word of a name is not among them: a street or a park is called like people, too.
    """
    found = set()
    for key in ("names", "organisation", "public_name"):
        for line in re.split(r"[\n,;]+", identity.get(key, "")):
            words = fold(line).split()
            found |= {" ".join(words), " ".join(reversed(words))} if len(words) > 1 else set(words)
    email = fold(identity.get("email", "")).strip()
    found |= {email, email.partition("@")[0]} if "@" in email else set()
    phone = DIGITS.sub("", identity.get("phone", ""))
    found |= {phone[-9:]} if len(phone) >= 9 else set()
    return frozenset(word for word in found if len(word) >= SHORTEST)


def said_in(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of them, however it is spelled."""
    folded = " ".join(fold(text).split())
    digits = DIGITS.sub("", text)
    return any(word in folded or (word.isdigit() and word in digits) for word in words)


def said_in_bytes(content: bytes, words: Iterable[str]) -> bool:
    """The same of a file: as it is, in its packed parts, and in the ways in which PDFs write words.

    Words that are drawn as pictures or with letters of their own are beyond this: a person looks at every entry before
    the jury does.
    """
    wanted = list(words)
    return any(said_in(text, wanted) for part in parts_of(content) for text in readings_of(part))


def parts_of(content: bytes) -> Iterator[bytes]:
    """The file itself and everything packed in it that can be unpacked within bounds."""
    yield content
    room = MOST_UNPACKED
    for number, found in enumerate(STREAM.finditer(content)):
        if number >= MOST_STREAMS or room <= 0:
            return
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(content)[found.end() :], room)
        except zlib.error:
            continue
        room -= len(unpacked)
        yield unpacked


def readings_of(part: bytes) -> Iterator[str]:
    """The letters that these bytes may be: eight bits, UTF-8, UTF-16, or written as numbers between angle brackets."""
    yield part.decode("latin-1")
    yield part.decode("utf-8", "ignore")
    if b"\0" in part:
        for start in (0, 1):
            yield part[start:].decode("utf-16-be", "ignore")
    numbers = b"".join(bytes.fromhex(even(found[1])) for found in HEX.finditer(part))
    if numbers:
        yield numbers.decode("latin-1")
        yield numbers.decode("utf-16-be", "ignore")


def even(digits: bytes) -> str:
    """Hexadecimal digits without blanks, in pairs."""
    text = b"".join(digits.split()).decode()
    return text + "0" * (len(text) % 2)
