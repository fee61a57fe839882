"""Files that citizens sent: asked for one by one, checked each time, never shown inside our pages."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..actions.journal import record, record_sight
from ..choices import Scan
from ..models import Attachment, PersonalDataAccess
from .access import visible_submission

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def asked_for(user, pk, file_pk) -> Attachment:
    return get_object_or_404(visible_submission(user, pk).attachments, pk=file_pk)


@require_safe
def attachment(request, pk, file_pk):
    """The file as it was sent, to be saved; who took it is written in the history."""
    found = asked_for(request.user, pk, file_pk)
    if found.scan == Scan.INFECTED:
        raise Http404("The antivirus found something in it; the case says so.")
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    record(found.submission, "download", by=request.user, file=str(found.pk))
    record_sight(found.submission, by=request.user, how=PersonalDataAccess.How.DOWNLOADED, now=timezone.now())
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.content_type, headers=HEADERS)


@require_safe
def thumbnail(request, pk, file_pk):
    """The small picture that we made ourselves of a picture that was sent."""
    found = asked_for(request.user, pk, file_pk)
    if not found.thumbnail:
        raise Http404
    return FileResponse(found.thumbnail.open("rb"), as_attachment=True, filename="preview.jpg", content_type="image/jpeg", headers=HEADERS)
