"""What staff do with a vote among variants beside writing it: see it as readers will, open, extend, close, count again."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.dates import moment_label
from cms.models.pages import whole_address
from cms.share.qr import qr_image

from ..actions import polls
from ..actions.votes import recount
from ..actions.windows import NotLater
from ..models import Poll
from ..proof import in_groups
from ..views.polls import participation, results, show_poll, unconfirmed, vote_form
from ..windows import WindowState
from .form_pages import ExtensionForm


class NoteForm(forms.Form):
    """Why it closes before its hour, for everybody."""

    note_ro, note_en = (ExtensionForm.base_fields[name] for name in ("note_ro", "note_en"))


def state_of(poll: Poll, now) -> str:
    return "draft" if poll.is_draft else poll.state_at(now).value


def state_label(poll: Poll, now) -> str:
    closes = moment_label(poll.closes_at) if poll.closes_at else ""
    words = {
        "draft": _("draft: readers do not see it"),
        "not_yet": _("opens on %(moment)s") % {"moment": moment_label(poll.opens_at) if poll.opens_at else ""},
        "open": _("open until %(moment)s") % {"moment": closes} if closes else _("open"),
        "closed": _("closed on %(moment)s") % {"moment": closes},
    }
    return words[state_of(poll, now)]


def poll_facts(poll: Poll, now) -> dict:
    """What the page of one vote shows; the numbers of each variant only when readers may see them."""
    state = state_of(poll, now)
    addresses = []
    for code, name in settings.LANGUAGES:
        with override(code):
            addresses.append({"language": code, "name": name, "url": whole_address(reverse("poll", args=[poll.pk]))})
    shows = state == "closed" or (poll.shows_counts and state == "open")
    return {
        "poll": poll,
        "state": state,
        "state_label": state_label(poll, now),
        "options": list(poll.options.all()),
        "has_votes": polls.has_votes(poll),
        "participation": "" if state in ("draft", "not_yet") else participation(poll),
        "unconfirmed": unconfirmed(poll) if state == "closed" and poll.digest else "",
        "results": results(poll) if shows else [],
        "digest": in_groups(poll.digest) if state == "closed" else "",
        "counted": moment_label(poll.counted_at) if poll.counted_at and state == "closed" else "",
        "moves": [
            {"when": moment_label(move.at), "to": moment_label(move.after), "note": move.note_ro, "by": move.by}
            for move in poll.extensions.select_related("by")
        ],
        "addresses": addresses,
        "qr": "" if state == "draft" else qr_image(addresses[0]["url"]),
    }


class OnePoll:
    """A vote among variants, for those who may change it."""

    permission = "participation.change_poll"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def poll(self) -> Poll:
        return get_object_or_404(Poll.objects.of_variants(), pk=self.kwargs["pk"])

    @property
    def back_url(self) -> str:
        return reverse("polls:inspect", args=[self.poll.pk])


class PollFormView(OnePoll, WagtailAdminTemplateMixin, FormView):
    """Base: a few fields, then back to the vote; a vote in another state is as if absent."""

    template_name = "participation/staff/form_action.html"
    header_icon = "list-ol"
    submit_label = explanation = ""
    states: tuple[str, ...] = ("open",)

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm(self.permission) and state_of(self.poll, timezone.now()) not in self.states:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        here = [{"url": self.back_url, "label": str(self.poll)}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), {"url": reverse("polls:index"), "label": _("Public votes")}, *here]

    def get_context_data(self, **kwargs):
        about = {"submit_label": self.submit_label, "explanation": self.explanation}
        back = {"back_url": self.back_url, "back_label": _("Back to the vote")}
        return super().get_context_data(**kwargs) | about | back


class ExtendPollView(PollFormView):
    page_title = gettext_lazy("Extend the vote")
    form_class = ExtensionForm
    submit_label = gettext_lazy("Extend")
    states = ("not_yet", "open")
    explanation = gettext_lazy(
        "The vote closes later for everybody. The note stands on its page in both languages and the move is kept in the history."
    )

    def form_valid(self, form):
        try:
            polls.extend_poll(poll=self.poll, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        except NotLater:
            form.add_error("until", _("Choose a moment after the present deadline and after now."))
            return self.form_invalid(form)
        messages.success(self.request, _("The deadline was moved."))
        return redirect(self.back_url)


class CloseView(PollFormView):
    page_title = gettext_lazy("Close the vote now")
    form_class = NoteForm
    submit_label = gettext_lazy("Close it now")
    explanation = gettext_lazy(
        "At its hour the vote closes by itself. If you close it before, say why: the note stands above the results. It cannot be opened again."
    )

    def form_valid(self, form):
        polls.close_poll(poll=self.poll, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(self.request, _("The vote is closed and its results are public."))
        return redirect(self.back_url)


class ClickPoll(OnePoll, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.click()
        return redirect(self.back_url)


class OpenView(ClickPoll):
    def click(self) -> None:
        try:
            polls.open_poll(poll=self.poll, by=self.request.user, now=timezone.now())
        except polls.NotReady:
            said = _("It was not opened: it needs at least two variants and a close that is still to come.")
            messages.error(self.request, said)
            return
        messages.success(self.request, _("The vote is public at its address."))


class RecountView(ClickPoll):
    def click(self) -> None:
        if state_of(self.poll, timezone.now()) != WindowState.CLOSED:
            raise Http404
        was_right, _found = recount(poll=self.poll, by=self.request.user, now=timezone.now())
        if was_right:
            messages.success(self.request, _("Counted again: the numbers were right."))
        else:
            messages.warning(self.request, _("Counted again: the numbers were wrong and have been corrected."))


class PreviewView(OnePoll, View):
    """The public page as readers will have it, from what is saved; nothing can be sent from it."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, language: str, **kwargs):
        if language not in dict(settings.LANGUAGES):
            raise Http404
        with override(language):
            return show_poll(request, self.poll, vote_form(self.poll), is_preview=True)
