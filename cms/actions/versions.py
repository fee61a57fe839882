"""Posts versions of a document and writes their texts: each is added to what was there, nothing is replaced."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from ..dates import CITY_ZONE
from ..models import DocumentVersion, PortalDocument, VersionedDocument, VersionText


class CannotPost(Exception):
    """The file is a version already, its day is before that of the last version or still to come, or somebody was quicker."""


@transaction.atomic
def post_version(
    *,
    file: PortalDocument,
    posted_on: dt.date,
    by,
    now: dt.datetime,
    series: VersionedDocument | None = None,
    after: int | None = None,
    **words: str,
) -> DocumentVersion:
    """The file is the document's newest version from now on; without `series` it is the first one of a new document.

    `after`: the id of the version since which something changed, when somebody else may have posted meanwhile; `words`:
    what changed and on which occasion, in both languages.
    """
    series = series or VersionedDocument.objects.create()
    series = VersionedDocument.objects.select_for_update(of=("self",)).select_related("current__file").get(pk=series.pk)
    last = series.current
    refuse_impossible(file, posted_on, last, now)
    if after is not None and series.current_id != after:
        raise CannotPost
    file.posted_on = posted_on
    file.save()
    version = DocumentVersion.objects.create(
        series=series, number=last.number + 1 if last else 1, file=file, posted_at=now, posted_by=by, **words
    )
    series.current = version
    series.save(update_fields=["current"])
    data = {"number": version.number, "file": file.pk, "posted_on": str(posted_on)}
    log(instance=series, action="cms.post_version", user=by, data=data)
    return version


def refuse_impossible(file: PortalDocument, day: dt.date, last: DocumentVersion | None, now: dt.datetime) -> None:
    """Raise when the file is a version already, or its day is before that of the last one or still to come."""
    is_early = bool(last and last.file.posted_on and day < last.file.posted_on)
    is_late = day > now.astimezone(CITY_ZONE).date()
    if is_early or is_late or DocumentVersion.objects.filter(file=file).exists():
        raise CannotPost


@transaction.atomic
def write_text(
    *, version: DocumentVersion, language: str, html: str, is_summary: bool, by, now: dt.datetime
) -> VersionText:
    """The text of a version in one language; what was there before is kept behind it."""
    text = VersionText.objects.create(
        version=version, language=language, html=html, is_summary=is_summary, written_at=now, written_by=by
    )
    data = {"number": version.number, "language": language, "is_summary": is_summary, "text": text.pk}
    log(instance=version.series, action="cms.write_text", user=by, data=data)
    return text
