"""One message to the teams that an officer ticked on the board, or to a whole list of it; each in its language."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from participation.actions.several import can_be_written_to, write_to_several
from participation.models import Submission
from participation.permissions import where_may
from participation.staff_forms.several import ReplyForm
from participation.tokens import new_nonce
from participation.viewsets.bulk import AT_MOST, letters_leaving

from ..forms.checking import BoardFilter
from ..queries.board import applications_of, seen_by
from .board import OneCall


class LettersView(OneCall, FormView):
    """What leaves is shown before it does: how many letters, in which language, from which template."""

    template_name = "fix_cluj/staff/letters.html"
    page_title = gettext_lazy("Write to the applicants")
    form_class = ReplyForm

    def dispatch(self, request, *args, **kwargs):
        self.call  # noqa: B018 - refuses strangers before anything else is read
        if not self.found:
            messages.warning(request, _("Tick whom to write to."))
            return redirect(self.back_url)
        if len(self.found) > AT_MOST:
            messages.error(request, _("That is more than %(count)d: narrow the list down first.") % {"count": AT_MOST})
            return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def found(self) -> list[Submission]:
        """Of what was chosen, the submissions on which this person works."""
        user, key, asked = self.request.user, self.call.translation_key, BoardFilter(self.request.GET)
        if not asked.is_valid():
            raise Http404
        if "all" in self.request.GET:
            rows = applications_of(user, key, today=timezone.localdate(), **asked.cleaned_data)
        else:
            rows = seen_by(user, key).filter(code__in=self.request.GET.getlist("code"))
        mine = where_may(user, "change_submission", Submission.objects.filter(application__in=rows.values("pk")))
        return list(mine.select_related("application", "form").order_by("received_at", "pk")[: AT_MOST + 1])

    @cached_property
    def written_to(self) -> list[Submission]:
        return [row for row in self.found if can_be_written_to(row)]

    def get_initial(self) -> dict:
        return {"nonce": new_nonce()}

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"rows": self.written_to, "user": self.request.user}

    def get_context_data(self, **kwargs) -> dict:
        facts = letters_leaving(self.found, self.written_to) | {"back_url": self.back_url}
        facts["codes"] = [row.application.code for row in self.written_to]
        return super().get_context_data(**kwargs) | facts

    def form_valid(self, form):
        texts = {language: form.text_in(language) for language in form.languages}
        facts = {"nonce": form.cleaned_data["nonce"], "by": self.request.user, "now": timezone.now()}
        written = len(write_to_several(submissions=self.written_to, texts=texts, **facts))
        done = ngettext("%(count)d author was written to.", "%(count)d authors were written to.", written)
        messages.success(self.request, done % {"count": written})
        return redirect(self.back_url)
