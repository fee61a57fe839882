"""What the worker makes of participation: the exports that somebody waits for."""

import logging
import tempfile
from pathlib import Path
from types import SimpleNamespace

from django.http import QueryDict
from django.utils import timezone, translation

from .actions import exporting
from .exports import WRITERS, Table
from .models import ExportJob, Submission
from .permissions import may, reading_rights, visible_to, where_may
from .viewsets.filters import narrowed

log = logging.getLogger(__name__)


def selected_by(job: ExportJob):
    """What was asked for, with the rights that its owner has now."""
    visible = where_may(job.by, "export_submission", visible_to(job.by, Submission.objects.all()))
    if job.ids:
        return visible.filter(pk__in=job.ids)
    return narrowed(SimpleNamespace(user=job.by), visible, QueryDict(job.selection))


def language_of(user) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else "ro"


def make_exports(*, now) -> int:
    """Make what waits, one after the other; how many were made."""
    made = 0
    while job := exporting.begin(now=timezone.now()):
        if not may(job.by, "export_submission"):
            exporting.give_up(job=job, now=timezone.now())
            continue
        make_export(job)
        made += 1
    return made


def make_export(job: ExportJob) -> None:
    """Into a temporary file a slice at a time, then to where its owner alone finds it."""
    with translation.override(language_of(job.by)), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export.{job.kind}"

        def tell(submissions: list) -> None:
            exporting.tell_progress(job=job, submissions=submissions, now=timezone.now())

        rights = reading_rights(job.by)
        WRITERS[job.kind](Table(selected_by(job), job.by), str(path), tell)
        exporting.finish(job=job, path=path, rights=rights, now=timezone.now())
    log.info("Made an export of %s rows", job.rows_total)
