"""Files of sealed entries, under a name of ours, for whoever prepares after the close and for jurors of the entry."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from participation.viewsets.files import HEADERS

from ..actions.jury import has_right
from ..queries.sealed import entries_to_judge
from ..workflow import JUDGE
from .doors import entry_of, own_seat, prepared_round, prepares
from .organising import is_closed


@require_safe
def entry_file(request, pk: int, code: str, number: int):
    """To be saved; nothing of it is shown inside our pages."""
    if prepares(request.user):
        found = prepared_round(request.user, pk)
        entry = entry_of(found, code)
        if not is_closed(found, timezone.now()):
            raise Http404
    elif has_right(request.user, JUDGE):
        entry = get_object_or_404(entries_to_judge(own_seat(request.user, pk)), code=code)
    else:
        raise Http404
    file = get_object_or_404(entry.files, number=number)
    name = f"{entry.code}-{file.number}.{file.extension}"
    return FileResponse(
        file.file.open("rb"), as_attachment=True, filename=name, content_type=file.content_type, headers=HEADERS
    )
