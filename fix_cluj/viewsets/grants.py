"""Evaluation of applications in the staff area: one list for officers and reviewers, and the addresses of both."""

from django.db.models import Q
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from ..actions.committee import has_right
from ..models import REVIEWER, Application, Committee, GrantCallPage
from ..queries.board import forms_by_call, run_by
from .again import AgainSheetView, again_back, again_file
from .board import BoardView, ChecklistView, CheckView, admit, ask, take_answer
from .contract_files import ContractsExportView
from .contracts import ContractsView, ContractView, PayeeView, invite
from .counts import CountsView, FrictionView
from .doors import at_its_desk, refuse_strangers, runs_calls, works_here
from .editions import NextEditionView
from .exporting import ExportView
from .letters import LettersView
from .minutes import minutes
from .organising import (
    AgainView,
    CommitteeView,
    ExcuseView,
    GridView,
    ReopenView,
    RulesView,
    add_seat,
    do,
    form_committee,
    take_in_late,
)
from .paying import AddInstalmentView, instalment
from .registry import RegistryView
from .reports import ReportView, SummaryView, report_do
from .reviewing import DeclarationView, DeskView, SheetView, note_interests, recuse, review_file
from .revising import ContestedView, FreedView, RevisionView, change
from .steps import contract_do
from .terms import SignView, TermsView


class GrantsView(WagtailAdminTemplateMixin, TemplateView):
    """Calls that somebody runs, and the committees in which they sit."""

    template_name = "fix_cluj/staff/grants.html"
    page_title = _("Evaluation of applications")
    header_icon = "clipboard-list"

    def dispatch(self, request, *args, **kwargs):
        refuse_strangers(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        seats = Committee.objects.filter(seats__judge=user, seats__is_excused=False)
        mine = seats if has_right(user, REVIEWER) else seats.none()
        rows = [
            {"title": found.title, "state": found.get_state_display(), "url": reverse("grants:desk", args=[found.pk])}
            for found in mine
        ]
        return super().get_context_data(**kwargs) | {"rows": rows + (self.calls() if runs_calls(user) else [])}

    def calls(self) -> list[dict]:
        """The Romanian calls of the officer's desk, newest first, but for those in whose committee the officer sits.

        Of those taken offline, the ones that somebody applied to.
        """
        committees = {found.call_key: found for found in Committee.objects.all()}
        sits_in = set(Committee.objects.filter(seats__judge=self.request.user).values_list("call_key", flat=True))
        is_run = Q(live=True) | Q(translation_key__in=Application.objects.order_by().values("call_key"))
        pages = GrantCallPage.objects.filter(is_run, locale__language_code="ro", alias_of=None).order_by("-pk")
        forms = forms_by_call([page.translation_key for page in pages])
        return [
            {
                "title": page.title,
                "state": committees[page.translation_key].get_state_display()
                if page.translation_key in committees
                else page.state_label,
                "url": reverse("grants:board", args=[page.translation_key]),
            }
            for page in pages
            if page.translation_key not in sits_in and run_by(self.request.user, forms[page.translation_key])
        ]


class GrantsMenuItem(MenuItem):
    """Shown to whoever runs calls or judges."""

    def is_shown(self, request) -> bool:
        return works_here(request.user)


class GrantsViewSet(ViewSet):
    """Wagtail's bare viewset: nothing here is added, copied or deleted by hand."""

    name = "grants"
    icon = "clipboard-list"
    menu_label = _("Evaluation of applications")
    menu_order = 92  # right below the applications
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return GrantsMenuItem(
            self.menu_label, self.menu_url, name="grants", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [path(str(route.pattern), at_its_desk(route.callback), name=route.name) for route in routes()]


def routes() -> list:
    """What officers and reviewers come to; who may is asked at each door."""
    return [
        path("", GrantsView.as_view(), name="index"),
        path("<uuid:key>/", BoardView.as_view(), name="board"),
        path("<uuid:key>/checklist/", ChecklistView.as_view(), name="checklist"),
        path("<uuid:key>/letters/", LettersView.as_view(), name="letters"),
        path("<uuid:key>/counts/", CountsView.as_view(), name="counts"),
        path("<uuid:key>/friction/", FrictionView.as_view(), name="friction"),
        path("<uuid:key>/registry/", RegistryView.as_view(), name="registry"),
        path("<uuid:key>/export/", ExportView.as_view(), name="export"),
        path("<uuid:key>/next/", NextEditionView.as_view(), name="next"),
        *contract_paths(),
        path("<uuid:key>/committee/", form_committee, name="form_committee"),
        path("<uuid:key>/applications/<slug:code>/", CheckView.as_view(), name="check"),
        path("<uuid:key>/applications/<slug:code>/ask/", ask, name="ask"),
        path("<uuid:key>/applications/<slug:code>/answered/", take_answer, name="answered"),
        path("<uuid:key>/applications/<slug:code>/admit/", admit, name="admit"),
        *committee_paths(),
        path("review/<int:pk>/", DeskView.as_view(), name="desk"),
        path("review/<int:pk>/declaration/", DeclarationView.as_view(), name="declare"),
        path("review/<int:pk>/interests/", note_interests, name="interests"),
        path("review/<int:pk>/again/<int:revision_pk>/", AgainSheetView.as_view(), name="again_sheet"),
        path("review/<int:pk>/again/<int:revision_pk>/recusal/", again_back, name="again_back"),
        path("review/<int:pk>/again/<int:revision_pk>/files/<int:number>/", again_file, name="again_file"),
        path("review/<int:pk>/<slug:code>/", SheetView.as_view(), name="sheet"),
        path("review/<int:pk>/<slug:code>/recusal/", recuse, name="recuse"),
        path("review/<int:pk>/<slug:code>/files/<int:number>/", review_file, name="file"),
    ]


def committee_paths() -> list:
    """The judging of a call, for whoever runs it."""
    return [
        path("committees/<int:pk>/", CommitteeView.as_view(), name="committee"),
        path("committees/<int:pk>/do/<slug:verb>/", do, name="do"),
        path("committees/<int:pk>/late/", take_in_late, name="late"),
        path("committees/<int:pk>/minutes/", minutes, name="minutes"),
        path("committees/<int:pk>/rules/", RulesView.as_view(), name="rules"),
        path("committees/<int:pk>/grid/", GridView.as_view(), name="grid"),
        path("committees/<int:pk>/again/", AgainView.as_view(), name="again"),
        path("committees/<int:pk>/seats/", add_seat, name="add_seat"),
        path("committees/<int:pk>/seats/<int:seat_pk>/excuse/", ExcuseView.as_view(), name="excuse"),
        path("committees/<int:pk>/reviews/<int:review_pk>/", ReopenView.as_view(), name="reopen"),
        path("committees/<int:pk>/contested/", ContestedView.as_view(), name="contested"),
        path("committees/<int:pk>/freed/", FreedView.as_view(), name="freed"),
        path("committees/<int:pk>/changes/<int:revision_pk>/", RevisionView.as_view(), name="revision"),
        path("committees/<int:pk>/changes/<int:revision_pk>/<slug:verb>/", change, name="change"),
    ]


def contract_paths() -> list:
    """What becomes of the awards of a call."""
    one = "<uuid:key>/contracts/<int:contract_pk>/"
    return [
        path("<uuid:key>/contracts/", ContractsView.as_view(), name="contracts"),
        path("<uuid:key>/contracts/invite/", invite, name="invite"),
        path("<uuid:key>/contracts/export/", ContractsExportView.as_view(), name="contracts_export"),
        path(one, ContractView.as_view(), name="contract"),
        path(f"{one}sign/", SignView.as_view(), name="sign"),
        path(f"{one}terms/", TermsView.as_view(), name="terms"),
        path(f"{one}do/<slug:verb>/", contract_do, name="contract_do"),
        path(f"{one}account/", PayeeView.as_view(), name="payee"),
        path(f"{one}instalments/", AddInstalmentView.as_view(), name="add_instalment"),
        path(f"{one}instalments/<int:instalment_pk>/<slug:verb>/", instalment, name="instalment"),
        path(f"{one}reports/<int:report_pk>/", ReportView.as_view(), name="report"),
        path(f"{one}reports/<int:report_pk>/summary/", SummaryView.as_view(), name="summary"),
        path(f"{one}reports/<int:report_pk>/<slug:verb>/", report_do, name="report_do"),
    ]
