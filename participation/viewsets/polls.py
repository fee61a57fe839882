"""Votes among variants in the staff area: a list, the form of a draft, one vote with what may be done about it."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet

from ..actions import polls
from ..actions.votes import VoteClosed
from ..models import Poll
from .poll_actions import (
    CloseView,
    ExtendPollView,
    OpenView,
    PreviewView,
    RecountView,
    poll_facts,
    state_label,
    state_of,
)

LOCKED = gettext_lazy(
    "Somebody’s vote counts already: question and variants stay as they were read. You can move the close, with a public note."
)
CLOSED = gettext_lazy("It is closed: question, variants and results stay as they were published.")


class OfVariants:
    """Support for ideas is counted by the same table and has no screen here."""

    def get_object(self, queryset=None):
        found = super().get_object() if queryset is None else super().get_object(queryset)
        if found.kind != Poll.Kind.PREFERENCE:
            raise Http404
        return found


class PollForm(WagtailAdminModelForm):
    """Both languages and a close; once it is open its hours move only in public."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title_ro", "title_en", "closes_at"):
            self.fields[name].required = True
        if self.instance.pk and not self.instance.is_draft:
            for name in ("opens_at", "closes_at"):
                self.fields[name].disabled = True


class PollList(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().of_variants()


class AddPoll(generic.CreateView):
    def save_instance(self):
        return polls.keep_poll(poll=self.form.save(commit=False), by=self.request.user, now=timezone.now())

    def get_success_url(self):
        return reverse("polls:inspect", args=[self.object.pk])


class EditPoll(OfVariants, generic.EditView):
    """Only until the first vote counts or it closes."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm("participation.change_poll"):
            self.object = self.get_object()
            if polls.has_votes(self.object):
                return self.refuse(LOCKED)
            if state_of(self.object, timezone.now()) == "closed":
                return self.refuse(CLOSED)
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, why):
        messages.warning(self.request, why)
        return redirect("polls:inspect", self.object.pk)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except polls.VotesWereCast:  # meanwhile
            return self.refuse(LOCKED)
        except VoteClosed:
            return self.refuse(CLOSED)

    def save_instance(self):
        return polls.keep_poll(poll=self.form.save(commit=False), by=self.request.user, now=timezone.now())

    def get_success_url(self):
        return reverse("polls:inspect", args=[self.object.pk])


class DeletePoll(OfVariants, generic.DeleteView):
    """A draft; what was open once stays."""

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        if not found.is_draft:
            raise Http404
        return found

    def delete_action(self):
        if not polls.drop_poll(poll=self.object, by=self.request.user, now=timezone.now()):
            raise Http404


class PollHistory(OfVariants, history.HistoryView):
    pass


class PollUsage(OfVariants, usage.UsageView):
    pass


class PollView(OfVariants, generic.InspectView):
    """One vote: where it stands, who took part, its address, and the buttons that fit its state."""

    template_name = "participation/staff/poll.html"
    page_title = gettext_lazy("Public vote")

    def get_fields(self) -> list:
        return []

    def get_edit_url(self):
        return None  # its buttons stand on the page, each with what it means

    def get_delete_url(self):
        return None

    def get_context_data(self, **kwargs):
        may = self.request.user.has_perm("participation.change_poll")
        return super().get_context_data(**kwargs) | poll_facts(self.object, timezone.now()) | {"may_change": may}


class PollViewSet(ModelViewSet):
    model = Poll
    name = "polls"
    icon = "list-ol"
    menu_label = gettext_lazy("Public votes")
    menu_order = 94
    add_to_admin_menu = True
    index_view_class = PollList
    add_view_class = AddPoll
    edit_view_class = EditPoll
    delete_view_class = DeletePoll
    history_view_class = PollHistory
    usage_view_class = PollUsage
    inspect_view_enabled = True
    inspect_view_class = PollView
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        TitleColumn(
            "title_ro",
            label=gettext_lazy("Question"),
            get_url=lambda poll: reverse("polls:inspect", args=[poll.pk]),
        ),
        Column("state", label=gettext_lazy("State"), accessor=lambda poll: state_label(poll, timezone.now())),
    ]
    ordering = ["-pk"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=gettext_lazy(
                    "Everybody may vote once, with an e-mail address that confirms; no account is needed. Nothing is shown "
                    "to readers before you open the vote. After the first confirmed vote, question and variants cannot change."
                )
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("title_ro"), FieldPanel("title_en")]),
                    FieldRowPanel([FieldPanel("text_ro"), FieldPanel("text_en")]),
                    FieldPanel("page"),
                ],
                heading=gettext_lazy("The question"),
            ),
            InlinePanel(
                "options",
                heading=gettext_lazy("The variants"),
                label=gettext_lazy("Variant"),
                min_num=polls.FEWEST,
                max_num=polls.MOST,
                panels=[
                    FieldRowPanel([FieldPanel("label_ro"), FieldPanel("label_en")]),
                    FieldRowPanel([FieldPanel("text_ro"), FieldPanel("text_en")]),
                    FieldPanel("image"),
                    FieldRowPanel([FieldPanel("alt_ro"), FieldPanel("alt_en")]),
                ],
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]), FieldPanel("shows_counts")],
                heading=gettext_lazy("When, and what is shown"),
            ),
        ],
        base_form_class=PollForm,
    )

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/open/", OpenView.as_view(), name="open"),
            path("<int:pk>/extend/", ExtendPollView.as_view(), name="extend"),
            path("<int:pk>/close/", CloseView.as_view(), name="close"),
            path("<int:pk>/recount/", RecountView.as_view(), name="recount"),
            path("<int:pk>/preview/<str:language>/", PreviewView.as_view(), name="preview"),
        ]
