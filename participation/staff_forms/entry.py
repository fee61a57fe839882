"""What came on paper, by phone, at the desk or by e-mail: typed in by a clerk, into the same queue."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from ..builder import HONEYPOT
from ..choices import Channel, QuestionType
from ..models import Form, FormWording
from ..models.submissions import CONTACT_COLUMNS
from ..windows import WindowState

CHANNELS = [(channel.value, channel.label) for channel in Channel if channel != Channel.WEB]
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
    """How it came, and when it reached us: by that moment the form's window is judged, not by the typing."""

    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS, widget=forms.RadioSelect)
    received_at = forms.DateTimeField(
        label=_("When it reached us"),
        widget=AdminDateTimeInput,
        help_text=_("Day and hour, Romanian time; as on the stamp or the mail."),
    )
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, form: Form, now, **kwargs):
        self.form, self.now = form, now
        super().__init__(*args, **kwargs)

    def clean_received_at(self):
        received = self.cleaned_data["received_at"]
        if received > self.now:
            raise forms.ValidationError(_("That is still to come."))
        if self.form.state_at(received) != WindowState.OPEN:
            raise forms.ValidationError(_("The form was not open at that hour, so it cannot be entered."))
        return received


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
