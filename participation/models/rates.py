"""Token buckets that limit how fast one source may send; one row each, no cache service needed."""

from django.db import models
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest

from ..spam import Level, Limit


class RateBucketQuerySet(models.QuerySet):
    """Looking into several buckets, and taking from them, in one query each however many people send."""

    def levels(self, limits: dict[str, Limit], now) -> dict[str, Level]:
        """What each bucket says of one more; taking nothing, so that no row is locked while somebody is served."""
        known = dict(self.filter(pk__in=limits).values_list("pk", "full_at"))
        return {key: limit.level(known.get(key, 0.0), now.timestamp()) for key, limit in limits.items()}

    def all_fine(self, limits: dict[str, Limit], now) -> bool:
        """Whether every bucket has one left."""
        return set(self.levels(limits, now).values()) <= {Level.FINE}

    def take(self, limits: dict[str, Limit], now) -> None:
        """Take one from each bucket; the arithmetic is the database's, so parallel senders all count."""
        moment = Value(now.timestamp())
        each = [When(pk=key, then=Greatest(F("full_at"), moment) + limit.seconds_each) for key, limit in limits.items()]
        if self.filter(pk__in=limits).update(full_at=Case(*each, output_field=models.FloatField())) == len(limits):
            return
        rows = [self.model(key=key, full_at=now.timestamp() + limit.seconds_each) for key, limit in limits.items()]
        self.bulk_create(rows, ignore_conflicts=True)


class RateBucket(models.Model):
    """`full_at`: seconds since 1970 at which the bucket is full again; the key is a keyed hash, no address is stored."""

    key = models.CharField(max_length=64, primary_key=True)
    full_at = models.FloatField(db_index=True)

    objects = RateBucketQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key
