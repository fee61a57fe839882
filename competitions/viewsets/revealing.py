"""The identities, once two people have opened them, each look in the history; and a name that is taken back."""

from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ..actions.opening import read_identities, take_back_name
from ..choices import RoundState
from ..workflow import OPEN
from .doors import ask_password, attempt
from .organising import OfEntry, OneRound, RoundForm


class IdentitiesView(OneRound, TemplateView):
    """Who made what, in the order of the ranking."""

    template_name = "competitions/staff/identities.html"
    page_title = gettext_lazy("Identities")
    right = OPEN

    def get(self, request, *args, **kwargs):
        if not self.round.is_open:
            raise Http404
        return ask_password(request, self.round) or super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        found = read_identities(found=self.round, by=self.request.user, now=timezone.now())
        places = {row["code"]: row["place"] for row in self.round.ranking}
        entries = sorted(
            self.round.entries.all(), key=lambda entry: (places.get(entry.code, len(places) + 1), entry.code)
        )
        rows = [
            {"entry": entry, "place": places.get(entry.code), "identity": found.get(entry.pk, {})} for entry in entries
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "round": self.round}


class NameView(OfEntry, RoundForm):
    """Whoever let us publish a name may change their mind, at any time."""

    right = OPEN
    form_class = Form
    submit_label = gettext_lazy("Take the name off the ranking")
    explanation = gettext_lazy(
        "The entry stays in the ranking without a name, for good. That you did it is in the history; the name is not."
    )

    def dispatch(self, request, *args, **kwargs):
        if self.round.state != RoundState.PUBLISHED:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        facts = {"entry": self.entry, "by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("The ranking shows no name for this entry any more."), take_back_name, **facts)
        return redirect(self.back_url)
