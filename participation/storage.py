"""Private storage: no address of its own, and a file is on the disk before we say that we have it."""

import os

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """File storage outside the media folder; files are flushed to the disk, and `url` is refused.

    Django's storage never calls fsync, and a storage without `base_url` answers with a wrong /media/ address.
    """

    def _save(self, name, content):
        saved = super()._save(name, content)
        full = self.path(saved)
        for target, flags in ((full, os.O_RDONLY), (os.path.dirname(full), os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))):
            descriptor = os.open(target, flags)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return saved

    def url(self, name):
        raise ValueError("A private file has no address: it is served by a view that checks who asks.")
