"""Contracts of awards: what was signed, to whom and when money goes, what the team reports; reviewers never see them."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cms.choices import Currency

from ..choices import HANDED_IN, ContractState, ReportKind, ReportState
from ..fields import SealedField
from .judging import person

GONE = (ContractState.DECLINED, ContractState.CANCELLED)
OVER = (*GONE, ContractState.CLOSED)
SIGNED = (ContractState.SIGNED, ContractState.RUNNING, ContractState.INTERIM, ContractState.FINAL)
USUAL_DIFFERENCE = 10
NOT_BEGUN = Q(state=ContractState.SIGNED)
POSITIVE = [MinValueValidator(Decimal("0.01"))]


class ContractQuerySet(models.QuerySet):
    """Contracts by what officers and everybody ask of them."""

    def of_call(self, call_key):
        return self.filter(application__call_key=call_key)

    def under_way(self):
        return self.exclude(state__in=OVER)

    def overdue(self, today):
        """By the days in the contract a report should be here, or the project should have begun, and is not so."""
        is_here = Report.objects.filter(contract=OuterRef("pk"), kind=ReportKind.INTERIM, state__in=HANDED_IN)
        waits_interim = Q(state=ContractState.RUNNING, interim_due__lt=today) & ~Exists(is_here)
        waits_final = Q(state__in=[ContractState.RUNNING, ContractState.INTERIM], final_due__lt=today)
        return self.filter(waits_interim | waits_final | NOT_BEGUN & Q(starts_on__lt=today))

    def not_begun(self, today):
        """Signed, and the day on which the project begins is over: nobody has said that it began."""
        return self.filter(NOT_BEGUN, starts_on__lt=today)


class Contract(models.Model):
    """What becomes of one award. Budget lines and indicators are frozen from the application as it was filed."""

    application = models.ForeignKey("fix_cluj.Application", on_delete=models.PROTECT, related_name="contracts")
    state = models.CharField(
        _("state"), max_length=9, choices=ContractState.choices, default=ContractState.INVITED, editable=False
    )
    amount = models.DecimalField(
        _("amount awarded"), max_digits=15, decimal_places=2, null=True, blank=True, validators=POSITIVE
    )
    currency = models.CharField(
        _("currency"), max_length=3, choices=Currency.choices, default=Currency.RON, editable=False
    )
    number = models.CharField(_("number of the contract"), max_length=40, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("the project begins on"), null=True, blank=True)
    ends_on = models.DateField(_("the project ends on"), null=True, blank=True)
    interim_due = models.DateField(
        _("interim report due on"), null=True, blank=True, help_text=_("Empty: none is asked for.")
    )
    final_due = models.DateField(_("final report due on"), null=True, blank=True)
    difference = models.PositiveSmallIntegerField(
        _("a line may differ without a reason by"),
        default=USUAL_DIFFERENCE,
        validators=[MaxValueValidator(100)],
        help_text=_("Percent of what was planned; what differs more needs a reason in the report."),
    )
    lines = models.JSONField(default=list, editable=False)  # [{"name", "planned"}] of the budget
    indicators = models.JSONField(default=list, editable=False)  # [{"name", "promised"}]
    ended_because = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    told = models.JSONField(default=dict, editable=False)  # which report → the day and the stage of the last reminder
    invited_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)  # closed, declined or cancelled

    objects = ContractQuerySet.as_manager()

    FACTS = ("number", "signed_on", "starts_on", "ends_on", "interim_due", "final_due", "difference")

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=~Q(state__in=GONE), name="contract_of_application_once"
            )
        ]

    def __str__(self) -> str:
        return self.number or self.application.code

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def awaits_start(self) -> bool:
        """Signed, and nobody has said that the project began."""
        return self.state == ContractState.SIGNED and bool(self.starts_on)

    @property
    def planned(self) -> Decimal:
        """The project's whole budget, as it was filed."""
        return sum((Decimal(line["planned"]) for line in self.lines), Decimal(0))

    @property
    def paid(self) -> Decimal:
        return sum((row.amount for row in self.instalments.all() if row.paid_on), Decimal(0))

    @property
    def scheduled(self) -> Decimal:
        return sum((row.amount for row in self.instalments.all()), Decimal(0))

    @property
    def remaining(self) -> Decimal | None:
        """What of the award is not paid; nothing more is once the contract has ended."""
        if self.amount is None:
            return None
        return Decimal(0) if self.is_over else self.amount - self.paid

    def report_of(self, kind: str) -> "Report | None":
        """The newest of a kind."""
        return max((row for row in self.reports.all() if row.kind == kind), key=lambda row: row.number, default=None)

    @property
    def awaits_interim(self) -> bool:
        """One is asked for, and the team has not handed it in; what it wrote or got back is still to come."""
        is_here = any(row.kind == ReportKind.INTERIM and row.state in HANDED_IN for row in self.reports.all())
        return bool(self.interim_due) and not is_here

    @property
    def final(self) -> "Report | None":
        """The final report that was accepted."""
        found = self.report_of(ReportKind.FINAL)
        return found if found and found.state == ReportState.ACCEPTED else None

    @cached_property
    def language(self) -> str:
        return self.application.language


class Payee(models.Model):
    """To which account the award goes: asked for once there is one, in a table of its own, told only by right."""

    contract = models.OneToOneField(Contract, on_delete=models.CASCADE, related_name="payee")
    iban = SealedField("IBAN")
    holder = SealedField(_("holder of the account"))
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("account for the payments")
        verbose_name_plural = _("accounts for the payments")

    def __str__(self) -> str:
        return self.masked

    @property
    def masked(self) -> str:
        """`RO49 … 0000`: enough to recognise one's own."""
        if not self.iban:
            return gettext("cannot be read: an earlier key of the portal is missing")
        return f"{self.iban[:4]} … {self.iban[-4:]}"

    @property
    def grouped(self) -> str:
        """In groups of four, as banks print it."""
        return " ".join(self.iban[at : at + 4] for at in range(0, len(self.iban), 4))


class Instalment(models.Model):
    """A part of the award: when it is meant to be paid, and when it was."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="instalments")
    planned_on = models.DateField(_("planned for"))
    amount = models.DecimalField(_("sum"), max_digits=15, decimal_places=2, validators=POSITIVE)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    paid_by = person(_("recorded by"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("instalment")
        verbose_name_plural = _("instalments")
        ordering = ["planned_on", "pk"]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.amount}"


class Report(models.Model):
    """What a team says it did and what it cost; one that was given back stays, the next is filed beside it."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(_("kind"), max_length=7, choices=ReportKind.choices)
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState.choices, default=ReportState.DRAFT, editable=False
    )
    typed = models.JSONField(default=dict, editable=False)  # as it was typed, until it is filed
    costs = models.JSONField(default=list, editable=False)  # [{"name", "planned", "spent", "note"}]
    reason = models.TextField(_("why it cost another sum"), max_length=2000, blank=True)
    done = models.TextField(_("what was done"), max_length=10000, blank=True)
    reached = models.JSONField(default=list, editable=False)  # [{"name", "promised", "reached"}]
    ended_on = models.DateField(_("the project ended on"), null=True, blank=True)
    summary_ro = models.TextField(_("public summary in Romanian"), max_length=1500, blank=True)
    summary_en = models.TextField(_("public summary in English"), max_length=1500, blank=True)
    summary_approved_at = models.DateTimeField(null=True, editable=False)
    summary_approved_by = person(_("approved by"), null=True, blank=True, editable=False)
    message = models.ForeignKey(  # with the files, in the case
        "participation.CaseMessage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(editable=False)
    filed_at = models.DateTimeField(_("filed"), null=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = person(_("decided by"), null=True, blank=True, editable=False)
    returned_because = models.TextField(_("why it was given back"), max_length=2000, blank=True, editable=False)

    class Meta:
        verbose_name = _("report of a project")
        verbose_name_plural = _("reports of projects")
        ordering = ["contract", "-kind", "number"]  # the interim one before the final one
        constraints = [models.UniqueConstraint(fields=["contract", "kind", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.kind} {self.number}"

    @property
    def spent(self) -> Decimal:
        return sum((Decimal(row["spent"]) for row in self.costs), Decimal(0))

    @property
    def planned(self) -> Decimal:
        return sum((Decimal(row["planned"]) for row in self.costs), Decimal(0))

    @property
    def summary(self) -> str:
        """In the active language, else in the other; empty until an officer let it stand in public."""
        if not self.summary_approved_at:
            return ""
        both = (self.summary_en, self.summary_ro) if get_language() == "en" else (self.summary_ro, self.summary_en)
        return both[0] or both[1]

    @property
    def summary_language(self) -> str:
        """The language in which `summary` is, when it is not the active one."""
        own, other = ("en", "ro") if get_language() == "en" else ("ro", "en")
        return "" if getattr(self, f"summary_{own}") else other
