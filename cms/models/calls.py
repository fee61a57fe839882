"""Facts of anything that people can enter until a deadline: a calendar with hours, and the state it gives."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from .. import dates
from .calendars import CalendarEntry, by_time, calendar_problems
from .changes import Change, ChangeableMixin
from .pages import BasePage, FactsForm


class CallState(models.TextChoices):
    """What a call's calendar and facts say of it now; computed, never typed."""

    PLANNED = "planned", pgettext_lazy("call", "Announced")
    OPEN = "open", pgettext_lazy("call", "Open")
    CLOSED = "closed", pgettext_lazy("call", "Closed, being judged")
    DECIDED = "decided", _("Results published")
    UNVERIFIED = "unverified", pgettext_lazy("call", "Announced, not confirmed as held")
    POSTPONED = "postponed", pgettext_lazy("call", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")
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


class CallForm(FactsForm):
    """Refuses what cannot be (first of all an impossible calendar) beside the row that is wrong."""

    def _post_clean(self):
        # Here the page has its new fields; its rows are still the old ones, so the forms' own are looked at.
        super()._post_clean()
        checked = {name: self.formsets[name] for name in self.instance.checked_rows if name in self.formsets}
        if not all(formset.is_valid() for formset in checked.values()):
            return
        forms, rows = {}, {}
        for name, formset in checked.items():
            kept = [form for form in formset.forms if form not in formset.deleted_forms]
            kept = [form for form in kept if form.has_changed() or form.instance.pk]
            forms |= {id(form.instance): form for form in kept}
            rows[name] = [form.instance for form in kept]
        for row, field, message in self.instance.row_problems(rows):
            forms[id(row)].add_error(field, message)


class CallQuerySet(PageQuerySet):
    """Calls by their deadline; kept equal to `CallPage.state_at` by a test."""

    def open_at(self, now: dt.datetime):
        """Those that can be entered now, the soonest to close first."""
        return self.filter(_started(now), closes_at__gt=now, change=Change.NONE, is_decided=False).order_by(
            "closes_at", "pk"
        )

    def in_state(self, state: str, now: dt.datetime):
        """The calls whose computed state is `state`."""
        if state in (CallState.POSTPONED, CallState.CANCELLED):
            return self.filter(change=state)
        planned = self.filter(change=Change.NONE)
        started = planned.filter(_started(now), is_decided=False)
        no_more = Q(closes_at=None) | Q(closes_at__lte=now)
        return {
            CallState.DECIDED: planned.filter(is_decided=True),
            CallState.PLANNED: planned.filter(opens_at__gt=now, is_decided=False),
            CallState.OPEN: planned.open_at(now),
            CallState.CLOSED: started.filter(closes_at__lte=now, is_confirmed=True),
            CallState.UNVERIFIED: started.filter(no_more, is_confirmed=False),
            CallState.UNDATED: started.filter(closes_at=None, is_confirmed=True),
        }.get(CallState(state), self.none())

    def newest_first(self):
        """What happened last or will happen last comes first; what has no date at all comes last."""
        return self.order_by(models.F("last_on").desc(nulls_last=True), "-pk")

    def in_year(self, year: int):
        """Calls with something in their calendar at that time: a call may last from one year into the next."""
        return self.filter(first_on__lte=dt.date(year, 12, 31), last_on__gte=dt.date(year, 1, 1))


def _started(now: dt.datetime) -> Q:
    return Q(opens_at=None) | Q(opens_at__lte=now)


CallManager = PageManager.from_queryset(CallQuerySet)


class CallPage(ChangeableMixin, BasePage):
    """A call's facts: its calendar, whether it is decided, postponed or cancelled.

    Computed from the calendar when the page is saved: `opens_at` and `closes_at`, half-open, in UTC; `first_on` and
    `last_on`, the first and the last day that the calendar can mean.
    """

    calendar_order: tuple[str, ...] = ()  # kinds in the order in which they must happen
    calendar_chains: tuple[tuple[str, ...], ...] = ()  # further kinds that follow others: each tuple is such an order
    opening_kinds: tuple[str, ...] = ()
    closing_kinds: tuple[str, ...] = ()  # the latest of these closes the call
    question_kinds: tuple[str, ...] = ()  # the latest of these is the last moment for a question about the call
    visits_begin_at: dt.datetime | None = None  # when people come to see the place, for calls that show one
    deadline_kinds: tuple[str, ...] = ()  # what people may want in their own calendar; empty: every step

    opens_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    closes_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    first_on = models.DateField(null=True, blank=True, editable=False)
    last_on = models.DateField(null=True, blank=True, editable=False)
    is_decided = models.BooleanField(_("the results are published"), default=False)
    is_confirmed = models.BooleanField(
        _("it is confirmed that the call was held"),
        default=True,
        help_text=_("Untick it for a call that was only announced, as far as we know."),
    )

    facts = ("opens_at", "closes_at", "first_on", "last_on", "is_decided", "is_confirmed")
    fact_rows = ("calendar",)
    told_of = ("opens_at", "closes_at", "change")
    dated_by = "last_on"
    followed_as = "page"
    checked_rows: tuple[str, ...] = ("calendar",)  # relations that `row_problems` looks at
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

    @classmethod
    def calendar_kinds(cls) -> list[tuple[str, str]]:
        """Kinds of the calendar's entries with their labels."""
        return cls._meta.get_field("calendar").related_model._meta.get_field("kind").choices

    def calendar_problems(self, entries: Iterable[CalendarEntry]) -> list[tuple[CalendarEntry, str]]:
        labels = {str(value): str(label) for value, label in self.calendar_kinds()}
        return calendar_problems(entries, (self.calendar_order, *self.calendar_chains), labels)

    def closing_entries(self, entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
        """The dated entries that close the call; the latest of them does."""
        return [entry for entry in entries if entry.kind in self.closing_kinds and entry.ends_at]

    def row_problems(self, rows: dict[str, list]) -> list[tuple[models.Model, str, str]]:
        """(row, its field, message) for each of these rows that cannot be; `rows` by the names in `checked_rows`."""
        return [(entry, "date", message) for entry, message in self.calendar_problems(rows.get("calendar", []))]

    def refuse_impossible_rows(self) -> None:
        """Raise when the page's rows contradict one another."""
        rows = {name: list(getattr(self, name).all()) for name in self.checked_rows}
        if problems := self.row_problems(rows):
            raise ValidationError([message for _row, _field, message in problems])

    def save_revision(self, *args, **kwargs):
        # Not in clean(): the editor's form cleans the page before its rows are the new ones, and has checked them itself.
        self.refuse_impossible_rows()
        return super().save_revision(*args, **kwargs)

    def save(self, *args, **kwargs):
        self.refuse_impossible_rows()
        self.work_out()
        super().save(*args, **kwargs)

    def rows_changed(self) -> bool:
        names = ("kind", "date", "time", "end_date", "end_time", "precision")
        stored = self._meta.get_field("calendar").related_model.objects.filter(page=self.pk).values_list(*names)
        return set(stored) != {tuple(getattr(entry, name) for name in names) for entry in self.calendar.all()}

    def work_out(self) -> None:
        dated = [entry for entry in self.calendar.all() if entry.starts_at]
        opening = [entry.starts_at for entry in dated if entry.kind in self.opening_kinds]
        closing = [entry.ends_at for entry in self.closing_entries(dated)]
        self.opens_at = min(opening).astimezone(dt.UTC) if opening else None
        self.closes_at = max(closing).astimezone(dt.UTC) if closing else None
        self.first_on = min((dates.first_day(entry.date, entry.precision) for entry in dated), default=None)
        days = (dates.last_day(entry.end_date or entry.date, entry.precision) for entry in dated)
        self.last_on = max(days, default=None)

    def state_at(self, now: dt.datetime) -> CallState:
        """The state that calendar and facts give at that moment."""
        if self.change:
            return CallState(self.change)
        if self.is_decided:
            return CallState.DECIDED
        if self.opens_at and now < self.opens_at:
            return CallState.PLANNED
        if self.closes_at and now < self.closes_at:
            return CallState.OPEN
        if not self.is_confirmed:
            return CallState.UNVERIFIED
        return CallState.CLOSED if self.closes_at else CallState.UNDATED

    @property
    def form_closes_at(self) -> dt.datetime | None:
        """When forms right below the call close; a call that is also taken on paper may say another moment."""
        return self.closes_at

    @property
    def questions_close_at(self) -> dt.datetime | None:
        """Until when questions about the call are taken; None when its calendar does not say."""
        ends = [entry.ends_at for entry in self.calendar.all() if entry.kind in self.question_kinds and entry.ends_at]
        return max(ends).astimezone(dt.UTC) if ends else None

    @property
    def state(self) -> CallState:
        return self.state_at(timezone.now())

    @property
    def share_detail(self) -> str:
        """The deadline while it can be met; later the year."""
        if self.closes_at and timezone.now() < self.closes_at:
            return dates.until_label(self.closes_at)
        return str(self.last_on.year) if self.last_on else ""

    @property
    def is_over(self) -> bool:
        """Whether every step of the calendar lies in the past."""
        return self.last_on is not None and self.last_on < timezone.localdate(timezone=dates.CITY_ZONE)

    @property
    def stage(self) -> str:
        state = self.state
        return "done" if state == CallState.CLOSED and self.is_over else STAGE_OF_CALL[state]

    @property
    def state_label(self) -> str:
        """The state's name; once all steps lie in the past, nobody judges any more."""
        state = self.state
        return str(
            pgettext_lazy("call", "Closed, result not known")
            if state == CallState.CLOSED and self.is_over
            else state.label
        )

    def entries(self) -> list[CalendarEntry]:
        """The calendar as its steps follow one another."""
        return by_time(self.calendar.all(), self.calendar_order)

    def deadlines(self, entries: Iterable[CalendarEntry] | None = None) -> list[tuple[str, str, CalendarEntry]]:
        """(kind, label, entry) of each step with a known day that people may want in their calendar, soonest first.

        `entries`: the page's calendar where the caller has read it already.
        """
        known = self.entries() if entries is None else entries
        wanted = [entry for entry in known if entry.has_day and entry.kind in (self.deadline_kinds or {entry.kind})]
        return [(entry.kind, entry.label, entry) for entry in sorted(wanted, key=lambda entry: entry.ends_at)]

    def deadline_entry(self, entries: Iterable[CalendarEntry] | None = None) -> CalendarEntry | None:
        """The step that closes the call."""
        closing = self.closing_entries(self.calendar.all() if entries is None else entries)
        return max(closing, key=lambda entry: entry.ends_at, default=None)

    @property
    def deadline_label(self) -> str:
        """By when one can enter, in the words of the calendar: an hour that is not known is not made up."""
        entry = self.deadline_entry()
        return entry.when if entry else ""

    @property
    def years_label(self) -> str:
        """`2013`, `2016 – 2017`: when its calendar takes place, where no more can be said shortly."""
        years = dict.fromkeys(str(day.year) for day in (self.first_on, self.last_on) if day)
        return " – ".join(years)

    def card(self, request=None) -> dict:
        deadline = self.deadline_label
        when = str(_("until %(moment)s") % {"moment": deadline}) if deadline else self.years_label
        return super().card(request) | {
            "stage": self.stage,
            "stage_label": self.state_label,
            "meta": [when] if when else [],
        }
