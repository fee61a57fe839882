"""Under which rules a debate is held: the regimes, the steps that each brings, and what a term limits; pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    """Under which rules a debate is held."""

    VOLUNTARY = "voluntary", _("Voluntary debate of the centre")
    DRAFT_ACT = "draft_act", _("Draft normative act (Law 52/2003)")
    SITTING = "sitting", _("Public sitting")
    PLAN = "plan", _("Urban plan")
    BUDGET = "budget", _("Budget")
    PILOT = "pilot", _("Pilot with a vote on variants")


# Here a date that the law does not allow keeps a page from being published; elsewhere staff are warned.
BLOCKING = frozenset({Regime.DRAFT_ACT, Regime.SITTING, Regime.BUDGET})

# Kinds of DebateStage that a regime usually has, in their order.
STEPS: dict[str, tuple[str, ...]] = {
    Regime.VOLUNTARY: ("announced", "proposals", "debate", "summary"),
    Regime.DRAFT_ACT: ("announced", "proposals", "debate", "summary", "endorsing", "decision"),
    Regime.SITTING: ("announced", "debate", "summary"),
    Regime.PLAN: ("announced", "papers", "proposals", "debate", "summary", "answer", "decision"),
    Regime.BUDGET: ("announced", "proposals", "debate", "summary", "decision"),
    Regime.PILOT: ("announced", "papers", "proposals", "debate", "collated", "vote", "decision"),
}


class Rule(models.TextChoices):
    """What a legal term limits: from which day it runs and which day it judges."""

    PROPOSALS = "proposals", _("Written proposals")
    ENDORSEMENT = "endorsement", _("Sent for endorsement")
    DEBATE = "debate", _("Day of the debate")
    MINUTES = "minutes", _("Minutes and papers published")
    NOTICE = "notice", _("Notice of the sitting")
    CONTESTATIONS = "contestations", _("Contestations of the draft budget")


# Rule → the day from which it runs, the day that it judges; names of `debates.clock.Days`.
ENDS: dict[str, tuple[str, str]] = {
    Rule.PROPOSALS: ("announced", "proposals_until"),
    Rule.ENDORSEMENT: ("announced", "endorsement"),
    Rule.DEBATE: ("place_announced", "debate"),
    Rule.MINUTES: ("debate", "summary"),
    Rule.NOTICE: ("announced", "debate"),
    Rule.CONTESTATIONS: ("announced", "proposals_until"),
}

# The term must have passed before the judged day; elsewhere its last day will do.
PASSES_FIRST = frozenset({Rule.ENDORSEMENT})

# Without these days what the law asks cannot be looked at; the others may come later.
NEEDED = frozenset({Rule.PROPOSALS, Rule.CONTESTATIONS, Rule.NOTICE})
