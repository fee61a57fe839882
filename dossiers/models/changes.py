"""What changed in a dossier's stages, publication by publication: never edited, so that a first promise stays readable."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.events import Precision

from ..choices import StageState
from ..dates import Dated, slips
from .rows import StageWords


class StageChange(StageWords):
    """A stage as it was published, and what was published of it before; without a state before, it is the first time.

    Dossier and stage are named by keys that both languages share and that outlive their rows.
    """

    dossier_key = models.UUIDField(db_index=True)
    stage_key = models.UUIDField()
    state_before = models.CharField(max_length=8, choices=StageState.choices, blank=True)
    promised_before = models.DateField(null=True, blank=True)
    precision_before = models.CharField(max_length=7, choices=Precision.choices, default=Precision.UNKNOWN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of a stage")
        verbose_name_plural = _("changes of stages")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"

    @property
    def promise_before(self) -> Dated:
        return Dated(self.promised_before, self.precision_before)

    @property
    def is_slip(self) -> bool:
        return slips(self.promise_before, self.promised)
