"""What came on paper, by phone, at the desk or by e-mail: typed in by a clerk, into the same queue."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from ..builder import HONEYPOT
from ..choices import Channel, QuestionType
from ..models import Form, FormWording
from ..models.submissions import CONTACT_COLUMNS
from ..windows import WindowState, window_state

CHANNELS = [(channel.value, channel.label) for channel in Channel if channel not in (Channel.WEB, Channel.SPOKEN)]
ASSENTS = {QuestionType.CHECKBOX, QuestionType.CONSENT}  # ticked by a clerk only where the author said so
LANGUAGES = [("ro", _("Romanian")), ("en", _("English"))]


class EntryStart(forms.Form):
    """Which form, in whose language."""

    form = forms.ModelChoiceField(Form.objects.none(), label=_("Form"), empty_label=_("Choose"))
    language = forms.ChoiceField(label=_("Language of the author"), choices=LANGUAGES, initial="ro")

    def __init__(self, *args, forms_of_mine, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = forms_of_mine.exclude(current_version=None).order_by("title")

    def clean(self) -> dict:
        cleaned = super().clean()
        form = cleaned.get("form")
        if form:
            self.wording = FormWording.objects.newest(form.current_version, cleaned.get("language", "ro"))
            if self.wording is None:
                self.add_error("language", _("This form has no words in that language."))
        return cleaned


class Entry(forms.Form):
    """How it came, and when it reached us: by that moment the form's window is judged, not by the typing.

    What came within the time that the form grants for uploads is in time; what came later needs the reason for which
    it is accepted.
    """

    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS, widget=forms.RadioSelect)
    received_at = forms.DateTimeField(
        label=_("When it reached us"),
        widget=AdminDateTimeInput,
        help_text=_("Day and hour, Romanian time; as on the stamp or the mail."),
    )
    late_reason = forms.CharField(
        label=_("Why it is accepted"),
        required=False,
        max_length=500,
        help_text=_("Only when it reached us after the form had closed; colleagues read it with the case."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, form: Form, now, **kwargs):
        self.form, self.now = form, now
        super().__init__(*args, **kwargs)

    def clean_received_at(self):
        received = self.cleaned_data["received_at"]
        if received > self.now:
            raise forms.ValidationError(_("That is still to come."))
        if window_state(self.form.opens_at, None, received) == WindowState.NOT_YET:
            raise forms.ValidationError(_("The form was not open yet at that hour, so it cannot be entered."))
        return received

    def clean(self) -> dict:
        cleaned = super().clean()
        received = cleaned.get("received_at")
        is_late = received is not None and self.is_late(received)
        reason = (cleaned.get("late_reason") or "").strip()
        if is_late and not reason and "late_reason" not in self.errors:
            self.add_error("late_reason", _("The form was closed at that hour: say why it is accepted all the same."))
        return cleaned | {"late_reason": reason if is_late else ""}

    def is_late(self, received) -> bool:
        """Whether the form was closed then, and its grace over."""
        if not self.form.is_published:
            return True
        grace = dt.timedelta(minutes=self.form.grace_minutes)
        closes_at = self.form.closes_at and self.form.closes_at.astimezone(dt.UTC) + grace
        return window_state(None, closes_at, received) == WindowState.CLOSED


def entry_form(form_class: type[forms.Form]) -> type[forms.Form]:
    """The form's own questions as a clerk fills them in: whoever called may have given no address and ticked nothing."""
    questions = form_class.questions

    class Typed(form_class):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            for key, question in questions.items():
                if question.role in CONTACT_COLUMNS or question.type in ASSENTS:
                    self.fields[key].required = False
                if question.type == QuestionType.FILE:  # whatever came with it is added as a scan
                    del self.fields[key]
            self.fields.pop(HONEYPOT, None)

    return Typed
