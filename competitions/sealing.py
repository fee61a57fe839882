"""The envelope around an identity: encrypted with a key made from the portal's secret key, all of one length.

Nothing in the database, an export or a backup without that key tells a name. Whoever changes SECRET_KEY keeps the old one
in SECRET_KEY_FALLBACKS until the identities that it sealed are open.
"""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

PADDED_TO = 4096  # a short name must not be told from a long one by the length of its envelope
CONTEXT = b"competitions.sealed-identity:"


class SealBroken(Exception):
    """The envelope cannot be opened: it was altered, or its key is gone."""


def envelope() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(CONTEXT + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def seal(identity: dict) -> str:
    """What is stored of an identity."""
    text = json.dumps(identity, ensure_ascii=False, sort_keys=True).encode()
    return envelope().encrypt(text + b" " * (-len(text) % PADDED_TO)).decode()


def unseal(sealed: str) -> dict:
    """The identity; raises SealBroken."""
    try:
        return json.loads(envelope().decrypt(sealed.encode()))
    except (InvalidToken, ValueError) as error:
        raise SealBroken from error
