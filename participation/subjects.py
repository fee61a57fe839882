"""What can be followed or voted on, named by a text as "idea:12" or "topic:parcuri"; and who counts as one person."""

import hashlib
import hmac
import re

from django.conf import settings
from django.core.signing import BadSignature, Signer

from .spam import mailbox_of

SALT = "participation.subject"
SUBJECT = re.compile(r"[a-z][a-z_]{1,20}(?::[-a-zA-Z0-9_]{1,90})?")


class BadSubject(Exception):
    """No subject of ours: missing, altered or signed with another key."""


def parts_of(subject: str) -> tuple[str, str]:
    """("idea", "12"); a subject without a second part is all of its kind."""
    kind, _colon, value = subject.partition(":")
    return kind, value


def sign(subject: str) -> str:
    """The subject as a form carries it: only what a page of ours offered can be followed or voted on."""
    return Signer(salt=SALT).sign(subject)


def unsign(text: str) -> str:
    """The subject of a form; raises BadSubject."""
    try:
        subject = Signer(salt=SALT).unsign(text)
    except BadSignature:
        raise BadSubject from None
    if not SUBJECT.fullmatch(subject):
        raise BadSubject
    return subject


def keys() -> list[str]:
    """The key that signs now, and those that signed before."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def voter_hashes(email: str, poll_subject: str) -> list[str]:
    """What stands for a person in one poll, by each key, today's first; votes in two polls cannot be joined."""
    said = f"vote:{poll_subject}:{mailbox_of(email)}".encode()
    return [hmac.new(key.encode(), said, hashlib.sha256).hexdigest() for key in keys()]


def follow_secret(nonce: str, key: str) -> str:
    """The secret of a subscription's links, made again for every letter."""
    return hmac.new(key.encode(), f"follow:{nonce}".encode(), hashlib.sha256).hexdigest()[:32]
