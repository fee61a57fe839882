"""The sheet on which a judge gives points: one whole number per criterion, and a remark."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _


class ScoreSheet(forms.Form):
    """A draft may have gaps; what is handed in has points for every criterion."""

    remark = forms.CharField(
        label=_("Remark"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args, criteria: Iterable, is_final: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {criterion.pk: f"points_{criterion.pk}" for criterion in criteria}
        for criterion in criteria:
            said = {"weight": criterion.weight, "most": criterion.most}
            self.fields[self.names[criterion.pk]] = forms.IntegerField(
                label=criterion.name,
                help_text=_("Weight %(weight)d; points from 0 to %(most)d.") % said,
                min_value=0,
                max_value=criterion.most,
                required=is_final,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.order_fields([*self.names.values(), "remark"])

    @property
    def points(self) -> dict[int, int]:
        """Criterion → points, of those that were given."""
        given = {pk: self.cleaned_data[name] for pk, name in self.names.items()}
        return {pk: value for pk, value in given.items() if value is not None}


class GridSheet(forms.Form):
    """The same on a grid of two levels: points in every row of every section."""

    remark = forms.CharField(
        label=_("Remark"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args, sections: Iterable, is_final: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {row.pk: row for section in sections for row in section.rows.all()}
        self.names = {pk: f"points_{pk}" for pk in self.rows}
        self.sections = sections
        for pk, row in self.rows.items():
            self.fields[self.names[pk]] = forms.IntegerField(
                label=row.name,
                help_text=_("Points from 0 to %(most)d.") % {"most": row.most},
                min_value=0,
                max_value=row.most,
                required=is_final,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.order_fields([*self.names.values(), "remark"])

    def by_section(self) -> list[dict]:
        """Sections with their fields, as they are shown."""
        return [
            {
                "name": section.name,
                "weight": section.weight,
                "fields": [self[self.names[row.pk]] for row in section.rows.all()],
            }
            for section in self.sections
        ]

    @property
    def points(self) -> dict[int, int]:
        """Row → points, of those that were given."""
        given = {pk: self.cleaned_data[name] for pk, name in self.names.items()}
        return {pk: value for pk, value in given.items() if value is not None}
