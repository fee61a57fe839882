"""What officers fill in around the formal check."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..choices import ApplicationState

LONGEST_LINE = 250


class ChecklistForm(forms.Form):
    """The same number of lines in both languages."""

    lines_ro = forms.CharField(
        label=_("Lines in Romanian"), help_text=_("One on each line."), widget=forms.Textarea(attrs={"rows": 8})
    )
    lines_en = forms.CharField(
        label=_("Lines in English"),
        help_text=_("The same lines, in the same order."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean(self):
        cleaned = super().clean()
        both = [
            [line.strip() for line in cleaned.get(name, "").splitlines() if line.strip()]
            for name in ("lines_ro", "lines_en")
        ]
        for name, lines in zip(("lines_ro", "lines_en"), both, strict=True):
            if long := [f"{line[:40]}…" for line in lines if len(line) > LONGEST_LINE]:
                words = {"most": LONGEST_LINE, "line": long[0]}
                self.add_error(name, _("A line has at most %(most)d characters; this one has more: %(line)s") % words)
        if all(both) and len(both[0]) != len(both[1]):
            self.add_error("lines_en", _("There are not as many lines as in Romanian."))
        self.lines = list(zip(*both, strict=False))
        return cleaned


class CheckForm(forms.Form):
    """Every line of the checklist: met or not, and why not."""

    seen = forms.CharField(widget=forms.HiddenInput)  # which version was read

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"met_{item.pk}"] = forms.ChoiceField(
                label=item.text, choices=[("yes", _("met")), ("no", _("not met"))], widget=forms.RadioSelect
            )
            self.fields[f"note_{item.pk}"] = forms.CharField(
                label=_("Why not: %(line)s") % {"line": item.text},
                help_text=_("The applicant reads it."),
                max_length=500,
                required=False,
            )

    def clean(self):
        cleaned = super().clean()
        for item in self.items:
            if cleaned.get(f"met_{item.pk}") == "no" and not cleaned.get(f"note_{item.pk}", "").strip():
                self.add_error(f"note_{item.pk}", _("Say why not."))
        return cleaned

    @property
    def met(self) -> dict[int, bool]:
        return {item.pk: self.cleaned_data[f"met_{item.pk}"] == "yes" for item in self.items}

    @property
    def notes(self) -> dict[int, str]:
        return {item.pk: self.cleaned_data[f"note_{item.pk}"] for item in self.items}


class ClarificationForm(forms.Form):
    """What is asked of a team, and until when."""

    text = forms.CharField(label=_("What is not clear"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    until = forms.DateField(label=_("Reply until"), widget=AdminDateInput)


class BoardFilter(forms.Form):
    """Which applications the board lists."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("all")), *ApplicationState.choices[1:]], required=False)
    late = forms.BooleanField(label=_("overdue only"), required=False)
    lacking = forms.BooleanField(label=_("incomplete only"), required=False)
