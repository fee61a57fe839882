"""When the portal did not answer: what an extension of a deadline is decided on."""

from django.db import models


class Pulse(models.Model):
    """The one row that says when the portal last could take what people send."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Outage(models.Model):
    """From the last sign of life to the next; kept as a record, nothing in it is anybody's."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-ended_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} – {self.ended_at:%H:%M}"
