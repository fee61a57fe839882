"""What officers fill in when published results change: what is contested or given up, and why, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.choices import Outcome

from ..models import Decision


def reason(label) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class DecisionField(forms.ModelChoiceField):
    def label_from_instance(self, decision: Decision) -> str:
        application = decision.application
        return f"{decision.place}. {application.code} · {application.team}"


class RevisionForm(forms.Form):
    """Base: one decision of the committee, and the reason that stands on the results page."""

    outcomes: tuple = ()

    decision = DecisionField(None, label=_("Application"), empty_label=_("Choose"))
    reason_ro = reason(_("Reason in Romanian"))
    reason_en = reason(_("Reason in English"))

    def __init__(self, *args, committee, **kwargs):
        super().__init__(*args, **kwargs)
        rows = committee.decisions.filter(outcome__in=self.outcomes)
        self.fields["decision"].queryset = rows.select_related("application__submission__wording__version")
        for name in ("reason_ro", "reason_en"):
            self.fields[name].help_text = _("Everybody reads it beside the results: name nobody.")


class ContestedForm(RevisionForm):
    """A contestation was upheld: who is read again."""

    outcomes = (Outcome.AWARDED, Outcome.RESERVE, Outcome.REJECTED)
    more_money = None


class FreedForm(RevisionForm):
    """An award was given up, or there is more money."""

    outcomes = (Outcome.AWARDED,)

    more_money = forms.DecimalField(
        label=_("Money that was added"),
        help_text=_("Only if the budget grew; what is given up is free by itself."),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
    )
    field_order = ("decision", "more_money")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].label, self.fields["decision"].required = _("Award that was given up"), False
        self.fields["decision"].empty_label = _("none")

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("decision") and not cleaned.get("more_money"):
            self.add_error("decision", _("Say which award was given up, or how much money was added."))
        return cleaned
