"""The seal of a submission: the digest that its receipt shows, and the PIN of whoever gave no e-mail."""

from django.conf import settings

from ..models import Submission
from ..models.submissions import CONTACT_COLUMNS
from ..proof import digest_of_proof, proof_of
from ..references import hash_pin, pin_of, same


def seal(submission: Submission, *, files=()) -> None:
    """Before it is stored: what it says now is what its receipt will prove."""
    submission.digest = digest_of_proof(proof_text(submission, files))
    if not submission.email:
        pin = pin_of(submission.nonce, settings.SECRET_KEY)
        submission.pin_hash = hash_pin(submission.reference, pin, settings.SECRET_KEY)


def proof_text(submission: Submission, files) -> str:
    """The canonical text of everything that was sent; `files` are the kept or attached files of the form itself."""
    words, version = submission.wording.words, submission.wording.version
    answers = []
    for question in version.structure:
        key, column = question["key"], CONTACT_COLUMNS.get(question["role"])
        value = (getattr(submission, column) if column else "") or submission.answers.get(key)
        if key in words and value not in (None, ""):
            answers.append({"question": key, "label": words[key]["label"], "answer": value})
    return proof_of(
        reference=submission.reference,
        received_at=submission.received_at,
        form=version.form.key,
        version=version.number,
        language=submission.language,
        answers=answers,
        about=submission.about,
        files=[{"question": file.key, "name": file.name, "size": file.size, "sha256": file.sha256} for file in files],
    )


def proof_on_record(submission: Submission) -> str | None:
    """The text again, if it still gives the digest of then; None once something of it was erased."""
    files = [file for file in submission.attachments.all() if file.message_id is None and file.added_at is None]
    text = proof_text(submission, files)
    return text if submission.digest and digest_of_proof(text) == submission.digest else None


def pin_on_receipt(submission: Submission) -> str:
    """The PIN of a case without e-mail, made again from its form token; empty when it has none or keys changed."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        pin = pin_of(submission.nonce, key)
        if submission.pin_hash and same(submission.pin_hash, hash_pin(submission.reference, pin, key)):
            return pin
    return ""
