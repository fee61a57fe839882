"""Signs of spam, and how much one source may send; pure. What looks suspicious is set aside, never dropped."""

import hashlib
import hmac
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cms.folding import fold

from .choices import QuarantineReason

LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
MAX_LINKS = 3
MAX_DUPLICATES = 2  # the third identical text within a week waits for a person
DOTLESS = {"gmail.com", "googlemail.com"}  # where a.na@ and ana@ are one mailbox, as their owner says
MIN_DUPLICATE_LENGTH = 40  # "Da" and "Sunt de acord" are honest answers that many people give


class Level(StrEnum):
    """What a bucket says of one more submission."""

    FINE = "fine"
    SUSPICIOUS = "suspicious"
    WAIT = "wait"


@dataclass(frozen=True)
class Limit:
    """`burst` at once and `per_hour` from then on; `beyond` more are taken into quarantine before we ask to wait."""

    burst: int
    per_hour: int
    beyond: int = 0

    @property
    def seconds_each(self) -> float:
        return 3600 / self.per_hour

    def level(self, full_at: float, now: float) -> Level:
        """`full_at` is the moment, in seconds since 1970, at which the bucket will be full again."""
        left = self.burst - max(0.0, full_at - now) / self.seconds_each
        if left >= 1:
            return Level.FINE
        return Level.SUSPICIOUS if left + self.beyond >= 1 else Level.WAIT


# A workshop of forty people behind one address must pass; so must everybody in the last minute before a deadline.
LIMITS = {
    "source": Limit(burst=60, per_hour=120, beyond=240),
    "form": Limit(burst=3000, per_hour=3000, beyond=1_000_000),
    "upload": Limit(burst=120, per_hour=240),
    "draft": Limit(burst=120, per_hour=240),
    "save": Limit(burst=5000, per_hour=60_000),  # a school writes for hours, saved every half minute and between
    "draft_save": Limit(burst=120, per_hour=1200),  # one draft, in a window or two
    "mail": Limit(burst=4, per_hour=3),
    "similar": Limit(burst=300, per_hour=1200),  # looks for similar ideas: that workshop, a few fields each
    "check": Limit(burst=300, per_hour=1200),  # teams of a school look whether a call is for them; beyond: not counted
    "verify": Limit(burst=20, per_hour=60),
    "ask": Limit(burst=60, per_hour=120),  # letters that a network asks for: a classroom votes from one address
    "speak": Limit(burst=6, per_hour=12),  # places to speak: a family at one computer, not a script that takes them all
    "place": Limit(burst=6, per_hour=12, beyond=60),  # limited places: what is more waits for a person and takes none
    "code": Limit(burst=5, per_hour=5),  # letters with a code to one mailbox that one network asks for
    "code_all": Limit(burst=10, per_hour=10),  # to one mailbox, whoever asks; each letter has a link that needs no code
    "later": Limit(burst=5, per_hour=5),  # letters that continue one draft
    "team": Limit(burst=25, per_hour=25),  # letters of one team: all its members once, and some a second time
    "pin": Limit(burst=5, per_hour=5),  # wrong ones, for one number from one network
    "pin_all": Limit(burst=20, per_hour=20),  # for one number from everywhere
    "paper": Limit(burst=20, per_hour=60),
}


def client_address(*, remote: str, forwarded: str, proxies: int) -> str:
    """The address that our own outermost proxy saw: the nth from the right, since all before it may be invented."""
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if proxies <= 0 or len(hops) < proxies:
        return remote
    return hops[-proxies]


def network_of(address: str) -> str:
    """The /24 (IPv4) or /56 (IPv6) of an address; what is no address counts as one network."""
    try:
        found = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    prefix = 24 if found.version == 4 else 56
    return str(ipaddress.ip_network(f"{found}/{prefix}", strict=False))


def mailbox_of(email: str) -> str:
    """One text for the spellings of one mailbox: case and what follows a plus; dots at Gmail alone.

    Elsewhere a dot may tell two people apart, so it stays. A plus is a label in practice wherever it is used.
    """
    local, _at, domain = email.strip().lower().rpartition("@")
    local = local.split("+", 1)[0] or local
    if domain in DOTLESS:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def bucket_key(kind: str, value: str, *, secret: str) -> str:
    """Name of a bucket; keyed, so that no address can be read from it."""
    return f"{kind}:{hmac.new(secret.encode(), f'{kind}:{value}'.encode(), hashlib.sha256).hexdigest()[:48]}"


def digest_of(texts: Iterable[str]) -> str:
    """Equal for texts that differ only in case, diacritics or spaces; empty when too short to be telling."""
    joined = " ".join(fold(" ".join(texts)).split())
    return hashlib.sha256(joined.encode()).hexdigest()[:32] if len(joined) >= MIN_DUPLICATE_LENGTH else ""


def suspicion(
    *, honeypot: str, seconds: float | None, min_seconds: float, texts: Iterable[str], duplicates: int, level: Level
) -> str:
    """Why a submission is set aside; empty when nothing speaks against it. `seconds` is None when unknown."""
    if honeypot.strip():
        return QuarantineReason.HONEYPOT
    if seconds is not None and seconds < min_seconds:
        return QuarantineReason.TOO_FAST
    if level != Level.FINE:
        return QuarantineReason.TOO_MANY
    if sum(len(LINK.findall(text)) for text in texts) > MAX_LINKS:
        return QuarantineReason.LINKS
    if duplicates > MAX_DUPLICATES:
        return QuarantineReason.DUPLICATE
    return ""
