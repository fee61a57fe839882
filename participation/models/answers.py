"""What the city says about a submission: in public, and among staff."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.dates import DAY, MONTH, YEAR
from cms.folding import fold

from ..choices import IDEA_KINDS, Execution, Outcome

OUTCOME_LABELS = dict(Outcome.choices)
EXECUTION_LABELS = dict(Execution.choices)
STAGES = {
    Execution.PLANNED: "imagined",
    Execution.STARTED: "underway",
    Execution.LATE: "underway",
    Execution.DONE: "done",
    Execution.DROPPED: "done",
}
PRECISIONS = [(DAY, _("day")), (MONTH, _("month")), (YEAR, _("year"))]


class PublicAnswerQuerySet(models.QuerySet):
    """Answers that anybody may read."""

    def public(self):
        """Published answers to ideas whose authors agreed to publication, newest first.

        Never to an application or a survey, whatever consent their forms asked for.
        """
        ideas = self.filter(
            submission__form__kind__in=IDEA_KINDS, submission__may_publish=True, submission__is_test=False
        )
        # A reason why it is not shown keeps it from the page whatever its author agreed to.
        return ideas.filter(published_at__isnull=False, refusal_reason="").order_by("-published_at")


class PublicAnswer(models.Model):
    """The official answer. `public_title` and `public_text` are what is shown of the idea: consented and redacted."""

    submission = models.OneToOneField("participation.Submission", on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    text_ro = models.TextField(_("answer in Romanian"))
    text_en = models.TextField(_("answer in English"), blank=True)
    public_title = models.CharField(_("title shown in public"), max_length=300, blank=True)
    public_text = models.TextField(_("text shown in public"), blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    department_ro = models.CharField(_("who decided, in Romanian"), max_length=200, blank=True)
    department_en = models.CharField(_("who decided, in English"), max_length=200, blank=True)
    translated_title = models.CharField(_("title in the other language"), max_length=300, blank=True)
    translated_text = models.TextField(_("text in the other language"), blank=True)
    refusal_reason = models.CharField(_("why it is not shown"), max_length=300, blank=True)
    execution = models.CharField(_("execution"), max_length=9, choices=Execution.choices, blank=True)
    cost = models.DecimalField(_("cost (lei)"), max_digits=14, decimal_places=2, null=True, blank=True)
    promised_on = models.DateField(_("promised for"), null=True, blank=True)
    promised_precision = models.CharField(max_length=7, choices=PRECISIONS, default=DAY)
    delivered_on = models.DateField(_("done on"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)
    search_text = models.TextField(blank=True, editable=False)  # published words only
    place = models.CharField(max_length=24, blank=True, editable=False)  # "latitude,longitude", where that is public

    objects = PublicAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("public answer")
        verbose_name_plural = _("public answers")

    def __str__(self) -> str:
        return f"{self.submission.reference}: {self.get_outcome_display()}"

    def save(self, *args, **kwargs):
        words = (
            self.public_title,
            self.public_text,
            self.translated_title,
            self.translated_text,
            self.text_ro,
            self.text_en,
        )
        self.search_text = fold(" ".join(word for word in words if word))
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @property
    def outcome_label(self) -> str:
        return str(OUTCOME_LABELS.get(self.outcome, self.outcome))  # Django's own hashes every choice each time

    @property
    def stage(self) -> str:
        """As lines tell it: imagined, under way or done."""
        return STAGES.get(self.execution) or ("underway" if self.outcome == Outcome.UNDERWAY else "done")

    @property
    def stage_label(self) -> str:
        """What was answered, and where the execution stands."""
        execution = EXECUTION_LABELS.get(self.execution)
        return f"{self.outcome_label} · {str(execution).lower()}" if execution else self.outcome_label

    @property
    def department(self) -> str:
        """The department or role that decided, in the active language; never a person."""
        return (get_language() == "en" and self.department_en) or self.department_ro

    @property
    def text(self) -> str:
        """The answer in the active language when there is one, else in Romanian."""
        return self.text_en if get_language() == "en" and self.text_en else self.text_ro

    @property
    def text_language(self) -> str:
        return "en" if get_language() == "en" and self.text_en else "ro"


class AnswerUpdate(models.Model):
    """What happened after the answer: a step of the execution, told in public and to those who follow."""

    answer = models.ForeignKey(PublicAnswer, on_delete=models.CASCADE, related_name="updates")
    execution = models.CharField(_("execution"), max_length=9, choices=Execution.choices)
    text_ro = models.TextField(_("what happened, in Romanian"), blank=True)
    text_en = models.TextField(_("what happened, in English"), blank=True)
    cost = models.DecimalField(_("cost (lei)"), max_digits=14, decimal_places=2, null=True, blank=True)
    promised_on = models.DateField(_("promised for"), null=True, blank=True)
    promised_precision = models.CharField(max_length=7, choices=PRECISIONS, default=DAY)
    promised_before = models.DateField(null=True, blank=True)  # the date that this update replaced
    precision_before = models.CharField(max_length=7, choices=PRECISIONS, default=DAY)
    happened_on = models.DateField(_("when"), null=True, blank=True)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("update of an answer")
        verbose_name_plural = _("updates of an answer")
        ordering = ["published_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


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
