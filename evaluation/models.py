"""What judging is made of, without what is judged: a section adds its own rows and says what they belong to."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .scoring import BEST, Weighted

MOST_POINTS = 10


class AbstractCriterion(models.Model):
    """What is weighed and how much; frozen once somebody judges by it."""

    name_ro = models.CharField(_("criterion, in Romanian"), max_length=200)
    name_en = models.CharField(_("criterion, in English"), max_length=200)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    most = models.PositiveSmallIntegerField(
        _("most points"), default=MOST_POINTS, validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ro

    def as_weighted(self) -> Weighted:
        """What scoring needs of it."""
        return Weighted(self.pk, self.weight, self.most)


class AbstractAssignment(models.Model):
    """Who judges what; a subclass says what."""

    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("judge"), on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class AbstractConflict(models.Model):
    """A judge said that he or she cannot judge this one, and why; from then on it is not theirs."""

    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("judge"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=1000)
    declared_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class AbstractReview(models.Model):
    """What one judge thinks of one; it counts when it was handed in. A subclass ties it to its assignment."""

    remark = models.TextField(_("remark"), max_length=4000, blank=True)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    handed_in_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None


class AbstractScore(models.Model):
    """The points of one review by one criterion; a subclass names both."""

    points = models.PositiveSmallIntegerField(_("points"))

    class Meta:
        abstract = True
