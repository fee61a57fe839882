"""The report of a year in the staff area: one click counts it; it is completed by hand, downloaded, published."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.dates import CITY_ZONE, moment_label

from ..actions.reports import KEPT, keep_report, publish_report, withdraw_report
from ..exports import report_file
from ..queries.report import BY_HAND, figures_of, report_of, years_with_figures
from ..queries.tables import as_of_label, tables_of
from ..staff_forms import ReportForm

PERMISSION = "debates.change_annualreport"
FIRST, LAST = 2003, 2100


class OfYear(WagtailAdminTemplateMixin, TemplateView):
    """For whoever keeps the report; a year without any debate is a report of noughts."""

    header_icon = "doc-full"
    page_title = gettext_lazy("Report on transparency")
    template_name = "debates/staff/report.html"
    http_method_names = ["get", "head", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        self.today = timezone.localdate(timezone=CITY_ZONE)
        self.year = kwargs.get("year", self.today.year)
        if not FIRST <= self.year <= LAST:
            raise Http404

    def get_page_subtitle(self) -> str:
        return str(self.year)

    def get_breadcrumbs_items(self) -> list[dict]:
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, here]

    @property
    def address(self) -> str:
        return reverse("law_report:year", args=[self.year])

    def figures(self) -> dict:
        return figures_of(self.year, self.today)


class ReportView(OfYear):
    """The tables as they stand now, what is told by hand, and whether it is published."""

    http_method_names = ["get", "head", "options", "post"]

    def get_context_data(self, **kwargs) -> dict:
        report = report_of(self.year)
        initial = {name: getattr(report, name) for name in KEPT}
        figures = self.figures()
        by_hand = {name: getattr(report, name) for name in BY_HAND}
        years = sorted({*years_with_figures(), self.year}, reverse=True)
        kwargs.setdefault("form", ReportForm(initial=initial))
        kwargs["year"] = self.year
        return super().get_context_data(
            report=report,
            tables=[{"title": title, "headings": table[0], "rows": table[1]} for title, table in tables_of(figures, by_hand, is_page=True).items()],
            as_of=as_of_label(figures),
            published=moment_label(report.published_at) if report.published_at else "",
            years=[{"year": year, "url": reverse("law_report:year", args=[year])} for year in years],
            **kwargs,
        )  # fmt: skip

    def post(self, request, *args, **kwargs):
        form = ReportForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Nothing is saved yet: look at what is marked below."))
            return self.render_to_response(self.get_context_data(form=form))
        keep_report(year=self.year, words=form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Saved. What is published changes only when you publish it again."))
        return redirect(self.address)


class FileView(OfYear):
    """The tables as they stand now, as a file."""

    def get(self, request, *args, kind: str, **kwargs):
        report = report_of(self.year)
        by_hand = {name: getattr(report, name) for name in BY_HAND}
        return report_file(self.figures(), by_hand, kind)


class PublishView(OfYear):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        publish_report(year=self.year, by=request.user, now=timezone.now())
        messages.success(request, _("Published in both languages, with the figures of today."))
        return redirect(self.address)


class WithdrawView(OfYear):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        withdraw_report(year=self.year, by=request.user, now=timezone.now())
        messages.success(request, _("The report is off the site; what you typed stays."))
        return redirect(self.address)


class ReportMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(PERMISSION)


class ReportViewSet(ViewSet):
    """The yearly report on transparency."""

    name = "law_report"
    url_prefix = "law-report"
    icon = "doc-full"
    menu_label = gettext_lazy("Report on transparency")
    menu_order = 456
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return ReportMenuItem(
            self.menu_label, self.menu_url, name="law-report", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", ReportView.as_view(), name="index"),
            path("<int:year>/", ReportView.as_view(), name="year"),
            path("<int:year>/publish/", PublishView.as_view(), name="publish"),
            path("<int:year>/withdraw/", WithdrawView.as_view(), name="withdraw"),
            path("<int:year>/<str:kind>/", FileView.as_view(), name="file"),
        ]
