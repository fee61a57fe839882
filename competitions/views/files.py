"""Files that come with a sealed entry: cleaned a few at a time, so that no stranger keeps the whole site busy."""

import threading

from django.conf import settings
from django.utils.translation import gettext as _

from participation.gate import Refused, clean_name
from participation.views.requests import is_within

from ..actions import entries
from ..forms import typed_files

AT_A_TIME = threading.BoundedSemaphore(2)  # cleanings in this process: one may take half a minute of a processor
PATIENCE = 2  # seconds that a file waits for its turn


class Crowded(Exception):
    """Too many files from there, or too many being cleaned now; what was kept before stays kept."""


def keep_files(request, found, nonce: str, too_large, now) -> list[str]:
    """Clean and keep what was chosen; sentences about what was not kept. Raises Crowded."""
    large = _("“%(name)s” is larger than %(size)d MB. Choose a smaller file.")
    problems = [large % {"name": clean_name(name), "size": settings.UPLOAD_MAX_MEGABYTES} for _key, name in too_large]
    chosen = typed_files(request)
    for place, upload in enumerate(chosen[: entries.MOST_FILES], start=1):
        if not is_within(request, "upload"):
            raise Crowded
        try:
            keep_in_turn(found, nonce, upload, now)
        except entries.Uncleanable as refusal:
            return [*problems, str(refusal), *unseen(chosen[place:])]
        except Refused as refusal:
            problems.append(str(refusal))
    return problems + unseen(chosen[entries.MOST_FILES :])


def keep_in_turn(found, nonce: str, upload, now) -> None:
    """One file, when one of the few places is free. Raises Crowded, gate.Refused."""
    if not AT_A_TIME.acquire(timeout=PATIENCE):
        raise Crowded
    try:
        entries.keep_file(found=found, nonce=nonce, upload=upload, now=now)
    finally:
        AT_A_TIME.release()


def unseen(uploads) -> list[str]:
    """One sentence for all files that nobody looked at."""
    return [_("The other files were not looked at: choose them again, at most six in all.")] if uploads else []
