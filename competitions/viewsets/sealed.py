"""Rounds of sealed entries in the staff area: one list for who prepares and who judges, and the addresses of both."""

from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from ..actions.jury import has_right
from ..models import SealedRound
from ..workflow import JUDGE
from .doors import prepares, works_here
from .files import entry_file
from .judging import DeskView, SheetView, declare, give_promise, sign_ranking
from .organising import AgainView, CheckView, ExcuseView, ReportView, RoundView, add_seat, do
from .revealing import IdentitiesView, NameView


class RoundsView(WagtailAdminTemplateMixin, TemplateView):
    """Rounds that somebody prepares, and those in whose jury they sit."""

    template_name = "competitions/staff/rounds.html"
    page_title = _("Sealed entries")
    header_icon = "lock"

    def dispatch(self, request, *args, **kwargs):
        if not works_here(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        judged = SealedRound.objects.filter(seats__judge=user, seats__is_excused=False)
        mine = judged if has_right(user, JUDGE) else judged.none()
        others = SealedRound.objects.exclude(seats__judge=user) if prepares(user) else SealedRound.objects.none()
        rows = [{"round": found, "url": reverse("sealed:jury", args=[found.pk])} for found in mine]
        rows += [{"round": found, "url": reverse("sealed:round", args=[found.pk])} for found in others]
        return super().get_context_data(**kwargs) | {"rows": rows}


class SealedMenuItem(MenuItem):
    """Shown to whoever prepares, opens or judges."""

    def is_shown(self, request) -> bool:
        return works_here(request.user)


class SealedViewSet(ViewSet):
    """Wagtail's bare viewset: nothing here is added, copied or deleted by hand."""

    name = "sealed"
    icon = "lock"
    menu_label = _("Sealed entries")
    menu_order = 250
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return SealedMenuItem(
            self.menu_label, self.menu_url, name="sealed", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", RoundsView.as_view(), name="index"),
            path("<int:pk>/", RoundView.as_view(), name="round"),
            path("<int:pk>/do/<slug:verb>/", do, name="do"),
            path("<int:pk>/again/", AgainView.as_view(), name="again"),
            path("<int:pk>/seats/", add_seat, name="add_seat"),
            path("<int:pk>/seats/<int:seat_pk>/excuse/", ExcuseView.as_view(), name="excuse"),
            path("<int:pk>/entries/<slug:code>/", CheckView.as_view(), name="check"),
            path("<int:pk>/entries/<slug:code>/report/", ReportView.as_view(), name="report"),
            path("<int:pk>/entries/<slug:code>/<int:number>/", entry_file, name="file"),
            path("<int:pk>/entries/<slug:code>/name/", NameView.as_view(), name="name"),
            path("<int:pk>/identities/", IdentitiesView.as_view(), name="identities"),
            path("<int:pk>/jury/", DeskView.as_view(), name="jury"),
            path("<int:pk>/jury/promise/", give_promise, name="promise"),
            path("<int:pk>/jury/sign/", sign_ranking, name="sign"),
            path("<int:pk>/jury/entries/<slug:code>/", SheetView.as_view(), name="sheet"),
            path("<int:pk>/jury/entries/<slug:code>/conflict/", declare, name="conflict"),
        ]
