"""What belongs to a call of any section: a round of questions and answers, and the time in which results can be contested."""

import datetime as dt

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from ..choices import Desk
from ..windows import WindowState, window_state


def in_reader_language(row: models.Model, name: str) -> str:
    """The words of a column pair in the active language, else in Romanian."""
    return (get_language() == "en" and getattr(row, f"{name}_en")) or getattr(row, f"{name}_ro")


class OfCall(models.Model):
    """What hangs on the page of a call and is worked on at one desk."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("call"), null=True, on_delete=models.SET_NULL, related_name="%(class)ss",
        help_text=_("The page of the competition or of the call for applications."),
    )  # fmt: skip
    desk = models.CharField(
        _("desk"), max_length=10, choices=Desk.choices, default=Desk.IDEAS, help_text=_("Whose staff works on it.")
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


class QuestionRound(OfCall, ClusterableModel):
    """Questions about a call, answered in both languages and released together at one moment; then it stays as it is."""

    number = models.PositiveSmallIntegerField(_("round"), default=1, editable=False)
    note_ro = models.TextField(
        _("what this round changes, in Romanian"),
        max_length=1000,
        blank=True,
        help_text=_("For example that the rules were republished, and what is different in them."),
    )
    note_en = models.TextField(_("what this round changes, in English"), max_length=1000, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("round of questions")
        verbose_name_plural = _("rounds of questions")
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="question_round_number")]

    def __str__(self) -> str:
        return f"{self.page}, {self.number}" if self.page_id else str(self.number)

    @property
    def note(self) -> str:
        return in_reader_language(self, "note")


class RoundQuestion(models.Model):
    """One question as everybody reads it, without who asked; `submission` is whoever gets the answer by letter, too."""

    round = ParentalKey(QuestionRound, on_delete=models.CASCADE, related_name="questions")
    submission = models.ForeignKey(
        "participation.Submission", null=True, editable=False, on_delete=models.SET_NULL, related_name="round_questions"
    )
    question_ro = models.TextField(_("question in Romanian"), blank=True)
    question_en = models.TextField(_("question in English"), blank=True)
    answer_ro = models.TextField(_("answer in Romanian"), blank=True)
    answer_en = models.TextField(_("answer in English"), blank=True)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "order"

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_whole(self) -> bool:
        """Whether question and answer are said in both languages."""
        return all(text.strip() for text in (self.question_ro, self.question_en, self.answer_ro, self.answer_en))

    @property
    def question(self) -> str:
        return in_reader_language(self, "question")

    @property
    def answer(self) -> str:
        return in_reader_language(self, "answer")


class ContestationWindow(OfCall):
    """From when and until when published results can be contested: computed from the day of their publication."""

    about_ro = models.CharField(
        _("what can be contested, in Romanian"),
        max_length=200,
        help_text=_("For example: the results of the formal check."),
    )
    about_en = models.CharField(_("what can be contested, in English"), max_length=200)
    published_on = models.DateField(
        _("published on"), help_text=_("The day on which these results were published; it is not counted.")
    )
    days = models.PositiveSmallIntegerField(
        _("days to contest"), help_text=_("As the rules of this call say; the portal knows no number by itself.")
    )
    counts_working_days = models.BooleanField(_("these are working days"), default=True)
    rule_ro = models.CharField(
        _("which rule says so, in Romanian"),
        max_length=250,
        blank=True,
        help_text=_("Shown to everybody. Name an article of law only when somebody has checked it."),
    )
    rule_en = models.CharField(_("which rule says so, in English"), max_length=250, blank=True)
    channel_ro = models.TextField(
        _("where it is sent when not by a form here, in Romanian"),
        max_length=600,
        blank=True,
        help_text=_("In a public procurement procedure contestations go where the law says, never to this portal."),
    )
    channel_en = models.TextField(_("where it is sent when not by a form here, in English"), max_length=600, blank=True)
    opens_at = models.DateTimeField(editable=False)
    closes_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("time for contestations")
        verbose_name_plural = _("times for contestations")
        ordering = ["-published_on", "-pk"]

    def __str__(self) -> str:
        return self.about_ro

    def state_at(self, now: dt.datetime) -> WindowState:
        return window_state(self.opens_at, self.closes_at, now)

    @property
    def about(self) -> str:
        return in_reader_language(self, "about")

    @property
    def rule(self) -> str:
        return in_reader_language(self, "rule")

    @property
    def channel(self) -> str:
        return in_reader_language(self, "channel")
