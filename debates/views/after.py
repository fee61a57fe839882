"""What a debate leaves behind, on its page: minutes, recording, who was there, and its register of contributions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import date_label

from ..models import DebatePage
from ..queries.register import totals_of


def after_of(page: DebatePage, request, *, has_form: bool) -> dict:
    """Facts for `debates/_after.html`; the register is asked for only where somebody could have written or spoken."""
    return {
        "minutes": minutes_of(page),
        "recording_url": page.recording_url,
        "participants": participants_of(page),
        "register": register_of(page, request) if has_form or page.is_past else None,
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
    """The way to the register and what it holds; None while it is empty."""
    counts = totals_of(page.translation_key)
    if not counts["received"]:
        return None
    received = ngettext("%(n)d contribution", "%(n)d contributions", counts["received"]) % {"n": counts["received"]}
    waiting = ngettext("%(n)d waits for its answer", "%(n)d wait for their answer", counts["waiting"])
    answered = _("all answered") if not counts["waiting"] else waiting % {"n": counts["waiting"]}
    return {"url": f"{page.get_url(request)}{page.register_slug}/", "label": f"{received}, {answered}"}
