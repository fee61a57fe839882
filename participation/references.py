"""Reference numbers that people read aloud, and the secrets that open a receipt; pure."""

import hashlib
import hmac
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
SECRET_IN_ADDRESS = re.compile(r"(?<=[/=])[0-9a-f]{32,}(?![0-9a-z])", re.IGNORECASE)
CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
CODE_LETTERS = frozenset({"case_code", "own_code"})
BLANK = "…"
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def check_character(body: str) -> str:
    """A character that no longer fits when one character is wrong or two changed places.

    Arithmetic in the field of 32 elements (x⁵ + x² + 1): modulo 31, `0` and `Z` would be the same.
    """
    total = 0
    for char in body:
        total = _times_x(total) ^ ALPHABET.index(char)
    return ALPHABET[_times_x(total)]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled


def new_reference() -> str:
    """`CJ-XXXX-XXXX-XXXXC`: 60 random bits in base32 and a check character. It opens nothing by itself."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return f"CJ-{body[:4]}-{body[4:8]}-{body[8:]}{check_character(body)}"


def normalise_reference(typed: str) -> str | None:
    """The reference as stored, from what somebody typed; None when its check character does not fit."""
    letters = "".join(char for char in typed.upper() if char.isalnum()).removeprefix("CJ").translate(_LOOKALIKES)
    if (
        len(letters) != 13
        or any(char not in ALPHABET for char in letters)
        or check_character(letters[:12]) != letters[12]
    ):
        return None
    return f"CJ-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def receipt_secret(nonce: str, key: str) -> str:
    """The 128-bit secret of a receipt: the same for every replay of one form token, so a double click finds it again."""
    return hmac.new(key.encode(), f"receipt:{nonce}".encode(), hashlib.sha256).hexdigest()[:32]


def next_nonce(nonce: str) -> str:
    """Under which a changed version of what was sent under `nonce` is sent: pressed twice, it is the same one."""
    return hashlib.sha256(f"again:{nonce}".encode()).hexdigest()[:32]


def hash_secret(secret: str) -> str:
    """What is stored of a receipt's secret."""
    return hashlib.sha256(f"receipt-at-rest:{secret}".encode()).hexdigest()


def draft_secret(nonce: str, key: str) -> str:
    """The secret of a draft's address: the same for every replay of the token that it was begun with."""
    return hmac.new(key.encode(), f"draft:{nonce}".encode(), hashlib.sha256).hexdigest()[:32]


def hash_draft(secret: str) -> str:
    """What is stored of the secret of a draft's address."""
    return hashlib.sha256(f"draft-at-rest:{secret}".encode()).hexdigest()


def hash_link(secret: str) -> str:
    """What is stored of the secret of a link."""
    return hashlib.sha256(f"link-at-rest:{secret}".encode()).hexdigest()


def new_code() -> str:
    """Six digits, to be typed from a letter."""
    return f"{secrets.randbelow(1_000_000):06d}"


def hash_code(ticket: str, code: str, key: str) -> str:
    """What is stored of a code: keyed, since a million codes are tried in no time."""
    return hmac.new(key.encode(), f"code:{ticket}:{code}".encode(), hashlib.sha256).hexdigest()


def pin_of(nonce: str, key: str) -> str:
    """The PIN of a receipt: six digits, the same whenever its author opens the receipt again."""
    number = int.from_bytes(hmac.new(key.encode(), f"pin:{nonce}".encode(), hashlib.sha256).digest()[:8], "big")
    return f"{number % 1_000_000:06d}"


def hash_pin(reference: str, pin: str, key: str) -> str:
    """What is stored of a PIN."""
    return hmac.new(key.encode(), f"pin-at-rest:{reference}:{pin}".encode(), hashlib.sha256).hexdigest()


def without_secrets(kind: str, text: str) -> str:
    """A letter as others than its mailbox may read it: no address in it opens anything, a letter with a code is blank."""
    if kind in CODE_LETTERS:
        return BLANK if text else ""
    return SECRET_IN_ADDRESS.sub(BLANK, text)


def without_code(kind: str, subject: str) -> str:
    """The subject of a letter without the code that it may say."""
    return CODE.sub(BLANK, subject) if kind in CODE_LETTERS else subject


def same(one: str, other: str) -> bool:
    """Compared without telling by time how much was right."""
    return hmac.compare_digest(one.encode(), other.encode())
