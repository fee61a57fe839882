"""A disk that is full from time to time: some writes stop half way, as the real one stops them."""

import errno
import itertools
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile

from participation.storage import PrivateStorage

FULL = Path(settings.VAR_DIR) / "disk-is-full"
EVERY = 2  # of so many writes one fails, while the flag stands
turn = itertools.count()


class FillingStorage(PrivateStorage):
    """Private storage on that disk; half of the file stays there, unnamed by any row."""

    def _save(self, name, content):
        if FULL.exists() and next(turn) % EVERY == 0:
            whole = b"".join(content.chunks())
            super()._save(name, ContentFile(whole[: len(whole) // 2]))
            raise OSError(errno.ENOSPC, "No space left on device")
        return super()._save(name, content)
