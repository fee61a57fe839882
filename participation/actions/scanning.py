"""Having attachments looked at by an antivirus, after they were sent: nobody waits for it, and none is refused by it."""

import logging

from django.conf import settings

from ..antivirus import Unavailable, is_infected
from ..choices import Scan
from ..models import Attachment
from ..models.files import private_storage
from .journal import record

log = logging.getLogger(__name__)


def first_state() -> str:
    """What a file just sent is: waiting when there is an antivirus, else not checked."""
    return Scan.WAITING if settings.CLAMAV_ADDRESS else Scan.OFF


def scan_attachments(*, now, by=None, limit: int = 20) -> int:
    """Look at the files that wait, oldest first; how many were judged. While the daemon is away they go on waiting."""
    if not settings.CLAMAV_ADDRESS:
        return 0
    count = 0
    waiting = Attachment.objects.filter(scan=Scan.WAITING).select_related("submission__form")
    for attachment in waiting.order_by("submission__received_at")[:limit]:
        try:
            with attachment.file.open("rb") as content:
                found = is_infected(content, settings.CLAMAV_ADDRESS)
        except FileNotFoundError:
            continue
        except Unavailable as reason:
            log.warning("The antivirus did not answer; files go on waiting: %s", reason)
            return count
        judge(attachment, found, now=now, by=by)
        count += 1
    return count


def judge(attachment: Attachment, found: str, *, now, by) -> None:
    """Keep the verdict; an infected file stays as proof, its thumbnail goes and it is handed to nobody."""
    thumbnail = attachment.thumbnail.name if found else ""
    attachment.scan, attachment.scanned_at = (Scan.INFECTED if found else Scan.CLEAN), now
    if found:
        attachment.thumbnail, attachment.is_thumbnail_due = "", False
        record(attachment.submission, "infected", by=by, file=str(attachment.pk), kind=found[:100])
    attachment.save(update_fields=["scan", "scanned_at", "thumbnail", "is_thumbnail_due"])
    if thumbnail:
        private_storage().delete(thumbnail)
