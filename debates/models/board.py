"""Questions that come during the evening of a debate: what was written is a submission, here stands only where it is."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import FormKind, Status

from ..workflow import Spot


class BoardQuestionQuerySet(models.QuerySet):
    """Questions of one debate, in both of its languages."""

    def of(self, key):
        """Without what was taken back, refused, set aside, erased or handed over to another form; oldest first."""
        gone = (Status.WITHDRAWN, Status.REFUSED, Status.QUARANTINED)
        found = self.filter(debate_key=key, submission__erased_at=None, submission__form__kind=FormKind.LIVE).exclude(
            submission__status__in=gone
        )
        return found.select_related("submission__wording__version").order_by("moved_at", "pk")


class BoardQuestion(models.Model):
    """A question of the evening: shown to nobody before the moderator has read it."""

    debate_key = models.UUIDField(db_index=True, editable=False)
    submission = models.OneToOneField(
        "participation.Submission", on_delete=models.CASCADE, related_name="board_question", editable=False
    )
    state = models.CharField(max_length=8, choices=Spot.choices, default=Spot.WAITING)
    moved_at = models.DateTimeField(default=timezone.now)  # when it came where it stands

    objects = BoardQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of the evening")
        verbose_name_plural = _("questions of the evening")

    def __str__(self) -> str:
        return str(self.pk)  # a log keeps this, and no word of its author
