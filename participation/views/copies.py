"""What somebody typed, given back as a text file; nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .requests import UNREADABLE, is_from_here, keep_private, read_typed


@csrf_exempt  # it changes nothing and tells nothing but what came with it
@require_POST
def copy_typed(request: HttpRequest) -> HttpResponse:
    """Labels and texts, as a page of ours has put them into its form."""
    try:
        lines = read_typed(request)[0].getlist("line")
    except UNREADABLE:
        return keep_private(render(request, "participation/unreadable.html", status=400))
    if not is_from_here(request):
        return keep_private(render(request, "participation/unreadable.html", status=403))
    pairs = zip(lines[::2], lines[1::2], strict=False)
    text = "\r\n\r\n".join(f"{label}\r\n{typed}" for label, typed in pairs)
    response = HttpResponse(text + "\r\n", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="text.txt"'
    return keep_private(response)
