"""The password of the demonstration accounts: given in DEMO_PASSWORD, or made once and kept under var/."""

import os
from pathlib import Path

from django.conf import settings

from .launch import kept_secret


def demo_password() -> str:
    """Never a known default: a fresh machine makes its own."""
    folder = Path(settings.VAR_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    kept_secret("DEMO_PASSWORD", folder / "demo-password", 12)
    return os.environ["DEMO_PASSWORD"]
