"""What stands on a share image; its digest is part of the address, so that a changed title has a new one."""

import hashlib
import json
from dataclasses import asdict, dataclass

DESIGN = 1  # raise it when the drawing changes: every image is then made anew
DIGEST_LENGTH = 16
MAX_TITLE = 160


@dataclass(frozen=True)
class ShareCard:
    """Plain words, already in the page's language; `stage` is imagined, underway, done or nothing."""

    title: str
    kind: str = ""
    detail: str = ""
    programme: str = "city"
    stage: str = ""
    stage_label: str = ""

    @property
    def digest(self) -> str:
        shown = json.dumps([DESIGN, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def alt(self) -> str:
        """The same words for those who do not see the picture."""
        return " – ".join(part for part in (self.kind, self.title, self.stage_label, self.detail) if part)
