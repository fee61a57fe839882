"""Given answers put in order of preference: every answer gets a place, posted as `<key>_<answer>`."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.form_fields import QuickSelect

from .parts import CompoundBoundField, CompoundField, PartsForm, PartsWidget

MOST_RANKED = 12


class PlacesForm(PartsForm):
    """One place for each answer; what shares a place, or has none where all need one, is named there."""

    ranked = 0  # how many places there are

    def clean(self):
        given = {name: place for name in self.fields if (place := self.cleaned_data.get(name))}
        by_place: dict[int, list[str]] = {}
        for name, place in given.items():
            by_place.setdefault(place, []).append(name)
        shared = [(place, names) for place, names in by_place.items() if len(names) > 1]
        for place, names in shared:
            for name in names:
                others = ", ".join(
                    _("“%(answer)s”") % {"answer": self.fields[other].label} for other in names if other != name
                )
                words = _("Place %(place)d is also given to %(others)s. Choose another place for one of them.")
                self.add_error(name, ValidationError(words, code="shared", params={"place": place, "others": others}))
        if given and self.ranked == len(self.fields):
            for name in self.fields:
                if name not in given and name not in self.errors:
                    self.add_error(name, ValidationError(_("Choose a place for this answer too."), code="placeless"))
        return self.cleaned_data


class RankingWidget(PartsWidget):
    is_ranking = True


class RankingBoundField(CompoundBoundField):
    @property
    def rule(self) -> str:
        """What to do, said above the answers."""
        return str(self.field.rule)


class RankingField(CompoundField):
    """Answers in order, the most important first: a list of their keys, or None when no place was chosen.

    Where only the first few are asked for, the other answers stay without a place.
    """

    widget = RankingWidget
    bound_field_class = RankingBoundField
    parts_base = PlacesForm
    default_error_messages = {
        "required": _("Put the answers in order: choose 1 for the most important one, then 2, and so on."),
        "gap": ngettext_lazy(
            "No answer has place %(missing)s: choose one for it.",
            "No answers have the places %(missing)s: choose one for each.",
            "count",
        ),
    }

    def __init__(self, *, choices: list[tuple[str, str]], ranked: int | None = None, **kwargs):
        self.ranked = min(ranked or len(choices), len(choices))
        super().__init__(parts={key: self.place_field(label) for key, label in choices}, **kwargs)
        self.parts_class.ranked = self.ranked

    def place_field(self, label: str) -> forms.Field:
        places = [("", "–"), *((str(place), str(place)) for place in range(1, self.ranked + 1))]
        made = forms.TypedChoiceField(
            label=label, choices=places, coerce=int, empty_value=None, required=False, widget=QuickSelect
        )
        made.hide_optional = True
        return made

    @property
    def rule(self):
        if self.ranked < len(self.parts_class.base_fields):
            words = ngettext_lazy(
                "Choose the answer that matters most to you: it gets place 1, the others get none.",
                "Choose the {count} answers that matter most to you and give them the places 1 to {count}; "
                "1 is the most important. The others get no place.",
                self.ranked,
            )
            return format_lazy(words, count=self.ranked)
        return format_lazy(
            _("Give every answer a place from 1 to {count}, each place once; 1 is the most important."),
            count=self.ranked,
        )

    def whole(self, cleaned):
        by_place = {place: key for key, place in cleaned.items() if place}
        if not by_place:
            raise ValidationError(self.error_messages["required"], code="required")
        if missing := [place for place in range(1, self.ranked + 1) if place not in by_place]:
            about = {"missing": ", ".join(map(str, missing)), "count": len(missing)}
            raise ValidationError(self.error_messages["gap"], code="gap", params=about)
        return [by_place[place] for place in sorted(by_place)]
