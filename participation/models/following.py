"""A form right below a call: its window is the call's, because a deadline is one fact."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models import CallPage
from cms.models.pages import FactsForm

from ..choices import FormKind
from ..windows import window_of_call
from .rounds import ContestationWindow

WINDOW = ("opens_at", "closes_at")
WHY_FIXED = _("Taken from the calendar of the call above this form; change it there.")


def is_call(page) -> bool:
    return page is not None and issubclass(page.specific_class or type(page), CallPage)


class FollowingForm(FactsForm):
    """Shows the window of a form below a call without letting it be changed there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if is_call(self.parent_page):
            call = self.parent_page.specific
            for name, moment in zip(WINDOW, self.instance.window_from(call), strict=True):
                if name in self.fields:
                    self.initial[name] = moment
                    self.fields[name].disabled = True
                    self.fields[name].help_text = WHY_FIXED

    def clean(self):
        cleaned = super().clean()
        # A disabled field gives its first value back, in the widget's precision: the page takes the exact one when saved.
        return {name: value for name, value in cleaned.items() if name not in WINDOW or not self.fields[name].disabled}


class FollowsCallMixin(models.Model):
    """Mixin for form pages, placed first: every way in which the Romanian one is loaded or saved takes the call's window."""

    class Meta:
        abstract = True

    def window_from(self, call: CallPage, now=None):
        """(opens_at, closes_at) as the call's calendar, or the time for contestations, gives them now."""
        is_shown = call.live or call.get_translations().live().exists()
        now = now or timezone.now()
        opens_at, closes_at = self._step_of(call, now)
        return window_of_call(
            opens_at=opens_at, closes_at=closes_at if is_shown else None, ended_at=self.closes_at, now=now
        )

    def _step_of(self, call: CallPage, now):
        """What this form is for, in the life of its call; of several times for contestations none shuts another."""
        if self.kind == FormKind.CONTESTATION:
            of_desk = ContestationWindow.objects.filter(page__translation_key=call.translation_key, desk=self.desk)
            windows = list(of_desk.order_by("closes_at"))
            running = [window for window in windows if window.closes_at > now] or windows[-1:]
            return (min(one.opens_at for one in running), running[-1].closes_at) if running else (None, None)
        if call.change or call.is_decided:
            return call.opens_at, None
        if self.places and (visit := call.visits_begin_at):  # one registers for a visit until it begins
            return call.opens_at, min(visit, call.form_closes_at or visit)
        asks = self.kind == FormKind.QUESTION
        return call.opens_at, (asks and call.questions_close_at) or call.form_closes_at

    def take_window(self, now=None) -> list[str]:
        """Copy the window of the call right above; names of what changed. A translation takes it as it takes every fact."""
        if not self.path or self.depth is None or self.fact_source() is not None:
            return []
        parent = self.get_parent()
        if not is_call(parent):
            return []
        found = dict(zip(WINDOW, self.window_from(parent.specific, now), strict=True))
        changed = [name for name in WINDOW if getattr(self, name) != found[name]]
        for name in changed:
            setattr(self, name, found[name])
        return changed

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.take_window()
        return page

    def save(self, *args, **kwargs):
        self.take_window()
        return super().save(*args, **kwargs)
