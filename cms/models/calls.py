"""Facts of anything that people can enter until a deadline: a calendar with hours, and the state it gives."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail.search import index

from .. import dates
from .changes import Change, ChangeableMixin
from .events import Precision
from .pages import BasePage, FactsForm


class CallState(models.TextChoices):
    """What a call's calendar and facts say of it now; computed, never typed."""

    PLANNED = "planned", _("Announced")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed, being judged")
    DECIDED = "decided", _("Results published")
    UNVERIFIED = "unverified", _("Announced, not confirmed as held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    UNDATED = "undated", _("Date not known")


STAGE_OF_CALL = {
    CallState.PLANNED: "imagined",
    CallState.OPEN: "imagined",
    CallState.CLOSED: "underway",
    CallState.DECIDED: "done",
    CallState.UNVERIFIED: "imagined",
    CallState.POSTPONED: "imagined",
    CallState.CANCELLED: "imagined",
    CallState.UNDATED: "imagined",
}


class CalendarEntry(Orderable):
    """A dated step of a call. A subclass gives `page` (a ParentalKey, related name "calendar") and its kinds."""

    kind = models.CharField(_("step"), max_length=16)
    date = models.DateField(_("day"), null=True, blank=True, help_text=_("If only the month or year is known, choose its first day and say so beside it."))
    time = models.TimeField(_("hour"), null=True, blank=True)
    end_date = models.DateField(_("until the day"), null=True, blank=True)
    end_time = models.TimeField(_("until the hour"), null=True, blank=True)
    precision = models.CharField(_("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY)

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("time"), FieldPanel("precision")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if self.date is None and self.precision != Precision.UNKNOWN:
            raise ValidationError({"date": _("Give the date, or say that it is not known.")})
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"end_date": _("The step cannot end before it starts.")})

    @property
    def starts_at(self) -> dt.datetime | None:
        """The first moment that the entry can mean; without an hour, the day's start."""
        if self.date is None or self.precision == Precision.UNKNOWN:
            return None
        return dates.combine(self.date, self.time or dt.time.min)

    @property
    def ends_at(self) -> dt.datetime | None:
        """The moment when it is over, not included: the hour given, else midnight after its last possible day."""
        if self.date is None or self.precision == Precision.UNKNOWN:
            return None
        day, hour = (self.end_date or self.date), (self.end_time or (None if self.end_date else self.time))
        if hour:
            return dates.combine(day, hour)
        last = dates.last_day(day, self.precision) or day
        return dates.combine(last + dt.timedelta(days=1), dt.time.min)

    @property
    def earliest_end(self) -> dt.datetime:
        """The first moment at which it may be over."""
        hour = self.end_time or (None if self.end_date else self.time)
        return dates.combine(self.end_date or self.date, hour or dt.time.min)

    @property
    def latest_start(self) -> dt.datetime:
        """The last moment at which it may begin."""
        if self.time:
            return dates.combine(self.date, self.time)
        last = dates.last_day(self.date, self.precision) or self.date
        return dates.combine(last + dt.timedelta(days=1), dt.time.min)

    @property
    def when(self) -> str:
        """`luni, 24 iunie 2019, ora 16.00`, `28 – 30 iunie 2019`, `octombrie 2020`, or that it is not known."""
        if self.precision != Precision.DAY or self.end_date in (None, self.date):
            label = dates.date_label(self.date, self.precision)
            hours = dates.hours_label(self.time, self.end_time)
            return f"{label}, {hours}" if hours and self.date else label
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


def _moment(day: dt.date, hour: dt.time | None) -> str:
    label = dates.date_label(day, weekday=False)
    return f"{label}, {dates.time_label(hour)}" if hour else label


def calendar_problems(
    entries: list[CalendarEntry], order: tuple[str, ...], labels: dict[str, str]
) -> list[tuple[CalendarEntry, str]]:
    """Entries that surely stand before what must come first, each with a sentence that names both.

    `order` lists the kinds; where an hour or a day is not known, the entry is given the benefit of the doubt.
    """
    problems = []
    dated = [entry for entry in entries if entry.kind in order and entry.starts_at]
    for later in dated:
        before = [entry for entry in dated if order.index(entry.kind) < order.index(later.kind)]
        for earlier in before:
            if later.latest_start < earlier.earliest_end:
                words = gettext("“%(later)s” (%(later_when)s) cannot come before “%(earlier)s” (%(earlier_when)s).")
                names = {"later": labels[later.kind], "earlier": labels[earlier.kind]}
                problems.append((later, words % (names | {"later_when": later.when, "earlier_when": earlier.when})))
                break
    return problems


class CallForm(FactsForm):
    """Refuses an impossible calendar beside the step that is wrong: child rows are not on the page yet when it is cleaned."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("calendar")
        if formset is not None and formset.is_valid():
            kept = [form for form in formset.forms if form not in formset.deleted_forms]
            forms = {id(form.instance): form for form in kept if form.has_changed() or form.instance.pk}
            for entry, message in self.instance.calendar_problems([form.instance for form in forms.values()]):
                forms[id(entry)].add_error("date", message)
        return cleaned


class CallQuerySet(PageQuerySet):
    """Calls by their deadline; kept equal to `CallPage.state_at` by a test."""

    def open_at(self, now: dt.datetime):
        """Those that can be entered now, the soonest to close first."""
        started = Q(opens_at=None) | Q(opens_at__lte=now)
        return self.filter(started, closes_at__gt=now, change=Change.NONE).order_by("closes_at", "pk")

    def in_state(self, state: str, now: dt.datetime):
        if state in (CallState.POSTPONED, CallState.CANCELLED):
            return self.filter(change=state)
        planned = self.filter(change=Change.NONE)
        ended = planned.filter(closes_at__lte=now)
        return {
            CallState.DECIDED: planned.filter(is_decided=True),
            CallState.PLANNED: planned.filter(opens_at__gt=now, is_decided=False),
            CallState.OPEN: planned.open_at(now).filter(is_decided=False),
            CallState.CLOSED: ended.filter(is_decided=False, is_confirmed=True),
            CallState.UNVERIFIED: ended.filter(is_decided=False, is_confirmed=False),
            CallState.UNDATED: planned.filter(closes_at=None, is_decided=False).exclude(opens_at__gt=now),
        }.get(CallState(state), self.none())

    def newest_first(self):
        """Latest deadline first; what has none comes last."""
        return self.order_by(models.F("closes_at").desc(nulls_last=True), "-pk")


CallManager = PageManager.from_queryset(CallQuerySet)


class CallPage(ChangeableMixin, BasePage):
    """A call's facts: its calendar, whether it is decided, postponed or cancelled.

    `opens_at` and `closes_at` are computed from the calendar when the page is saved: half-open, in UTC.
    """

    calendar_order: tuple[str, ...] = ()  # kinds in the order in which they must happen
    opening_kinds: tuple[str, ...] = ()
    closing_kinds: tuple[str, ...] = ()  # the latest of these closes the call

    opens_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    closes_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    is_decided = models.BooleanField(_("the results are published"), default=False)
    is_confirmed = models.BooleanField(_("it is confirmed that the call was held"), default=True, help_text=_("Untick it for a call that was only announced, as far as we know."))

    facts = ("opens_at", "closes_at", "is_decided", "is_confirmed")
    fact_rows = ("calendar",)
    dated_by = "closes_at"
    told_of = ("opens_at", "closes_at", "change")
    base_form_class = CallForm
    calendar_panels = [
        InlinePanel("calendar", label=_("step"), heading=_("Calendar")),
        FieldRowPanel([FieldPanel("is_decided"), FieldPanel("is_confirmed")]),
        *ChangeableMixin.change_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        *ChangeableMixin.search_fields,
        index.FilterField("closes_at"),
        index.FilterField("opens_at"),
    ]

    class Meta:
        abstract = True

    def calendar_problems(self, entries: list[CalendarEntry]) -> list[tuple[CalendarEntry, str]]:
        labels = {str(value): str(label) for value, label in self.calendar_kinds()}
        return calendar_problems(entries, self.calendar_order, labels)

    @classmethod
    def calendar_kinds(cls) -> list[tuple[str, str]]:
        """Kinds of the calendar's entries with their labels."""
        return cls._meta.get_field("calendar").related_model._meta.get_field("kind").choices

    def save(self, *args, **kwargs):
        entries = list(self.calendar.all())
        if problems := self.calendar_problems(entries):
            raise ValidationError([message for _entry, message in problems])
        self.opens_at = min((e.starts_at for e in entries if e.kind in self.opening_kinds and e.starts_at), default=None)
        self.closes_at = max((e.ends_at for e in entries if e.kind in self.closing_kinds and e.ends_at), default=None)
        super().save(*args, **kwargs)

    def state_at(self, now: dt.datetime) -> CallState:
        """The state that calendar and facts give at that moment."""
        if self.change:
            return CallState(self.change)
        if self.is_decided:
            return CallState.DECIDED
        if self.opens_at and now < self.opens_at:
            return CallState.PLANNED
        if self.closes_at is None:
            return CallState.UNDATED
        if now < self.closes_at:
            return CallState.OPEN
        return CallState.CLOSED if self.is_confirmed else CallState.UNVERIFIED

    @property
    def state(self) -> CallState:
        return self.state_at(timezone.now())

    @property
    def stage(self) -> str:
        return STAGE_OF_CALL[self.state]

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def deadline_label(self) -> str:
        """By when one can enter, in the words of the calendar: an hour that is not known is not made up."""
        closing = [entry for entry in self.calendar.all() if entry.kind in self.closing_kinds and entry.ends_at]
        return max(closing, key=lambda entry: entry.ends_at).when if closing else ""

