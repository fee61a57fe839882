"""The forms around public ideas: the list's filters, an address to follow or vote with, a step of the execution."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.dates import last_day
from cms.form_fields import QuickSelect

from .choices import Execution, Outcome
from .form_fields import HoneypotField, LocalNumberField
from .models.answers import PRECISIONS

LABELS = {"outcome": dict(Outcome.choices), "execution": dict(Execution.choices)}


def options(name: str, rows, empty) -> list[tuple[str, str]]:
    """What a filter offers: only what some answered idea has."""
    labels = LABELS.get(name, {})
    return [("", empty), *((key, label or labels.get(key, key)) for key, label, _number in rows)]


class IdeaFilterForm(forms.Form):
    """The filters of the list of answered ideas; a value that is no choice filters nothing."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=QuickSelect)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False, widget=QuickSelect)
    outcome = forms.ChoiceField(label=_("What the city answered"), required=False, widget=QuickSelect)
    execution = forms.ChoiceField(label=_("What was done"), required=False, widget=QuickSelect)
    form = forms.ChoiceField(label=_("Where it was sent"), required=False, widget=QuickSelect)
    year = forms.ChoiceField(label=_("Year of the answer"), required=False, widget=QuickSelect)

    def __init__(self, data, *, facets: dict):
        super().__init__(data, auto_id="filter-%s")
        for name, rows in facets.items():
            chosen = data.get(name)
            if len(rows) < 2 and not any(key == chosen for key, _label, _number in rows):
                del self.fields[name]  # a choice between all and all is none
            else:
                self.fields[name].choices = options(name, rows, _("All"))

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AddressForm(forms.Form):
    """The e-mail to which the confirmation goes; `subject` is what it is for, signed."""

    email = forms.EmailField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    token = forms.CharField(widget=forms.HiddenInput)
    website = HoneypotField()

    def __init__(self, *args, options=(), **kwargs):
        super().__init__(*args, auto_id="id_%s", **kwargs)
        if options:
            self.fields["option"] = forms.ChoiceField(label=_("Your choice"), choices=options, widget=forms.RadioSelect)
            self.order_fields(["option", "email"])


class AnnounceForm(forms.Form):
    """A step of what was promised, as staff tell it; `answer` is the published answer that it belongs to."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    execution = forms.ChoiceField(label=_("Where it stands"), choices=Execution.choices)
    text_ro = forms.CharField(
        label=_("What happened, in Romanian"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    text_en = forms.CharField(
        label=_("What happened, in English"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    happened_on = forms.DateField(
        label=_("Since when, or done on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    promised_on = forms.DateField(
        label=_("Promised for"),
        required=False,
        help_text=_("A later date than before needs the reason in words."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    promised_precision = forms.ChoiceField(label=_("The date says the"), choices=PRECISIONS)
    cost = LocalNumberField(
        label=_("Cost (lei)"), required=False, min_value=0, max_digits=14, decimal_places=2, localize=True
    )

    def __init__(self, *args, answer, **kwargs):
        known = ("execution", "promised_on", "promised_precision", "cost")
        super().__init__(
            *args, initial={name: getattr(answer, name) for name in known} | kwargs.pop("initial", {}), **kwargs
        )
        self.answer = answer

    def clean_happened_on(self):
        day: dt.date | None = self.cleaned_data["happened_on"]
        if day and day < self.answer.submission.received_at.date():
            raise forms.ValidationError(_("That was before the idea was sent."))
        return day

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("text_ro", "").strip() and needs_words(self.answer, cleaned):
            self.add_error("text_ro", _("Say why: people were promised something else."))
        if (
            cleaned.get("text_ro", "").strip()
            and self.answer.submission.language == "en"
            and not cleaned.get("text_en", "").strip()
        ):
            self.add_error("text_en", _("Who wrote in English is told in English."))
        return cleaned


def needs_words(answer, said: dict) -> bool:
    """Whether a step breaks a promise: later than said, late, or given up."""
    if said.get("execution") in (Execution.LATE, Execution.DROPPED):
        return True
    before = last_day(answer.promised_on, answer.promised_precision)
    now = last_day(said.get("promised_on"), said.get("promised_precision") or "day")
    return bool(before and said.get("execution") != Execution.DONE and (now is None or now > before))


class RegisterForm(forms.Form):
    """The filters of the register."""

    year = forms.ChoiceField(label=_("Year in which it came"), required=False, widget=QuickSelect)
    call = forms.ChoiceField(label=_("Debate or call"), required=False, widget=QuickSelect)

    def __init__(self, data, *, years: list[int], calls: list[tuple[str, str]]):
        super().__init__(data, auto_id="filter-%s")
        self.fields["year"].choices = [("", _("All")), *((str(year), str(year)) for year in years)]
        self.fields["call"].choices = [("", _("All")), *calls]

    @property
    def chosen(self) -> dict[str, str]:
        """Only what was chosen and exists."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
