"""What somebody sent to the city: answers by key, contact data in columns of their own."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import OPEN_STATUSES, Channel, Desk, QuarantineReason, Role, Status
from ..readings import display_value, pin_of, table_of
from ..references import new_reference, normalise_reference
from ..structure import privacy_of

# Personal data has columns of its own and is in no other: retention empties these and the answers may stay.
CONTACT_COLUMNS = {Role.AUTHOR_NAME: "author_name", Role.EMAIL: "email", Role.PHONE: "phone"}
FEW_HITS = 1000  # a search with as many or fewer names its rows; a page of more is found among the newest


class SubmissionQuerySet(models.QuerySet):
    """Submissions by what staff ask of them."""

    def real(self):
        """Without tests of a form and without what is in quarantine."""
        return self.filter(is_test=False).exclude(status=Status.QUARANTINED)

    def awaiting_answer(self):
        """Open ones; what was merged into another waits for that one's answer and is not counted twice."""
        return self.filter(status__in=OPEN_STATUSES, merged_into=None)

    def overdue(self, today: dt.date):
        """Awaiting an answer past the promised day."""
        return self.awaiting_answer().filter(due_on__lt=today)

    def waiting_for_us(self):
        """Whose author wrote last: neither a message nor the city's answer came after."""
        from .answers import PublicAnswer
        from .conversation import CaseMessage

        same = {"submission": OuterRef("submission")}
        written = CaseMessage.objects.filter(**same, is_from_author=False, created_at__gte=OuterRef("created_at"))
        answered = PublicAnswer.objects.filter(
            **same, published_at__isnull=False, updated_at__gte=OuterRef("created_at")
        )
        asked = CaseMessage.objects.filter(~Exists(written), ~Exists(answered), is_from_author=True)
        # From the few messages to their cases, not from every case to its messages.
        return self.filter(pk__in=asked.order_by().values("submission")).exclude(status=Status.WITHDRAWN)

    def on_desks(self, desks):
        """Of the forms that these desks work on."""
        return self.filter(desk__in=desks)

    def matching(self, text: str, *, with_contact: bool = False, hidden_on=()):
        """Whose folded text holds every word of `text`, or whose reference it is.

        Names and addresses are looked through only for whoever may see them, and not on the forms of which `hidden_on`
        has the ids: a search that finds is an answer, too.
        """
        from cms.folding import fold

        if reference := normalise_reference(text):
            return self.filter(reference=reference)
        conditions = []
        for word in fold(text).replace("\x00", "").split():
            condition, contact = Q(search_text__contains=word), Q(contact_text__contains=word)
            if hidden_on:
                contact &= ~Q(form__in=hidden_on)
            conditions.append(condition | contact if with_contact else condition)
        if not conditions:
            return self
        # Asked now and without an order: the planner takes few hits for many and would walk the whole history, newest
        # first, to fill one page. Of many hits a page is soon full.
        hits = self.model._default_manager.filter(*conditions).order_by().values_list("pk", flat=True)[: FEW_HITS + 1]
        few = list(hits)
        return self.filter(pk__in=few) if len(few) <= FEW_HITS else self.filter(*conditions)


class Submission(models.Model):
    """One submission. The reference alone opens nothing; the receipt's secret is stored as a hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(
        "participation.Form", verbose_name=_("form"), on_delete=models.PROTECT, related_name="submissions"
    )
    wording = models.ForeignKey(
        "participation.FormWording", on_delete=models.PROTECT, related_name="submissions", editable=False
    )
    language = models.CharField(_("language"), max_length=5, choices=[("ro", "Română"), ("en", "English")])
    channel = models.CharField(_("channel"), max_length=6, choices=Channel.choices, default=Channel.WEB)
    reference = models.CharField(_("reference"), max_length=20, unique=True, default=new_reference, editable=False)
    desk = models.CharField(_("desk"), max_length=10, choices=Desk.choices, blank=True)
    handed_from = models.ForeignKey(
        "participation.Form", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    nonce = models.CharField(max_length=64, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    answers = models.JSONField(default=dict, editable=False)
    title = models.CharField(_("title"), max_length=300, blank=True, editable=False)
    about = models.CharField(max_length=100, blank=True, editable=False)  # what of the page above it concerns

    author_name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    may_publish = models.BooleanField(_("agrees to publication"), default=False)
    neighbourhood = models.ForeignKey(
        "cms.Neighbourhood",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("neighbourhood"),
    )
    topic = models.ForeignKey(
        "cms.Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("topic")
    )
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, blank=True, editable=False)
    waits_since = models.DateTimeField(_("on the waiting list since"), null=True, blank=True, editable=False)
    pin_hash = models.CharField(max_length=64, blank=True, editable=False)  # for whoever gave no e-mail

    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.NEW)
    owner = models.ForeignKey(
        "accounts.User", verbose_name=_("owner"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(_("answer due"), null=True, blank=True)
    promised_on = models.DateField(null=True, blank=True, editable=False)  # what the receipt says, whatever staff move
    quarantine_reason = models.CharField(_("why in quarantine"), max_length=100, blank=True)
    received_at = models.DateTimeField(_("received"), editable=False)
    stored_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField(null=True, blank=True, editable=False)  # when somebody first took it on
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    erasure_asked_at = models.DateTimeField(null=True, blank=True, editable=False)  # by its author
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_test = models.BooleanField(default=False, editable=False)
    is_demonstration = models.BooleanField(default=False, editable=False)
    search_text = models.TextField(blank=True, editable=False)  # reference and answers, folded; nothing sensitive
    contact_text = models.TextField(blank=True, editable=False)  # name, e-mail and phone, folded
    text_digest = models.CharField(max_length=32, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of all that was sent, see proof.py

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["form", "-received_at"], name="submission_by_form"),
            models.Index(fields=["-received_at"], name="submission_newest"),
            models.Index(fields=["status", "due_on"], name="submission_due"),
            models.Index(fields=["desk", "-received_at"], name="submission_by_desk"),
            models.Index(
                fields=["form", "waits_since"], condition=Q(waits_since__isnull=False), name="submission_waits"
            ),
            models.Index(fields=["form", "text_digest"], condition=~Q(text_digest=""), name="submission_same_text"),
        ]
        permissions = [
            ("answer_submission", "Can publish the city's answer"),
            ("export_submission", "Can export submissions"),
            ("view_contact", "Can see who wrote a submission"),
            ("view_sensitive", "Can see sensitive answers"),
            ("erase_submission", "Can erase personal data"),
            ("work_ideas_desk", "Works at the ideas desk"),
            ("work_grants_desk", "Works at the grants desk"),
            ("work_youth_desk", "Works at the youth desk"),
        ]

    def __str__(self) -> str:
        # No title: it is the author's words, and this text is shown beyond the desk (logs, histories, errors).
        return self.reference

    def save(self, *args, **kwargs):
        self.desk = self.desk or self.form.desk  # it comes to the form's desk, and may be handed to another
        super().save(*args, **kwargs)

    @property
    def is_overdue(self) -> bool:
        return bool(self.due_on and self.status in OPEN_STATUSES and self.due_on < timezone.localdate())

    @property
    def place_in_line(self) -> int | None:
        """Which place it has on the waiting list of its form; None when it waits for none."""
        if self.waits_since is None or self.status not in OPEN_STATUSES:
            return None
        before = Q(waits_since__lt=self.waits_since) | Q(waits_since=self.waits_since, pk__lt=self.pk)
        return self.form.waiting.filter(before).count() + 1

    @property
    def quarantine_label(self) -> str:
        """Why it was set aside, in words."""
        return str(dict(QuarantineReason.choices).get(self.quarantine_reason, self.quarantine_reason))

    def labelled_answers(self) -> list[dict]:
        """Answers in the form's order with the words the author saw.

        {"key", "type", "label", "value" as text, "table" where rows were filled in, "pin" on the map, "files", "privacy"}
        """
        words = self.wording.words
        files: dict[str, list] = {}
        for attachment in self.attachments.all():
            files.setdefault(attachment.key, []).append(attachment)
        found = []
        for question in self.wording.version.structure:
            key = question["key"]
            if key not in words or question["type"] == "heading":
                continue
            column = CONTACT_COLUMNS.get(question["role"])
            value = getattr(self, column) if column else display_value(question, words[key], self.answers.get(key))
            found.append(
                {
                    "key": key,
                    "type": question["type"],
                    "label": words[key]["label"],
                    "value": value,
                    "table": table_of(question, words[key], self.answers.get(key)),
                    "pin": pin_of(question, self.answers.get(key)),
                    "privacy": privacy_of(question),
                    "files": files.get(key, []),
                }
            )
        return found
