"""The filters of the list of competitions: a GET form whose choices are what the list holds."""

from django.utils.translation import pgettext_lazy

from cms.forms import ListFilterForm
from cms.models.calls import CallState

STATE_CHOICES = [  # what can be done something about comes first
    (CallState.OPEN, CallState.OPEN.label),
    (CallState.PLANNED, CallState.PLANNED.label),
    (CallState.CLOSED, pgettext_lazy("call", "Closed")),
    (CallState.DECIDED, CallState.DECIDED.label),
    (CallState.UNVERIFIED, CallState.UNVERIFIED.label),
    (CallState.POSTPONED, CallState.POSTPONED.label),
    (CallState.CANCELLED, CallState.CANCELLED.label),
    (CallState.UNDATED, CallState.UNDATED.label),
]


class CompetitionFilterForm(ListFilterForm):
    """By state, topic, neighbourhood, organiser and year."""

    state_choices = STATE_CHOICES
