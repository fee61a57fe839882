"""The secret by which somebody who wants to speak comes back: made again from a random number for every letter."""

import hashlib
import hmac

from participation.references import hash_link
from participation.subjects import keys


def speaker_secret(nonce: str, key: str) -> str:
    """128 bits that nobody guesses and no table holds."""
    return hmac.new(key.encode(), f"speaker:{nonce}".encode(), hashlib.sha256).hexdigest()[:32]


def secret_by_hash(nonce: str, known_hash: str) -> str:
    """The secret by whichever of our keys made it; empty when that key is gone."""
    made = (speaker_secret(nonce, key) for key in keys())
    return next((secret for secret in made if hash_link(secret) == known_hash), "")
