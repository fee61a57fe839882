"""As the city runs it; `make run` uses these too, with DEMO=1 and plain http on localhost."""

from .base import *  # noqa: F403
from .base import DEMO, STORAGES
from .environment import ALLOWED_HOSTS, LOG_LEVEL, former_secret_keys, require_production, secret_key

require_production()

DEBUG = False
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = former_secret_keys()
ALLOWED_HOSTS = ALLOWED_HOSTS
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
if DEMO:
    EMAIL_BACKEND = "portal.demo_mailbox.Backend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "portal.logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
