"""What keeps people from applying: conditions of a call before the form, steps and questions in it; nobody is told apart."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from participation.exports import as_file, csv_of

from ..models import EligibilityCount
from ..queries.applications import counts_of
from ..queries.friction import Friction, friction_of
from .board import OneCall


class CountsView(OneCall, TemplateView):
    """How many asked whether the call is for them, how many it was for, and what shut the others out."""

    template_name = "fix_cluj/staff/counts.html"
    page_title = gettext_lazy("Who is shut out")

    def get_context_data(self, **kwargs) -> dict:
        rows = counts_of(self.call.translation_key)
        together = next((row for row in rows if not row.rule), None)
        facts = {
            "together": together,
            "passed": together.asked - together.failed if together else 0,
            "rows": ordered(rows),
            "back_url": self.back_url,
        }
        return super().get_context_data(**kwargs) | facts


def ordered(rows: list[EligibilityCount]) -> list[dict]:
    """The condition that shuts out most first, with its share of those who were asked about it."""
    rules = sorted((row for row in rows if row.rule), key=lambda row: (-row.failed, row.rule))
    return [
        {
            "rule": row.get_rule_display(),
            "asked": row.asked,
            "failed": row.failed,
            "percent": round(100 * row.failed / row.asked) if row.asked else 0,
        }
        for row in rules
    ]


class FrictionView(OneCall, TemplateView):
    """At which step drafts were left, and which question brought the form back most; also as CSV."""

    template_name = "fix_cluj/staff/friction.html"
    page_title = gettext_lazy("Where applicants stop")

    def get_context_data(self, **kwargs) -> dict:
        found = friction_of(self.call, get_language() or "ro")
        return super().get_context_data(**kwargs) | {"forms": found, "back_url": self.back_url}

    def get(self, request, *args, **kwargs):
        if "csv" not in request.GET:
            return super().get(request, *args, **kwargs)
        rows = [row for found in friction_of(self.call, get_language() or "ro") for row in as_rows(found)]
        headings = [_("Form"), _("What was counted"), _("Where"), _("Number")]
        return as_file(csv_of([(headings, rows)]), "csv", f"{self.call.slug}-friction")


def as_rows(found: Friction) -> list[list]:
    numbers = [[_("begun"), "", found.begun], [_("sent"), "", found.sent]]
    stopped = [[_("stopped at the step"), label, number] for label, number in found.steps]
    refused = [[_("question not accepted"), label, times] for label, times in found.questions]
    return [[found.form, *row] for row in (*numbers, *stopped, *refused)]
