"""Every value that the portal reads from its environment, in one place."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

VAR_DIR = Path(env("PORTAL_VAR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
DEMO = env.bool("DEMO", default=False)
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE = urlsplit(SITE_URL)
IS_HTTPS = SITE.scheme == "https"
STAFF_MFA_REQUIRED = env.bool("STAFF_MFA_REQUIRED", default=not DEMO)
DATABASE_URL = env("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
CACHE_URL = env("CACHE_URL", default="locmemcache://")
EMAIL_URL = env("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="CIIC Cluj-Napoca <imaginatiecivica@primariaclujnapoca.ro>")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE.hostname] if SITE.hostname else [])
# How many proxies of ours stand in front: the client's address is read that many places from the right of X-Forwarded-For.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
UPLOAD_MAX_MEGABYTES = env.int("UPLOAD_MAX_MEGABYTES", default=10)
LOG_LEVEL = env("LOG_LEVEL", default="INFO")


def secret_key(*, required: bool) -> str:
    """The signing key: given, or (never in production) made for this process."""
    key = env("SECRET_KEY", default="")
    if key:
        return key
    if required:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. The portal signs form tokens and sessions with it: set SECRET_KEY to at least 50 "
            "random characters (python -c 'import secrets; print(secrets.token_urlsafe(50))') and keep it secret."
        )
    return secrets.token_urlsafe(50)


def require_production() -> None:
    """Stop with one readable message that lists all that production needs and lacks."""
    missing = []
    if not env("SITE_URL", default=""):
        missing.append("SITE_URL: the public address, e.g. https://ciic.example.ro")
    if not DEMO and not env("DATABASE_URL", default=""):
        missing.append("DATABASE_URL: postgres://user:password@host/name (SQLite serves the demonstration only)")
    if not DEMO and not EMAIL_URL:
        missing.append("EMAIL_URL: how mail leaves, e.g. smtp+tls://user:password@host:587")
    if missing:
        raise ImproperlyConfigured("The portal cannot start; set these in its environment:\n  - " + "\n  - ".join(missing))
