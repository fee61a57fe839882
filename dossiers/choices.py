"""Stages on the way from an idea to its reception, where a stage stands, and where a whole dossier does."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StageKind(models.TextChoices):
    """In the order in which they usually happen."""

    IDEA = "idea", pgettext_lazy("stage of a dossier", "Idea")
    DEBATE = "debate", pgettext_lazy("stage of a dossier", "Debate")
    COMPETITION = "competition", pgettext_lazy("stage of a dossier", "Competition")
    VERDICT = "verdict", pgettext_lazy("stage of a dossier", "Verdict of the jury")
    CONTRACT = "contract", pgettext_lazy("stage of a dossier", "Contract")
    DESIGN = "design", pgettext_lazy("stage of a dossier", "Design")
    WORKS = "works", pgettext_lazy("stage of a dossier", "Works")
    RECEPTION = "reception", pgettext_lazy("stage of a dossier", "Reception of the works")
    OTHER = "other", pgettext_lazy("stage of a dossier", "Another stage")


ORDER = tuple(kind.value for kind in StageKind)


class StageState(models.TextChoices):
    """Where a stage stands, as a source says; being late is computed, never typed."""

    UNKNOWN = "unknown", _("Not known")
    PLANNED = "planned", _("Not begun")
    UNDERWAY = "underway", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")


OPEN_STATES = (StageState.PLANNED, StageState.UNDERWAY)
MARKS = {  # how lines of the style sheet draw it
    StageState.UNKNOWN: "imagined",
    StageState.PLANNED: "imagined",
    StageState.UNDERWAY: "underway",
    StageState.DONE: "done",
    StageState.DROPPED: "imagined",
}


class DossierState(models.TextChoices):
    """Where a dossier stands; computed from its stages and from the day."""

    LATE = "late", pgettext_lazy("dossier", "Late")
    UNDERWAY = "underway", pgettext_lazy("dossier", "Under way")
    WAITING = "waiting", pgettext_lazy("dossier", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("dossier", "Delivered")
    DROPPED = "dropped", pgettext_lazy("dossier", "Given up")
    UNKNOWN = "unknown", pgettext_lazy("dossier", "Not known how it goes on")


RUNNING = (DossierState.UNDERWAY, DossierState.WAITING)  # what can be late
STAGE_OF_DOSSIER = {
    DossierState.LATE: "underway",
    DossierState.UNDERWAY: "underway",
    DossierState.WAITING: "imagined",
    DossierState.DELIVERED: "done",
    DossierState.DROPPED: "imagined",
    DossierState.UNKNOWN: "imagined",
}


class Keeping(models.TextChoices):
    """How an actual date stands to the promised one."""

    UNPROMISED = "", _("no date was promised")
    DUE = "due", _("the promised date is still to come")
    KEPT = "kept", _("by the promised date")
    LATE = "late", _("later than promised")
    OVERDUE = "overdue", _("the promised date has passed")
    UNKNOWN = "unknown", _("cannot be told from the dates that are known")
