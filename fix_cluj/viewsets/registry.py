"""Everything that was done about a call: when, what, about which application, by whom and why; also as CSV."""

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms.dates import moment_label
from participation.exports import as_file, csv_of

from ..queries.registry import Registry, registry_of
from .board import OneCall

SHOWN = 200
# What an entry says beside its message; never the words of an applicant, nor points.
REASON = "reason"


class CodeFilter(forms.Form):
    """One application, or all."""

    code = forms.SlugField(label=gettext_lazy("Code"), required=False)


class RegistryView(OneCall, TemplateView):
    """The newest entries; the file holds all of them."""

    template_name = "fix_cluj/staff/registry.html"
    page_title = gettext_lazy("Everything that was done")

    def found(self, most: int | None) -> Registry:
        self.filter = CodeFilter(self.request.GET)
        code = self.filter.cleaned_data["code"].upper() if self.filter.is_valid() else ""
        return registry_of(self.request.user, self.call, code=code, most=most)

    def get(self, request, *args, **kwargs):
        if "csv" not in request.GET:
            return super().get(request, *args, **kwargs)
        found = self.found(None)
        headings = [_("When"), _("What"), _("Code"), _("Who"), _("Why")]
        return as_file(csv_of([(headings, lines_of(found))]), "csv", f"{self.call.slug}-registry")

    def get_context_data(self, **kwargs) -> dict:
        found = self.found(SHOWN + 1)
        rows = [row_of(found, entry) for entry in found.entries[:SHOWN]]
        facts = {
            "rows": rows,
            "has_more": len(found.entries) > SHOWN,
            "shown": SHOWN,
            "filter": self.filter,
            "call": self.call,
            "back_url": self.back_url,
        }
        return super().get_context_data(**kwargs) | facts


def row_of(found: Registry, entry) -> dict:
    return {
        "when": moment_label(entry.timestamp, weekday=False),
        "what": entry.message,
        "code": found.code_of(entry),
        "who": entry.user_display_name if entry.user_id else _("the portal or the applicant"),
        "why": str(entry.data.get(REASON, "")),
    }


def lines_of(found: Registry):
    for entry in found.entries:
        row = row_of(found, entry)
        yield [localtime(entry.timestamp).isoformat(timespec="seconds"), *list(row.values())[1:]]
