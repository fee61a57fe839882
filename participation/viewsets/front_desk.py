"""The front desk in the admin: rules in order, the words that replies start from, and a way to try a rule."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from cms.folding import fold

from ..actions.routing import rule_for
from ..choices import Desk
from ..models import ReplyTemplate, RoutingRule, Submission
from ..permissions import colleagues, desks_of, may
from ..staff_forms import RuleTrial
from .access import visible_forms


def mine(user) -> list[str]:
    """Rows of a desk are its people's; those of every desk are everybody's."""
    return ["", *desks_of(user)]


class OfMyDesks:
    """A row of another desk is as if absent."""

    def get_object(self, queryset=None):
        found = super().get_object() if queryset is None else super().get_object(queryset)
        if found.desk not in mine(self.request.user):
            raise Http404
        return found


class ListOfMyDesks(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().filter(desk__in=mine(self.request.user))


class EditMine(OfMyDesks, generic.EditView):
    pass


class DeleteMine(OfMyDesks, generic.DeleteView):
    pass


class HistoryMine(OfMyDesks, history.HistoryView):
    pass


class UsageMine(OfMyDesks, usage.UsageView):
    pass


class DeskForm(WagtailAdminModelForm):
    """Offers the desks of whoever edits."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.desks = desks_of(self.for_user)
        kept = self.instance.desk
        empty = [("", _("Every desk"))]
        own = [(value, label) for value, label in Desk.choices if value in self.desks or value == kept]
        self.fields["desk"] = forms.ChoiceField(
            label=_("Desk"), required=self.needs_desk, choices=[*empty[self.needs_desk :], *own]
        )

    needs_desk = False


class RuleForm(DeskForm):
    """A rule is one desk's, and its owner works there."""

    needs_desk = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = visible_forms(self.for_user)
        self.fields["owner"].queryset = colleagues(*self.desks, also=self.instance.owner_id)
        for name in ("form", "owner"):  # read once, however often the panels look at them
            self.fields[name].choices = list(iter(self.fields[name].choices))

    def clean(self) -> dict:
        cleaned = super().clean()
        owner, desk, form = cleaned.get("owner"), cleaned.get("desk"), cleaned.get("form")
        if owner and desk and not colleagues(desk, form=form).filter(pk=owner.pk).exists():
            self.add_error("owner", _("This person does not work at that desk."))
        return cleaned


class DeskViewSet(ModelViewSet):
    """What lists and edits rows of desks; each view asks whose they are."""

    index_view_class = ListOfMyDesks
    edit_view_class = EditMine
    delete_view_class = DeleteMine
    history_view_class = HistoryMine
    usage_view_class = UsageMine
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False


class RuleList(ListOfMyDesks):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("form", "topic", "neighbourhood", "owner")

    @cached_property
    def header_buttons(self):
        trial = HeaderButton(_("Try the rules"), url=reverse("rules:try"), icon_name="help")
        return [*super().header_buttons, trial]


class RuleViewSet(DeskViewSet):
    model = RoutingRule
    name = "rules"
    icon = "redirect"
    menu_label = _("Front desk rules")
    index_view_class = RuleList
    list_display = [
        "order", "desk", "form", "topic", "neighbourhood", "keyword", "owner",
        Column("is_active", label=_("in use"), accessor=lambda row: _("yes") if row.is_active else _("no")),
    ]  # fmt: skip
    ordering = ["order", "pk"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "Rules are read from the smallest order on; the first one whose conditions all fit gives the submission to its owner."
                )
            ),
            FieldRowPanel([FieldPanel("order"), FieldPanel("is_active")]),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("desk"), FieldPanel("form")]),
                    FieldRowPanel([FieldPanel("topic"), FieldPanel("neighbourhood")]),
                    FieldPanel("keyword"),
                ],
                heading=_("Conditions: what is left empty fits everything"),
            ),
            FieldPanel("owner"),
        ],
        base_form_class=RuleForm,
    )

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("try/", RuleTrialView.as_view(), name="try")]


class TemplateViewSet(DeskViewSet):
    model = ReplyTemplate
    name = "reply_templates"
    icon = "comment"
    menu_label = _("Reply templates")
    list_display = ["name", "desk"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("desk")]),
            FieldRowPanel([FieldPanel("text_ro"), FieldPanel("text_en")]),
        ],
        base_form_class=DeskForm,
    )


class RuleTrialView(WagtailAdminTemplateMixin, TemplateView):
    """Which rule would take this? Nothing is stored."""

    template_name = "participation/staff/rule_trial.html"
    page_title = _("Try the rules")
    header_icon = "help"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, "view_routingrule"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        rules = {"url": reverse("rules:index"), "label": _("Front desk rules")}
        return [*self.breadcrumbs_items, rules, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        asked = self.request.GET if "form" in self.request.GET else None
        form = RuleTrial(asked, forms_of_mine=visible_forms(self.request.user))
        found = None
        if is_asked := form.is_bound and form.is_valid():
            taker = rule_for(as_submission(form.cleaned_data))
            found = taker and RoutingRule.objects.select_related("owner").get(pk=taker.pk)
        return super().get_context_data(form=form, is_asked=is_asked, found=found, **kwargs)


def as_submission(said: dict) -> Submission:
    """A submission as it might come in, never stored."""
    form = said["form"]
    return Submission(
        form=form,
        desk=form.desk,
        topic=said["topic"],
        neighbourhood=said["neighbourhood"],
        search_text=fold(said["text"]),
    )


class FrontDeskGroup(ModelViewSetGroup):
    """Rules and templates, below the inbox."""

    items = (RuleViewSet, TemplateViewSet)
    menu_label = _("Front desk")
    menu_icon = "redirect"
    menu_order = 92
