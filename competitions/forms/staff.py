"""What organisers and jurors of sealed entries fill in."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ..choices import Standing
from ..models import SealedEntry
from ..workflow import JUDGE


class SeatForm(forms.Form):
    """Somebody with the right to judge, who has no seat yet."""

    judge = forms.ModelChoiceField(None, label=_("Person"), empty_label=_("Choose"))

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        right = {"codename": JUDGE, "content_type__app_label": "competitions"}
        of_group = {f"groups__permissions__{name}": value for name, value in right.items()}
        in_person = {f"user_permissions__{name}": value for name, value in right.items()}
        taken = found.seats.filter(is_excused=False).values("judge")
        people = User.objects.filter(Q(**of_group) | Q(**in_person), is_active=True).exclude(pk__in=taken)
        self.fields["judge"].queryset = people.distinct().order_by("first_name", "last_name", "email")


class ReasonForm(forms.Form):
    """Why: it stays in the history."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class CheckForm(forms.Form):
    """Whether the jury gets an entry."""

    standing = forms.ChoiceField(
        label=_("Admissibility"),
        choices=[choice for choice in Standing.choices if choice[0] != Standing.WAITING],
        widget=forms.RadioSelect,
    )
    because_ro = forms.CharField(
        label=_("Why it is not admitted, in Romanian"),
        max_length=1000,
        required=False,
        help_text=_("Public after the results: name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    because_en = forms.CharField(
        label=_("Why it is not admitted, in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        for name in ("because_ro", "because_en"):
            if cleaned.get("standing") == Standing.REFUSED and not cleaned.get(name, "").strip():
                self.add_error(name, _("Say in both languages why the entry is not admitted."))
        return cleaned

    @property
    def because(self) -> dict[str, str]:
        return {"ro": self.cleaned_data["because_ro"], "en": self.cleaned_data["because_en"]}


class ReportForm(forms.ModelForm):
    """What the jury says of an entry in public, in both languages or in none."""

    class Meta:
        model = SealedEntry
        fields = ("report_ro", "report_en")
        widgets = {name: forms.Textarea(attrs={"rows": 6}) for name in fields}

    def clean(self):
        cleaned = super().clean()
        for one, other in (("report_ro", "report_en"), ("report_en", "report_ro")):
            if cleaned.get(one) and not cleaned.get(other):
                self.add_error(other, _("Say it in both languages."))
        return cleaned
