"""Rounds of questions and answers in the staff area: collected, drafted side by side in both languages, released."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from cms.dates import moment_label

from ..actions import rounds
from ..models import QuestionRound
from ..permissions import may
from ..views.rounds import show_round
from .front_desk import DeleteMine, DeskViewSet, EditMine, ListOfMyDesks, OfMyDesks, mine
from .round_forms import RoundForm

RELEASED = _("Everybody has read this round: it stays as it was. Put right what is wrong in the next one.")
QUICKER = _(
    "Not saved: a colleague saved this round while you were writing. Your text stands in the fields below, theirs here. Put "
    "together what is right and save again."
)


class RoundList(ListOfMyDesks):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page")


class AddRound(generic.CreateView):
    def save_instance(self):
        return rounds.keep_round(round=self.form.save(commit=False), by=self.request.user, now=timezone.now())

    def get_success_url(self):
        return reverse("rounds:inspect", args=[self.object.pk])


class EditRound(EditMine):
    """The drafts, until everybody can read them."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm("participation.change_questionround"):
            self.object = self.get_object()
            if self.object.released_at:
                return self.refuse()
        return super().dispatch(request, *args, **kwargs)

    def get_side_panels(self):
        return MediaContainer()  # Wagtail’s would call “live” what readers do not see yet

    def refuse(self):
        messages.warning(self.request, RELEASED)
        return redirect("rounds:inspect", self.object.pk)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except rounds.WasReleased:  # meanwhile
            return self.refuse()
        except rounds.ChangedMeanwhile:
            return self.show_both(form)

    def show_both(self, form):
        """What the colleague saved above, what this person typed in the fields: saved again, the second stays."""
        stored = QuestionRound.objects.get(pk=self.object.pk)
        mine = rounds.words_of(self.object)
        theirs = [text for key, text in rounds.words_of(stored).items() if text and text != mine.get(key)]
        messages.error(
            self.request, format_html("{}<ul>{}</ul>", QUICKER, format_html_join("", "<li>{}</li>", zip(theirs)))
        )
        form.data = form.data.copy()
        form.data["seen"] = rounds.marker_of(stored)
        return self.render_to_response(self.get_context_data(form=form))

    def save_instance(self):
        facts = {"by": self.request.user, "now": timezone.now(), "seen": self.form.cleaned_data["seen"]}
        return rounds.keep_round(round=self.form.save(commit=False), **facts)

    def get_success_url(self):
        return reverse("rounds:inspect", args=[self.object.pk])


class DeleteRound(DeleteMine):
    """One that nobody has read."""

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        if found.released_at:
            raise Http404
        return found

    def delete_action(self):
        try:
            rounds.drop_round(round=self.object, by=self.request.user, now=timezone.now())
        except rounds.WasReleased:
            raise Http404 from None


class RoundView(OfMyDesks, generic.InspectView):
    """One round: what is asked, what is still missing, and what can be done now."""

    template_name = "participation/staff/round.html"
    page_title = _("Round of questions")

    def get_fields(self) -> list:
        return []

    def get_edit_url(self):
        return None  # its buttons stand on the page

    def get_delete_url(self):
        return None

    def get_context_data(self, **kwargs):
        found = self.object
        questions = list(found.questions.all())
        missing = sum(not question.is_whole for question in questions)
        return super().get_context_data(**kwargs) | {
            "round": found,
            "questions": questions,
            "missing": missing,
            "can_release": bool(questions) and not missing,
            "seen": rounds.marker_of(found),
            "released": moment_label(found.released_at) if found.released_at else "",
            "forms": rounds.forms_of(found),
            "languages": settings.LANGUAGES,
            "may_change": self.request.user.has_perm("participation.change_questionround"),
        }


class OneRound(View):
    """A round of one's own desk, for those who may change it."""

    http_method_names = ["post"]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("participation.change_questionround"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def round(self) -> QuestionRound:
        return get_object_or_404(QuestionRound, pk=self.kwargs["pk"], desk__in=mine(self.request.user))

    def post(self, request, *args, **kwargs):
        try:
            self.click()
        except rounds.WasReleased:
            messages.warning(request, RELEASED)
        return redirect("rounds:inspect", self.round.pk)


class CollectView(OneRound):
    def click(self) -> None:
        if not may(self.request.user, "view_submission"):
            raise PermissionDenied
        number = rounds.collect(round=self.round, by=self.request.user, now=timezone.now())
        words = ngettext(
            "%(count)d question was taken into the round.", "%(count)d questions were taken into the round.", number
        )
        messages.success(self.request, words % {"count": number})


class ReleaseView(OneRound):
    def click(self) -> None:
        if not may(self.request.user, "answer_submission"):
            raise PermissionDenied
        try:
            seen = self.request.POST.get("seen", "")
            rounds.release(round=self.round, by=self.request.user, now=timezone.now(), seen=seen)
        except rounds.ChangedMeanwhile:
            messages.error(self.request, _("It was not released: a colleague changed it meanwhile. Read it again."))
            return
        except rounds.NotReady:
            messages.error(
                self.request, _("It was not released: every question and answer has to be there in both languages.")
            )
            return
        messages.success(self.request, _("The round is public in both languages."))


class PreviewView(OneRound):
    """The public page as readers will have it."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, language: str, **kwargs):
        if language not in dict(settings.LANGUAGES):
            raise Http404
        found = self.round
        with override(language):
            return show_round(request, found, is_preview=True)


class RoundViewSet(DeskViewSet):
    model = QuestionRound
    name = "rounds"
    icon = "help"
    menu_label = _("Rounds of questions")
    index_view_class = RoundList
    add_view_class = AddRound
    edit_view_class = EditRound
    delete_view_class = DeleteRound
    inspect_view_enabled = True
    inspect_view_class = RoundView
    list_display = [
        TitleColumn("page", label=_("Call"), get_url=lambda row: reverse("rounds:inspect", args=[row.pk])),
        Column("number", label=_("Round")),
        Column(
            "released_at",
            label=_("State"),
            accessor=lambda row: (
                _("released on %(released)s") % {"released": moment_label(row.released_at)}
                if row.released_at
                else _("being drafted")
            ),
        ),
    ]
    ordering = ["-pk"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "Everybody gets the same answers at the same moment. Write each question without who asked it; to leave one "
                    "out, file its submission in the inbox and delete it here."
                )
            ),
            FieldRowPanel([FieldPanel("page"), FieldPanel("desk")]),
            InlinePanel(
                "questions",
                heading=_("Questions and answers"),
                label=_("question"),
                panels=[
                    FieldRowPanel([FieldPanel("question_ro"), FieldPanel("question_en")]),
                    FieldRowPanel([FieldPanel("answer_ro"), FieldPanel("answer_en")]),
                ],
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("note_ro"), FieldPanel("note_en")])], heading=_("What this round changes")
            ),
        ],
        base_form_class=RoundForm,
    )

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/collect/", CollectView.as_view(), name="collect"),
            path("<int:pk>/release/", ReleaseView.as_view(), name="release"),
            path("<int:pk>/preview/<str:language>/", PreviewView.as_view(), name="preview"),
        ]
