"""The envelope around an identity: encrypted, all of one length.

Nothing in the database, an export or a backup without the portal's key tells a name. Whoever changes SECRET_KEY keeps the
old one in SECRET_KEY_FALLBACKS until the identities that it sealed are open.
"""

from participation.sealing import Envelope, SealBroken

__all__ = ["SealBroken", "seal", "unseal"]

ENVELOPE = Envelope(b"competitions.sealed-identity:", padded_to=4096)
seal, unseal = ENVELOPE.seal, ENVELOPE.unseal
