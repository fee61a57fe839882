"""Which condition of a call shuts out most, by the questions that people answer before the form; nobody is told apart."""

from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ..models import EligibilityCount
from ..queries.applications import counts_of
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
