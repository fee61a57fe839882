"""Token buckets that limit how fast one source may send; one row each, no cache service needed."""

from django.db import models


class RateBucket(models.Model):
    """`tokens` were left at `updated_at`; the key is a keyed hash, so no address is stored."""

    key = models.CharField(max_length=64, primary_key=True)
    tokens = models.FloatField()
    updated_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
