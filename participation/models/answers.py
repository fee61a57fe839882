"""What the city says about a submission: in public, and among staff."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..choices import IDEA_KINDS, Outcome

OUTCOME_LABELS = dict(Outcome.choices)


class PublicAnswerQuerySet(models.QuerySet):
    """Answers that anybody may read."""

    def public(self):
        """Published answers to ideas whose authors agreed to publication, newest first.

        Never to an application or a survey, whatever consent their forms asked for.
        """
        ideas = self.filter(submission__form__kind__in=IDEA_KINDS, submission__may_publish=True)
        return ideas.filter(published_at__isnull=False).order_by("-published_at")


class PublicAnswer(models.Model):
    """The official answer. `public_title` and `public_text` are what is shown of the idea: consented and redacted."""

    submission = models.OneToOneField("participation.Submission", on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    text_ro = models.TextField(_("answer in Romanian"))
    text_en = models.TextField(_("answer in English"), blank=True)
    public_title = models.CharField(_("title shown in public"), max_length=300, blank=True)
    public_text = models.TextField(_("text shown in public"), blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = PublicAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("public answer")
        verbose_name_plural = _("public answers")

    def __str__(self) -> str:
        return f"{self.submission.reference}: {self.get_outcome_display()}"

    @property
    def outcome_label(self) -> str:
        return str(OUTCOME_LABELS.get(self.outcome, self.outcome))  # Django's own hashes every choice each time

    @property
    def text(self) -> str:
        """The answer in the active language when there is one, else in Romanian."""
        return self.text_en if get_language() == "en" and self.text_en else self.text_ro

    @property
    def text_language(self) -> str:
        return "en" if get_language() == "en" and self.text_en else "ro"


class InternalNote(models.Model):
    """A note among staff; never shown to the author."""

    submission = models.ForeignKey("participation.Submission", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.text[:60]
