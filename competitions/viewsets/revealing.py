"""The identities, once two people have opened them; each look is in the history."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ..actions.opening import read_identities
from ..workflow import OPEN
from .organising import OneRound


class IdentitiesView(OneRound, TemplateView):
    """Who made what, in the order of the ranking."""

    template_name = "competitions/staff/identities.html"
    page_title = gettext_lazy("Identities")
    right = OPEN

    def get_context_data(self, **kwargs) -> dict:
        if not self.round.is_open:
            raise Http404
        found = read_identities(found=self.round, by=self.request.user, now=timezone.now())
        places = {row["code"]: row["place"] for row in self.round.ranking}
        entries = sorted(
            self.round.entries.all(), key=lambda entry: (places.get(entry.code, len(places) + 1), entry.code)
        )
        rows = [
            {"entry": entry, "place": places.get(entry.code), "identity": found.get(entry.pk, {})} for entry in entries
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "round": self.round}
