"""The questions of an evening in large type, for the screen of the room and for phones: no cookie, no script."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from cms.models.pages import public_url, whole_address
from cms.share.qr import qr_image
from participation.views.requests import home_alternates, received_at
from participation.windows import WindowState

from ..models import BoardQuestion
from ..queries.board import board_page, form_of, words_of
from ..workflow import PUBLIC_SPOTS, Spot

SECONDS = 10  # after so many the screen asks again; caches keep it no longer
STILL = "still"  # in the address: the page stays as it is


@require_safe
def board(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What was asked and is not answered yet, in the order in which it was taken up; then what was answered."""
    page = board_page(key, get_language())
    if page is None:
        raise Http404("No questions there.")
    address = whole_address(reverse("board", kwargs={"key": key}))
    rows = [shown(row) for row in BoardQuestion.objects.of(key).filter(state__in=PUBLIC_SPOTS)]
    is_still = STILL in request.GET
    facts = {
        "title": page.title,
        "lang": page.words_language if page.words_language != get_language() else "",
        "page_url": public_url(page, request),
        "asked": [row for row in rows if row["state"] == Spot.SHOWN],
        "answered": [row for row in rows if row["state"] == Spot.ANSWERED],
        "ask": where_to_ask(page, request),
        "seconds": 0 if is_still else SECONDS,
        "other_url": address if is_still else f"{address}?{STILL}",
        "canonical_url": address,
        "alternates": alternates(key),
        "home_url": f"/{get_language()}/",
    }
    response = render(request, "debates/board.html", facts)
    patch_cache_control(response, public=True, max_age=SECONDS // 2)
    if not is_still:
        response.headers["Refresh"] = str(SECONDS)
    return response


def shown(row: BoardQuestion) -> dict:
    language = row.submission.language
    return {
        "text": words_of(row.submission),
        "lang": language if language != get_language() else "",
        "state": row.state,
    }


def where_to_ask(page, request) -> dict | None:
    """The address of the form, as a code for phones, while it takes questions."""
    form = form_of(page)
    if form is None or form.state_at(received_at(request)) != WindowState.OPEN:
        return None
    url = public_url(form, request)
    return {"url": url, "qr": qr_image(url)}


def alternates(key: uuid.UUID) -> list[dict]:
    items = []
    for item in home_alternates():
        with override(item["code"]):
            items.append(item | {"url": whole_address(reverse("board", kwargs={"key": key}))})
    return items
