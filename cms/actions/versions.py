"""Posts versions of a document and writes their texts: each is added to what was there, nothing is replaced."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from ..models import DocumentVersion, PortalDocument, VersionedDocument, VersionText


class CannotPost(Exception):
    """The file is a version already, or was posted before the version that it should follow, or in the future."""


@transaction.atomic
def post_version(
    *,
    file: PortalDocument,
    posted_on: dt.date,
    by,
    now: dt.datetime,
    series: VersionedDocument | None = None,
    changes_ro: str = "",
    changes_en: str = "",
    occasion_ro: str = "",
    occasion_en: str = "",
) -> DocumentVersion:
    """The file is the document's newest version from now on; without `series` it is the first one of a new document."""
    if DocumentVersion.objects.filter(file=file).exists():
        raise CannotPost
    if series is None:
        series = VersionedDocument.objects.create()
    series = VersionedDocument.objects.select_for_update().get(pk=series.pk)
    last = series.versions.select_related("file").order_by("number").last()
    if last and last.file.posted_on and posted_on < last.file.posted_on:
        raise CannotPost
    file.posted_on = posted_on
    file.save()
    version = DocumentVersion.objects.create(
        series=series,
        number=last.number + 1 if last else 1,
        file=file,
        changes_ro=changes_ro,
        changes_en=changes_en,
        occasion_ro=occasion_ro,
        occasion_en=occasion_en,
        posted_at=now,
        posted_by=by,
    )
    series.current = version
    series.save(update_fields=["current"])
    data = {"number": version.number, "file": file.pk, "posted_on": str(posted_on)}
    log(instance=series, action="cms.post_version", user=by, data=data)
    return version


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
