"""A PDF without what it says about itself: run as a program of its own, which hostile files can neither hold up nor fill.

`python bare_pdf.py < original > copy`. Pages are copied as they are, stream by stream; what goes are the words about the
document (Info, XMP, private data of programs, names and days of comments) and those inside photographs. What cannot be
made bare without touching what it says or shows (signed, locked, pictures of kinds that nothing here can read) fails.
"""

import re
import subprocess
import sys

SECONDS, MEMORY = 15, 1024 * 1024 * 1024
MOST_BYTES = 50 * 1024 * 1024  # of the copy
MOST_OBJECTS = 200_000
DEEPEST = 50
# What an object says about itself, and where programs keep what is theirs.
ABOUT = ("/Metadata", "/PieceInfo", "/LastModified", "/CreatorInfo", "/SpiderInfo", "/Thumb")  # as a page once looked
BY_WHOM = ("/T", "/M", "/CreationDate", "/NM", "/Subj")  # of a comment; a field of a form is named by its /T
PLAIN = {"/DCTDecode", "/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
         "/ASCII85Decode", "/ASCIIHexDecode"}  # fmt: skip

END = b"\xff\xd9"
AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class Unbared(Exception):
    """No bare copy of this one."""


def bare_pdf(content: bytes) -> bytes:
    """The copy, made by another process within bounds of time and memory; raise Unbared."""
    command = [sys.executable, "-I", "-B", __file__]
    try:
        made = subprocess.run(  # noqa: S603 (our own file, nothing of the sender's in the command)
            command, input=content, capture_output=True, timeout=SECONDS * 2, check=True, env={"LANG": "C.UTF-8"}
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unbared from error
    if not made.stdout.startswith(b"%PDF-") or len(made.stdout) > MOST_BYTES:
        raise Unbared
    return made.stdout


def bound() -> None:
    """Take no more than this of the machine."""
    import resource

    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def bared(content: bytes) -> bytes:
    """The work itself."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
        if pdf.is_encrypted or len(pdf.objects) > MOST_OBJECTS:
            raise Unbared
        for key in ("/Info", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        for thing in pdf.objects:
            strip(thing, pikepdf)
        kept = io.BytesIO()
        pdf.save(
            kept,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            deterministic_id=True,
        )
    if kept.tell() > MOST_BYTES:  # before whoever asked holds it, too
        raise Unbared
    return kept.getvalue()


def strip(thing, pikepdf, depth: int = 0) -> None:
    """Take from an object and from what lies directly in it what they say about themselves."""
    if depth > DEEPEST:
        raise Unbared
    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if "/ByteRange" in thing or thing.get("/Type") == "/Sig":
            raise Unbared  # a copy would no longer be what somebody signed
        if "/XFA" in thing:
            raise Unbared  # a document in the document, with words about itself
        names = ABOUT
        if thing.get("/Type") == "/Annot" or ("/Rect" in thing and "/Subtype" in thing):
            names = ABOUT if thing.get("/Subtype") == "/Widget" else (*ABOUT, *BY_WHOM)
        for name in names:
            if name in thing:
                del thing[name]
        if isinstance(thing, pikepdf.Stream):
            filters = filters_of(thing, pikepdf)
            if thing.get("/Subtype") == "/Image" or "/DCTDecode" in filters:
                strip_picture(thing, filters, pikepdf)
        inside = [value for _key, value in thing.items()]
    else:
        return
    for value in inside:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            strip(value, pikepdf, depth + 1)


def filters_of(stream, pikepdf) -> list[str]:
    found = stream.get("/Filter", pikepdf.Array([]))
    return [str(name) for name in (found if isinstance(found, pikepdf.Array) else [found])]


def strip_picture(picture, filters: list[str], pikepdf) -> None:
    if not set(filters) <= PLAIN or ("/DCTDecode" in filters and filters != ["/DCTDecode"]):
        raise Unbared
    if filters:
        settings = picture.get("/DecodeParms")
        if filters == ["/DCTDecode"]:
            picture.write(
                bare_jpeg(bytes(picture.read_raw_bytes())), filter=pikepdf.Name("/DCTDecode"), decode_parms=settings
            )


def bare_jpeg(content: bytes) -> bytes:
    """A photograph with the same pixels, bit for bit, without its words: only the segments that decoding needs."""
    kept, place = bytearray(content[:2]), 2
    if kept != b"\xff\xd8":
        raise Unbared
    while True:
        if content[place : place + 1] != b"\xff" or place + 4 > len(content):
            raise Unbared
        kind, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if kind == 0xFF:  # a filling byte
            place += 1
            continue
        end = place + 2 + length
        if kind == 0xDA:  # pixels, until the next marker that is none of theirs
            found = AFTER_PIXELS.search(content, end)
            if found is None or found[0] == END:  # what follows the end is nobody's picture
                return bytes(kept + content[place : found.start() if found else None] + END)
            end = found.start()
        if not is_words(kind, content[place + 4 : place + 18]):
            kept += content[place:end]
        place = end


def is_words(kind: int, begins: bytes) -> bool:
    """Comments and what programs add, but for density, colour profile and how colours are stored."""
    needed = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
    is_program = 0xE0 <= kind <= 0xEF
    return kind == 0xFE or (is_program and not (kind in needed and begins.startswith(needed[kind])))


if __name__ == "__main__":
    bound()
    sys.stdout.buffer.write(bared(sys.stdin.buffer.read()))
