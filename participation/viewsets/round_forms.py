"""What staff fill in about a call: a round of questions, a time for contestations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..actions import rounds
from ..choices import FormKind
from ..models import FormPage
from ..models.following import is_call
from .front_desk import DeskForm


class CallForm(DeskForm):
    """Of one's own desk, about the Romanian page of a call: what belongs to it is found in both languages."""

    needs_desk = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("page", "desk"):
            self.fields[name].disabled = bool(self.instance.pk)  # it is counted, and forms are led, by both

    def clean_page(self):
        page = self.cleaned_data["page"]
        if page is None or not is_call(page):
            self.add_error("page", _("Choose the page of a competition or of a call for applications."))
            return None
        specific = page.specific
        return specific.fact_source() or specific

    def clean(self) -> dict:
        cleaned = super().clean()
        page, desk = cleaned.get("page"), cleaned.get("desk")
        if page and desk and not (is_asked_at(page, desk) or page.permissions_for_user(self.for_user).can_edit()):
            self.add_error("page", _("This call has no form of your desk for questions or contestations."))
        return cleaned


def is_asked_at(page, desk: str) -> bool:
    """Whether questions about a call, or contestations, come to that desk."""
    kinds = (FormKind.QUESTION, FormKind.CONTESTATION)
    return FormPage.objects.child_of(page).filter(kind__in=kinds, desk=desk).exists()


class RoundForm(CallForm):
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = rounds.marker_of(self.instance)

    def clean(self) -> dict:
        cleaned = super().clean()
        if bool(cleaned.get("note_ro")) != bool(cleaned.get("note_en")):
            self.add_error("note_en", _("Say it in both languages or in neither."))
        return cleaned
