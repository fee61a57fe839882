"""What officers and reviewers fill in around judging: rules, grid, seats, reasons, the declaration."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from evaluation.kinship import matches
from evaluation.scoring import BEST

from ..models import REVIEWER, Committee

SECTION, ROW = "section", "row"
BLANK_LINES = 4


class RulesForm(forms.ModelForm):
    """By what the applications are ranked."""

    class Meta:
        model = Committee
        fields = Committee.RULES


class GridLine(forms.Form):
    """A line of the grid: a section with its weight, or a row of the section above with its most points."""

    level = forms.ChoiceField(
        label=_("Level"),
        initial=ROW,
        choices=[(SECTION, _("section, with its weight")), (ROW, _("row, with its most points"))],
    )
    name_ro = forms.CharField(label=_("In Romanian"), max_length=200)
    name_en = forms.CharField(label=_("In English"), max_length=200)
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=BEST)


class BaseGrid(forms.BaseFormSet):
    """The lines in their order; what is left empty is no line."""

    def clean(self):
        lines = self.lines
        if lines and lines[0]["level"] == ROW:
            raise forms.ValidationError(_("The first line has to be a section."))

    @property
    def lines(self) -> list[dict]:
        filled = [form.cleaned_data for form in self.forms if form.is_valid() and form.cleaned_data]
        return [line for line in filled if not line.get("DELETE")]

    @property
    def grid(self) -> list[dict]:
        """Sections with their rows, as the action takes them."""
        found: list[dict] = []
        for line in self.lines:
            names = {"name_ro": line["name_ro"], "name_en": line["name_en"]}
            if line["level"] == SECTION:
                found.append(names | {"weight": line["number"], "rows": []})
            else:
                found[-1]["rows"].append(names | {"most": line["number"]})
        return found


GridFormSet = forms.formset_factory(GridLine, formset=BaseGrid, extra=BLANK_LINES, can_delete=True)


def lines_of(committee: Committee) -> list[dict]:
    """The grid as lines of the form."""
    lines = []
    for section in committee.sections.prefetch_related("rows"):
        lines.append(
            {"level": SECTION, "name_ro": section.name_ro, "name_en": section.name_en, "number": section.weight}
        )
        lines += [
            {"level": ROW, "name_ro": row.name_ro, "name_en": row.name_en, "number": row.most}
            for row in section.rows.all()
        ]
    return lines


class SeatForm(forms.Form):
    """Somebody with the right to judge, who has no seat yet."""

    judge = forms.ModelChoiceField(None, label=_("Person"), empty_label=_("Choose"))

    def __init__(self, *args, committee, **kwargs):
        super().__init__(*args, **kwargs)
        right = {"codename": REVIEWER, "content_type__app_label": "fix_cluj"}
        of_group = {f"groups__permissions__{name}": value for name, value in right.items()}
        in_person = {f"user_permissions__{name}": value for name, value in right.items()}
        taken = committee.seats.filter(is_excused=False).values("judge")
        people = User.objects.filter(Q(**of_group) | Q(**in_person), is_active=True).exclude(pk__in=taken)
        self.fields["judge"].queryset = people.distinct().order_by("first_name", "last_name", "email")


class ReasonForm(forms.Form):
    """Why: it stays in the history."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class InterestsForm(forms.Form):
    """What a reviewer is connected with; the declaration then hints at applicants."""

    interests = forms.CharField(
        label=_("Organisations and people you are connected with"),
        help_text=_(
            "One on each line: where you work or are a member, your family, whom you advise or do business with."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DeclarationForm(forms.Form):
    """A reason beside each applicant with whom there is a conflict; impartial towards all others."""

    is_impartial = forms.BooleanField(
        label=_("I have no conflict of interest with any other applicant, and I judge by the grid alone.")
    )

    def __init__(self, *args, applications, interests: str, **kwargs):
        super().__init__(*args, **kwargs)
        # By name and not by code or title: who reads blind must not learn whose idea is whose.
        named = sorted(((row.team or row.submission.author_name, row.pk) for row in applications), key=str)
        hints = matches(interests.splitlines(), [name for name, _pk in named])
        self.applicants = {pk: f"conflict_{pk}" for _name, pk in named}
        for name, pk in named:
            seems = ", ".join(hints.get(name, []))
            self.fields[self.applicants[pk]] = forms.CharField(
                label=name or _("without a name"),
                help_text=_("It seems to be what you named: %(names)s.") % {"names": seems} if seems else "",
                max_length=1000,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": _("what connects you, if anything does")}),
            )
        self.order_fields([*self.applicants.values(), "is_impartial"])

    @property
    def conflicts(self) -> dict[int, str]:
        """Application → reason."""
        given = {pk: self.cleaned_data[name].strip() for pk, name in self.applicants.items()}
        return {pk: reason for pk, reason in given.items() if reason}
