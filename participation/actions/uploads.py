"""Files on their way: kept as soon as they arrive, bound when the form is sent, swept when it never is."""

import datetime as dt
import hashlib
import logging

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..gate import Refused, inspect
from ..models import Attachment, Draft, ExportJob, Form, StagedUpload
from ..models.files import private_storage
from .scanning import first_state

log = logging.getLogger(__name__)
KEPT_FOR = dt.timedelta(hours=24)
SWEPT_BACK = dt.timedelta(days=4)  # a sweep looks this far back for files without a row
MAX_PER_ATTEMPT = 20
MAX_BYTES_PER_ATTEMPT = 50 * 1024 * 1024
MIN_FREE_BYTES = 300 * 1024 * 1024
THUMBNAILED = {"jpg", "jpeg", "png"}
OWNERS = ((StagedUpload, "file"), (Attachment, "file"), (Attachment, "thumbnail"), (ExportJob, "file"))


class StagedFilesGone(Exception):
    """A file that the form showed as kept was swept meanwhile."""


def stage_upload(
    *, form: Form, nonce: str, key: str, upload: File, extensions: list[str], max_bytes: int, now
) -> StagedUpload:
    """Keep a file that passes the gate; raises gate.Refused. The same file sent twice is kept once."""
    accepted = inspect(
        upload, name=upload.name or "", size=upload.size or 0, extensions=extensions, max_bytes=max_bytes
    )
    digest = sha256_of(upload)
    mine = StagedUpload.objects.filter(nonce=nonce)
    if same := mine.filter(key=key, sha256=digest, name=accepted.name).first():
        return same
    check_room(accepted.name, list(mine.values_list("size", flat=True)), upload.size or 0)
    staged = StagedUpload(form=form, nonce=nonce, key=key, name=accepted.name, extension=accepted.extension)
    staged.content_type, staged.size, staged.sha256, staged.created_at = accepted.content_type, upload.size, digest, now
    try:
        # Copied, not moved: when the row below fails, the whole try is repeated and reads the upload again.
        staged.file.save(accepted.name, File(upload.file), save=False)
    except OSError:
        log.exception("A file could not be written to the private storage")
        raise Refused(no_room(accepted.name)) from None
    try:
        with transaction.atomic():
            staged.save(force_insert=True)
    except IntegrityError:  # a parallel copy of this very form kept it first
        private_storage().delete(staged.file.name)
        return mine.filter(key=key, sha256=digest, name=accepted.name).first() or staged
    return staged


def check_room(name: str, sizes: list[int], size: int) -> None:
    """Raise Refused when an attempt holds too much, or when the disk is nearly full."""
    if len(sizes) >= MAX_PER_ATTEMPT or sum(sizes) + size > MAX_BYTES_PER_ATTEMPT:
        raise Refused(_("“%(name)s” is too much: all files together may have 50 MB.") % {"name": name})
    storage = private_storage()
    if hasattr(storage, "free_bytes") and storage.free_bytes() < MIN_FREE_BYTES:
        raise Refused(no_room(name))


def no_room(name: str) -> str:
    return _(
        "“%(name)s” could not be kept: we cannot take files right now. Send the form without it, or try again later."
    ) % {"name": name}


def sha256_of(file) -> str:
    """The digest of a file, read in pieces and left at its start."""
    found = hashlib.sha256()
    file.seek(0)
    for piece in iter(lambda: file.read(1024 * 1024), b""):
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


def bind_staged(
    *, submission, staged: list[StagedUpload], nonce: str | None = None, message=None, now=None
) -> list[Attachment]:
    """Make kept files attachments of a submission; part of the transaction that stores it, or a later message."""
    rows = {row.pk: row for row in StagedUpload.objects.select_for_update().filter(nonce=nonce or submission.nonce)}
    if any(file.pk not in rows for file in staged):
        raise StagedFilesGone
    attachments = [
        Attachment(
            submission=submission,
            key=file.key,
            file=file.file.name,
            name=file.name,
            extension=file.extension,
            content_type=file.content_type,
            size=file.size,
            sha256=file.sha256,
            is_thumbnail_due=file.extension in THUMBNAILED,
            scan=first_state(),
            message=message,
            added_at=now if message else None,
        )
        for file in staged
    ]
    Attachment.objects.bulk_create(attachments)
    StagedUpload.objects.filter(pk__in=[file.pk for file in staged]).delete()
    return attachments


@transaction.atomic
def drop_staged(*, nonce: str, ids: list[str], now) -> int:
    """Remove files that somebody ticked for removal; only those of their own attempt."""
    mine = StagedUpload.objects.select_for_update().filter(nonce=nonce)
    return forget([file for file in mine if str(file.pk) in ids])  # compared here: not everything typed is an id


def keep_staged(*, nonce: str, now) -> None:
    """The form was shown again: its files live as long as its new token."""
    StagedUpload.objects.filter(nonce=nonce).update(created_at=now)


def forget(rows: list[StagedUpload]) -> int:
    """Delete rows, then their files once that is certain."""
    for row in rows:
        name = row.file.name
        row.delete()
        transaction.on_commit(lambda name=name: private_storage().delete(name))
    return len(rows)


def sweep_staged_uploads(*, now, by=None) -> int:
    """Delete files of forms that were never sent, and files that a crash left without a row; how many."""
    with transaction.atomic():
        in_drafts = Draft.objects.filter(submission=None, expires_at__gt=now).values("nonce")
        old = (
            StagedUpload.objects.select_for_update().filter(created_at__lt=now - KEPT_FOR).exclude(nonce__in=in_drafts)
        )
        count = forget(list(old))
    count += sweep_orphans(now=now)
    if count:
        log.info("Swept %s staged files", count)
    return count


def sweep_orphans(*, now) -> int:
    """Delete files older than a day that no row knows, in the folders of the last days."""
    storage = storages["private"]
    count = 0
    for back in range(1, SWEPT_BACK.days + 1):
        folder = f"{now - dt.timedelta(days=back):%Y/%m-%d}"
        if not storage.exists(folder):
            continue
        names = {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
        names = {name for name in names if storage.get_modified_time(name) < now - KEPT_FOR}
        for model, column in OWNERS:
            names -= set(model.objects.filter(**{f"{column}__in": names}).values_list(column, flat=True))
        for name in names:
            storage.delete(name)
        count += len(names)
    return count
