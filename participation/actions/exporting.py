"""Exports: who asked for which rows and why, how far the file is, and that it goes after a week."""

import datetime as dt
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.db.models import F

from ..models import ExportJob, PersonalDataAccess
from .journal import record_export

KEPT_FOR = dt.timedelta(days=7)
MOST_TRIES = 3


@transaction.atomic
def ask_export(
    *, by, kind: str, selection: str, reason: str, forms, total: int, now, ids=(), is_streamed=False
) -> ExportJob:
    """Write down who takes what and why, before a row leaves; what is not streamed at once waits for the worker."""
    job = ExportJob.objects.create(
        by=by,
        kind=kind,
        selection=selection,
        ids=[str(pk) for pk in ids],
        reason=reason.strip(),
        rows_total=total,
        created_at=now,
        finished_at=now if is_streamed else None,
    )
    record_export(forms, by=by, job=job)
    return job


def tell_progress(*, job: ExportJob, submissions: list, now, by=None) -> None:
    """A slice is about to leave: who saw each of its cases is written with it."""
    how = PersonalDataAccess.How.EXPORTED
    seen = [PersonalDataAccess(submission=row, user_id=job.by_id, how=how, at=now) for row in submissions]
    with transaction.atomic():
        PersonalDataAccess.objects.bulk_create(seen)
        ExportJob.objects.filter(pk=job.pk).update(rows_done=F("rows_done") + len(submissions))


def begin(*, now) -> ExportJob | None:
    """The next export that waits, taken by this worker; one that failed with its worker is tried again, not for ever."""
    waiting = ExportJob.objects.filter(finished_at=None, failed_at=None)
    waiting.filter(tries__gte=MOST_TRIES).update(failed_at=now)
    job = waiting.order_by("created_at").first()
    if job is None:
        return None
    taken = waiting.filter(pk=job.pk, tries=job.tries).update(tries=F("tries") + 1, rows_done=0)
    return ExportJob.objects.get(pk=job.pk) if taken else None


@transaction.atomic
def finish(*, job: ExportJob, path: Path, rights: dict, now) -> None:
    """Keep the file for its owner, for as long as its owner has the rights that it was made with."""
    with path.open("rb") as content:
        job.file.save(f"{job.pk}.{job.kind}", File(content), save=False)
    ExportJob.objects.filter(pk=job.pk).update(file=job.file.name, rights=rights, finished_at=now)


@transaction.atomic
def give_up(*, job: ExportJob, now) -> None:
    """It cannot be made: say so on its page."""
    ExportJob.objects.filter(pk=job.pk).update(failed_at=now)


def sweep_exports(*, now, by=None) -> int:
    """Delete files older than a week; that they were taken, by whom and why stays written."""
    old = ExportJob.objects.filter(created_at__lt=now - KEPT_FOR).exclude(file="")
    count = 0
    for job in old:
        storage, name = job.file.storage, job.file.name
        ExportJob.objects.filter(pk=job.pk).update(file="")
        storage.delete(name)
        count += 1
    return count
