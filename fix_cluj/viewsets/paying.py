"""Instalments of a contract: planned, taken out, paid."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..actions import paying
from ..forms.contracts import InstalmentForm, PaymentForm
from .contracts import one_contract
from .doors import attempt, run_call


@require_POST
def add_instalment(request, key, contract_pk: int):
    """One more, within the award."""
    row = one_contract(request, run_call(request.user, key), contract_pk)
    form = InstalmentForm(request.POST, prefix="new")
    if not form.is_valid():
        messages.error(request, _("Give the day and the sum of the instalment."))
        return redirect("grants:contract", key, contract_pk)
    facts = form.cleaned_data | {"by": request.user, "now": timezone.now()}
    attempt(request, _("Planned."), paying.plan_instalment, contract=row, **facts)
    return redirect("grants:contract", key, contract_pk)


@require_POST
def instalment(request, key, contract_pk: int, instalment_pk: int, verb: str):
    """Record that it was paid, or take it out."""
    row = one_contract(request, run_call(request.user, key), contract_pk)
    facts = {"instalment": get_object_or_404(row.instalments, pk=instalment_pk), "by": request.user}
    facts["now"] = timezone.now()
    if verb == "pay":
        form = PaymentForm(request.POST, prefix="pay")
        if form.is_valid():
            attempt(request, _("Recorded."), paying.record_payment, paid_on=form.cleaned_data["paid_on"], **facts)
        else:
            messages.error(request, _("Say on which day it was paid."))
    elif verb == "drop":
        attempt(request, _("Taken out."), paying.drop_instalment, **facts)
    else:
        raise Http404
    return redirect("grants:contract", key, contract_pk)
