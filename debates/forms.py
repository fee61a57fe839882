"""The filters of the list of debates: a GET form whose choices are what the list holds."""

from cms.forms import ListFilterForm

from .states import DebateState


class DebateFilterForm(ListFilterForm):
    """By state, topic, neighbourhood, organiser and year."""

    state_choices = DebateState.choices
