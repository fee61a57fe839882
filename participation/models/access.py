"""Ways in without an account: one-time links and codes sent by e-mail, stored as hashes."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccessLink(models.Model):
    """A link or a code that opens one thing for one purpose, for a time; `used_at` ends a one-time link."""

    class Purpose(models.TextChoices):
        RESUME = "resume", _("continue a draft")
        FOLLOW = "follow", _("follow a case")
        ENTER = "enter", _("open a case from a letter")
        CONFIRM = "confirm", _("confirm an e-mail address")
        ERASE = "erase", _("ask for erasure")
        TEAM = "team", _("join a team from a letter")
        MEMBER = "member", _("open the page of a member of a team")
        OWN = "own", _("open the list of one's own applications")

    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, blank=True)
    submission = models.ForeignKey(
        "participation.Submission", null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    draft = models.ForeignKey(
        "participation.Draft", null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    member = models.ForeignKey(
        "participation.TeamMember", null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    email = models.EmailField(_("e-mail"), blank=True)  # whose list of applications it opens
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
