"""Envelopes: encrypted with a key made from the portal's secret key, another for each purpose, padded to one length.

Nothing in the database or a backup tells without that key what is inside. Whoever changes SECRET_KEY keeps the old one in
SECRET_KEY_FALLBACKS as long as something is sealed with it.
"""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealBroken(Exception):
    """The envelope cannot be opened: it was altered, or its key is gone."""


class Envelope:
    """What one purpose seals: a short value must not be told from a long one, so all are `padded_to` one length."""

    def __init__(self, purpose: bytes, padded_to: int):
        self.purpose, self.padded_to = purpose, padded_to

    def keys(self) -> MultiFernet:
        secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        digests = (hashlib.sha256(self.purpose + secret.encode()).digest() for secret in secrets)
        return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])

    def seal(self, value) -> str:
        """What is stored of it."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
        return self.keys().encrypt(text + b" " * (-len(text) % self.padded_to)).decode()

    def unseal(self, sealed: str):
        """The value; raises SealBroken."""
        try:
            return json.loads(self.keys().decrypt(sealed.encode()))
        except (InvalidToken, ValueError) as error:
            raise SealBroken from error
