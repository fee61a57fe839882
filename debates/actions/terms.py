"""Fills the table of legal terms, once; afterwards it is the editors'."""

import datetime as dt

from django.db import transaction

from ..models import LegalTerm
from ..regimes import Regime, Rule

LEAST, MOST = LegalTerm.Direction.LEAST, LegalTerm.Direction.MOST
CALENDAR, WORKING = LegalTerm.Unit.CALENDAR, LegalTerm.Unit.WORKING
LAW_52 = {"act_ro": "Legea 52/2003", "act_en": "Law 52/2003"}
LAW_273 = {"act_ro": "Legea 273/2006", "act_en": "Law 273/2006"}

# (regime, rule, direction, days, unit, act, article): nothing of it is confirmed before a lawyer says so in the table.
FIRST_TERMS = (
    (Regime.DRAFT_ACT, Rule.ENDORSEMENT, LEAST, 30, WORKING, LAW_52, "art. 7(2)"),
    (Regime.DRAFT_ACT, Rule.PROPOSALS, LEAST, 10, CALENDAR, LAW_52, "art. 7(4)"),
    (Regime.DRAFT_ACT, Rule.DEBATE, MOST, 10, CALENDAR, LAW_52, "art. 7(11)"),
    (Regime.DRAFT_ACT, Rule.MINUTES, MOST, 10, CALENDAR, LAW_52, "art. 7(10) d)"),
    (Regime.SITTING, Rule.NOTICE, LEAST, 3, CALENDAR, LAW_52, "art. 8"),
    (Regime.BUDGET, Rule.CONTESTATIONS, LEAST, 15, CALENDAR, LAW_273, "art. 39(3)"),
)


@transaction.atomic
def fill_terms(*, now: dt.datetime, by=None) -> int:
    """Write the terms that are known into an empty table; how many were written.

    A table with any row was filled before: what an editor changed stays changed, what was taken out stays out.
    """
    if LegalTerm.objects.exists():
        return 0
    rows = [
        LegalTerm(
            regime=regime,
            rule=rule,
            direction=direction,
            days=days,
            unit=unit,
            **act,
            article_ro=place,
            article_en=place,
        )
        for regime, rule, direction, days, unit, act, place in FIRST_TERMS
    ]
    return len(LegalTerm.objects.bulk_create(rows))
