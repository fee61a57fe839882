"""The editor's form of a competition: what can still be entered names the legal channel before readers see it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models.calls import CallForm
from participation.models.versions import is_publishing

from .sealed import SealedEntry


class CompetitionForm(CallForm):
    """As every call's; a draft may lack the channel, a page that readers are led by may not."""

    def _post_clean(self):
        super()._post_clean()
        self._keep_its_round()
        page, names = self.instance, ("calendar", "channels")
        if (
            not is_publishing(self.data)
            or page.takes_sealed_entries
            or page.change
            or page.is_decided
            or not page.is_confirmed
        ):
            return
        if not all(name in self.formsets and self.formsets[name].is_valid() for name in names):
            return
        calendar, channels = (self._kept(name) for name in names)
        if channels or all(entry.ends_at <= timezone.now() for entry in page.closing_entries(calendar)):
            return
        words = _(
            "Name the legal channel (SEAP, OAR) under “Where to enter”: this portal does not receive the entries."
        )
        self.add_error(None, words)

    def _keep_its_round(self) -> None:
        """Once entries came their authors count on what was announced."""
        page = self.instance
        if page.takes_sealed_entries or "takes_sealed_entries" not in self.fields:
            return
        if SealedEntry.objects.filter(round__competition_key=page.translation_key).exists():
            words = _("Sealed entries came: this stays ticked. Write in the calendar that it is cancelled.")
            self.add_error("takes_sealed_entries", words)

    def _kept(self, name: str) -> list:
        formset = self.formsets[name]
        kept = [form for form in formset.forms if form not in formset.deleted_forms]
        return [form.instance for form in kept if form.has_changed() or form.instance.pk]
