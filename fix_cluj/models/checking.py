"""The formal check of applications: the checklist of a call, and what was found on it for each application."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class CheckItem(models.Model):
    """A line of a call's checklist; its words exist in both languages at once."""

    call_key = models.UUIDField(db_index=True, editable=False)
    text_ro = models.CharField(_("in Romanian"), max_length=250)
    text_en = models.CharField(_("in English"), max_length=250)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of a checklist")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.text_en if get_language() == "en" else self.text_ro


class CheckResult(models.Model):
    """Whether an application meets a line, and why not."""

    application = models.ForeignKey("fix_cluj.Application", on_delete=models.CASCADE, related_name="check_results")
    item = models.ForeignKey(CheckItem, on_delete=models.PROTECT, related_name="results")
    is_met = models.BooleanField(_("met"))
    note = models.CharField(_("why not"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("result of a formal check")
        verbose_name_plural = _("results of formal checks")
        ordering = ["item__sort_order", "item"]
        constraints = [models.UniqueConstraint(fields=["application", "item"], name="check_result_once")]

    def __str__(self) -> str:
        return f"{self.application_id} – {self.item_id}"
