"""Sealed entries of ideas competitions outside procurement: what the jury reads, and apart from it who made it."""

import secrets
import uuid

from django.core.files.storage import storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.references import ALPHABET

from ..choices import OPEN_STATES, RANKED_STATES, RoundState, Standing

FOLDER = "sealed"  # of the private storage


def sealed_storage():
    return storages["private"]


def sealed_path(instance, filename: str) -> str:
    """A random name: neither the file's own nor the day on which it came."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


def new_entry_code() -> str:
    """Eight random letters and digits, nothing of the author or of the order in which entries came."""
    letters = "".join(secrets.choice(ALPHABET) for _place in range(8))
    return f"{letters[:4]}-{letters[4:]}"


class SealedRound(models.Model):
    """The entries of one competition and their judging; it belongs to the pages of both languages."""

    competition_key = models.UUIDField(unique=True, editable=False)
    title = models.CharField(_("competition"), max_length=255, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=RoundState.choices, default=RoundState.RECEIVING)
    ranking = models.JSONField(default=list, editable=False)  # what the jury signs: place, code, score
    digest = models.CharField(max_length=64, blank=True, editable=False)
    ranked_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("round of sealed entries")
        verbose_name_plural = _("rounds of sealed entries")
        ordering = ["-pk"]
        permissions = [
            ("organise_sealedround", "Can prepare the judging of sealed entries"),
            ("judge_sealedround", "Can sit in the jury of sealed entries"),
            ("open_sealedround", "Can open the identities of sealed entries, with somebody else"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ranked(self) -> bool:
        return self.state in RANKED_STATES

    @property
    def is_open(self) -> bool:
        """Whether the identities are open."""
        return self.state in OPEN_STATES


class SealedEntry(models.Model):
    """An entry as the jury has it: a code, a title, words, files; in no column anything of its author."""

    round = models.ForeignKey(SealedRound, on_delete=models.PROTECT, related_name="entries")
    code = models.CharField(_("code"), max_length=9, default=new_entry_code, editable=False)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("the idea in words"), max_length=4000)
    language = models.CharField(max_length=5, choices=[("ro", "Română"), ("en", "English")])
    nonce = models.CharField(max_length=64, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    received_at = models.DateTimeField(editable=False)
    standing = models.CharField(_("admissibility"), max_length=8, choices=Standing.choices, default=Standing.WAITING)
    refused_because_ro = models.TextField(_("why it is not admitted, in Romanian"), max_length=1000, blank=True)
    refused_because_en = models.TextField(_("why it is not admitted, in English"), max_length=1000, blank=True)
    report_ro = models.TextField(_("the jury on this entry, in Romanian"), max_length=4000, blank=True)
    report_en = models.TextField(_("the jury on this entry, in English"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("sealed entry")
        verbose_name_plural = _("sealed entries")
        ordering = ["code"]  # never the order in which they came
        constraints = [models.UniqueConstraint(fields=["round", "code"], name="sealed_code_once")]

    def __str__(self) -> str:
        return self.code

    def refused_because(self, language: str) -> str:
        """Why it is not admitted, for a reader of this language."""
        return (language == "en" and self.refused_because_en) or self.refused_because_ro


class SealedFile(models.Model):
    """A file of an entry, cleaned before it was stored; the original and its name are kept nowhere.

    Without an entry it belongs to a form that is not sent yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(SealedEntry, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    round = models.ForeignKey(SealedRound, on_delete=models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=64, db_index=True)
    number = models.PositiveSmallIntegerField(default=1)
    file = models.FileField(storage=sealed_storage, upload_to=sealed_path)
    extension = models.CharField(max_length=8)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)  # of the cleaned file
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("file of a sealed entry")
        verbose_name_plural = _("files of sealed entries")
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["nonce", "sha256"], name="sealed_file_once")]

    def __str__(self) -> str:
        return f"{self.number}.{self.extension}"


class SealedIdentity(models.Model):
    """Who made an entry, in an envelope; nothing of it is in the open before two people opened the round."""

    entry = models.OneToOneField(SealedEntry, on_delete=models.CASCADE, related_name="identity")
    sealed = models.TextField(blank=True)
    public_name = models.CharField(_("named in public as"), max_length=200, blank=True)  # written by the publication
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("sealed identity")
        verbose_name_plural = _("sealed identities")

    def __str__(self) -> str:
        return f"#{self.pk}"


class SealedOpening(models.Model):
    """Who asked that the identities of a round be opened, and who, another person, agreed; the row stays as proof."""

    round = models.OneToOneField(SealedRound, on_delete=models.PROTECT, related_name="opening")
    asked_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"))
    confirmed_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    confirmed_at = models.DateTimeField(_("opened"), null=True, blank=True)
    digest = models.CharField(max_length=64)  # of the signed ranking that both had before them

    class Meta:
        verbose_name = _("opening of identities")
        verbose_name_plural = _("openings of identities")
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("confirmed_by")), name="sealed_opened_by_two_people")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}"
