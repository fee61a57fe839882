"""What files say beyond what they show (where, with what, by whom): found, and left out of a copy made on request."""

import io
import re
import zipfile

from PIL import ExifTags, Image, ImageOps
from PIL.JpegImagePlugin import get_sampling

from .bare_pdf import bare_pdf
from .choices import Held

PICTURES = frozenset({"jpg", "jpeg", "png"})
DOCUMENTS = frozenset({"docx", "xlsx", "odt", "ods"})
CLEANED = PICTURES | DOCUMENTS | {"pdf"}

MAX_BYTES = 25 * 1024 * 1024  # the most that a form takes
MAX_PIXELS = 40_000_000  # of one picture
MAX_DRAWN = 150_000_000  # of all pictures in a document
MAX_PARTS = 2000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PICTURE = 32 * 1024 * 1024  # packed, inside a document
MAX_WORDS = 1024 * 1024  # of one part, when words are looked for
MAX_SAID = 20 * 1024 * 1024  # of all parts in which names are looked for
BLOCK = 64 * 1024

OFFICE = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMATS = b"http://schemas.openxmlformats.org/"
# Parts that tell about a document, by the end of their names, and what is put in their place.
EMPTIED = {
    "docprops/core.xml": OFFICE
    + b'<cp:coreProperties xmlns:cp="' + FORMATS + b'package/2006/metadata/core-properties"/>',
    ".psmdcp": OFFICE + b'<cp:coreProperties xmlns:cp="' + FORMATS + b'package/2006/metadata/core-properties"/>',
    "docprops/app.xml": OFFICE + b'<Properties xmlns="' + FORMATS + b'officeDocument/2006/extended-properties"/>',
    "docprops/custom.xml": OFFICE + b'<Properties xmlns="' + FORMATS + b'officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>',
}  # fmt: skip
DRAWN = (".jpg", ".jpeg", ".jpe", ".jfif", ".png")
UNDRAWN = (".tif", ".tiff", ".webp", ".heic", ".heif", ".avif")  # they tell as much, and nothing here redraws them

# Parts in which programs write who said or changed something, when, and on whose computer; tags are read one at a time.
SAYS_WHO = re.compile(
    r"word/.+\.xml|xl/(?:workbook|comments[^/]*|persons/.+)\.xml|(?:.+/)?(?:content|styles|settings)\.xml"
)
TAG = re.compile(
    rb"<[A-Za-z](?=[^<>]*+>)[^<>]*?(?:author|initials|userId|userName|displayName|date)[^<>]*+>", re.IGNORECASE
)
WHO = re.compile(rb"""(\s(?:[\w.-]{1,20}:)?(?:author|initials|userId|userName)\s{0,9}=\s{0,9})(?:"[^"]*+"|'[^']*+')""")
WHEN = re.compile(rb"""\s(?:[\w.-]{1,20}:)?(?:date|dateUtc)\s{0,9}=\s{0,9}(?:"[^"]*+"|'[^']*+')""")
PERSON = re.compile(rb"""(\sdisplayName\s{0,9}=\s{0,9})(?:"[^"]*+"|'[^']*+')""")
PATH = re.compile(rb"""(<(?:\w{1,20}:)?absPath\b[^<>]{0,400}?\surl=)(?:"[^"]*+"|'[^']*+')""")
NAMED = re.compile(rb"(<(?:author|dc:creator|(?:meta|loext):(?:creator|sender)-initials)>)[^<]++")
DAY = re.compile(rb"<dc:date>[^<]*+</dc:date>")
PRINTER = re.compile(rb"""(<config:config-item\b[^<>]{0,200}?["']Printer(?:Name|Setup)["'][^<>]{0,200}+>)[^<]++""")

LOCATION_IFD, CAMERA_IFD = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
# Makers, models and numbers of camera and lens, programs and computers; then artist, copyright, author, owner.
DEVICE_TAGS = {0x010F, 0x0110, 0x0131, 0x013C, 0xA431, 0xA433, 0xA434, 0xA435, 0xC62F}
AUTHOR_TAGS = {0x013B, 0x8298, 0x9C9D, 0xA430}
# An element with words inside; every run is bounded, because strangers write what is searched.
FILLED = rb"[^>]{0,200}>\s{0,99}(?:<rdf:(?:Seq|Bag|Alt|li)[^>]{0,99}>\s{0,99}){0,3}[^<\s]"
WORDS = {
    Held.LOCATION: re.compile(rb"exif:GPSL(?:atitude|ongitude)"),
    Held.DEVICE: re.compile(
        rb"tiff:(?:Make|Model)\b|xmp:CreatorTool=\"[^\"]|<(?:xmp:CreatorTool|Application|meta:generator)" + FILLED
        + rb"|/(?:Creator|Producer)\s{0,9}(?:\([^)]|<[0-9A-Fa-f])"
    ),
    Held.AUTHOR: re.compile(
        rb"<(?:dc:creator|cp:lastModifiedBy|lastModifiedBy|creator|meta:initial-creator|Manager|Company)" + FILLED
        + rb"|/Author\s{0,9}(?:\([^)]|<[0-9A-Fa-f])"
    ),
}  # fmt: skip
TEXT_KEYS = {
    "author": Held.AUTHOR,
    "artist": Held.AUTHOR,
    "copyright": Held.AUTHOR,
    "software": Held.DEVICE,
    "source": Held.DEVICE,
}


class NotCleaned(Exception):
    """No copy could be made within bounds; the original stays what it is."""


def clean(file, extension: str) -> bytes:
    """The same picture or document without what it says about itself; raise NotCleaned when that cannot be done."""
    if extension not in CLEANED or length_of(file) > MAX_BYTES:
        raise NotCleaned
    try:
        if extension in PICTURES:
            return redrawn(file, turns=True)[0]
        return bare_pdf(file.read()) if extension == "pdf" else repacked(file)
    except NotCleaned:
        raise
    except Exception as error:  # what strangers send breaks libraries in every way
        raise NotCleaned from error


def holds(file, extension: str) -> list[Held]:
    """What was found of place, device and author; nothing found in a PDF is no proof that there is nothing."""
    if length_of(file) > MAX_BYTES:
        return []
    try:
        if extension in PICTURES:
            found = held_by_picture(file)
        elif extension in DOCUMENTS:
            found = held_by_document(file)
        else:
            found = held_by_words(file.read(MAX_BYTES)) if extension == "pdf" else set()
    except Exception:
        return []
    return [kind for kind in Held if kind in found]


def length_of(file) -> int:
    length = file.seek(0, 2)
    file.seek(0)
    return length


def redrawn(file, *, turns: bool, most: int = MAX_PIXELS) -> tuple[bytes, int]:
    """A picture decoded and written again as good as it was, with its colours' profile alone; and its pixels."""
    with Image.open(file, formats=["JPEG", "PNG"]) as picture:
        kind = "PNG" if picture.format == "PNG" else "JPEG"
        pixels = picture.width * picture.height
        if pixels > min(most, MAX_PIXELS):
            raise NotCleaned
        kept = {"icc_profile": picture.info.get("icc_profile")}
        if kind == "JPEG":
            kept |= {"qtables": picture.quantization, "subsampling": get_sampling(picture)}
        elif "transparency" in picture.info:
            kept["transparency"] = picture.info["transparency"]
        bare = ImageOps.exif_transpose(picture) if turns else picture.copy()
    bare.info = {}  # words of any kind would be written again
    drawn = io.BytesIO()
    bare.save(drawn, kind, **kept)
    return drawn.getvalue(), pixels


def repacked(file) -> bytes:
    """A document's parts one by one, as they were but for those that tell about it and its pictures' own words."""
    kept, left, pixels, room = io.BytesIO(), MAX_UNPACKED, MAX_DRAWN, MAX_SAID
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(kept, "w") as made:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS or len({entry.filename for entry in entries}) != len(entries):
            raise NotCleaned
        for entry in entries:
            name = entry.filename.lower()
            copy = zipfile.ZipInfo(entry.filename)  # the first day of 1980, no comment, no owner
            copy.compress_type = (
                zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            if name.endswith(UNDRAWN):
                raise NotCleaned
            if (emptied := emptied_of(name)) is not None:
                made.writestr(copy, emptied)
            elif SAYS_WHO.fullmatch(name):
                said = beginning(archive, entry, min(room, left))
                room, left = room - len(said), left - len(said)
                made.writestr(copy, unsaid(said, name))
            elif name.endswith(DRAWN):
                drawn, used = redrawn(io.BytesIO(beginning(archive, entry, MAX_PICTURE)), turns=False, most=pixels)
                pixels -= used
                made.writestr(copy, drawn)
            else:
                left -= copied(archive, entry, made, copy, left)
    return kept.getvalue()


def unsaid(content: bytes, name: str) -> bytes:
    """A part with the same words, without the names and days of those who said or changed them."""
    if b"\0" in content[:200]:  # letters of two bytes, in which nothing here is found
        raise NotCleaned

    def bare(tag: re.Match) -> bytes:
        kept = WHO.sub(rb'\1"-"', tag[0])
        if name.startswith("word/"):
            kept = WHEN.sub(b"", kept)
        return PERSON.sub(rb'\1"-"', kept) if name.startswith("xl/persons/") else kept

    bared = PATH.sub(rb'\1"-"', TAG.sub(bare, content))
    return PRINTER.sub(rb"\1", DAY.sub(b"", NAMED.sub(rb"\1-", bared)))


def emptied_of(name: str) -> bytes | None:
    """What is put in the place of a part that tells about its document; an object inside has such parts as well."""
    for ending, content in EMPTIED.items():
        if name == ending or name.endswith(ending if ending.startswith(".") else f"/{ending}"):
            return content
    return None


def beginning(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """A part whole, if it is no longer than that."""
    with archive.open(entry) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise NotCleaned
    return content


def copied(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, made: zipfile.ZipFile, copy: zipfile.ZipInfo, most: int
) -> int:
    """Copy a part block by block; how long it really was, whatever the directory says."""
    length = 0
    with archive.open(entry) as part, made.open(copy, "w") as target:
        while block := part.read(BLOCK):
            length += len(block)
            if length > most:
                raise NotCleaned
            target.write(block)
    return length


def held_by_picture(file) -> set[Held]:
    """What the head of a picture says; its pixels are not read."""
    with Image.open(file, formats=["JPEG", "PNG"]) as picture:
        info = picture.info
        exif = Image.Exif()
        if isinstance(info.get("exif"), bytes):
            exif.load(info["exif"])
        found = held_by_words(xmp if isinstance(xmp := info.get("xmp", b""), bytes) else b"")
        found |= {TEXT_KEYS[key.lower()] for key in info if isinstance(key, str) and key.lower() in TEXT_KEYS}
    tags = set(exif) | set(exif.get_ifd(CAMERA_IFD))
    if exif.get_ifd(LOCATION_IFD):
        found.add(Held.LOCATION)
    if tags & DEVICE_TAGS:
        found.add(Held.DEVICE)
    if tags & AUTHOR_TAGS:
        found.add(Held.AUTHOR)
    return found


def held_by_document(file) -> set[Held]:
    """What a document's own parts about itself and the heads of its pictures say."""
    found, left, room = set(), MAX_UNPACKED, MAX_SAID
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist()[:MAX_PARTS]:
            name = entry.filename.lower()
            if emptied_of(name) is not None:
                with archive.open(entry) as part:
                    found |= held_by_words(part.read(MAX_WORDS))
            elif SAYS_WHO.fullmatch(name) and entry.file_size <= room:
                room -= entry.file_size
                said = beginning(archive, entry, entry.file_size)
                found |= {Held.AUTHOR} if b"\0" not in said[:200] and unsaid(said, name) != said else set()
            elif name.endswith(DRAWN) and entry.file_size <= min(left, MAX_PICTURE):
                left -= entry.file_size
                found |= held_by_picture(io.BytesIO(beginning(archive, entry, MAX_PICTURE)))
    return found


def held_by_words(content: bytes) -> set[Held]:
    return {kind for kind, words in WORDS.items() if words.search(content)}
