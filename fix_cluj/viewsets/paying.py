"""Instalments of a contract: planned, taken out, paid."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..actions import paying
from ..actions.states import ChangedMeanwhile
from ..forms.contracts import InstalmentForm, PaymentForm
from ..models import Instalment
from .contracts import ContractView, one_contract
from .doors import attempt, run_call, type_back

PLAN_CHANGED = gettext_lazy(
    "Not planned: the instalments changed while you were writing. They stand here as they are now, what you typed below them; "
    "press again if it is still right."
)


class AddInstalmentView(ContractView):
    """One more, within the award; what is refused stands in its fields."""

    http_method_names = ["post"]
    form: InstalmentForm

    def instalment_form(self) -> InstalmentForm:
        return self.form

    def post(self, request, *args, **kwargs):
        self.form = InstalmentForm(request.POST, prefix="new")
        if not self.form.is_valid():
            messages.error(request, _("Give the day and the sum of the instalment."))
            return self.again()
        facts = self.form.cleaned_data | {"by": request.user, "now": timezone.now()}
        facts["seen"] = facts["seen"] or None
        try:
            if not attempt(request, _("Planned."), paying.plan_instalment, contract=self.contract, **facts):
                return self.again()
        except ChangedMeanwhile:
            messages.error(request, PLAN_CHANGED)
            return self.again()
        return redirect(self.back_url)

    def again(self):
        """The page with what was typed, below the instalments as they are now."""
        self.form.data = self.form.data.copy()
        self.form.data["new-seen"] = paying.marker_of_plan(self.contract)
        return self.render_to_response(self.get_context_data())


@require_POST
def instalment(request, key, contract_pk: int, instalment_pk: int, verb: str):
    """Record that it was paid, or take it out."""
    row = one_contract(request, run_call(request.user, key), contract_pk)
    if verb not in ("pay", "drop"):
        raise Http404
    # Taken out by a colleague meanwhile: the action says so.
    found = row.instalments.filter(pk=instalment_pk).first() or Instalment(pk=instalment_pk, contract=row)
    facts = {"instalment": found, "by": request.user, "now": timezone.now()}
    if verb == "drop":
        attempt(request, _("Taken out."), paying.drop_instalment, **facts)
        return redirect("grants:contract", key, contract_pk)
    form = PaymentForm(request.POST, prefix="pay")
    if not form.is_valid():
        messages.error(request, _("Say on which day it was paid."))
        type_back(request, form)
    elif not attempt(request, _("Recorded."), paying.record_payment, paid_on=form.cleaned_data["paid_on"], **facts):
        type_back(request, form)
    return redirect("grants:contract", key, contract_pk)
