"""Files that citizens sent: asked for one by one, checked each time, never shown inside our pages."""

import io
import logging

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from ..actions.journal import record, record_sight
from ..choices import Privacy, Scan
from ..metadata import NotCleaned, clean, holds
from ..models import Attachment, PersonalDataAccess
from ..permissions import sees_sensitive
from ..structure import privacy_of
from .access import visible_submission

log = logging.getLogger(__name__)
NOT_CLEANED = gettext_noop(
    "No copy of “%(name)s” without metadata could be made. The original is as it was sent: it may say where, with what "
    "and by whom it was made."
)
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def asked_for(user, pk, file_pk) -> Attachment:
    """A file of a case that this person works on; one that answers a sensitive question is absent for most."""
    found = get_object_or_404(visible_submission(user, pk).attachments, pk=file_pk)
    if is_sensitive(found) and not sees_sensitive(user, found.submission):
        raise Http404
    return found


def is_sensitive(found: Attachment) -> bool:
    """By the question that it answers, as it was asked then; what came later with a message answers none."""
    structure = found.submission.wording.version.structure
    return any(privacy_of(entry) == Privacy.SENSITIVE for entry in structure if entry["key"] == found.key)


@require_safe
def attachment(request, pk, file_pk):
    """The file as it was sent, to be saved; who took it, and what it says about itself, is written in the history."""
    found = asked_for(request.user, pk, file_pk)
    content = content_of(found)
    write_down(found, by=request.user, copy="original", held=holds(content, found.extension))
    content.seek(0)
    return saved(content, found.name, found.content_type)


@require_safe
def clean_copy(request, pk, file_pk):
    """The same without what it says about itself, made now and kept nowhere; when that fails, the case says so."""
    found = asked_for(request.user, pk, file_pk)
    with content_of(found) as content:
        held = holds(content, found.extension)
        try:
            cleaned = clean(content, found.extension)
        except NotCleaned:
            log.warning("No copy without metadata could be made of attachment %s", found.pk, exc_info=True)
            messages.warning(request, _(NOT_CLEANED) % {"name": found.name})
            return redirect("inbox:case", pk)
    write_down(found, by=request.user, copy="clean", held=held)
    stem, _dot, extension = found.name.rpartition(".")
    name = "-".join([stem, _("without-metadata")])
    return saved(io.BytesIO(cleaned), f"{name}.{extension}", found.content_type)


def content_of(found: Attachment):
    """The file open for reading, unless the antivirus found something in it."""
    if found.scan == Scan.INFECTED:
        raise Http404("The antivirus found something in it; the case says so.")
    try:
        return found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error


def write_down(found: Attachment, *, by, copy: str, held: list) -> None:
    """Who took which copy, and what the original says about itself: the kinds of it, never the words."""
    record(found.submission, "download", by=by, file=str(found.pk), copy=copy, held=[str(kind) for kind in held])
    record_sight(found.submission, by=by, how=PersonalDataAccess.How.DOWNLOADED, now=timezone.now())


def saved(content, name: str, content_type: str) -> FileResponse:
    return FileResponse(content, as_attachment=True, filename=name, content_type=content_type, headers=HEADERS)


@require_safe
def thumbnail(request, pk, file_pk):
    """The small picture that we made ourselves of a picture that was sent."""
    found = asked_for(request.user, pk, file_pk)
    if not found.thumbnail:
        raise Http404
    return saved(found.thumbnail.open("rb"), "preview.jpg", "image/jpeg")
