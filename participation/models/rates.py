"""Token buckets that limit how fast one source may send; one row each, no cache service needed."""

from django.db import connection, models

from cms.prepared import Prepared, any_of, ids

from ..spam import Level, Limit


class RateBucketQuerySet(models.QuerySet):
    """Looking into several buckets, and taking from them, in one query each however many people send."""

    def levels(self, limits: dict[str, Limit], now) -> dict[str, Level]:
        """What each bucket says of one more; taking nothing, so that no row is locked while somebody is served."""
        known = dict(LEVELS(len(limits), **ids(limits, len(limits))))
        return {key: limit.level(known.get(key, 0.0), now.timestamp()) for key, limit in limits.items()}

    def all_fine(self, limits: dict[str, Limit], now) -> bool:
        """Whether every bucket has one left."""
        return set(self.levels(limits, now).values()) <= {Level.FINE}

    def take(self, limits: dict[str, Limit], now) -> None:
        """Take one from each bucket; the arithmetic is the database's, so parallel senders all count."""
        if not limits:
            return
        moment = now.timestamp()
        rows = sorted((key, moment + limit.seconds_each) for key, limit in limits.items())  # one order: no deadlock
        with connection.cursor() as cursor:
            cursor.execute(
                TAKE.format(rows=", ".join(["(%s, %s)"] * len(rows))),
                [*(value for row in rows for value in row), moment, moment, moment],
            )


# One statement for new and known buckets; `excluded` is the row that would have been inserted.
TAKE = """
    INSERT INTO participation_ratebucket AS mine (key, full_at) VALUES {rows}
    ON CONFLICT (key) DO UPDATE SET full_at =
        CASE WHEN mine.full_at > %s THEN mine.full_at ELSE %s END + (excluded.full_at - %s)
"""


class RateBucket(models.Model):
    """`full_at`: seconds since 1970 at which the bucket is full again; the key is a keyed hash, no address is stored."""

    key = models.CharField(max_length=64, primary_key=True)
    full_at = models.FloatField(db_index=True)

    objects = RateBucketQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key


LEVELS = Prepared(lambda number: RateBucket.objects.filter(any_of("pk", number)).values_list("pk", "full_at"))
