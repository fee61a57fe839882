"""The registers of contributions in the staff area: which debates have one, its rows, answering together, telling authors."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.dates import CITY_ZONE, date_label
from participation.permissions import forms_for, may, may_do, where_may, works_at_all
from participation.viewsets.access import visible_submissions

from ..actions import answer_together, tell_authors
from ..idea_forms import RegisterForm
from ..models import Contribution
from ..queries import register as queries
from .spoken import SpokenView

PER_PAGE = 50
LANGUAGES = (("ro", gettext_lazy("in Romanian")), ("en", gettext_lazy("in English")))


class OfRegisters(WagtailAdminTemplateMixin, TemplateView):
    """For whoever works at a desk; what this person may not see of a register is not listed."""

    header_icon = "list-ol"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.user = request.user
        self.mine = visible_submissions(self.user)
        if not may(self.user, "view_submission"):
            raise PermissionDenied
        if "key" in kwargs:
            pages = queries.titles_of([kwargs["key"]])
            if not pages:
                raise Http404
            self.page = pages[kwargs["key"]]

    def get_breadcrumbs_items(self) -> list[dict]:
        items = [*self.breadcrumbs_items, {"url": reverse("registers:index"), "label": _("Contributions")}]
        return [*items, {"url": "", "label": self.page.title}] if "key" in self.kwargs else items

    @cached_property
    def rows(self):
        return queries.contributions_of(self.page.translation_key).filter(submission__in=self.mine)

    @property
    def register_url(self) -> str:
        return reverse("registers:register", args=[self.page.translation_key])


class RegistersView(OfRegisters):
    """Every debate with a form for contributions, the latest first, with its counts."""

    page_title = gettext_lazy("Contributions to debates")
    template_name = "debates/staff/registers.html"

    def get_context_data(self, **kwargs) -> dict:
        counts = queries.registers_with_counts()
        keys = set(counts) | queries.keys_with_forms()
        pages = sorted(queries.titles_of(keys).values(), key=lambda page: str(page.date or ""), reverse=True)
        rows = [
            {
                "title": page.title,
                "when": page.date_label,
                "url": reverse("registers:register", args=[page.translation_key]),
                "counts": counts.get(page.translation_key, dict.fromkeys(queries.COUNTS, 0)),
            }
            for page in pages
        ]
        return super().get_context_data(rows=rows, **kwargs)


class RegisterView(OfRegisters):
    """The rows of one register, with a tick for those that are to be answered together."""

    template_name = "debates/staff/register.html"

    def get_page_title(self) -> str:
        return self.page.title

    def get_context_data(self, **kwargs) -> dict:
        form = RegisterForm(self.request.GET)
        rows = queries.narrowed(self.rows, form.chosen)
        page_obj = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            filter_form=form,
            page_obj=page_obj,
            query=query.urlencode(),
            rows=[staff_row(row) for row in page_obj],
            counts=queries.totals_of(self.page.translation_key),
            register_url=self.register_url,
            public_url=f"{self.page.full_url}{self.page.register_slug}/" if self.page.live else "",
            spoken=self.spoken_links(),
            may_change=may(self.user, "change_submission"),
            may_tell=may(self.user, "answer_submission"),
            **kwargs,
        )

    def spoken_links(self) -> list[dict]:
        """Where to enter what was said: through which form, and in whose language."""
        if not may(self.user, "change_submission"):
            return []
        below = queries.forms_below(self.page)
        own = forms_for(self.user, type(below[0]).objects.filter(pk__in=[form.pk for form in below])) if below else []
        return [
            {
                "label": f"{form.title}, {label}",
                "url": reverse("registers:spoken", args=[self.page.translation_key, form.pk, code]),
            }
            for form in own
            for code, label in LANGUAGES
        ]


def staff_row(contribution: Contribution) -> dict:
    """A row in words: nobody's name stands here, the case has it."""
    submission, answer = contribution.submission, queries.answer_to(contribution)
    lead = submission.merged_into
    return {
        "number": contribution.number,
        "pk": contribution.pk,
        "title": submission.title or submission.reference,
        "url": reverse("inbox:case", args=[(lead or submission).pk]),
        "received": date_label(submission.received_at.astimezone(CITY_ZONE).date(), weekday=False),
        "how": submission.get_channel_display(),
        "about": contribution.about,
        "status": answer.outcome_label if answer else submission.get_status_display(),
        "may_tick": submission.status in ("new", "in_progress") and lead is None,
        "together_with": queries.leading_number(contribution),
        "is_told": contribution.told_at is not None,
    }


class TogetherView(OfRegisters):
    """Merges the ticked ones and opens the one that leads: its answer form is the one that every case has."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "change_submission"):
            raise PermissionDenied
        ticked = [value for value in request.POST.getlist("row") if value.isdecimal()]
        allowed = where_may(self.user, "change_submission", self.mine)
        rows = list(self.rows.filter(pk__in=ticked, submission__in=allowed))
        if len(rows) < 2 or all(row.submission.merged_into_id for row in rows):
            messages.warning(request, _("Tick at least two contributions that are to be answered together."))
            return redirect(self.register_url)
        may_give = [verb for verb in ("answer", "refuse") if may_do(self.user, verb)]
        lead, refused = answer_together(contributions=rows, by=self.user, now=timezone.now(), may_give=may_give)
        for reason in refused:
            messages.warning(request, _("Not merged – no. %(reason)s") % {"reason": reason})
        said = _("Answered together through no. %(number)d: write the answer here.") % {"number": lead.number}
        messages.success(request, said)
        return redirect("inbox:case", lead.submission_id)


class TellView(OfRegisters):
    """Asks first, with the number of letters; then every author who was not told yet is."""

    http_method_names = ["get", "head", "post"]
    template_name = "debates/staff/tell_authors.html"
    page_title = gettext_lazy("Write to the authors")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may(self.user, "answer_submission"):
            raise PermissionDenied
        self.addressed = where_may(self.user, "answer_submission", self.mine)

    def get_page_subtitle(self) -> str:
        return self.page.title

    def get_context_data(self, **kwargs) -> dict:
        waiting = list(queries.to_be_told(self.page.translation_key, self.addressed))
        letters = {(row.submission.email, row.submission.language) for row in waiting}
        return super().get_context_data(
            letters=len(letters),
            unanswered=sum(queries.answer_to(row) is None for row in waiting),
            register_url=self.register_url,
            has_minutes=bool(self.page.minutes_id),
            is_to_come=bool(self.page.begins_at and self.page.begins_at > timezone.now()),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        sent = tell_authors(page=self.page, rows=self.addressed, by=self.user, now=timezone.now())
        words = ngettext("%(count)d letter leaves.", "%(count)d letters leave.", sent) % {"count": sent}
        messages.success(request, words)
        return redirect(self.register_url)


class RegistersMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return works_at_all(request.user)


class RegistersViewSet(ViewSet):
    """Contributions to debates, beside the inbox in which each of them is a case."""

    name = "registers"
    icon = "list-ol"
    menu_label = gettext_lazy("Contributions")
    menu_order = 95
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return RegistersMenuItem(
            self.menu_label, self.menu_url, name="registers", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", RegistersView.as_view(), name="index"),
            path("<uuid:key>/", RegisterView.as_view(), name="register"),
            path("<uuid:key>/together/", TogetherView.as_view(), name="together"),
            path("<uuid:key>/tell/", TellView.as_view(), name="tell"),
            path("<uuid:key>/spoken/<int:form_pk>/<str:language>/", SpokenView.as_view(), name="spoken"),
        ]
