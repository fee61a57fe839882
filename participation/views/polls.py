"""A question with variants as readers see it: the form while it is open, then results, participation and recount."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.dates import moment_label, zone_label
from cms.models import PortalImage
from cms.models.pages import whole_address
from cms.share.qr import qr_image

from ..models import Poll, PollOption
from ..proof import in_groups
from ..queries.results import percent_of, results_text
from ..queries.subjects import page_in
from ..windows import WindowState
from .asking import empty_form, private_page
from .forms import extension_note
from .requests import home_alternates, keep_private, received_at

PICTURE = "width-640|format-webp"


def public_poll(pk: int) -> Poll:
    return get_object_or_404(Poll.objects.public().prefetch_related("options"), pk=pk)


@require_safe
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Its page, at an address that stays."""
    found = public_poll(pk)
    return show_poll(request, found, vote_form(found))


@require_safe
def poll_results(request: HttpRequest, pk: int) -> HttpResponse:
    """The results as a file whose SHA-256 stands on the page; there is none before they are published."""
    found = public_poll(pk)
    text = results_text(found) if found.state_at(received_at(request)) == WindowState.CLOSED else ""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8", status=200 if text else 404)
    if text:
        response.headers["Content-Disposition"] = f'attachment; filename="ciic-vot-{found.pk}.csv"'
    response.headers["X-Robots-Tag"] = "noindex"
    return keep_private(response)


def vote_form(found: Poll):
    return empty_form(found.subject, [(option.key, option.label) for option in found.options.all()])


def show_poll(
    request: HttpRequest, found: Poll, form, *, status: int = 200, problem: str = "", is_preview: bool = False
) -> HttpResponse:
    now = received_at(request)
    state = WindowState.OPEN if is_preview else found.state_at(now)
    is_closed = state == WindowState.CLOSED
    address = whole_address(reverse("poll", kwargs={"pk": found.pk}))
    facts = {
        "poll": found,
        "state": state.value,
        "is_preview": is_preview,
        "about": page_in(found.page_id, get_language()),
        "variants": variants(found),
        "moved": extension_note(found, get_language()),
        "form": form if state == WindowState.OPEN else None,
        "problem": problem,
        "action": reverse("vote"),
        "now": now,
        "closes_at": found.closes_at,
        "zone_label": zone_label(found.closes_at) if found.closes_at else "",
        "opens_label": moment_label(found.opens_at) if found.opens_at else "",
        "closes_label": moment_label(found.closes_at) if found.closes_at else "",
        "participation": participation(found),
        "unconfirmed": unconfirmed(found) if is_closed and found.digest else "",
        "results": results(found) if is_closed or (found.shows_counts and state == WindowState.OPEN) else [],
        "recount": recounted(found),
        "digest": in_groups(found.digest) if is_closed else "",
        "results_url": reverse("poll_results", kwargs={"pk": found.pk}) if is_closed else "",
        "share_url": address,
        "qr": qr_image(address),
        "alternates": poll_alternates(request, found),
    }
    return private_page(request, "participation/poll.html", facts, status=status)


def variants(found: Poll) -> list[dict]:
    """What is told about the variants beside their names; nothing when none of them has more than a name."""
    options = list(found.options.all())
    if not any(option.text or option.image_id for option in options):
        return []
    images = PortalImage.objects.in_bulk({option.image_id for option in options if option.image_id})
    rows = []
    for option in options:
        size = images[option.image_id].get_rendition(PICTURE) if option.image_id in images else None
        picture = size and {"url": size.url, "width": size.width, "height": size.height, "alt": option.alt}
        rows.append({"label": option.label, "text": option.text, "picture": picture})
    return rows


def poll_alternates(request: HttpRequest, found: Poll) -> list[dict]:
    items = []
    for item in home_alternates():
        with override(item["code"]):
            items.append(item | {"url": request.build_absolute_uri(reverse("poll", kwargs={"pk": found.pk}))})
    return items


def results(found: Poll, options: list[PollOption] | None = None) -> list[dict]:
    """Rows of results_bars, most votes first; `options`: where the caller has them already."""
    rows = [
        {
            "label": option.label,
            "value": found.counts.get(option.key, 0),
            "percent": round(percent_of(found.counts.get(option.key, 0), found.total)),
        }
        for option in (found.options.all() if options is None else options)
    ]
    return sorted(rows, key=lambda row: -row["value"])


def participation(found: Poll) -> str:
    words = ngettext("%(count)d person took part.", "%(count)d people took part.", found.total)
    return words % {"count": found.total}


def unconfirmed(found: Poll) -> str:
    """Who asked for a letter and never said yes: they are not counted."""
    if not found.unconfirmed:
        return _("Everybody who asked for a letter confirmed.")
    words = ngettext(
        "%(count)d more asked for a letter and did not confirm: not counted.",
        "%(count)d more asked for a letter and did not confirm: not counted.",
        found.unconfirmed,
    )
    return words % {"count": found.unconfirmed}


def recounted(found: Poll) -> str:
    """The published recount: every confirmed vote was counted again at that moment."""
    if found.counted_at is None:
        return ""
    words = ngettext(
        "Counted again on %(moment)s: %(count)d confirmed vote.",
        "Counted again on %(moment)s: %(count)d confirmed votes.",
        found.total,
    )
    return words % {"moment": moment_label(found.counted_at, weekday=False), "count": found.total}
