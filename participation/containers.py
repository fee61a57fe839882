"""Office files are archives: what their central directory says is judged before anything is unpacked."""

import re
import stat
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

# Part that must be there, by extension; for OpenDocument also what the part `mimetype` says.
MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml", "ods": "content.xml"}
MIMETYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
MAX_ENTRIES = 2000
MAX_RATIO = 100
MAX_TOTAL = 200 * 1024 * 1024
SMALL = 1024 * 1024  # a part this small may compress as well as it likes
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of old office files, and of encrypted new ones
ENCRYPTED = 0x1
MAX_READ = 256 * 1024  # of one part, when its words decide
MAX_RELATIONS = 200
# What a part must not begin with: archives and programs, whatever they are called.
CARRIERS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", OLE)
MAX_RELATIONS_READ = 1024 * 1024  # over all parts: thousands of links
# A tie to the outside that is followed when the document is opened; links that people click are none.
# Each is looked for in one tag at a time, so that the time grows with the size only.
REMOTE = (
    re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument|externalLinkPath)[\"']"),
    re.compile(rb"TargetMode\s*+=\s*+[\"']External[\"']"),
    re.compile(rb"Target\s*+=\s*+[\"']\s*+(?:https?:|ftp:|\\\\|file:(?://)?(?:/?\\\\|//[^/]))"),
)
DDE = re.compile(rb"<(?:\w{1,20}:)?instrText\b[^<>]*+>\s*+DDE\b")
NO_PARTS = (
    ".zip", ".7z", ".rar", ".gz", ".tar", ".exe", ".dll", ".scr", ".jar", ".bat", ".cmd", ".com", ".msi", ".lnk",
    ".js", ".vbs", ".ps1", ".hta", ".docm", ".xlsm",
)  # fmt: skip

WRONG = _("“%(name)s” is not what its name says. Save it again in that format and choose it again.")
PROTECTED = _(
    "“%(name)s” is protected by a password or saved in an old format. Save it without a password and choose it again."
)
BOMB = _("“%(name)s” would become far too large when opened. Choose another file.")
MACROS = _("“%(name)s” contains macros. Save it without macros and choose it again.")
NESTED = _("“%(name)s” has other files inside. Remove them, or send them one by one.")

LINKED = _("“%(name)s” takes data from other files. Save it with its values only and choose it again.")


class ContainerRefused(Exception):
    """The archive is not taken; the message is a sentence with a place for the file's name."""


def is_container(file) -> bool:
    """Whether something can be read as an archive, even when it begins as something else."""
    file.seek(0)
    found = zipfile.is_zipfile(file)
    file.seek(0)
    return found


def check_container(file, extension: str) -> None:
    """Raise ContainerRefused unless the archive is a plain office document of that kind."""
    file.seek(0)
    head = file.read(8)
    if head == OLE:
        raise ContainerRefused(PROTECTED)
    if not head.startswith(b"PK\x03\x04"):  # something else with an archive behind it
        raise ContainerRefused(WRONG)
    length = file.seek(0, 2)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            check_entries(archive.infolist(), length)
            check_kind(archive, extension)
            check_words(archive, extension)
            check_parts(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        zipfile.LargeZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        KeyError,
        ValueError,
        RuntimeError,
    ):
        raise ContainerRefused(WRONG) from None


def check_entries(entries: list[zipfile.ZipInfo], length: int) -> None:
    """Judge names, sizes and flags, which the directory tells without unpacking."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise ContainerRefused(BOMB)
    if sum(entry.compress_size for entry in entries) > length:  # parts that share the same bytes
        raise ContainerRefused(BOMB)
    for entry in entries:
        name = entry.filename.lower()
        if entry.flag_bits & ENCRYPTED:
            raise ContainerRefused(PROTECTED)
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise ContainerRefused(BOMB)
        if (
            name.startswith("/")
            or ".." in name.split("/")
            or "\\" in name
            or ":" in name
            or stat.S_ISLNK(entry.external_attr >> 16)
        ):
            raise ContainerRefused(WRONG)
        # Of the others, four kilobytes unpack to a hundred megabytes before anybody can stop them.
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ContainerRefused(WRONG)
        judge_name(name)


def judge_name(name: str) -> None:
    """What a part is called tells what it does."""
    if name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) or "/macrosheets/" in name:
        raise ContainerRefused(MACROS)
    if "/activex/" in name or "/embeddings/" in name or name.endswith(NO_PARTS):
        raise ContainerRefused(NESTED)
    if "/externallinks/" in name or "/querytables/" in name or name == "xl/connections.xml":
        raise ContainerRefused(LINKED)


def check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    """The parts that make it a document of that kind; at most a few bytes are unpacked."""
    names = set(archive.namelist())
    if len(names) != len(archive.infolist()) or MAIN_PARTS[extension] not in names:
        raise ContainerRefused(WRONG)
    if extension in MIMETYPES:
        with archive.open("mimetype") as part:
            if part.read(100).strip() != MIMETYPES[extension]:
                raise ContainerRefused(WRONG)
    elif "[Content_Types].xml" not in names:
        raise ContainerRefused(WRONG)


def check_words(archive: zipfile.ZipFile, extension: str) -> None:
    """The few parts whose words decide: kinds of content, keys of encryption, ties to the outside, definitions."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        kinds = beginning(archive, "[Content_Types].xml")
        if b"macroEnabled" in kinds or b"vbaProject" in kinds:
            raise ContainerRefused(MACROS)
    if "META-INF/manifest.xml" in names and b"encryption-data" in beginning(archive, "META-INF/manifest.xml"):
        raise ContainerRefused(PROTECTED)
    relations = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".rels")]
    if len(relations) > MAX_RELATIONS or sum(entry.file_size for entry in relations) > MAX_RELATIONS_READ:
        raise ContainerRefused(BOMB)
    if any(is_remote(archive.read(entry)) for entry in relations):
        raise ContainerRefused(LINKED)
    words = beginning(archive, MAIN_PARTS[extension])
    if b"<!DOCTYPE" in words or b"<!ENTITY" in words:  # no office program writes one; they multiply when read
        raise ContainerRefused(BOMB)
    if b"DDEAUTO" in words or DDE.search(words):
        raise ContainerRefused(LINKED)


def is_remote(relations: bytes) -> bool:
    return any(
        b"Relationship" in tag and all(pattern.search(tag) for pattern in REMOTE) for tag in relations.split(b"<")
    )


def check_parts(archive: zipfile.ZipFile) -> None:
    """No part is an archive or a program under another name; four bytes of each are unpacked."""
    for entry in archive.infolist():
        if entry.file_size > 4:
            with archive.open(entry) as part:
                if part.read(8).startswith(CARRIERS):
                    raise ContainerRefused(NESTED)


def beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MAX_READ)
