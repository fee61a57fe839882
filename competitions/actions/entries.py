"""A sealed entry comes in: files are cleaned before they are stored, what tells who made it is refused, the rest sealed."""

import datetime as dt
import logging

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.log_actions import log as write_log

from cms.dates import CITY_ZONE, combine
from cms.models.calls import CallState
from participation.actions.uploads import MIN_FREE_BYTES, sha256_of
from participation.gate import Refused, inspect
from participation.metadata import NotCleaned, clean
from participation.references import hash_secret, receipt_secret

from ..anonymity import said_in, said_in_bytes, tells
from ..choices import RoundState
from ..models import CompetitionPage, SealedEntry, SealedFile, SealedIdentity, SealedRound
from ..models.sealed import FOLDER, sealed_storage
from ..sealing import seal
from .rounds import locked

log = logging.getLogger(__name__)
EXTENSIONS = ["pdf", "jpg", "jpeg", "png"]
MOST_FILES = 6
KEPT_FOR = dt.timedelta(hours=24)  # files of a form that was never sent
WORDS = ("title", "text")


class RoundClosed(Exception):
    """Nothing can be sent, or taken back, at that moment."""


class Uncleanable(Refused):
    """A file that tells something about itself and cannot be cleaned of it."""


class TellsWho(Exception):
    """The entry itself says who made it; `places` are the fields that do, files as `files`."""

    def __init__(self, places: list[str]):
        super().__init__(places)
        self.places = places


def is_receiving(found: SealedRound, page: CompetitionPage, now) -> bool:
    """Whether an entry that reached us at that moment counts."""
    is_open = page.takes_sealed_entries and page.state_at(now) == CallState.OPEN
    return is_open and found.state == RoundState.RECEIVING


def keep_file(*, found: SealedRound, nonce: str, upload, now) -> SealedFile:
    """Keep a cleaned copy of a file that somebody chose, under a name of ours; raises gate.Refused."""
    accepted = inspect(
        upload,
        name=upload.name or "",
        size=upload.size or 0,
        extensions=EXTENSIONS,
        max_bytes=settings.UPLOAD_MAX_BYTES,
    )
    said = {"name": accepted.name}
    mine = SealedFile.objects.filter(nonce=nonce)
    if mine.count() >= MOST_FILES or sealed_storage().free_bytes() < MIN_FREE_BYTES:
        raise Refused(_("“%(name)s” was not kept: there is no room for one more file.") % said)
    try:
        content = ContentFile(clean(upload, accepted.extension))
    except NotCleaned:
        refusal = _(
            "“%(name)s” could not be cleaned of what it says about itself (place, device, author). Print it to a new PDF "
            "or save the picture again, and choose that."
        )
        raise Uncleanable(refusal % said) from None
    kept = SealedFile(
        round=found, nonce=nonce, extension=accepted.extension, content_type=accepted.content_type, created_at=now
    )
    kept.size, kept.sha256 = content.size, sha256_of(content)
    if same := mine.filter(sha256=kept.sha256).first():
        return same
    kept.file.save("entry", content, save=False)
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError:  # a parallel copy of this very form kept it first
        sealed_storage().delete(kept.file.name)
        return mine.get(sha256=kept.sha256)
    return kept


@transaction.atomic
def drop_files(*, nonce: str, ids: list[str], now) -> int:
    """Remove files that somebody ticked for removal; only those of their own attempt."""
    mine = SealedFile.objects.filter(nonce=nonce, entry=None)
    return forget([file for file in mine if str(file.pk) in ids])


def forget(files: list[SealedFile]) -> int:
    """Delete rows, then their files once that is certain."""
    for file in files:
        name = file.file.name
        file.delete()
        transaction.on_commit(lambda name=name: sealed_storage().delete(name))
    return len(files)


def check_silence(*, words: dict, identity: dict, files: list[SealedFile]) -> None:
    """Raise TellsWho when title, text or a file says a name, an address or a number that the identity holds."""
    wanted = tells(identity)
    places = [name for name in WORDS if said_in(words[name], wanted)]
    for file in files:
        with file.file.open("rb") as content:
            said = said_in_bytes(words_inside(content, file.extension), wanted)
        if said:
            places.append("files")
            break
    if places:
        raise TellsWho(places)


def words_inside(content, extension: str) -> bytes:
    """Where a cleaned file can still hold words: a PDF anywhere, a picture, drawn anew, in its colours' profile."""
    if extension == "pdf":
        return content.read()
    with Image.open(content) as picture:
        return picture.info.get("icc_profile") or b""


@transaction.atomic
def send_entry(
    *, found: SealedRound, page: CompetitionPage, nonce: str, words: dict, identity: dict, language: str, now
) -> SealedEntry:
    """Store an entry and seal who made it; one nonce makes one entry. Raises RoundClosed, TellsWho."""
    found = locked(found.pk)
    if earlier := SealedEntry.objects.filter(nonce=nonce).first():
        return earlier
    if not is_receiving(found, page, now):
        raise RoundClosed
    files = list(SealedFile.objects.select_for_update().filter(nonce=nonce, entry=None))
    check_silence(words=words, identity=identity, files=files)
    entry = SealedEntry.objects.create(
        round=found,
        title=words["title"],
        text=words["text"],
        language=language,
        nonce=nonce,
        secret_hash=hash_secret(secret_of(nonce)),
        received_at=now,
    )
    SealedIdentity.objects.create(entry=entry, sealed=seal(identity))
    for number, file in enumerate(sorted(files, key=lambda file: file.created_at), start=1):
        SealedFile.objects.filter(pk=file.pk).update(entry=entry, number=number)
    day = combine(
        now.astimezone(CITY_ZONE).date(), dt.time.min
    )  # the second and the code together would tell whose it is
    write_log(instance=found, action="competitions.receive_entry", timestamp=day)
    return entry


def secret_of(nonce: str) -> str:
    """The secret of the address at which an author sees the entry's code; the same for every copy of one form."""
    return receipt_secret(f"sealed:{nonce}", settings.SECRET_KEY)


@transaction.atomic
def withdraw_entry(*, entry: SealedEntry, page: CompetitionPage, now) -> None:
    """Its author takes an entry back, while others can still be sent; nothing of it stays. Raises RoundClosed."""
    if not is_receiving(locked(entry.round_id), page, now):
        raise RoundClosed
    write_log(instance=entry.round, action="competitions.withdraw_entry", data={"code": entry.code})
    forget(list(entry.files.all()))
    entry.delete()


def sweep_unsent(*, now, by=None) -> int:
    """Delete files of forms that were never sent; how many."""
    with transaction.atomic():
        old = SealedFile.objects.select_for_update().filter(entry=None, created_at__lt=now - KEPT_FOR)
        count = forget(list(old))
    count += sweep_orphans(now=now)
    if count:
        log.info("Swept %s files of sealed entries that were never sent", count)
    return count


def sweep_orphans(*, now) -> int:
    """Delete files that a crash left without a row; how many."""
    storage = sealed_storage()
    names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]] if storage.exists(FOLDER) else []
    known = set(SealedFile.objects.values_list("file", flat=True))
    lost = [name for name in names if name not in known and storage.get_modified_time(name) < now - KEPT_FOR]
    for name in lost:
        storage.delete(name)
    return len(lost)
