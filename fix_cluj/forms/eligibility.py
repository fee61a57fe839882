"""Eligibility in 60 seconds: one plain question for each condition that a call's facts hold."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cms.dates import date_label

from ..eligibility import MOST_MEMBERS, OLDEST_ASKED, Rule, Team, Terms, listed_ways

YES_NO = [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))]
SIZES, AGES = {"min_value": 1, "max_value": MOST_MEMBERS}, {"min_value": 0, "max_value": OLDEST_ASKED}


class EligibilityForm(forms.Form):
    """What a call does not ask of a team is not asked here; nothing names anybody."""

    def __init__(self, data=None, *, terms: Terms):
        super().__init__(data, auto_id="id_%s")
        self.is_individual = terms.is_individual
        self.is_alone = terms.is_individual or terms.team_max == 1
        if Rule.TEAM in terms.rules and not self.is_alone:
            self.fields["size"] = number(_("How many are you?"), **SIZES)
        if Rule.AGE in terms.rules:
            self.ask_ages(date_label(terms.age_on, weekday=False) if terms.age_on else "")
        if Rule.LINK in terms.rules:
            ways = {"ways": listed_ways(terms, is_alone=self.is_alone)}
            label = (
                _("Do you %(ways)s in Cluj-Napoca?")
                if self.is_alone
                else _("Does each of you %(ways)s in Cluj-Napoca?")
            )
            self.fields["linked"] = forms.ChoiceField(label=label % ways, choices=YES_NO, widget=forms.RadioSelect)

        if Rule.SEAT in terms.rules:
            label = _("Does your organisation have its seat in Cluj-Napoca?")
            self.fields["seat"] = forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)

    def ask_ages(self, day: str) -> None:
        """One age for somebody alone, the two that decide for a team; on the day on which the call counts them."""
        on = {
            "help_text": _("In full years, on %(day)s.") % {"day": day} if day else _("In full years, today."),
            **AGES,
        }
        if self.is_alone:
            self.fields["youngest"] = number(_("How old are you?"), **on)
            return
        self.fields["youngest"] = number(_("How old is the youngest of you?"), **on)
        self.fields["oldest"] = number(_("How old is the oldest of you?"), **on)

    def clean(self):
        cleaned = super().clean()
        youngest, oldest = cleaned.get("youngest"), cleaned.get("oldest")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("oldest", _("The oldest of you cannot be younger than the youngest."))
        return cleaned

    @property
    def team(self) -> Team:
        """What was said, once it is valid."""
        said = self.cleaned_data
        linked, seat = said.get("linked"), said.get("seat")
        return Team(
            size=None if self.is_individual else 1 if self.is_alone else said.get("size"),
            youngest=said.get("youngest"),
            oldest=said.get("youngest") if self.is_alone else said.get("oldest"),
            all_linked=None if linked is None else linked == "yes",
            has_seat=None if seat is None else seat == "yes",
        )


def number(label, **limits) -> forms.IntegerField:
    """A whole number, typed with whatever keyboard has digits."""
    return forms.IntegerField(label=label, widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}), **limits)
