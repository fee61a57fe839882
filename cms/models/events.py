"""Facts of anything that happens at a time and a place, whatever section it belongs to."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from .. import dates, seo
from .changes import Change, ChangeableMixin
from .pages import BasePage


class Precision(models.TextChoices):
    """How much of a date is known."""

    DAY = dates.DAY, _("the day is known")
    MONTH = dates.MONTH, _("only the month is known")
    YEAR = dates.YEAR, _("only the year is known")
    UNKNOWN = dates.UNKNOWN, _("the date is not known")


class EventState(models.TextChoices):
    """What an event's dates and facts say of it today; computed, never typed."""

    UPCOMING = "upcoming", _("Announced")
    TODAY = "today", _("Today")
    HELD = "held", _("Held")
    UNVERIFIED = "unverified", _("Announced, not confirmed as held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    UNDATED = "undated", _("Date not known")


STAGE_OF_STATE = {
    EventState.UPCOMING: "imagined",
    EventState.TODAY: "underway",
    EventState.HELD: "done",
    EventState.UNVERIFIED: "imagined",
    EventState.POSTPONED: "imagined",
    EventState.CANCELLED: "imagined",
    EventState.UNDATED: "imagined",
}


class EventQuerySet(PageQuerySet):
    """Events by what their dates say."""

    def coming(self, today: dt.date):
        """Dated today or later, also when cancelled or postponed: people must hear of it. Soonest first."""
        return self.filter(latest_on__gte=today).order_by("date", "time", "pk")

    def in_state(self, state: str, today: dt.date):
        """The events whose computed state is `state`; kept equal to `EventPage.state_on` by a test."""
        if state in (EventState.POSTPONED, EventState.CANCELLED):
            return self.filter(change=state)
        planned = self.filter(change=Change.NONE)
        return {
            EventState.UNDATED: planned.filter(latest_on=None, is_held=False),
            EventState.UPCOMING: planned.filter(latest_on__gte=today).exclude(date=today, latest_on=today),
            EventState.TODAY: planned.filter(date=today, latest_on=today),
            EventState.HELD: planned.filter(Q(latest_on__lt=today) | Q(latest_on=None), is_held=True),
            EventState.UNVERIFIED: planned.filter(latest_on__lt=today, is_held=False),
        }.get(EventState(state), self.none())

    def newest_first(self):
        """Latest date first; what has no date comes last."""
        return self.order_by(models.F("date").desc(nulls_last=True), models.F("time").desc(nulls_last=True), "-pk")


EventManager = PageManager.from_queryset(EventQuerySet)


class EventPage(ChangeableMixin, RoutablePageMixin, BasePage):
    """An event's facts: when, where, online or not, postponed or cancelled, and whether it was held."""

    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("If only the month or year is known, choose its first day and say so beside it."),
    )
    date_precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True, editable=False, db_index=True)
    venue = models.ForeignKey(
        "cms.Venue",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # a draft may name a venue that is gone by the time it is opened; pages keep theirs
        related_name="+",
    )
    is_online = models.BooleanField(_("can be followed online"), default=False)
    stream_url = models.URLField(_("link to the live stream or recording"), blank=True)
    is_held = models.BooleanField(
        _("it is confirmed that the event was held"),
        default=False,
        help_text=_("Until this is ticked, a past event reads “announced”, never “held”."),
    )

    facts = ("date", "date_precision", "time", "end_time", "latest_on", "venue", "is_online", "stream_url", "is_held")
    # A copy announces another event; an hour and a venue may well be the same.
    exclude_fields_in_copy = ["date", "date_precision", "latest_on", "is_held"]
    dated_by = "date"
    followed_as = "page"
    told_of = ("date", "date_precision", "time", "end_time", "venue_id", "stream_url", "change")
    served_with = ("venue",)  # joined when the page is served
    event_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
                FieldRowPanel([FieldPanel("time"), FieldPanel("end_time")]),
                FieldPanel("venue"),
                FieldPanel("is_online"),
                FieldPanel("stream_url"),
                FieldPanel("is_held"),
            ],
            heading=_("When and where"),
        ),
        *ChangeableMixin.change_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("date"),
        index.FilterField("latest_on"),
        *ChangeableMixin.search_fields,
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        if self.date is None and self.date_precision != Precision.UNKNOWN:
            errors["date"] = _("Give the date, or say that it is not known.")
        if self.time and self.end_time and self.end_time <= self.time:
            errors["end_time"] = _("The event cannot end before it starts.")
        if errors:
            raise ValidationError(errors)

    def work_out(self) -> None:
        if self.live and self._state.adding and self.date is None:  # a copy that is published at once
            self.date_precision = Precision.UNKNOWN
        if self.date_precision == Precision.UNKNOWN:
            self.date = None
        self.latest_on = dates.last_day(self.date, self.date_precision)

    def save(self, *args, **kwargs):
        self.work_out()
        super().save(*args, **kwargs)

    def state_on(self, today: dt.date) -> EventState:
        """The state that the facts give on that day."""
        if self.change:
            return EventState(self.change)
        if self.latest_on is None:
            return EventState.HELD if self.is_held else EventState.UNDATED
        if self.date == self.latest_on == today:
            return EventState.TODAY
        if self.latest_on >= today:
            return EventState.UPCOMING
        return EventState.HELD if self.is_held else EventState.UNVERIFIED

    @property
    def state(self) -> EventState:
        return self.state_on(timezone.localdate(timezone=dates.CITY_ZONE))

    @property
    def stage(self) -> str:
        return STAGE_OF_STATE[self.state]

    @property
    def starts_at(self) -> dt.datetime | None:
        """The moment it starts, when both day and hour are known."""
        if self.date and self.time and self.date_precision == Precision.DAY:
            return dates.combine(self.date, self.time)
        return None

    @property
    def ends_at(self) -> dt.datetime | None:
        if self.starts_at and self.end_time:
            return dates.combine(self.date, self.end_time)
        return None

    @property
    def date_label(self) -> str:
        """`marți, 28 iulie 2020, ora 17.00`, or as much of it as is known."""
        label = dates.date_label(self.date, self.date_precision)
        return f"{label}, {dates.time_label(self.time)}" if self.time and self.date else label

    @property
    def share_detail(self) -> str:
        return self.date_label

    @property
    def day_label(self) -> str:
        """The date alone, with the precision that is known."""
        return dates.date_label(self.date, self.date_precision)

    @property
    def hour_label(self) -> str:
        """`ora 17.00`, or from when to when."""
        return dates.hours_label(self.time, self.end_time)

    @property
    def is_past(self) -> bool:
        return self.state in (EventState.HELD, EventState.UNVERIFIED)

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    def card(self, request=None) -> dict:
        place = [self.place_label] if self.place_label else []
        return super().card(request) | {
            "stage": self.stage,
            "stage_label": self.state_label,
            "meta": [self.date_label, *place],
        }

    @property
    def place_label(self) -> str:
        """Venue and address, and that it can be followed online."""
        parts = [self.venue.name] if self.venue else []
        if self.is_online:
            parts.append(str(_("online")))
        return ", ".join(parts)

    @property
    def full_place_label(self) -> str:
        """The place with its address, for calendars and facts."""
        address = self.venue.address if self.venue else ""
        return ", ".join(part for part in (self.place_label, address) if part)

    def ics_url(self, request=None) -> str:
        """Address of the calendar file; empty when the day is not known."""
        known = self.date is not None and self.date_precision == Precision.DAY
        return f"{self.get_url(request)}event.ics" if known else ""

    def listed(self, request=None) -> dict:
        """The arguments of components/event_card.html."""
        known = self.date is not None and self.date_precision == Precision.DAY
        return {
            "programme": self.programme,
            "kind": self.kind_label,
            "title": self.list_title,
            "url": self.get_url(request),
            "day": self.date.day if known else "",
            "month": date_format(self.date, "N") if known else "",
            "date_label": self.day_label,
            "time_label": self.hour_label,
            "place": self.place_label,
            "ics_url": self.ics_url(request),
            "change_label": self.change_label,
        }

    def structured_data(self, request, url: str) -> list[dict]:
        if self.date is None or self.date_precision != Precision.DAY:
            return []
        node = seo.event_node(
            name=self.list_title,
            url=url,
            language=self.words_language,
            summary=self.summary,
            image="",
            starts=self.starts_at or self.date,
            ends=self.ends_at,
            change=self.change,
            place=self.venue.name if self.venue else "",
            address=self.venue.address if self.venue else "",
            stream_url=self.stream_url,
            is_online=self.is_online,
        )
        return [node]

    @path("event.ics/", name="ics")
    def ics(self, request):
        return import_string("cms.feeds.event_calendar")(request, self)
