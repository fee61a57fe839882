"""Applications to a call: what was filed and its versions, where it stands, the terms that held for it."""

import secrets
from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import Role
from participation.references import ALPHABET

from ..choices import Applicants, ApplicationState


def new_code() -> str:
    """Eight random letters and digits: the only name that reviewers and the results know."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(8))
    return f"{letters[:4]}-{letters[4:]}"


class ApplicationQuerySet(models.QuerySet):
    """Applications by what staff ask of them."""

    def of_call(self, call_key):
        return self.filter(call_key=call_key)

    def filed(self):
        """What was sent and not taken back."""
        return self.exclude(state__in=[ApplicationState.DRAFT, ApplicationState.WITHDRAWN])


class Application(models.Model):
    """One application. Its words and people are in the submission filed last; earlier ones are its versions."""

    call_key = models.UUIDField(db_index=True, editable=False)  # shared by the call's pages in every language
    code = models.CharField(_("code"), max_length=9, unique=True, default=new_code, editable=False)
    submission = models.OneToOneField(
        "participation.Submission",
        verbose_name=_("submission"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="application",
    )
    state = models.CharField(
        _("state"), max_length=13, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    language = models.CharField(_("language"), max_length=5, choices=[("ro", "Română"), ("en", "English")])
    terms = models.JSONField(default=dict, editable=False)  # of the call, as they were when it was filed
    declared = models.JSONField(default=dict, editable=False)  # what the team said of itself before the form
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True, editable=False)  # the version that counts

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant application")
        verbose_name_plural = _("grant applications")
        ordering = ["-filed_at", "-pk"]
        indexes = [models.Index(fields=["call_key", "state"], name="application_of_call")]
        permissions = [
            ("officer_application", "Can run a call: check, ask, assign, close"),
            ("decide_application", "Can approve decisions on applications, with somebody else"),
        ]

    def __str__(self) -> str:
        # No title: it is the author's words, and this text is shown beyond the desk (logs, histories, errors).
        return self.code

    @property
    def title(self) -> str:
        return self.submission.title if self.submission else ""

    @property
    def team(self) -> str:
        return str(self.answer_by_role(Role.TEAM) or "")

    @property
    def is_individual(self) -> bool:
        """Filed by one person: nobody is named in public, not even by the title that they gave it."""
        return self.terms.get("applicants") == Applicants.INDIVIDUAL

    @property
    def public_name(self) -> str:
        """The team or organisation that received something; a person stays a code."""
        return self.code if self.is_individual else self.team or self.code

    @property
    def public_title(self) -> str:
        return "" if self.is_individual else self.title

    @property
    def currency(self) -> str:
        """Of the sums, by the terms under which it was filed."""
        return self.terms.get("currency", "RON")

    @property
    def amount(self) -> Decimal | None:
        """The sum that is asked for, in the call's currency; None when nothing or another currency was answered."""
        value = self.answer_by_role(Role.AMOUNT)
        if isinstance(value, dict):
            value = value.get("amount") if value.get("currency", self.currency) == self.currency else None
        try:
            return None if value in (None, "") else Decimal(str(value))
        except InvalidOperation:
            return None

    def answer_by_role(self, role: str):
        """What was answered to the question with that meaning."""
        if self.submission is None:
            return None
        structure = self.submission.wording.version.structure
        key = next((entry["key"] for entry in structure if entry["role"] == role), None)
        return self.submission.answers.get(key)


class ApplicationVersion(models.Model):
    """One filing of an application; every one keeps its number, its receipt and its digest."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    submission = models.OneToOneField(
        "participation.Submission", on_delete=models.PROTECT, related_name="application_version"
    )
    filed_at = models.DateTimeField(_("filed"))

    class Meta:
        verbose_name = _("version of an application")
        verbose_name_plural = _("versions of applications")
        ordering = ["application", "number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="application_version_number")]

    def __str__(self) -> str:
        return f"{self.application_id} v{self.number}"
