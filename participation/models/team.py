"""Who works on an application beside the person who began it: named by e-mail, let in by a link, without an account."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import TeamRole


class TeamMemberQuerySet(models.QuerySet):
    """Members by what they belong to."""

    def of_draft(self, draft):
        return self.filter(draft=draft)

    def of_submission(self, submission):
        """Also of a draft that was sent a moment ago, before its members were told apart from it."""
        return self.filter(Q(submission=submission) | Q(submission=None, draft__nonce=submission.nonce))


class TeamMember(models.Model):
    """A member of a team: of the draft that is being written, and of the version that counts once it was sent.

    Removing a member deletes the row, and with it every link that it has.
    """

    draft = models.ForeignKey(
        "participation.Draft", null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    submission = models.ForeignKey(
        "participation.Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="members"
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=4, choices=TeamRole.choices, default=TeamRole.VIEW)
    language = models.CharField(_("language"), max_length=5)
    invited_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        ordering = ["invited_at", "pk"]

    def __str__(self) -> str:
        # No address: this text is shown beyond the desk, in logs.
        return f"#{self.pk}"
