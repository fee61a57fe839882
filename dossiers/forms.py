"""The filters of the list of dossiers: a GET form whose choices are what the list holds."""

from cms.forms import ListFilterForm

from .choices import DossierState


class DossierFilterForm(ListFilterForm):
    """By state, topic, neighbourhood and organiser; a dossier lasts for years and is not looked up by one."""

    state_choices = DossierState.choices

    def __init__(self, data, **terms):
        super().__init__(data, years=(), **terms)
        del self.fields["year"]
