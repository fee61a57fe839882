"""What judging is made of, without what is judged: a section adds its own rows and says what they belong to."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .scoring import BEST, Section, Weighted

MOST_POINTS = 10


class AbstractNamed(models.Model):
    """Something that is weighed, with its name in both languages and its place among the others."""

    name_ro = models.CharField(_("criterion, in Romanian"), max_length=200)
    name_en = models.CharField(_("criterion, in English"), max_length=200)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_ro


def points_field(label, **extra) -> models.PositiveSmallIntegerField:
    """From 1 to 100."""
    limits = [MinValueValidator(1), MaxValueValidator(BEST)]
    return models.PositiveSmallIntegerField(label, validators=limits, **extra)


class AbstractCriterion(AbstractNamed):
    """What is weighed and how much; frozen once somebody judges by it."""

    weight = points_field(_("weight"), default=1)
    most = points_field(_("most points"), default=MOST_POINTS)

    class Meta(AbstractNamed.Meta):
        abstract = True

    def as_weighted(self) -> Weighted:
        """What scoring needs of it."""
        return Weighted(self.pk, self.weight, self.most)


class AbstractGridSection(AbstractNamed):
    """The first level of a grid; the weights of all sections add up to 100. A subclass says whose grid it is."""

    weight = points_field(_("weight"))

    class Meta(AbstractNamed.Meta):
        abstract = True

    def as_section(self) -> Section:
        """What scoring needs of it and its rows."""
        return Section(self.weight, tuple((row.pk, row.most) for row in self.rows.all()))


class AbstractGridRow(AbstractNamed):
    """The second level of a grid, where points are given; a subclass names its section, which calls its rows `rows`."""

    most = points_field(_("most points"), default=MOST_POINTS)

    class Meta(AbstractNamed.Meta):
        abstract = True


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
