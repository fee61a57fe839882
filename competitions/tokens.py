"""The signed token of the form for sealed entries: which round, under which nonce, and since when it is open."""

import datetime as dt
import secrets

from django.core.signing import BadSignature, Signer

SALT = "competitions.sealed-entry"


class BadToken(Exception):
    """No token of ours for this round."""


def issue(*, round_pk: int, now: dt.datetime, nonce: str = "") -> str:
    """A token for a form about to be shown; with a `nonce` it continues an attempt that failed."""
    return Signer(salt=SALT).sign(f"{nonce or secrets.token_hex(16)}.{round_pk}.{int(now.timestamp())}")


def read(text: str, *, round_pk: int) -> tuple[str, dt.datetime]:
    """Nonce and moment of a token; raises BadToken."""
    try:
        nonce, found, issued = Signer(salt=SALT).unsign(text).split(".")
    except (BadSignature, ValueError):
        raise BadToken from None
    if found != str(round_pk):
        raise BadToken
    return nonce, dt.datetime.fromtimestamp(int(issued), tz=dt.UTC)
