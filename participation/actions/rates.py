"""Forgetting how often somebody sent, once it limits nobody any more."""

import datetime as dt

from ..models import RateBucket

KEPT_FOR = dt.timedelta(days=1)  # after the bucket was full again; a full bucket says what no bucket says


def sweep_rates(*, now) -> int:
    """Delete them; how many."""
    return RateBucket.objects.filter(full_at__lt=(now - KEPT_FOR).timestamp()).delete()[0]
