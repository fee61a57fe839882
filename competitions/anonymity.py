"""What of an entry could tell who made it: the words that identify, and looking for them in texts and files; pure."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cms.folding import fold

SHORTEST = 5  # a shorter word turns up by chance
NO_DIGIT = re.compile(r"\D+")
NO_WORD = re.compile(r"[^a-z0-9]+")
# Letters of Romanian and Hungarian names beyond U+00FF, with a plain letter for each; the cedillas are old spellings.
MARKED = tuple(
    (letter.encode(), sign)
    for letter, signs in {
        "a": "\u0102\u0103",
        "s": "\u0218\u0219\u015e\u015f",
        "t": "\u021a\u021b\u0162\u0163",
        "o": "\u0150\u0151",
        "u": "\u0170\u0171",
    }.items()
    for sign in signs
)
STREAM = re.compile(rb"stream\r?\n")
REACH = 600  # a stream's own dictionary is no longer
HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,4000})>")
LITERAL = re.compile(rb"\(((?:\\.|[^\\()]){1,4000})\)", re.DOTALL)
MOST_UNPACKED = 32 * 1024 * 1024
MOST_STREAMS = 5000


def tells(identity: Mapping[str, object]) -> frozenset[str]:
    """Words that name somebody, folded: each name in any turn and both ways, the organisation, e-mail, phone.

    A single word of a name is not among them: a street or a park is called like people, too.
    """
    found: set[str] = set()
    for key in ("names", "organisation", "public_name"):
        for line in re.split(r"[\n,;]+", str(identity.get(key, ""))):
            words = plain(line).split()
            turned = [words[at:] + words[:at] for at in range(len(words))]
            found |= {" ".join(order) for each in turned for order in (each, each[::-1])}
    email = str(identity.get("email", ""))
    found |= {plain(email), plain(email.partition("@")[0])} if "@" in email else set()
    phone = NO_DIGIT.sub("", str(identity.get("phone", "")))
    found |= {phone[-9:]} if len(phone) >= 9 else set()
    return frozenset(word for word in found if len(word) >= SHORTEST)


def plain(text: str) -> str:
    """Folded words with one blank between them."""
    return NO_WORD.sub(" ", fold(text)).strip()


@dataclass(frozen=True)
class Needle:
    """A word or a run of words, never a part of a longer one; a phone number may be written in groups."""

    pattern: re.Pattern[bytes]
    first_look: bytes  # what a text without it cannot hold, found much faster

    def is_in(self, text: bytes) -> bool:
        return self.first_look in text and self.pattern.search(text) is not None


def needle(word: str) -> Needle:
    parts = [part.encode() for part in word.split()]
    if word.isdigit():
        return Needle(re.compile(b" ?".join(word[at : at + 1].encode() for at in range(len(word)))), b"")
    return Needle(re.compile(rb"(?<![a-z0-9])" + b" {1,4}".join(parts) + rb"(?![a-z0-9])"), max(parts, key=len))


def said_in(text: str, words: Iterable[str]) -> bool:
    """Whether a text says one of them, however it is spelled."""
    found = plain(text).encode()
    return any(needle(word).is_in(found) for word in words)


def said_in_bytes(content: bytes, words: Iterable[str]) -> bool:
    """The same of a file: as it is, in its packed parts, and in the ways in which PDFs write words.

    Words that are drawn as pictures or with letters of their own are beyond this: a person looks at every entry before
    the jury does.
    """
    needles = [needle(word) for word in words]
    texts = (text for part in parts_of(content) for way in (part, *written(part)) for text in readings_of(way))
    return any(wanted.is_in(text) for text in texts for wanted in needles)


def readings_of(part: bytes) -> Iterator[bytes]:
    """The folded letters that these bytes may be: eight bits, UTF-8, UTF-16 with either byte first."""
    yield part.translate(table_of("iso8859-16"))
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        text = part
        for letter, sign in MARKED:
            text = text.replace(sign.encode(encoding), letter)
        # Letters below U+0100: behind C3 in UTF-8, beside an empty byte in UTF-16.
        if encoding == "utf-8":
            yield text.replace(b"\xc3", b"").translate(table_of("tail"))
        else:
            yield text.replace(b"\0", b"").translate(table_of("latin-1"))


@cache
def table_of(encoding: str) -> bytes:
    """Every byte as the folded letter or digit that it is in this encoding, else a blank."""
    if encoding == "tail":
        signs = [chr(code + 0x40) if 0x80 <= code < 0xC0 else chr(code) for code in range(0x100)]
    else:
        signs = [bytes([code]).decode(encoding) for code in range(0x100)]
    folded = (plain(sign) for sign in signs)
    return b"".join(sign.encode() if len(sign) == 1 else b" " for sign in folded)


def parts_of(content: bytes) -> Iterator[bytes]:
    """Everything packed in the file that can be unpacked within bounds, then the file itself; no pixels of pictures."""
    room, kept, begun = MOST_UNPACKED, [], 0
    for number, found in enumerate(STREAM.finditer(content)):
        if number >= MOST_STREAMS or room <= 0:
            break
        head = content[max(begun, found.start() - REACH) : found.start()].rpartition(b" obj")[2]
        if b"/Image" in head:
            kept.append(content[begun : found.end()])
            begun = max(found.end(), content.find(b"endstream", found.end()))
            continue
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(content)[found.end() :], room)
        except zlib.error:
            continue
        room -= len(unpacked)
        yield unpacked
    yield b"".join([*kept, content[begun:]])


def written(part: bytes) -> Iterator[bytes]:
    """Words as a page's own commands write them: letter by letter between brackets, or as numbers."""
    yield b"".join(LITERAL.findall(part))
    yield b"".join(bytes.fromhex(even(digits)) for digits in HEX.findall(part))


def even(digits: bytes) -> str:
    """Hexadecimal digits without blanks, in pairs."""
    text = b"".join(digits.split()).decode()
    return text + "0" * (len(text) % 2)
