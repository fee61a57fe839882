"""Debates by the state that their facts and the forms below them give; the same answers as debates.states, in SQL."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager

from cms.models.changes import Change
from cms.models.events import EventQuerySet
from participation.choices import FormKind
from participation.models import FormPage

from ..states import ARCHIVED_AFTER, DebateState


class DebateQuerySet(EventQuerySet):
    def with_forms(self, now):
        """Whether a live form for ideas stands right below, and whether one takes something now; `now` may be a slot."""
        forms = FormPage.objects.filter(live=True, kind=FormKind.IDEA).order_by()
        above = forms.annotate(above=Substr("path", 1, Length("path") - Page.steplen)).filter(above=OuterRef("path"))
        opened = Q(opens_at=None) | Q(opens_at__lte=now)
        unclosed = Q(closes_at=None) | Q(closes_at__gt=now)
        return self.annotate(has_form=Exists(above), has_open_form=Exists(above.filter(opened, unclosed)))

    def standing(self, state: str, *, now, today, clock, archived):
        """The debates whose computed state is `state`: the moment, the city's day and hour, and `archived_since(today)`.

        All four may be slots of a prepared query. Kept equal to `states.state_of` by a test.
        """
        if state in (DebateState.POSTPONED, DebateState.CANCELLED):
            return self.filter(change=state)
        planned = self.filter(change=Change.NONE)
        answered = Q(summary_on__isnull=False, summary_on__lte=today)
        if state in (DebateState.ANSWERED, DebateState.ARCHIVED):
            old = Q(summary_on__lte=archived)
            return planned.filter(answered & (old if state == DebateState.ARCHIVED else ~old))
        planned = planned.filter(Q(summary_on=None) | Q(summary_on__gt=today))
        on_the_day = Q(date__isnull=False, latest_on__isnull=False, date=today, latest_on=today)
        if state in (DebateState.LIVE, DebateState.TODAY):
            ended = Q(end_time__isnull=False, end_time__lte=clock)
            is_on = Q(time__isnull=False, time__lte=clock) & ~ended
            return planned.filter(on_the_day, is_on if state == DebateState.LIVE else ~is_on)
        planned = planned.exclude(on_the_day).with_forms(now)
        own = Q(announced_on__lte=today, proposals_until__gte=today, has_form=False)
        taking = Q(has_open_form=True) | (Q(announced_on__isnull=False, proposals_until__isnull=False) & own)
        if state == DebateState.OPEN:
            return planned.filter(taking)
        return planned.exclude(taking).filter(_by_date(state, today))

    def overdue(self, today: dt.date):
        """Whose summary should have been there before today."""
        return self.filter(change=Change.NONE, summary_on=None, summary_due_on__lt=today)


def _by_date(state: str, today) -> Q:
    """What is left when neither an answer nor the day itself nor an open form gives the state."""
    past = Q(latest_on__isnull=False, latest_on__lt=today)
    return {
        DebateState.UNDATED: Q(latest_on=None, is_held=False),
        DebateState.UPCOMING: Q(latest_on__isnull=False, latest_on__gte=today),
        DebateState.SUMMARY_DUE: past & Q(summary_due_on__isnull=False),
        DebateState.HELD: Q(latest_on=None, is_held=True) | past & Q(summary_due_on=None, is_held=True),
        DebateState.UNVERIFIED: past & Q(summary_due_on=None, is_held=False),
    }[DebateState(state)]


def archived_since(today: dt.date) -> dt.date:
    """A summary of this day or of an earlier one is in the archive."""
    return today - ARCHIVED_AFTER


DebateManager = PageManager.from_queryset(DebateQuerySet)
