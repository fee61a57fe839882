"""The verbs of a contract that are a click or a reason; a reason that is refused comes back with everything that was typed."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..actions import contracts
from ..actions.committee import has_right
from ..forms.judging import ReasonForm
from ..workflow import CONTRACT, OFFICER
from .contracts import CLICKS, WITH_REASON, ContractView, one_contract
from .doors import attempt, run_call, type_back

SAY_WHY = gettext_lazy("Say why: the applicant reads it.")


class RefusedView(ContractView):
    """The contract as it stands now, with the reason that was typed in its field."""

    http_method_names = ["post"]
    refused: ReasonForm | None = None  # the form that was posted

    def reason_form(self, verb: str) -> ReasonForm:
        return self.refused if verb == self.refused.prefix else super().reason_form(verb)

    def post(self, request, *args, **kwargs):
        facts = self.get_context_data()
        if not any(each["form"] is self.refused for each in facts["reasons"]):  # nobody can do that any more
            type_back(request, self.refused)
        return self.render_to_response(facts)


@require_POST
def contract_do(request, key, contract_pk: int, verb: str):
    """A verb of the table that needs a click or a reason."""
    row = one_contract(request, run_call(request.user, key), contract_pk)
    if verb not in (*CLICKS, *WITH_REASON) or not has_right(request.user, CONTRACT.row(verb).right or OFFICER):
        raise Http404
    acts = {
        "start": contracts.start,
        "close_contract": contracts.close,
        "decline": contracts.decline,
        "cancel": contracts.cancel,
    }
    facts = {"contract": row, "by": request.user, "now": timezone.now()}
    if verb not in WITH_REASON:
        attempt(request, _("Done."), acts[verb], **facts)
        return redirect("grants:contract", key, contract_pk)
    form = ReasonForm(request.POST, prefix=verb)
    form.fields["reason"].error_messages["required"] = SAY_WHY
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["reason"]))
    elif attempt(request, _("Done."), acts[verb], reason=form.cleaned_data["reason"], **facts):
        return redirect("grants:contract", key, contract_pk)
    return RefusedView.as_view(refused=form)(request, key=key, contract_pk=contract_pk)
