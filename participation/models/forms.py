"""Form ← FormVersion ← FormWording: a form outlives its pages, and what was filed keeps its words."""

import hashlib
import json
import secrets

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import IDEA_KINDS, OPEN_STATUSES, WITHOUT_PLACE, Desk, FormKind, Notify
from ..windows import WindowState, window_state
from .late import LatePapersMixin
from .outcomes import OutcomeTermsMixin

KEY_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


def new_form_key() -> str:
    """Ten characters that name a form in addresses."""
    return "".join(secrets.choice(KEY_ALPHABET) for _ in range(10))


class Form(LatePapersMixin, OutcomeTermsMixin):
    """One row per form whatever its languages; `page_key` is the translation key that its pages share."""

    key = models.SlugField(max_length=20, unique=True, default=new_form_key, editable=False)
    page_key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(_("name of the form"), max_length=255, help_text=_("The Romanian page's title."))
    kind = models.CharField(_("kind"), max_length=12, choices=FormKind.choices, default=FormKind.IDEA)
    desk = models.CharField(_("desk"), max_length=10, choices=Desk.choices, default=Desk.IDEAS)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("days to answer"), null=True, blank=True)
    counts_working_days = models.BooleanField(_("counted in working days"), default=False)
    retention_months = models.PositiveSmallIntegerField(_("months kept"), default=12)
    notify = models.CharField(_("tell them"), max_length=5, choices=Notify.choices, default=Notify.NOW)
    notify_addresses = models.TextField(_("who is told"), blank=True)
    reply_to = models.EmailField(_("answers are sent from"), blank=True)
    has_steps = models.BooleanField(_("one section at a time"), default=False)
    draft_days = models.PositiveSmallIntegerField(_("days a draft is kept"), default=30)
    needs_confirmation = models.BooleanField(_("e-mail must be confirmed"), default=False)
    takes_votes = models.BooleanField(_("ideas can be supported"), default=False)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    has_waiting_list = models.BooleanField(_("with a waiting list"), default=False)
    grace_minutes = models.PositiveSmallIntegerField(_("minutes to finish an upload"), default=10)
    cloned_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="clones", editable=False
    )
    is_published = models.BooleanField(default=False, editable=False)
    last_digest_at = models.DateTimeField(null=True, blank=True, editable=False)
    current_version = models.ForeignKey(
        "participation.FormVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def state_at(self, now) -> WindowState:
        """Whether the form takes submissions received at that moment."""
        if not self.is_published:
            return WindowState.CLOSED
        return window_state(self.opens_at, self.closes_at, now)

    def places_left(self) -> int | None:
        """How many places are left now; None where there is no limit. A test takes none."""
        if self.places is None:
            return None
        taken = self.submissions.filter(is_test=False, waits_since=None).exclude(status__in=WITHOUT_PLACE)
        return max(self.places - taken.count(), 0)

    @property
    def waiting(self):
        """Who waits for a place, in order."""
        return self.submissions.filter(waits_since__isnull=False, status__in=OPEN_STATUSES).order_by(
            "waits_since", "pk"
        )

    @property
    def brings_ideas(self) -> bool:
        return self.kind in IDEA_KINDS

    @property
    def notified(self) -> list[str]:
        """Addresses to tell, one per line in the form's settings."""
        return [line.strip() for line in self.notify_addresses.replace(",", "\n").splitlines() if line.strip()]


class Frozen(models.Model):
    """A row that is written once: what somebody was shown or filed may rest on it."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(f"{self._meta.label} is append-only: make a new row.")
        super().save(*args, **kwargs)


class FormVersionQuerySet(models.QuerySet):
    """Freezing what was published."""

    def freeze(self, form: Form, structure: list[dict]) -> "FormVersion":
        """The version with this structure: the form's current one when nothing changed, else the next number."""
        digest = structure_digest(structure)
        with transaction.atomic():
            locked = Form.objects.select_for_update().get(pk=form.pk)
            current = locked.current_version
            if current is None or current.digest != digest:
                number = current.number + 1 if current else 1
                current = self.create(form=locked, number=number, structure=structure, digest=digest)
                Form.objects.filter(pk=form.pk).update(current_version=current)
            form.current_version = current
            return current


class FormVersion(Frozen):
    """The structure of a form as published, immutable: questions, types, order, settings, choice keys; no words.

    `structure` is a list of {"key", "type", "role", "settings", "choices": [choice key, …]}.
    """

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    structure = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="form_version_number")]
        ordering = ["form", "number"]

    def __str__(self) -> str:
        return f"{self.form} v{self.number}"


class FormWordingQuerySet(models.QuerySet):
    """Append-only words."""

    def freeze(self, version: FormVersion, language: str, words: dict) -> "FormWording":
        """The newest wording of a version in a language; a new row only when a word changed."""
        newest = self.newest(version, language)
        if newest is None or newest.words != words:
            newest = self.create(version=version, language=language, words=words)
        return newest

    def newest(self, version: FormVersion, language: str) -> "FormWording | None":
        return self.filter(version=version, language=language).order_by("-pk").first()


class FormWording(Frozen):
    """The words of a version in one language from a moment on; a submission points at the wording its author saw.

    `words` maps question key → {"label", "help", "text", "choices": {choice key: label}}; a question without words
    in a language is withheld there until it is translated. `words["_form"]` holds {"title"}.
    """

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=5)
    words = models.JSONField()
    since = models.DateTimeField(default=timezone.now)

    objects = FormWordingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["version", "language", "-id"], name="wording_newest")]

    def __str__(self) -> str:
        return f"{self.version} {self.language}"


def structure_digest(structure: list[dict]) -> str:
    """SHA-256 of the canonical JSON of a structure."""
    return hashlib.sha256(json.dumps(structure, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
