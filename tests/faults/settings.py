"""As production, with a disk that can be told to be full, a mail server of the test's own and limits out of the way."""

import os

from portal.settings.production import *  # noqa: F403
from portal.settings.production import STORAGES

STORAGES["private"]["BACKEND"] = "tests.faults.storage.FillingStorage"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ.get("FAULTS_MAIL_PORT", "1"))
EMAIL_USE_TLS = EMAIL_USE_SSL = False
EMAIL_TIMEOUT = 2
FORM_TOKEN_MIN_SECONDS = 0
# A database that is away is what is tested: hundreds of its tracebacks would say nothing.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {name: {"level": "CRITICAL"} for name in ("", "django", "django.request", "participation", "portal")},
}
