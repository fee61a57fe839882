"""Translation catalogues compiled in pure Python, so that a machine without gettext can run the portal."""

import os
from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def compile_stale(folder: Path = LOCALE_DIR) -> list[Path]:
    """Compile every .po that is newer than its .mo; return what was compiled."""
    compiled = []
    for source in sorted(folder.glob("**/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Renamed into place: another process never reads half a catalogue.
        unfinished = target.with_suffix(f".{os.getpid()}.tmp")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(target)
        compiled.append(target)
    return compiled
