"""What a debate leaves behind, on its page: minutes, recording, who was there, and its register of contributions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import date_label

from ..models import DebatePage


def after_of(page: DebatePage, request) -> dict:
    """Facts for `debates/_after.html`."""
    return {
        "minutes": minutes_of(page),
        "recording_url": page.recording_url,
        "participants": participants_of(page),
        "register": register_of(page, request),
    }


def minutes_of(page: DebatePage) -> dict | None:
    if page.minutes is None:
        return None
    day = page.minutes_on or page.minutes.posted_on
    return page.minutes.listed() | {"day": date_label(day, weekday=False) if day else ""}


def participants_of(page: DebatePage) -> str:
    """`120 in the room, 40 online`, as far as somebody counted them."""
    parts = []
    if (on_site := page.participants_on_site) is not None:
        parts.append(ngettext("%(n)d in the room", "%(n)d in the room", on_site) % {"n": on_site})
    if (online := page.participants_online) is not None:
        parts.append(ngettext("%(n)d online", "%(n)d online", online) % {"n": online})
    return ", ".join(parts)


def register_of(page: DebatePage, request) -> dict | None:
    """The way to the register and what it holds; None while it is empty, and in previews."""
    number, waiting = (getattr(page, f"contributions_{name}", 0) for name in ("received", "waiting"))
    if not number:
        return None
    received = ngettext("%(n)d contribution", "%(n)d contributions", number) % {"n": number}
    late = ngettext("%(n)d waits for its answer", "%(n)d wait for their answer", waiting) % {"n": waiting}
    answered = late if waiting else _("all answered")
    return {"url": f"{page.get_url(request)}{page.register_slug}/", "label": f"{received}, {answered}"}
