"""What is still to come of an application, as its author reads it in the case."""

from django.urls import reverse

from ..models import Submission
from ..queries.late import ACCEPTANCE, GUARDIAN, still_to_come


def papers_of(submission: Submission, secret: str, now) -> dict | None:
    """What is still to come, for the case page, while it can come."""
    until = submission.form.late_until
    missing = still_to_come(submission) if until else []
    if not missing:
        return None
    return {
        "until": submission.form.late_label,
        "is_over": now >= until,
        "files": [one.label for one in missing if one.what == GUARDIAN],
        "members": [one.label for one in missing if one.what == ACCEPTANCE],
        "file_url": reverse("case_paper", kwargs={"secret": secret}),
        "team_url": reverse("case_team", kwargs={"secret": secret}),
    }
