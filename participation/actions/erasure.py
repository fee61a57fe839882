"""Erasing a person from a submission: the row stays and counts, nothing in it names or quotes anybody."""

import hmac
import json
import logging
import os
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import override
from wagtail import hooks
from wagtail.models import ModelLogEntry

from cms.dates import moment_label

from ..choices import OPEN_STATUSES, Privacy, QuestionType, Role, Status
from ..models import (
    Draft,
    ExportJob,
    OutboxMessage,
    PublicAnswer,
    RoundQuestion,
    StagedUpload,
    Submission,
    Subscription,
    Tombstone,
)
from ..models.files import private_storage
from ..outbox import enqueue
from ..personal import FIELDS, LOGGED_FACTS, Effect, names_with
from ..references import next_nonce
from ..structure import privacy_of
from .journal import record
from .uploads import forget

log = logging.getLogger(__name__)
ANSWERED = "_answered"
COUNTED_TYPES = {
    QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.DROPDOWN, QuestionType.RANKING,
    QuestionType.CHECKBOX, QuestionType.CONSENT, QuestionType.NEIGHBOURHOOD, QuestionType.TOPIC, QuestionType.NUMBER, QuestionType.MONEY,
}  # fmt: skip
COUNTED_ROLES = {Role.TOPIC, Role.NEIGHBOURHOOD, Role.PUBLISH}
LETTER = "erased"


@transaction.atomic
def erase(*, submission: Submission, why: str, by, now) -> bool:
    """Empty a submission of its author for good; False when that was done before. `why` is a `Tombstone.Why`.

    Who asked gets a letter that says so; it is the last thing that knows the address and goes when it was sent.
    """
    row = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("form", "wording__version")
        .get(pk=submission.pk)
    )
    if row.erased_at:
        return False
    is_asked = why == Tombstone.Why.REQUEST
    if is_asked and row.email:
        tell_author(row, now)
    take_back_answer(row, is_asked=is_asked)
    end_subscriptions(row)
    remove_newer_draft(row)
    remove_rows(row)
    remove_exports()
    empty_logs(row)
    empty(row, now)
    Tombstone.objects.create(digest=digest_of(row.pk), scope="submission", why=why, erased_at=now, by=by)
    record(row, "erase", by=by, why=str(why))
    for told in hooks.get_hooks("submission_erased"):  # what a section keeps beside it
        told(submission=row, why=why, by=by, now=now)
    transaction.on_commit(write_ledger)
    transaction.on_commit(overwrite_freed_space)
    return True


def empty(row: Submission, now) -> None:
    """The row itself: what counts stays, by the table of personal fields."""
    for name in names_with("Submission", Effect.EMPTIED):
        setattr(row, name, "")
    row.answers = counted(row.wording.version.structure, row.answers)
    if row.status in OPEN_STATUSES:  # nothing is left to answer
        row.status, row.closed_at, row.withdrawn_at = Status.WITHDRAWN, now, now
    row.erased_at = now
    row.save()


def counted(structure: list[dict], answers: dict) -> dict:
    """Answers that only count; of all others, which questions were answered."""
    kept = {
        entry["key"]: answers[entry["key"]]
        for entry in structure
        if entry["key"] in answers
        and (entry["role"] in COUNTED_ROLES or (entry["type"] in COUNTED_TYPES and privacy_of(entry) == Privacy.PUBLIC))
    }
    return kept | {ANSWERED: sorted(key for key in answers if key not in kept)}


def take_back_answer(row: Submission, *, is_asked: bool) -> None:
    """What was published stays as its author agreed, unless its author asks: then the consent ends and it comes down."""
    answer = PublicAnswer.objects.filter(submission=row).first()
    if answer is None:
        return
    names = names_with("PublicAnswer", Effect.EMPTIED)
    if is_asked or not (row.may_publish and answer.published_at):
        names += names_with("PublicAnswer", Effect.CONSENTED)
        row.may_publish = False
    for name in names:
        setattr(answer, name, "")
    answer.save(update_fields=names)
    if is_asked:
        from .answers import purge_ideas

        transaction.on_commit(purge_ideas)


def end_subscriptions(row: Submission) -> None:
    """Its author no longer follows it; what else the same address follows is a wish of its own."""
    answer = PublicAnswer.objects.filter(submission=row).first()
    if answer and row.email:
        Subscription.objects.filter(subject=f"idea:{answer.pk}", email__iexact=row.email).delete()


def remove_newer_draft(row: Submission) -> None:
    """The draft that was made of it to change it and not sent: it holds the same answers and copies of the files."""
    nonce = next_nonce(row.nonce)
    if Draft.objects.filter(nonce=nonce, submission=None).delete()[0]:
        forget(list(StagedUpload.objects.select_for_update().filter(nonce=nonce)))


def remove_rows(row: Submission) -> None:
    """Everything that hangs on the submission and goes with it, files last, once the rows are gone for certain."""
    RoundQuestion.objects.filter(submission=row, round__released_at=None).delete()  # still in its author's words
    for model in rows_that_go():
        found = model.objects.filter(submission=row)
        if model is OutboxMessage:
            found = model.objects.filter(models.Q(submission=row) | models.Q(bundled__submission=row))
        for item in found:
            for name in file_fields(model):
                delete_file(getattr(item, name).name)
        model.objects.filter(pk__in=[item.pk for item in found]).delete()


def rows_that_go() -> list[type[models.Model]]:
    """Models whose rows go with the submission that they belong to."""
    labels = [
        label
        for label, table in FIELDS.items()
        if table.get("submission") and table["submission"].effect is Effect.ROW_GOES
    ]
    return [apps.get_model("participation", label) for label in labels]


def file_fields(model) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


def delete_file(name: str) -> None:
    if name:
        transaction.on_commit(lambda: private_storage().delete(name))


def remove_exports() -> None:
    """Files with many people's data cannot lose one of them: they go, and can be made again."""
    for job in ExportJob.objects.exclude(file=""):
        delete_file(job.file.name)
        job.file = ""
        job.save(update_fields=["file"])


def empty_logs(row: Submission) -> None:
    """The history stays: who did what and when; whatever words were written into it go."""
    for entry in ModelLogEntry.objects.for_instance(row):
        facts = {name: value for name, value in (entry.data or {}).items() if name in LOGGED_FACTS}
        if facts != entry.data:
            ModelLogEntry.objects.filter(pk=entry.pk).update(data=facts)


def tell_author(row: Submission, now) -> None:
    """To the author, before the address goes; tied to no submission, so that it outlives the erasure until it is sent."""
    with override(row.language):
        moment = moment_label(now)
    facts = {"reference": row.reference, "erased": moment}
    enqueue(kind=LETTER, to=row.email, language=row.language, context=facts, reply_to=row.form.reply_to, now=now)


def forget_letters() -> int:
    """Delete the letters that told of an erasure, once they left or were given up."""
    done = OutboxMessage.objects.filter(kind=LETTER).exclude(sent_at=None, failed_at=None)
    count = done.delete()[0]
    transaction.on_commit(overwrite_freed_space)
    return count


# --- proof, and doing it again after a restored backup ---------------------------------------------------------------


def digest_of(pk, key: str | None = None) -> str:
    """A keyed hash of a row's id: proves that this one was erased, tells nothing to whoever holds a list of them."""
    return hmac.new((key or settings.SECRET_KEY).encode(), f"erased:{pk}".encode(), sha256).hexdigest()


def ledger() -> Path:
    """Beside the database and outside of its backups: a restored backup does not know what was erased since."""
    return Path(settings.ERASURES_FILE)


def read_ledger() -> dict[str, dict]:
    """Digest → what is known of that erasure."""
    if not ledger().exists():
        return {}
    lines = ledger().read_text(encoding="utf-8").splitlines()
    return {entry["digest"]: entry for entry in map(json.loads, filter(None, lines))}


def write_ledger() -> int:
    """Append the tombstones that the ledger lacks, on the disk before anything else happens; how many."""
    known = read_ledger()
    missing = [stone for stone in Tombstone.objects.order_by("pk") if stone.digest not in known]
    if missing:
        ledger().parent.mkdir(parents=True, exist_ok=True)
        with ledger().open("a", encoding="utf-8") as file:
            for stone in missing:
                entry = {"digest": stone.digest, "scope": stone.scope, "why": stone.why}
                file.write(json.dumps(entry | {"erased_at": stone.erased_at.isoformat()}) + "\n")
            file.flush()
            os.fsync(file.fileno())
    return len(missing)


def replay_erasures(*, now, by=None) -> int:
    """After a backup was restored: erase again all that had been erased; how many."""
    stones = {stone.digest: {"why": stone.why} for stone in Tombstone.objects.all()} | read_ledger()
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    count = 0
    for row in Submission.objects.filter(erased_at=None).iterator(chunk_size=500):
        found = next((stones[digest] for key in keys if (digest := digest_of(row.pk, key)) in stones), None)
        if found:
            # Its author was told the first time.
            count += erase_again(row, found["why"], now=now, by=by)
    return count


@transaction.atomic
def erase_again(row: Submission, why: str, *, now, by) -> bool:
    """As the first time, without a second letter."""
    Submission.objects.filter(pk=row.pk).update(email="")
    return erase(submission=row, why=why, by=by, now=now)


def overwrite_freed_space() -> None:
    """SQLite: freed pages are zeroed at once (secure_delete); the log of recent writes is emptied here."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:  # https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
                log.warning("The log of recent writes could not be emptied now; the next erasure tries again")
