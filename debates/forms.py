"""The filters of the list of debates: a GET form whose choices are what the list holds."""

from django.utils.translation import gettext_lazy as _

from cms.forms import ListFilterForm
from cms.models.events import EventState

STATE_CHOICES = [
    (EventState.UPCOMING, _("Announced")),
    (EventState.TODAY, _("Today")),
    (EventState.HELD, _("Held")),
    (EventState.UNVERIFIED, _("Announced, not confirmed as held")),
    (EventState.POSTPONED, _("Postponed")),
    (EventState.CANCELLED, _("Cancelled")),
    (EventState.UNDATED, _("Date not known")),
]


class DebateFilterForm(ListFilterForm):
    """By state, topic, neighbourhood, organiser and year."""

    state_choices = STATE_CHOICES
