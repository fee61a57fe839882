"""Who is on the board today, and who was."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, date_label
from cms.models import PortalImage
from cms.prepared import Prepared, Slot
from cms.queries import rows_of

from ..models import BoardMember, BoardPage

MEMBERS = Prepared(lambda: BoardMember.objects.filter(page=Slot("page")).select_related("person__organisation"))
PHOTO_SIZE = "fill-320x320"


def members(page: BoardPage) -> dict:
    """Arguments of components/person_card.html: those in office and those who were."""
    today = timezone.localdate(timezone=CITY_ZONE)
    rows = rows_of(page, "members", MEMBERS)
    wanted = {row.person.photo_id for row in rows if row.person.photo_id}
    photos = {photo.pk: photo for photo in PortalImage.objects.filter(pk__in=wanted)} if wanted else {}
    now = [_card(row, photos) for row in rows if row.is_on_board(today)]
    return {"members": now, "former": [_card(row, photos) for row in rows if not row.is_on_board(today)]}


def _card(row: BoardMember, photos: dict) -> dict:
    person = row.person
    photo = photos.get(person.photo_id)
    size = photo.get_rendition(PHOTO_SIZE) if photo else None
    organisation = person.organisation.name if person.organisation else ""
    return {
        "name": person.name,
        "role": ", ".join(filter(None, [person.role, organisation])),
        "text": _term(row),
        "photo": {"url": size.url, "width": size.width, "height": size.height} if size else None,
    }


def _term(row: BoardMember) -> str:
    since, until = (date_label(day, weekday=False) if day else "" for day in (row.since, row.until))
    if since and until:
        return f"{since} – {until}"
    if since:
        return _("since %(day)s") % {"day": since}
    return _("until %(day)s") % {"day": until} if until else ""
