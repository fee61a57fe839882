"""What a clerk fills in for somebody who spoke: when, and about what; the rest are the questions of the debate's form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.staff_forms import Entry


class SpokenEntry(Entry):
    """What was said at a debate is in time whenever it was said there: the form's window is for what is written."""

    about = forms.ChoiceField(label=_("What it was about"), required=False)

    field_order = ["received_at", "about"]

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["channel"], self.fields["late_reason"]
        self.fields["about"].choices = [("", _("The whole")), *about]
        self.fields["received_at"].label = _("When it was said")
        self.fields["received_at"].help_text = _("Day and hour, Romanian time.")

    def clean_received_at(self):
        received = self.cleaned_data["received_at"]
        if received > self.now:
            raise forms.ValidationError(_("That is still to come."))
        return received

    def is_late(self, received) -> bool:
        return False


class ReportForm(forms.Form):
    """What only people know of a year; empty is "not known", zero is zero."""

    acts_adopted = forms.IntegerField(label=_("Draft acts adopted"), required=False, min_value=0)
    requests_refused = forms.IntegerField(
        label=_("Requests for a debate that were refused"), required=False, min_value=0
    )
    closed_sittings = forms.IntegerField(label=_("Sittings that were not public"), required=False, min_value=0)
    court_cases = forms.IntegerField(label=_("Complaints in court"), required=False, min_value=0)
    note_ro = forms.CharField(
        label=_("Remarks in Romanian"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    note_en = forms.CharField(
        label=_("Remarks in English"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en"}),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if bool(cleaned.get("note_ro")) != bool(cleaned.get("note_en")):
            missing = "note_en" if cleaned.get("note_ro") else "note_ro"
            self.add_error(missing, _("Write the remarks in both languages: the report is published in both."))
        return cleaned
