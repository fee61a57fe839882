"""Everything of applications that belongs to one mailbox, across calls: what was sent, what was begun, whose teams."""

from django.db.models import Q

from ..choices import FormKind
from ..models import Draft, Submission, TeamMember


def own_submissions(email: str):
    """What was sent from it, every version."""
    rows = Submission.objects.real().filter(form__kind=FormKind.APPLICATION, email__iexact=email, erased_at=None)
    return rows.exclude(email="").select_related("form", "wording").order_by("-received_at")


def own_drafts(email: str, now):
    """What was begun and whose link was asked for with that address; a change of what was sent among them.

    Not what only has the address among its answers: whoever typed it there may be somebody else, who knows the way in.
    """
    rows = Draft.objects.filter(submission=None, expires_at__gt=now, form__kind=FormKind.APPLICATION)
    return rows.exclude(email="").filter(email__iexact=email).select_related("form", "wording").order_by("-saved_at")


def own_memberships(email: str):
    """The teams in which it is named, while there is something to read."""
    rows = TeamMember.objects.filter(email__iexact=email).exclude(Q(draft=None) & Q(submission=None))
    return rows.select_related("draft__form", "draft__wording", "submission__form", "submission__wording")


def has_any(email: str, now) -> bool:
    return own_submissions(email).exists() or own_drafts(email, now).exists() or own_memberships(email).exists()
