"""Facts of a call beside its calendar: amounts, who can apply, what came of it. None says that it is not known."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from cms.choices import Currency
from cms.dates import money_label
from cms.models import RecordMixin

from ..choices import Applicants

NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
PERCENT = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


def amount_field(label, **extra) -> models.DecimalField:
    """A sum that may be unknown."""
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE, **extra
    )


class GrantFactsMixin(RecordMixin):
    """Mixin with the columns; an empty one is shown as not known."""

    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.RON)
    ceiling = amount_field(_("at most for one application"), help_text=_("Empty: not known."))
    total_budget = amount_field(_("total budget of the call"), help_text=_("Empty: not known."))
    own_contribution = models.DecimalField(
        _("own contribution (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
        help_text=_("Of the project's budget. 0: none is asked. Empty: not known."),
    )
    amounts_as_of = models.DateField(_("amounts as of"), null=True, blank=True)
    amounts_source = models.CharField(_("source of the amounts"), max_length=250, blank=True)

    applicants = models.CharField(
        _("who applies"),
        max_length=12,
        choices=Applicants.choices,
        default=Applicants.TEAM,
        help_text=_("Of a call for individuals (scholarships) nobody is named in public: results tell codes and sums."),
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"), null=True, blank=True, help_text=_("Its number in the series. Empty: not known.")
    )
    needs_seat = models.BooleanField(_("organisations with their seat in Cluj-Napoca"), default=False)
    age_from = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True)
    age_on = models.DateField(_("age counted on"), null=True, blank=True, help_text=_("Empty: not known."))
    team_min = models.PositiveSmallIntegerField(_("members at least"), null=True, blank=True)
    team_max = models.PositiveSmallIntegerField(_("members at most"), null=True, blank=True)
    takes_residents = models.BooleanField(_("who live in Cluj-Napoca"), default=False)
    takes_students = models.BooleanField(_("who study in Cluj-Napoca"), default=False)
    takes_workers = models.BooleanField(_("who work in Cluj-Napoca"), default=False)

    contact_email = models.EmailField(_("e-mail for questions"), blank=True)
    contact_phone = models.CharField(_("phone for questions"), max_length=40, blank=True)

    received_count = models.PositiveIntegerField(_("applications received"), null=True, blank=True)
    selected_count = models.PositiveIntegerField(_("applications selected"), null=True, blank=True)
    awarded_total = amount_field(_("awarded in all"))

    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )

    facts = (
        "currency", "ceiling", "total_budget", "own_contribution", "amounts_as_of", "amounts_source", "applicants", "edition", "needs_seat", "age_from", "age_to",
        "age_on", "team_min", "team_max", "takes_residents", "takes_students", "takes_workers", "contact_email",
        "contact_phone", "received_count", "selected_count", "awarded_total", "is_demonstration",
    )  # fmt: skip
    # What an application is judged by: kept with it as it was when it was filed.
    term_facts = (
        "currency", "ceiling", "own_contribution", "applicants", "needs_seat", "age_from", "age_to", "age_on", "team_min", "team_max",
        "takes_residents", "takes_students", "takes_workers",
    )  # fmt: skip
    grant_panels = [
        MultiFieldPanel(
            [
                HelpPanel(content=_("What is left empty is shown as not known.")),
                FieldRowPanel([FieldPanel("ceiling"), FieldPanel("total_budget"), FieldPanel("currency")]),
                FieldPanel("own_contribution"),
                FieldRowPanel([FieldPanel("amounts_as_of"), FieldPanel("amounts_source")]),
            ],
            heading=_("Amounts"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("applicants"), FieldPanel("edition")]),
                FieldPanel("needs_seat"),
                FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to"), FieldPanel("age_on")]),
                FieldRowPanel([FieldPanel("team_min"), FieldPanel("team_max")]),
                FieldPanel("takes_residents"),
                FieldPanel("takes_students"),
                FieldPanel("takes_workers"),
            ],
            heading=_("Who can apply"),
        ),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")], heading=_("Contact")),
    ]
    result_panels = [
        FieldRowPanel([FieldPanel("received_count"), FieldPanel("selected_count")]),
        FieldPanel("awarded_total"),
    ]
    source_panels = [*RecordMixin.record_panels, FieldPanel("is_demonstration")]

    class Meta:
        abstract = True

    def money(self, amount: Decimal | None) -> str:
        """A sum in the call's currency, or nothing when it is not known."""
        return "" if amount is None else money_label(amount, self.currency)

    @property
    def applicants_column(self) -> str:
        """Team, person or organisation, as the heading of a list."""
        return Applicants(self.applicants).column

    @property
    def results_label(self) -> str:
        """`145 de propuneri, 40 selectate` once the results are published; what is not known is left out."""
        parts: list[str] = []
        if not self.is_decided:
            return ""
        if self.received_count is not None:
            words = ngettext("%(count)d proposal received", "%(count)d proposals received", self.received_count)
            parts.append(words % {"count": self.received_count})
        if self.selected_count is not None:
            words = ngettext("%(count)d selected", "%(count)d selected", self.selected_count)
            parts.append(words % {"count": self.selected_count})
        return ", ".join(parts)
