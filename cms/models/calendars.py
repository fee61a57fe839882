"""A dated step of a call, with its hours, and which calendars are impossible."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from .. import dates
from .events import Precision


class CalendarEntry(Orderable):
    """A dated step of a call. A subclass gives `page` (a ParentalKey, related name "calendar") and its kinds."""

    kind = models.CharField(_("step"), max_length=16)
    date = models.DateField(
        _("day"),
        null=True,
        blank=True,
        help_text=_("If only the month or year is known, choose its first day and say so beside it."),
    )
    time = models.TimeField(_("hour"), null=True, blank=True)
    end_date = models.DateField(_("until the day"), null=True, blank=True)
    end_time = models.TimeField(_("until the hour"), null=True, blank=True)
    precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("time"), FieldPanel("precision")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        if self.date is None and (self.precision != Precision.UNKNOWN or self.end_date):
            errors["date"] = _("Give the date, or say that it is not known.")
        if self.precision != Precision.DAY and (self.time or self.end_time):
            errors["precision"] = _("An hour belongs to a known day: choose “the day is known”, or leave the hour out.")
        for day, name in ((self.date, "time"), (self.end_date or self.date, "end_time")):
            if day and getattr(self, name) and not is_plain_hour(day, getattr(self, name)):
                errors[name] = _(
                    "On that day the clocks change and this hour is missing or comes twice. Choose another."
                )
        if (
            not errors
            and self.starts_at
            and (self.ends_at < self.starts_at or (self.end_date or self.date) < self.date)
        ):
            errors["end_date" if self.end_date else "end_time"] = _("The step cannot end before it starts.")
        if errors:
            raise ValidationError(errors)

    @property
    def has_day(self) -> bool:
        """Whether the day is known: only then can a calendar file hold it, and only then does an hour count."""
        return self.date is not None and self.precision == Precision.DAY

    @property
    def closing_hour(self) -> dt.time | None:
        """The hour at which it is over, when that is known."""
        return (self.end_time or (None if self.end_date else self.time)) if self.has_day else None

    @property
    def starts_at(self) -> dt.datetime | None:
        """The first moment that the entry can mean; without an hour, the day's start."""
        if self.date is None or self.precision == Precision.UNKNOWN:
            return None
        first = dates.first_day(self.date, self.precision)
        return dates.combine(first, (self.time if self.has_day else None) or dt.time.min)

    @property
    def ends_at(self) -> dt.datetime | None:
        """The moment when it is over, not included: the hour given, else midnight after its last possible day."""
        if self.starts_at is None:
            return None
        day = self.end_date or self.date
        return dates.combine(day, self.closing_hour) if self.closing_hour else self._after(day)

    @property
    def earliest_end(self) -> dt.datetime | None:
        """The first moment at which it may be over."""
        if self.starts_at is None:
            return None
        last = dates.first_day(self.end_date or self.date, self.precision)
        return dates.combine(last, self.closing_hour or dt.time.min)

    @property
    def latest_start(self) -> dt.datetime | None:
        """The last moment at which it may begin."""
        if self.starts_at is None:
            return None
        return self.starts_at if self.has_day and self.time else self._after(self.date) - dt.timedelta(seconds=1)

    def _after(self, day: dt.date) -> dt.datetime:
        """Midnight after the last day that `day` can mean."""
        return dates.combine(dates.last_day(day, self.precision) + dt.timedelta(days=1), dt.time.min)

    @property
    def when(self) -> str:
        """`luni, 24 iunie 2019, ora 16.00`, `28 – 30 iunie 2019`, `octombrie 2020`, or that it is not known."""
        if self.end_date in (None, self.date) or self.starts_at is None:
            label = dates.date_label(self.date, self.precision)
            hours = dates.hours_label(self.time, self.end_time)
            return f"{label}, {hours}" if hours and self.has_day else label
        if not self.has_day:
            return f"{dates.date_label(self.date, self.precision)} – {dates.date_label(self.end_date, self.precision)}"
        if not self.time and not self.end_time:
            return dates.range_label(self.date, self.end_date)
        return f"{_moment(self.date, self.time)} – {_moment(self.end_date, self.end_time)}"

    def state_at(self, now: dt.datetime) -> str:
        """`done`, `underway` or `imagined`: the stages of the steps component."""
        if self.starts_at is None or now < self.starts_at:
            return "imagined"
        return "underway" if now < self.ends_at else "done"

    @property
    def label(self) -> str:
        return str(self.get_kind_display())

    def as_step(self, now: dt.datetime) -> dict:
        """The arguments of components/steps.html."""
        return {"title": self.label, "date": self.when, "state": self.state_at(now)}


def is_plain_hour(day: dt.date, hour: dt.time) -> bool:
    """Whether that hour of the city comes once on that day: on two days of the year one is missing or comes twice."""
    moment = dates.combine(day, hour)
    return moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()


def _moment(day: dt.date, hour: dt.time | None) -> str:
    label = dates.date_label(day, weekday=False)
    return f"{label}, {dates.time_label(hour)}" if hour else label


def by_time(entries: Iterable[CalendarEntry], order: tuple[str, ...]) -> list[CalendarEntry]:
    """Entries as they follow one another: in the order of their kinds where no date says otherwise."""
    ranks = {kind: rank for rank, kind in enumerate(order)}
    ranked = sorted(entries, key=lambda entry: ranks.get(entry.kind, len(ranks)))
    found: list[CalendarEntry] = []
    for entry in ranked:
        place = len(found)
        if entry.starts_at:
            later = (at for at, other in enumerate(found) if other.starts_at and other.starts_at > entry.starts_at)
            place = next(later, place)
        found.insert(place, entry)
    return found


def calendar_problems(
    entries: Iterable[CalendarEntry], chains: Iterable[tuple[str, ...]], labels: dict[str, str]
) -> list[tuple[CalendarEntry, str]]:
    """Entries that surely stand before what must come first, each with a sentence that names both.

    A chain lists kinds in the order in which they must happen. Where an hour or a day is not known, the entry is given
    the benefit of the doubt.
    """
    chains = list(chains)
    words = gettext("“%(later)s” (%(later_when)s) cannot come before “%(earlier)s” (%(earlier_when)s).")
    problems = []
    dated = [entry for entry in entries if entry.starts_at]
    for later in dated:
        first = {kind for chain in chains if later.kind in chain for kind in chain[: chain.index(later.kind)]}
        for earlier in dated:
            if earlier.kind in first and later.latest_start < earlier.earliest_end:
                names = {"later": labels[later.kind], "earlier": labels[earlier.kind]}
                problems.append((later, words % (names | {"later_when": later.when, "earlier_when": earlier.when})))
                break
    return problems
