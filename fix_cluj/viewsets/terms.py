"""What was signed, and its days by an addendum; two officers never overwrite each other unseen."""

import datetime as dt

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from cms.dates import date_label

from ..actions import contracts
from ..actions.states import ChangedMeanwhile
from ..forms.contracts import SignForm, TermsForm
from ..models import Contract
from ..models.contracts import SIGNED
from ..workflow import CONTRACT
from .board import CallForm
from .contracts import OneContract
from .doors import attempt

QUICKER = _(
    "Not saved: a colleague saved this contract while you were writing. What you typed stands in the fields, what stands "
    "in the contract now is here:"
)


class TermsView(OneContract, CallForm):
    """The days of a signed contract, by an addendum."""

    page_title = _("Change the days of the contract")
    form_class = TermsForm
    explanation = _("By an addendum that both sides signed; the other side gets a letter.")
    act, done = staticmethod(contracts.change_terms), _("Saved.")

    def get_form_kwargs(self) -> dict:
        # A copy: a form that is refused must not change what the page says of the contract.
        return super().get_form_kwargs() | {"instance": Contract.objects.get(pk=self.contract.pk)}

    def get_initial(self) -> dict:
        return {"seen": contracts.marker_of_terms(self.contract)}

    def more(self, form) -> dict:
        return {"seen": form.cleaned_data["seen"] or None}

    def form_valid(self, form):
        facts = {"facts": form.facts, "by": self.request.user, "now": timezone.now()} | self.more(form)
        try:
            if not attempt(self.request, self.done, self.act, contract=self.contract, **facts):
                return self.form_invalid(form)
        except ChangedMeanwhile:
            return self.show_both(form)
        return redirect(self.back_url)

    def show_both(self, form):
        """What stands there above, what this person typed in the fields; saved again, the second stays."""
        stored = Contract.objects.get(pk=self.contract.pk)
        theirs = [
            (stored._meta.get_field(name).verbose_name, in_words(name, getattr(stored, name)))
            for name, typed in form.facts.items()
            if getattr(stored, name) != typed
        ]
        if not theirs:  # pressed twice
            return redirect(self.back_url)
        listed = format_html_join("", "<li>{}: {}</li>", theirs)
        messages.error(self.request, format_html("{}<ul>{}</ul>", QUICKER, listed))
        form.data = form.data.copy()
        form.data["seen"] = contracts.marker_of_terms(stored)
        return self.render_to_response(self.get_context_data(form=form))


def in_words(name: str, value) -> str:
    if isinstance(value, dt.date):
        return date_label(value, weekday=False)
    return f"{value} %" if name == "difference" else str(value or "–")


class SignView(TermsView):
    """What was signed on paper."""

    page_title = _("The contract was signed")
    form_class = SignForm
    submit_label = _("Save the signed contract")
    explanation = _("Number and days as they stand on the paper that both sides signed; the other side gets a letter.")
    act, done = staticmethod(contracts.sign), _("The contract is signed.")

    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST" and "sign" not in CONTRACT.verbs(self.contract.state):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        # A colleague signed it while this one was typed: nothing of it is thrown away unread.
        return self.show_both(form) if self.contract.state in SIGNED else super().form_valid(form)

    def more(self, form) -> dict:
        return {"amount": form.cleaned_data.get("amount")}
