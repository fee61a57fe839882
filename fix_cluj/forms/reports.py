"""A report as its team fills it in: every line of the budget, what was promised, words, files."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.dates import money_label
from participation.case_forms import FILES, FORM_ID
from participation.form_fields import LocalNumberField, StagedFileField
from participation.form_fields.rows import number_in

from ..budget import is_far_off
from ..choices import ReportKind
from ..models import Contract, Report


def long_text(label, longest: int, *, rows: int = 4, required: bool = True, help_text="") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=widget)


class ReportForm(forms.Form):
    """`lines` and `indicators` are those of the contract; what differs more than it allows needs a reason."""

    def __init__(self, data=None, *, contract: Contract, kind: str, today: dt.date, staged=(), problems=(), **kwargs):
        super().__init__(data, auto_id=FORM_ID, **kwargs)
        self.contract, self.kind, self.today = contract, kind, today
        self.is_final = kind == ReportKind.FINAL
        for place, line in enumerate(contract.lines):
            planned = money_label(Decimal(line["planned"]), contract.currency)
            self.fields[f"spent_{place}"] = LocalNumberField(
                label=_("%(line)s: real cost") % {"line": line["name"]},
                help_text=_("Planned: %(sum)s.") % {"sum": planned},
                min_value=0, max_digits=15, decimal_places=2,
            )  # fmt: skip
            self.fields[f"note_{place}"] = forms.CharField(
                label=_("%(line)s: what it was spent on") % {"line": line["name"]}, max_length=500, required=False
            )
        self.fields["reason"] = long_text(_("Why the whole cost another sum"), 2000, required=False)
        self.fields["reason"].help_text = _("Needed when it differs from the plan by more than %(percent)d%%.") % {
            "percent": contract.difference
        }
        self.fields["done"] = long_text(_("What was done"), 10000, rows=10)
        for place, row in enumerate(contract.indicators):
            self.fields[f"reached_{place}"] = forms.CharField(
                label=row["name"], help_text=_("Promised: %(promised)s. What was reached?") % row, max_length=300
            )
        if self.is_final:
            self.add_final_fields()
        self.fields["files"] = StagedFileField(
            settings=FILES,
            label=_("Files"),
            help_text=_("Invoices and proofs. They are not public. Chosen and not filed, they are kept for a day."),
            required=False,
        )
        self.fields["files"].problems = list(problems)
        self.fields["files"].staged_files = [
            {"name": file.name, "size": file.size, "remove_name": "remove", "remove_value": file.pk} for file in staged
        ]

    def add_final_fields(self) -> None:
        self.fields["ended_on"] = forms.DateField(
            label=_("The day on which the project ended"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
        about = _("A few sentences that everybody may read. They are public after we have read them; name no minor.")
        own = "summary_en" if self.contract.language == "en" else "summary_ro"
        for name, label in (
            ("summary_ro", _("Public summary in Romanian")),
            ("summary_en", _("Public summary in English")),
        ):
            self.fields[name] = long_text(label, 1500, required=name == own, help_text=about if name == own else "")

    # --- as the page shows it ---------------------------------------------------------------------------------------------

    @property
    def lines(self) -> list[list]:
        """The fields of each line of the budget."""
        return [[self[f"spent_{place}"], self[f"note_{place}"]] for place in range(len(self.contract.lines))]

    @property
    def reached_fields(self) -> list:
        return [self[f"reached_{place}"] for place in range(len(self.contract.indicators))]

    @property
    def other_fields(self) -> list:
        names = ("ended_on", "summary_ro", "summary_en", "files")
        return [self[name] for name in names if name in self.fields]

    @property
    def typed_total(self) -> Decimal:
        """What the numbers typed so far add up to."""
        return sum((number_in(self[f"spent_{place}"].value()) for place in range(len(self.contract.lines))), Decimal(0))

    @property
    def words(self) -> list[str]:
        """The names of what is typed, without the files."""
        return [name for name in self.fields if name != "files"]

    # --- what it says --------------------------------------------------------------------------------------------------------

    def clean(self):
        cleaned = super().clean()
        percent, total = self.contract.difference, Decimal(0)
        for place, line in enumerate(self.contract.lines):
            spent, planned = cleaned.get(f"spent_{place}"), Decimal(line["planned"])
            if spent is None:
                continue
            total += spent
            if is_far_off(planned, spent, percent) and not cleaned.get(f"note_{place}", "").strip():
                words = _("This line differs from the plan by more than %(percent)d%%: say why.")
                self.add_error(f"note_{place}", words % {"percent": percent})
        if not self.errors and is_far_off(self.contract.planned, total, percent) and not cleaned.get("reason"):
            words = _("The whole cost %(total)s and was planned at %(planned)s: say why.")
            sums = {"total": total, "planned": self.contract.planned}
            self.add_error(
                "reason", words % {name: money_label(value, self.contract.currency) for name, value in sums.items()}
            )
        if (ended := cleaned.get("ended_on")) and ended > self.today:
            self.add_error("ended_on", _("That day has not come yet."))
        if ended and self.contract.starts_on and ended < self.contract.starts_on:
            self.add_error("ended_on", _("That is before the project began."))
        return cleaned

    @property
    def facts(self) -> dict:
        """As the action takes them."""
        said = self.cleaned_data
        costs = [
            {"name": line["name"], "planned": line["planned"], "spent": f"{said[f'spent_{place}']:f}", "note": said[f"note_{place}"]}
            for place, line in enumerate(self.contract.lines)
        ]  # fmt: skip
        reached = [row | {"reached": said[f"reached_{place}"]} for place, row in enumerate(self.contract.indicators)]
        found = {"costs": costs, "reached": reached, "reason": said["reason"], "done": said["done"]}
        if self.is_final:
            found |= {name: said[name] for name in ("ended_on", "summary_ro", "summary_en")}
        return found


def typed_from(report: Report) -> dict[str, str]:
    """A report that was given back, as the beginning of the next."""
    found = {"reason": report.reason, "done": report.done}
    for place, row in enumerate(report.costs):
        found |= {f"spent_{place}": row["spent"].replace(".", ","), f"note_{place}": row["note"]}
    found |= {f"reached_{place}": row["reached"] for place, row in enumerate(report.reached)}
    if report.kind == ReportKind.FINAL:
        ended = report.ended_on.isoformat() if report.ended_on else ""
        found |= {"ended_on": ended, "summary_ro": report.summary_ro, "summary_en": report.summary_en}
    return found
