"""Times for contestations in the staff area: the day of publication and the days, from which the hours are computed."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSetGroup

from cms.dates import moment_label

from ..actions import contestations
from ..models import ContestationWindow
from .front_desk import DeleteMine, DeskViewSet, EditMine, ListOfMyDesks
from .round_forms import CallForm
from .rounds import RoundViewSet

PAIRS = ("rule", "channel")


class WindowForm(CallForm):
    """At least one day, and what is said at all is said in both languages."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("days") == 0:
            self.add_error("days", _("At least one day."))
        for name in PAIRS:
            if bool(cleaned.get(f"{name}_ro")) != bool(cleaned.get(f"{name}_en")):
                self.add_error(f"{name}_en", _("Say it in both languages or in neither."))
        return cleaned


class WindowList(ListOfMyDesks):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page")


class Keeping:
    """Stored by the action, which computes the hours."""

    def save_instance(self):
        return contestations.keep_window(window=self.form.save(commit=False), by=self.request.user, now=timezone.now())

    def get_success_url(self):
        return reverse("contestations:index")


class AddWindow(Keeping, generic.CreateView):
    pass


class EditWindow(Keeping, EditMine):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except contestations.Shortened:
            form.add_error("days", _("People may rely on the time that was announced: it can only become longer."))
            return self.form_invalid(form)


class DeleteWindow(DeleteMine):
    """One that has not begun."""

    def get_object(self, queryset=None):
        found = super().get_object(queryset)
        if found.opens_at <= timezone.now():
            raise Http404
        return found

    def delete_action(self):
        if not contestations.drop_window(window=self.object, by=self.request.user, now=timezone.now()):
            raise Http404


class ContestationViewSet(DeskViewSet):
    model = ContestationWindow
    name = "contestations"
    icon = "warning"
    menu_label = _("Times for contestations")
    index_view_class = WindowList
    add_view_class = AddWindow
    edit_view_class = EditWindow
    delete_view_class = DeleteWindow
    list_display = [
        TitleColumn("about_ro", label=_("Results"), get_url=lambda row: reverse("contestations:edit", args=[row.pk])),
        Column("page", label=_("Call")),
        Column("closes_at", label=_("Until"), accessor=lambda row: moment_label(row.closes_at)),
    ]
    ordering = ["-published_on", "-pk"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "Publish the results first. From the day of their publication the time is counted around weekends and "
                    "public holidays; a form for contestations right below the call opens and closes with it. What it brings "
                    "is decided in the inbox, with a reason in both languages."
                )
            ),
            FieldRowPanel([FieldPanel("page"), FieldPanel("desk")]),
            FieldRowPanel([FieldPanel("about_ro"), FieldPanel("about_en")]),
            FieldRowPanel([FieldPanel("published_on"), FieldPanel("days"), FieldPanel("counts_working_days")]),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("rule_ro"), FieldPanel("rule_en")]),
                    FieldRowPanel([FieldPanel("channel_ro"), FieldPanel("channel_en")]),
                ],
                heading=_("The rule and the way"),
            ),
        ],
        base_form_class=WindowForm,
    )


class CallsGroup(ModelViewSetGroup):
    """What follows from calls: their questions and their contestations."""

    items = (RoundViewSet, ContestationViewSet)
    menu_label = _("Questions and contestations")
    menu_icon = "help"
    menu_order = 93
