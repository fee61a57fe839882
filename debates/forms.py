"""The filters of the list of debates, and what somebody gives who wants to speak."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.forms import ListFilterForm
from participation.form_fields import HoneypotField

from .states import DebateState
from .workflow import Way


class DebateFilterForm(ListFilterForm):
    """By state, topic, neighbourhood, organiser and year."""

    state_choices = DebateState.choices


class SpeakForm(forms.Form):
    """Name and e-mail, from where if there is a choice, and about what; `token` is the debate, signed."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("By this name you are called."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_(
            "Here come your place, a reminder and the link by which you can cancel. One place for each address."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    about = forms.CharField(
        label=_("What do you want to speak about?"),
        max_length=200,
        required=False,
        help_text=_("One line, for the moderator. You do not have to."),
    )
    token = forms.CharField(widget=forms.HiddenInput)
    website = HoneypotField()

    def __init__(self, *args, ways: list[str], **kwargs):
        super().__init__(*args, auto_id="id_%s", **kwargs)
        if len(ways) > 1:
            labels = {Way.SITE: _("I come to the room"), Way.ONLINE: _("I speak online")}
            choices = [(way, labels[Way(way)]) for way in ways]
            self.fields["way"] = forms.ChoiceField(
                label=_("From where do you speak?"), choices=choices, widget=forms.RadioSelect
            )
            self.order_fields(["name", "email", "way", "about"])


class AddSpeakerForm(forms.Form):
    """Whoever asks to speak by phone or at the door, entered by staff."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, help_text=_("Without one there are no letters.")
    )
    about = forms.CharField(label=_("About what"), max_length=200, required=False)
    way = forms.ChoiceField(label=_("From where"), choices=Way.choices)
    language = forms.ChoiceField(label=_("Letters in"), choices=[("ro", "Română"), ("en", "English")])


class PlaceForm(forms.Form):
    """To which place in the order somebody goes."""

    place = forms.IntegerField(min_value=1, max_value=999)
