"""Everything that changes what participation stores; each function is atomic and leaves a log entry."""

from .submissions import receive_submission
from .thumbnails import make_thumbnails
from .uploads import sweep_staged_uploads

__all__ = ["make_thumbnails", "receive_submission", "sweep_staged_uploads"]
