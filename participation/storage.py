"""Private storage: no address of its own, and a file is on the disk before we say that we have it."""

import os
import shutil
from pathlib import Path

from django.core.files.storage import FileSystemStorage


def flush(target: Path) -> None:
    """Wait until a file or a folder's list of names is on the disk."""
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class PrivateStorage(FileSystemStorage):
    """File storage outside the media folder; files are flushed to the disk, and `url` is refused.

    Django's storage never calls fsync, and a storage without `base_url` answers with a wrong /media/ address.
    """

    def __init__(self, *args, file_permissions_mode=0o600, directory_permissions_mode=0o700, **kwargs):
        super().__init__(
            *args,
            file_permissions_mode=file_permissions_mode,
            directory_permissions_mode=directory_permissions_mode,
            **kwargs,
        )
        self._known_folders: set[tuple[Path, int]] = set()

    def _save(self, name, content):
        saved = super()._save(name, content)
        flush(Path(self.path(saved)))
        folder = Path(self.path(saved)).parent
        flush(folder)
        self._flush_parents(folder)
        return saved

    def _flush_parents(self, folder: Path) -> None:
        """A folder made today is an entry of its parent: each process flushes these once, whoever made them."""
        root, number = Path(self.location), folder.stat().st_ino
        if (folder, number) not in self._known_folders:
            for parent in folder.parents:
                if parent.is_relative_to(root):
                    flush(parent)
            self._known_folders.add((folder, number))

    def free_bytes(self) -> int:
        """Room left on the disk."""
        place = Path(self.location)
        while not place.exists():
            place = place.parent
        return shutil.disk_usage(place).free

    def url(self, name):
        raise ValueError("A private file has no address: it is served by a view that checks who asks.")
