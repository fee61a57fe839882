"""What an editor does with a form beside writing it: move its deadline, try it, copy it for the next edition."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.admin.widgets.button import Button

from cms.dates import moment_label

from ..actions.clones import clone_form, languages_left_out
from ..actions.trials import delete_trials
from ..actions.windows import NotLater, extend_window
from ..models import Form, FormPage, Outage
from ..models.following import is_call
from ..queries.outages import Hit
from ..tokens import permit_test


class ExtensionForm(forms.Form):
    """A later deadline and why, in both languages."""

    until = forms.DateTimeField(
        label=_("Closes at"), widget=AdminDateTimeInput, help_text=_("Romanian time, later than now.")
    )
    note_ro = forms.CharField(
        label=_("Public note in Romanian"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    note_en = forms.CharField(
        label=_("Public note in English"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class CloneForm(forms.Form):
    """The name of the next edition."""

    title = forms.CharField(label=_("Title of the new form"), max_length=255)


_OUTAGE_NOTE = _("The portal did not answer from %(began)s to %(ended)s: the deadline is moved.")


class PageActionView(WagtailAdminTemplateMixin, FormView):
    """Base: a form that this person may edit where its facts are; any other is as if absent."""

    template_name = "participation/staff/form_action.html"
    header_icon = "form"
    submit_label = explanation = ""
    needs = "can_edit"

    @cached_property
    def page(self) -> FormPage:
        found = get_object_or_404(FormPage, pk=self.kwargs["pk"], alias_of=None)
        source = found.fact_source() or found  # what is done here changes all languages
        if not getattr(source.permissions_for_user(self.request.user), self.needs)():
            raise Http404
        return source

    @cached_property
    def row(self) -> Form:
        row = self.page.form_row
        if row is None or row.current_version is None:
            raise Http404
        return row

    def get_breadcrumbs_items(self) -> list:
        here = [{"url": self.edit_url, "label": self.page.title}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *here]

    def get_context_data(self, **kwargs):
        about = {"submit_label": self.submit_label, "explanation": self.explanation, "back_url": self.edit_url}
        return super().get_context_data(**kwargs) | about

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


class ExtendView(PageActionView):
    """Moves the deadline in both languages at once, with a note that everybody reads."""

    page_title = _("Extend the deadline")
    needs = "can_publish"
    form_class = ExtensionForm
    submit_label = _("Extend")
    explanation = _(
        "The new deadline holds in both languages at once. The note stands on the form and on its receipts; whoever left "
        "an e-mail address for a draft gets a letter. The move is kept in the log."
    )

    def dispatch(self, request, *args, **kwargs):
        if self.row.closes_at is None or is_call(self.page.get_parent()):
            raise Http404  # a form below a call takes the call's deadline
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        """After an outage the moment and the note are proposed, with its facts."""
        asked = self.request.GET.get("outage", "")
        outage = Outage.objects.filter(pk=asked).first() if asked.isdecimal() else None
        if outage is None:
            return {}
        notes = {}
        for language in ("ro", "en"):
            with override(language):
                facts = {"began": moment_label(outage.began_at), "ended": moment_label(outage.ended_at)}
                notes[f"note_{language}"] = _OUTAGE_NOTE % facts
        return {"until": Hit(self.row, outage).proposed(timezone.now()), **notes}

    def form_valid(self, form):
        try:
            extend_window(form=self.row, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        except NotLater:
            form.add_error("until", _("Choose a moment after the present deadline and after now."))
            return self.form_invalid(form)
        messages.success(self.request, _("The deadline was moved."))
        return redirect(self.edit_url)


class CloneView(PageActionView):
    """Drafts of the same form for the next edition."""

    page_title = _("Clone for the next edition")
    form_class = CloneForm
    submit_label = _("Clone")
    explanation = _(
        "The questions and words of both languages are copied as drafts beside this page, without opening hours. "
        "Answers stay with this form; the new one starts at version 1 when you publish it."
    )

    def dispatch(self, request, *args, **kwargs):
        if not may_add_beside(self.page, request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"title": self.page.title}

    def form_valid(self, form):
        made = clone_form(page=self.page, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(self.request, _("The form was cloned. Set its window, then publish it."))
        for language in languages_left_out(self.page, made):
            said = _(
                "%(language)s was not cloned: the page above this form is not translated. Translate it, then the form."
            )
            messages.warning(self.request, said % {"language": capfirst(language)})
        return redirect("wagtailadmin_pages:edit", made.pk)


class TrialView(PageActionView):
    """Opens the form as people see it; what is sent from there is a test."""

    form_class = forms.Form
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        shown = get_object_or_404(FormPage, pk=self.kwargs["pk"])
        if not shown.live or (url := shown.get_url(request)) is None:
            messages.error(request, _("Publish the form first: a test is sent through the published form."))
            return redirect(self.edit_url)
        return redirect(f"{url}?test={permit_test(self.row.key)}")


class DeleteTrialsView(PageActionView):
    """Throws the tests away."""

    form_class = forms.Form
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        count = delete_trials(form=self.row, by=request.user, now=timezone.now())
        said = ngettext("%(count)d test was deleted.", "%(count)d tests were deleted.", count)
        messages.success(request, said % {"count": count})
        return redirect(self.edit_url)


class FormPagesViewSet(ViewSet):
    """Addresses of what is done with a form page; it has no place in the menu."""

    name = "form_pages"

    def get_urlpatterns(self) -> list:
        return [
            path("<int:pk>/extend/", ExtendView.as_view(), name="extend"),
            path("<int:pk>/clone/", CloneView.as_view(), name="clone"),
            path("<int:pk>/test/", TrialView.as_view(), name="test"),
            path("<int:pk>/tests/delete/", DeleteTrialsView.as_view(), name="delete_tests"),
        ]


def may_add_beside(page, user) -> bool:
    return page.get_parent().permissions_for_user(user).can_add_subpage()


def header_buttons(page, user, view_name, next_url=None):
    """In the page's menu: what this person may do with this form."""
    if not isinstance(page.specific_deferred if page.pk else page, FormPage) or page.alias_of_id:
        return
    source = page.specific.fact_source() or page.specific  # as PageActionView
    may = source.permissions_for_user(user)
    row = source.form_row
    is_published = row is not None and row.current_version_id
    if not may.can_edit() or not is_published:
        return
    if may.can_publish() and row.closes_at and not is_call(source.get_parent()):
        yield Button(
            _("Extend the deadline"),
            reverse("form_pages:extend", args=[page.pk]),
            icon_name="calendar-alt",
            priority=41,
        )
    if may_add_beside(source, user):
        address = reverse("form_pages:clone", args=[page.pk])
        yield Button(_("Clone for the next edition"), address, icon_name="copy", priority=42)
