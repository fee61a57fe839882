"""The signed token of a form: which words were shown, when, and the nonce under which one submission may be stored.

It stands in for a session and a CSRF cookie: a page that sets no cookie cannot lose one.
"""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer, TimestampSigner

SALT = "participation.form-token"
TEST = "test-"  # how the nonce of an editor's test begins
TEST_SALT, TEST_SECONDS = "participation.form-test", 24 * 60 * 60
FIRST, AGAIN = "1", "0"


class BadToken(Exception):
    """No token of ours: missing, cut short, altered or signed with another key."""


@dataclass(frozen=True)
class Token:
    """What a token says. `is_first` is False when it was handed out again after a failure."""

    nonce: str
    wording_id: int
    is_first: bool
    issued_at: dt.datetime

    def age_at(self, now: dt.datetime) -> float:
        """Seconds since it was handed out."""
        return (now - self.issued_at).total_seconds()


def new_nonce(*, test: bool = False) -> str:
    """128 random bits."""
    return (TEST if test else "") + secrets.token_hex(16)


def issue(*, wording_id: int, now: dt.datetime, nonce: str | None = None) -> str:
    """A token for a form about to be shown; with a `nonce` it continues an attempt that failed."""
    parts = (nonce or new_nonce(), str(wording_id), AGAIN if nonce else FIRST, str(int(now.timestamp() * 1000)))
    return Signer(salt=SALT).sign(".".join(parts))


def read(text: str) -> Token:
    """The token in `text`; raises BadToken. Its age is the caller's to judge."""
    try:
        nonce, wording_id, first, issued = Signer(salt=SALT).unsign(text).split(".")
    except (BadSignature, ValueError):
        raise BadToken from None
    issued_at = dt.datetime.fromtimestamp(int(issued) / 1000, tz=dt.UTC)
    return Token(nonce, int(wording_id), first == FIRST, issued_at)


def permit_test(key: str) -> str:
    """What an editor's browser brings to the form's page to send a test of it, for a day."""
    return TimestampSigner(salt=TEST_SALT).sign(key)


def is_permit(text: str, key: str) -> bool:
    """Whether `text` permits tests of the form with that key."""
    try:
        return TimestampSigner(salt=TEST_SALT).unsign(text, max_age=TEST_SECONDS) == key
    except BadSignature:
        return False


def is_test(nonce: str) -> bool:
    """Whether what is sent under this nonce is a test; a nonce comes from a signed token only."""
    return nonce.startswith(TEST)
