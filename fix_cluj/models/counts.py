"""How often each condition of a call shut somebody out before the form; nobody is told apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..eligibility import Rule


class EligibilityCount(models.Model):
    """One condition of one call: how many asked, how many failed it; the empty rule counts all conditions together."""

    call_key = models.UUIDField(editable=False)
    rule = models.CharField(_("condition"), max_length=8, choices=Rule.choices, blank=True)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    failed = models.PositiveIntegerField(_("did not meet it"), default=0)

    class Meta:
        verbose_name = _("count of eligibility checks")
        verbose_name_plural = _("counts of eligibility checks")
        constraints = [models.UniqueConstraint(fields=["call_key", "rule"], name="eligibility_counted_once")]

    def __str__(self) -> str:
        return f"{self.call_key} {self.rule}"
