"""For developing: debug pages, mail in the demo mailbox, tasks run at once."""

from .base import *  # noqa: F403
from .environment import secret_key

DEBUG = True
SECRET_KEY = secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO = True
STAFF_MFA_REQUIRED = False
EMAIL_BACKEND = "portal.demo_mailbox.Backend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
