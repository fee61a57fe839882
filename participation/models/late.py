"""What may follow after an application was filed: a guardian's signed agreement, a member's acceptance, until when."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.dates import CITY_ZONE, date_label

from ..windows import late_term


class LatePapersMixin(models.Model):
    """Mixin with the columns, of a form's page and of the form; without a number of days nothing may follow."""

    late_days = models.PositiveSmallIntegerField(
        _("days after the deadline"),
        null=True,
        blank=True,
        help_text=_("In which what is ticked here may follow, to the end of the last day. Empty: nothing may follow."),
    )
    late_guardian = models.BooleanField(
        _("a guardian’s signed agreement may follow"),
        default=False,
        help_text=_("The file question with the meaning “guardian’s signed agreement”."),
    )
    late_acceptance = models.BooleanField(
        _("a member’s acceptance may follow"),
        default=False,
        help_text=_("Else whoever is named in a team has to accept before the application is sent."),
    )

    facts = ("late_days", "late_guardian", "late_acceptance")
    late_panels = [
        MultiFieldPanel(
            [FieldPanel("late_days"), FieldRowPanel([FieldPanel("late_guardian"), FieldPanel("late_acceptance")])],
            heading=_("What may follow (applications only)"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if (self.late_guardian or self.late_acceptance) and not self.late_days:
            raise ValidationError({"late_days": _("Say in how many days after the deadline it may follow.")})

    @property
    def late_until(self):
        """The moment at which nothing can follow any more; None where nothing may follow."""
        return late_term(self.closes_at, self.late_days)

    @property
    def late_label(self) -> str:
        """The term in words, by its last day: midnight belongs to the day that ends there."""
        last = self.late_until.astimezone(CITY_ZONE) - dt.timedelta(seconds=1)
        return gettext("the end of %(day)s") % {"day": date_label(last.date())}

    def may_follow(self, what: str) -> bool:
        """Whether `guardian` or `acceptance` may come after the application was sent."""
        return self.late_until is not None and getattr(self, f"late_{what}")
