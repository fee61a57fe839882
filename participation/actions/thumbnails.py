"""Small, freshly drawn copies of pictures for staff: made by the worker, without what the camera wrote into them."""

import io
import logging
import uuid

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageOps

from ..models import Attachment

log = logging.getLogger(__name__)
SIZE = (480, 480)


def make_thumbnails(*, now=None, by=None, limit: int = 20) -> int:
    """Make the thumbnails that are due; a picture that cannot be drawn is left without one."""
    due = list(Attachment.objects.filter(is_thumbnail_due=True).order_by("pk")[:limit])
    for attachment in due:
        drawn = draw(attachment)
        if drawn is not None:
            attachment.thumbnail.save(f"{(now or timezone.now()):%Y/%m-%d}/{uuid.uuid4().hex}", drawn, save=False)
        attachment.is_thumbnail_due = False
        attachment.save(update_fields=["thumbnail", "is_thumbnail_due"])
    return len(due)


def draw(attachment: Attachment) -> ContentFile | None:
    """The picture decoded and encoded again as a JPEG at most 480 pixels wide and high."""
    try:
        with attachment.file.open("rb") as source, Image.open(source, formats=["JPEG", "PNG"]) as picture:
            picture.draft("RGB", SIZE)
            turned = ImageOps.exif_transpose(picture).convert("RGBA")
            turned.thumbnail(SIZE)
            flat = Image.new("RGB", turned.size, "white")
            flat.paste(turned, mask=turned.getchannel("A"))
    except Exception:
        log.warning("No thumbnail could be drawn for attachment %s", attachment.pk, exc_info=True)
        return None
    kept = io.BytesIO()
    flat.save(kept, "JPEG", quality=80)
    return ContentFile(kept.getvalue())
