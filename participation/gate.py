"""The upload gate: what a file really is, read from its content; nothing is unpacked, rendered or run.

Every refusal is a sentence for the person who chose the file.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass

import puremagic
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from .containers import ContainerRefused, check_container, is_container

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
# A camera's JPEG with a second picture inside (depth, brightness) is called MPO; it is a JPEG to everybody else.
IMAGE_FORMATS = {"jpg": ("JPEG", "MPO"), "jpeg": ("JPEG", "MPO"), "png": ("PNG",)}
CONTAINERS = {"docx", "xlsx", "odt", "ods"}
MAX_PIXELS = 40_000_000
# Long names only: a short one such as /JS turns up by chance in a packed picture, and its action is a /JavaScript anyway.
# A letter may be written as `#xx`, which is how programs hide such names.


def hideable(name: bytes) -> bytes:
    """A pattern of a PDF's name, in which any letter may be written as `#` and its number."""
    return b"".join(rb"(?:%c|#(?i:%02x))" % (letter, letter) for letter in name)


ACTIVE_NAMES = (
    b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"ImportData", b"SubmitForm", b"GoToE",
    b"Rendition",
)  # fmt: skip
LOCKED_PDF = re.compile(b"/%s" % hideable(b"Encrypt"))
ACTIVE_PDF = re.compile(b"/(?:%s)(?![A-Za-z0-9])" % b"|".join(map(hideable, ACTIVE_NAMES)))
OBJECT_STREAM = re.compile(b"/%s%s/%s(?![A-Za-z0-9])" % (hideable(b"Type"), rb"\s*+", hideable(b"ObjStm")))
STREAM_START = re.compile(rb"stream[\r\n]{0,4}")
MAX_STREAMS = 2000  # a list holds a hundred objects or more
STEP = 64 * 1024
STREAM_REACH = 4096  # a stream's own dictionary is no longer
MAX_INFLATED = 32 * 1024 * 1024
MAX_WORDS = 4 * 1024 * 1024  # a picture's words and colour profile
MAX_TRIES = 64  # of unpacking them, over the whole picture


class Refused(Exception):
    """The file is not taken; the message says why and what to do."""


@dataclass(frozen=True)
class Accepted:
    """What the gate found a file to be."""

    name: str
    extension: str
    content_type: str


def clean_name(name: str) -> str:
    """A file's own name without folders, control and direction characters; at most 150 characters."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    shown = "".join(char for char in bare if unicodedata.category(char)[0] != "C").strip() or "file"
    stem, dot, extension = shown.rpartition(".")
    return f"{stem[: 149 - len(extension[:10])]}.{extension[:10]}" if dot else shown[:150]


def inspect(file, *, name: str, size: int, extensions: list[str], max_bytes: int) -> Accepted:
    """Accept a file or raise Refused. `file` is open for reading in binary and is left at its start."""
    name = clean_name(name)
    said = {
        "name": name,
        "kinds": ", ".join(kind.upper() for kind in extensions if kind != "jpeg"),
        "size": max_bytes // 1024 // 1024,
    }
    extension = name.rpartition(".")[2].lower()
    if size == 0:
        raise Refused(_("“%(name)s” is empty (0 bytes). Check it on your device and choose it again.") % said)
    if size > max_bytes:
        raise Refused(_("“%(name)s” is larger than %(size)d MB. Choose a smaller file.") % said)
    if extension not in extensions:
        raise Refused(_("“%(name)s” is of a kind we cannot take. Choose one of these: %(kinds)s.") % said)
    try:
        check_content(file, extension, said)
    finally:
        file.seek(0)
    return Accepted(name, extension, CONTENT_TYPES[extension])


def check_content(file, extension: str, said: dict) -> None:
    """Compare what a file holds with what its name says."""
    file.seek(0)
    if extension in CONTAINERS:
        try:
            check_container(file, extension)
        except ContainerRefused as refusal:
            raise Refused(str(refusal) % said) from None
        return
    if is_container(file):  # a picture or a PDF that is an archive as well
        raise Refused(_("“%(name)s” holds an archive. Save it again as a plain file.") % said)
    if extension in IMAGE_FORMATS:
        check_image(file, IMAGE_FORMATS[extension], said)
    else:
        check_pdf(file, said)


def sniffed(head: bytes) -> set[str]:
    """The extensions that a file's first bytes allow."""
    try:
        return {match.extension.lstrip(".") for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()


def check_image(file, expected: tuple[str, ...], said: dict) -> None:
    """Only the header is read: a picture that would fill the memory is refused before it is decoded."""
    unreadable = _("“%(name)s” cannot be opened as a picture. Save it as JPG or PNG and choose it again.") % said
    if "PNG" in expected and has_packed_bomb(file):  # before anything else unpacks it
        raise Refused(unreadable)
    file.seek(0)
    try:
        with Image.open(file, formats=["JPEG", "PNG"]) as picture:
            found, (width, height) = picture.format, picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        raise Refused(unreadable) from None
    if found not in expected:
        raise Refused(
            _("“%(name)s” is another kind of picture than its name says. Save it as JPG or PNG and choose it again.")
            % said
        )
    if width * height > MAX_PIXELS:
        raise Refused(
            _("“%(name)s” has too many pixels (more than 40 million). Make it smaller and choose it again.") % said
        )


def has_packed_bomb(file) -> bool:
    """Whether a PNG's words or colour profile, packed before its pixels, would fill the memory when read."""
    file.seek(8)
    tries, room = MAX_TRIES, MAX_WORDS
    while len(head := file.read(8)) == 8:
        length, kind = int.from_bytes(head[:4]), head[4:]
        if kind == b"IDAT":
            return False
        data = file.read(min(length, MAX_INFLATED))
        file.seek(4, 1)
        if kind in (b"zTXt", b"iCCP", b"iTXt"):
            starts = packed_starts(data)
            tries -= len(starts)
            if tries < 0:
                return True
            room -= sum(unpacked_size(memoryview(data)[at:], room) for at in starts)
            if room <= 0:
                return True
    return False


def packed_starts(chunk: bytes) -> list[int]:
    """The packed part follows the chunk's name and a few more short fields: it is looked for near the beginning."""
    return [
        at for at in range(min(len(chunk), 300)) if chunk[at] == 0x78 and int.from_bytes(chunk[at : at + 2]) % 31 == 0
    ]


def unpacked_size(packed: memoryview, most: int) -> int:
    """How much it holds, counted up to `most`; nothing when it is not packed."""
    try:
        return len(zlib.decompressobj().decompress(packed, most))
    except zlib.error:
        return 0


def check_pdf(file, said: dict) -> None:
    """A PDF from its first byte to its end, without programs, attachments or a password."""
    file.seek(0)
    head = file.read(1024)
    if not head.startswith(b"%PDF-") or "pdf" not in sniffed(head):
        raise Refused(_("“%(name)s” is not a PDF, whatever its name says. Save it as PDF and choose it again.") % said)
    file.seek(0)
    content = file.read()  # at most what a form takes; searched, never decoded whole
    if LOCKED_PDF.search(content):
        raise Refused(_("“%(name)s” is protected by a password. Save it without one and choose it again.") % said)
    if holds_programs(content):
        raise Refused(_("“%(name)s” holds programs or other files. Print it to a new PDF and choose that.") % said)
    if b"%%EOF" not in tail(file):
        raise Refused(_("“%(name)s” ends too early: it was probably not copied whole. Choose it again.") % said)


def holds_programs(content: bytes) -> bool:
    """Whether a PDF names scripts, launches, attachments or remote files: in the open, or in its packed lists of objects."""
    if ACTIVE_PDF.search(content):
        return True
    left = MAX_INFLATED
    for number, found in enumerate(OBJECT_STREAM.finditer(content)):
        unpacked, cost = unpack(content, found.start(), left) if number < MAX_STREAMS else (None, 0)
        if unpacked is None or ACTIVE_PDF.search(unpacked):
            return True
        left -= cost
    return False


def unpack(content: bytes, at: int, most: int) -> tuple[bytes | None, int]:
    """A packed list of objects and what it cost; None when it cannot be looked into within bounds."""
    begin = STREAM_START.search(content, at, at + STREAM_REACH)
    if begin is None:
        return None, 0
    low = max(0, at - STREAM_REACH)
    head = content[max(low, content.rfind(b"obj", low, at)) : begin.start()]
    if b"#" in head:  # no program that writes honestly hides names here
        return None, 0
    if b"/Filter" not in head:
        return b"", 0  # in the open: it was searched with the rest
    if b"/FlateDecode" not in head or head.count(b"Decode") != 1:
        return None, 0
    return inflate(memoryview(content)[begin.end() :], most)


def inflate(data: memoryview, most: int) -> tuple[bytes | None, int]:
    """What is packed at the beginning of the data, step by step: what follows it is neither read nor copied."""
    unpacker, unpacked, spent = zlib.decompressobj(), bytearray(), 0
    while spent < len(data) and not unpacker.eof:
        if spent >= most:  # packed emptiness is read again for every list that claims it
            return None, 0
        try:
            unpacked += unpacker.decompress(data[spent : spent + STEP], most + 1 - len(unpacked))
        except zlib.error:
            return None, 0
        if len(unpacked) > most:
            return None, 0
        spent += STEP
    return bytes(unpacked), max(len(unpacked), min(spent, len(data)) - len(unpacker.unused_data))


def tail(file, length: int = 2048) -> bytes:
    """The last bytes of a file."""
    end = file.seek(0, 2)
    file.seek(max(0, end - length))
    return file.read()
