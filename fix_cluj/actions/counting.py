"""Counts which condition of a call shuts people out before the form; two at one moment both count."""

from django.db import transaction
from django.db.models import F

from ..eligibility import Rule, Terms
from ..models import EligibilityCount

ALL = ""  # the row that counts everybody who asked


@transaction.atomic
def count_check(*, call_key, terms: Terms, failed: list[Rule], now, by=None) -> None:
    """One team has asked. It changes nothing that anybody did or owns, so it leaves no entry in the log."""
    rules = [(ALL, bool(failed)), *((rule, rule in failed) for rule in terms.rules)]
    rows = [EligibilityCount(call_key=call_key, rule=rule) for rule, _is_failed in rules]
    EligibilityCount.objects.bulk_create(rows, ignore_conflicts=True)
    for rule, is_failed in rules:
        mine = EligibilityCount.objects.filter(call_key=call_key, rule=rule)
        mine.update(asked=F("asked") + 1, failed=F("failed") + int(is_failed))
