"""How the front desk works: who gets what, who has a case open, who read personal data, saved lists, exports."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import Desk
from .files import private_storage


def export_path(instance, filename: str) -> str:
    """A random name beside the folders of what citizens sent, which have a sweep of their own."""
    return f"exports/{uuid.uuid4().hex}"


class RoutingRule(models.Model):
    """Routes a new submission to an owner; the first rule that fits, by `order`, wins. Empty conditions fit all."""

    order = models.PositiveSmallIntegerField(_("order"), default=100)
    form = models.ForeignKey(
        "participation.Form",
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="rules",
    )
    desk = models.CharField(_("desk"), max_length=10, choices=Desk.choices, blank=True)
    topic = models.ForeignKey(
        "cms.Topic", verbose_name=_("topic"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    neighbourhood = models.ForeignKey(
        "cms.Neighbourhood",
        verbose_name=_("neighbourhood"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    keyword = models.CharField(
        _("word"), max_length=80, blank=True, help_text=_("Found in the text without regard to case and diacritics.")
    )
    owner = models.ForeignKey("accounts.User", verbose_name=_("owner"), on_delete=models.CASCADE, related_name="+")
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("front desk rule")
        verbose_name_plural = _("front desk rules")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.order} → {self.owner}"


class FormAccess(models.Model):
    """What a person, or everybody of a group, may do with one form: lent without its desk, or less than at its desk.

    It never gives more than the role: see permissions.py for how rows and roles meet.
    """

    form = models.ForeignKey(
        "participation.Form", verbose_name=_("form"), on_delete=models.CASCADE, related_name="staff"
    )
    user = models.ForeignKey(
        "accounts.User",
        verbose_name=_("member of staff"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="form_access",
    )
    group = models.ForeignKey(
        "auth.Group",
        verbose_name=_("group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="form_access",
    )
    sees = models.BooleanField(_("sees what was sent"), default=True)
    sees_contact = models.BooleanField(_("sees who wrote"), default=True)
    sees_sensitive = models.BooleanField(_("sees sensitive answers"), default=True)
    may_change = models.BooleanField(_("works on cases"), default=True)
    may_answer = models.BooleanField(_("answers"), default=True)
    may_export = models.BooleanField(_("exports"), default=True)

    class Meta:
        verbose_name = _("access to one form")
        verbose_name_plural = _("access to single forms")
        constraints = [
            models.UniqueConstraint(fields=["form", "user"], name="form_access_once"),
            models.UniqueConstraint(fields=["form", "group"], name="form_access_of_group_once"),
            models.CheckConstraint(
                condition=models.Q(user=None, group__isnull=False) | models.Q(user__isnull=False, group=None),
                name="form_access_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} · {self.user or self.group}"


class Presence(models.Model):
    """Who has a case open: since when, and when that was last seen."""

    submission = models.ForeignKey("participation.Submission", on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.user_id}"


class PersonalDataAccess(models.Model):
    """Who saw the personal data of a submission, and how; append-only."""

    class How(models.TextChoices):
        OPENED = "opened", _("opened the case")
        REVEALED = "revealed", _("revealed sensitive answers")
        DOWNLOADED = "downloaded", _("downloaded a file")
        EXPORTED = "exported", _("exported it")

    submission = models.ForeignKey("participation.Submission", on_delete=models.CASCADE, related_name="accesses")
    user = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["submission", "at"], name="personal_data_access")]

    def __str__(self) -> str:
        return f"{self.how} {self.at:%Y-%m-%d}"


class SavedFilter(models.Model):
    """A selection of the inbox that one clerk keeps under a name."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000)
    columns = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name")]

    def __str__(self) -> str:
        return self.name


class ExportJob(models.Model):
    """A file with submissions, made by the worker; who asked, why, how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4)
    selection = models.TextField(blank=True)
    ids = models.JSONField(default=list, blank=True)  # what was ticked; empty: the whole selection
    reason = models.CharField(_("reason"), max_length=300)
    rights = models.JSONField(null=True, blank=True)  # what its file was made with, see permissions.reading_rights
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to=export_path, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"
