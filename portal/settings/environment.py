"""Every value that the portal reads from its environment, in one place."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()


def number(name: str, default: int) -> int:
    """A whole number from the environment; what is none is told by name."""
    given = env(name, default=str(default))
    if not given.isdecimal():
        raise ImproperlyConfigured(f"{name}={given} is not a whole number.")
    return int(given)


VAR_DIR = Path(env("PORTAL_VAR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DEMO = env.bool("DEMO", default=False)
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE = urlsplit(SITE_URL)
IS_HTTPS = SITE.scheme == "https"
STAFF_MFA_REQUIRED = env.bool("STAFF_MFA_REQUIRED", default=not DEMO)
DATABASE_URL = env("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
if "ENGINE" not in env.db_url_config(DATABASE_URL):
    # Without the value: it may hold a password.
    raise ImproperlyConfigured("DATABASE_URL is no address of a database, e.g. postgres://user:password@host/name")
CACHE_URL = env("CACHE_URL", default="locmemcache://")
EMAIL_URL = env("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="CIIC Cluj-Napoca <imaginatiecivica@primariaclujnapoca.ro>")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE.hostname] if SITE.hostname else [])
# How many proxies of ours stand in front: the client's address is read that many places from the right of X-Forwarded-For.
TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 0)
# The public address of /readyz, as visitors reach it: then only its answer counts as a sign of life.
WATCHED_URL = env("WATCHED_URL", default="")
UPLOAD_MAX_MEGABYTES = number("UPLOAD_MAX_MEGABYTES", 10)
# For tests only: a database that may forget what it confirmed is otherwise refused at the start.
MAY_LOSE_DATA = env.bool("MAY_LOSE_DATA", default=False)
# Where clamd listens: tcp://host:3310 or unix:///run/clamav/clamd.ctl; without it files are not checked for viruses.
CLAMAV_ADDRESS = env("CLAMAV_ADDRESS", default="")
# A server of map tiles, e.g. https://tiles.example.ro/{z}/{x}/{y}.png; without it maps show the outline of the city alone.
MAP_TILES_URL = env("MAP_TILES_URL", default="")
MAP_TILES_ATTRIBUTION = env("MAP_TILES_ATTRIBUTION", default="")
LOG_LEVEL = env("LOG_LEVEL", default="INFO")


def tile_host(url: str, attribution: str) -> str:
    """The one host that pages may fetch tiles from; an address that could not be shown or thanked for is refused."""
    parts = urlsplit(url)
    if (
        parts.scheme not in ("https", "http")
        or not parts.hostname
        or set("{};,\"' ") & set(parts.netloc)
        or not all(place in url for place in ("{z}", "{x}", "{y}"))
    ):
        raise ImproperlyConfigured("MAP_TILES_URL is no address of tiles on one host: https://host/{z}/{x}/{y}.png")
    if not attribution.strip():
        raise ImproperlyConfigured("MAP_TILES_ATTRIBUTION is missing: say whose tiles MAP_TILES_URL gives.")
    return f"{parts.scheme}://{parts.netloc}"


TILE_HOSTS = [tile_host(MAP_TILES_URL, MAP_TILES_ATTRIBUTION)] if MAP_TILES_URL else []


def secret_key() -> str:
    """The signing key: given, or (production asks for it first) made for this process."""
    return env("SECRET_KEY", default="") or secrets.token_urlsafe(50)


def former_secret_keys() -> list[str]:
    """What `SECRET_KEY` was before, separated by commas: what was signed or sealed with it stays readable."""
    return env.list("SECRET_KEY_FALLBACKS", default=[])


def require_production() -> None:
    """Stop with one readable message that lists all that production needs and lacks."""
    missing = []
    if not env("SECRET_KEY", default=""):
        missing.append(
            "SECRET_KEY: at least 50 random characters, kept secret; form tokens and sessions are signed with it "
            "(python -c 'import secrets; print(secrets.token_urlsafe(50))')"
        )
    if not env("SITE_URL", default=""):
        missing.append("SITE_URL: the public address, e.g. https://ciic.example.ro")
    if not DEMO and not env("DATABASE_URL", default=""):
        missing.append("DATABASE_URL: postgres://user:password@host/name (SQLite serves the demonstration only)")
    if not DEMO and not EMAIL_URL:
        missing.append("EMAIL_URL: how mail leaves, e.g. smtp+tls://user:password@host:587")
    if missing:
        raise ImproperlyConfigured(
            "The portal cannot start; set these in its environment:\n  - " + "\n  - ".join(missing)
        )
