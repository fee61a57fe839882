"""Office files are archives: what their central directory says is judged before anything is unpacked."""

import stat
import zipfile

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
    if file.read(8) == OLE:
        raise ContainerRefused(PROTECTED)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            check_entries(archive.infolist())
            check_kind(archive, extension)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        KeyError,
        ValueError,
        RuntimeError,
    ):
        raise ContainerRefused(WRONG) from None


def check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Judge names, sizes and flags, which the directory tells without unpacking."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
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
        if name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) or "/macrosheets/" in name:
            raise ContainerRefused(MACROS)
        if "/embeddings/" in name or name.endswith(
            (".zip", ".7z", ".rar", ".gz", ".exe", ".jar", ".bat", ".js", ".vbs")
        ):
            raise ContainerRefused(NESTED)
        if "/externallinks/" in name:
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
