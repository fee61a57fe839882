"""From the board: the next edition of a call as drafts, with what people asked last time offered as help."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from ..actions.editions import AlreadyMade, clone_call
from ..forms.editions import NextEditionForm
from ..models import GrantCallPage
from ..queries.editions import asked_about, drafts_of_next, form_of, questions_of
from .board import CallForm, may_clone


class NextEditionView(CallForm):
    """What is copied, and where each question of last time goes."""

    page_title = gettext_lazy("Next edition")
    form_class = NextEditionForm
    submit_label = gettext_lazy("Make the drafts")
    explanation = gettext_lazy(
        "The call and its form are copied as drafts in every language, without days, sums of the results, funded projects "
        "and answered questions. Of what was asked last time, choose below which question of the form it helps: it is "
        "added to the help there, in the draft, for you to rewrite. Nothing is published."
    )

    def dispatch(self, request, *args, **kwargs):
        if not may_clone(self.call, request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        earlier = drafts_of_next(self.source)
        return self.to_earlier(AlreadyMade(earlier)) if earlier else super().get(request, *args, **kwargs)

    @cached_property
    def source(self) -> GrantCallPage:
        return self.call.fact_source() or self.call

    def get_initial(self) -> dict:
        return {"title": self.source.title}

    def get_form_kwargs(self) -> dict:
        form = form_of(self.source)
        about = {"asked": asked_about(self.source) if form else [], "questions": questions_of(form) if form else []}
        return super().get_form_kwargs() | about

    def form_valid(self, form):
        facts = {"title": form.cleaned_data["title"], "notes": form.notes, "by": self.request.user}
        try:
            made = clone_call(call=self.source, now=timezone.now(), **facts)
        except AlreadyMade as refusal:
            return self.to_earlier(refusal, form)
        messages.success(self.request, _("The drafts are there. Write the calendar, read the form, then publish both."))
        return redirect("wagtailadmin_pages:edit", made.pk)

    def to_earlier(self, refusal: AlreadyMade, form=None):
        """To the drafts that are there; whoever typed something else keeps it on this page, with the way there."""
        address = reverse("wagtailadmin_pages:edit", args=[refusal.page.pk])
        is_other = form and (form.notes or form.cleaned_data["title"] != refusal.page.draft_title)
        if is_other:
            messages.warning(self.request, str(refusal), buttons=[messages.button(address, _("Open the drafts"))])
            return self.form_invalid(form)
        messages.warning(self.request, str(refusal))
        return redirect(address)
