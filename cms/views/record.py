"""The foot of a page that others quote: sources, as of when, whom the press asks, its address, its file, corrections."""

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..dates import CITY_ZONE, date_label
from ..frame import frame_of
from ..models.pages import public_url
from ..queries.record import corrections_of


def record_of(page, request, *, csv_url: str = "", address: str = "") -> dict:
    """Arguments of components/record.html and components/corrected.html; `address` where it is not the page's own."""
    rows = [{"date": date_label(row.corrected_on, weekday=False), "note": row.note} for row in corrections_of(page)]
    address = address or public_url(page.canonical_page, request)
    changed = page.last_published_at.astimezone(CITY_ZONE).date() if page.last_published_at else None
    return {
        "facts": [
            {"label": _("Source"), "value": page.source or page.source_url, "url": page.source_url},
            {"label": _("As of"), "value": _day(page.as_of) or (_("not known") if page.source else "")},
            {"label": _("Last changed"), "value": _day(changed)},
            {"label": _("For the press"), **press_contact(page, request)},
            {"label": _("Permanent address"), "value": address, "url": address},
            {"label": _("As a file"), "value": "CSV" if csv_url else "", "url": csv_url},
        ],
        "corrections": rows,
        "corrected": rows[0]["date"] if rows else "",
        "has_sources": bool(page.source or page.source_url or page.as_of),
    }


def press_contact(page, request) -> dict:
    """The page's own contact, else the centre's."""
    contact = frame_of(request, get_language()).settings
    own = page.press_email or page.press_phone
    email, phone = (page.press_email, page.press_phone) if own else (contact.email, contact.phone)
    # A long address breaks at its sign, where the page is narrow.
    box, sign, domain = email.partition("@")
    name = format_html("{}<wbr>{}", box, sign + domain)
    links = [{"name": name, "url": f"mailto:{email}"}] if email else []
    links += [{"name": phone, "url": ""}] if phone else []
    return {"value": email or phone, "links": links}


def _day(day) -> str:
    return date_label(day, weekday=False) if day else ""


def record_tables(facts: list[dict], record: dict, tables: list[tuple[list[str], list[list]]]) -> list[tuple]:
    """Headings and rows for the page's file: its facts and its foot, what else it lists, its corrections."""
    told = [[row["label"], row["value"]] for row in (*facts, *record["facts"]) if row["value"]]
    corrections = [[row["date"], row["note"]] for row in record["corrections"]]
    found = [([_("What"), _("Value")], told), *tables, ([_("Corrected on"), _("What was wrong")], corrections)]
    return [(headings, rows) for headings, rows in found if rows]
