"""How Chromium is started here: the installed one, also as root in a container."""

import os
import shutil

# The first is the same engine without a window around it, for which a page costs half.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def launch_options() -> dict:
    """What Playwright's launch() takes."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return {"executable_path": path, "args": list(FLAGS)}
