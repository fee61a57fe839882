"""What a receipt proves: everything that was sent as one canonical text, and its SHA-256; pure.

The author downloads exactly this text ("dovada.json") and any tool that computes SHA-256 finds the number on the
receipt: `sha256sum dovada.json`.
"""

import datetime as dt
import hashlib
import json


def proof_of(
    *,
    reference: str,
    received_at: dt.datetime,
    form: str,
    version: int,
    language: str,
    answers: list[dict],
    files: list[dict],
    about: str = "",
) -> str:
    """Canonical JSON: keys sorted, no spaces, UTF-8 as it is, the time in UTC.

    `answers` are {"question", "label", "answer"} in the form's order; `files` {"question", "name", "size", "sha256"}
    sorted by question, name and digest. `about`, where an
    address brought one, is the key of the part of a document that it concerns.
    """
    facts = {
        "answers": answers,
        "files": sorted(files, key=lambda file: (file["question"], file["name"], file["sha256"])),
        "form": form,
        "language": language,
        "received_at": received_at.astimezone(dt.UTC).isoformat(),
        "reference": reference,
        "version": version,
    }
    if about:
        facts["about"] = about
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of_proof(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def in_groups(digest: str, size: int = 8) -> str:
    """A digest that people compare by eye: groups of eight characters."""
    return " ".join(digest[start : start + size] for start in range(0, len(digest), size))
