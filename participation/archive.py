"""A ZIP archive that leaves while it is being made: nothing of it is kept here, whatever its size; pure."""

import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

FORBIDDEN = '<>:"/\\|?*'  # somewhere, in the name of a file
LONGEST = 100  # characters, so that a path stays short where paths are
OWNER_ALONE = 0o600 << 16


class Outbox(io.RawIOBase):
    """What the archive is written to: it cannot be sought in and is emptied as it fills."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self.parts = b"".join(self.parts), []
        return taken


class Archive:
    """Entries one after the other, each as bytes ready to leave; without `end` it is no archive, which every reader says.

    Sizes and checksums follow what they are about (data descriptors), for nothing is known before it is read.
    """

    def __init__(self) -> None:
        self.outbox = Outbox()
        self.zip = zipfile.ZipFile(self.outbox, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, parts: Iterable[bytes], *, size: int, at: dt.datetime) -> Iterator[bytes]:
        """One file; `size` decides whether it needs the long kind of entry and may be wrong by a little."""
        entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
        entry.compress_type, entry.external_attr, entry.file_size = zipfile.ZIP_DEFLATED, OWNER_ALONE, size
        with self.zip.open(entry, "w") as opened:
            for part in parts:
                opened.write(part)
                if leaving := self.outbox.take():
                    yield leaving
        yield self.outbox.take()

    def end(self) -> bytes:
        """The list of all entries, by which an archive is read."""
        self.zip.close()
        return self.outbox.take()


def safe_name(name: str, number: int) -> str:
    """A name that every system can store, in no other folder and twice nowhere: `03-` and what is left of its own."""
    plain = "".join(
        " " if unicodedata.category(mark)[0] in "CZ" else mark for mark in unicodedata.normalize("NFC", name)
    )
    kept = " ".join("".join("_" if mark in FORBIDDEN else mark for mark in plain).split()).strip(". ")
    stem, dot, extension = kept.rpartition(".")
    if dot and len(extension) <= 8:
        kept = f"{stem[: LONGEST - len(extension)].rstrip('. ')}.{extension}"
    return f"{number:02d}-{kept[: LONGEST + 1]}".rstrip("-. ")
