"""How sign-in behaves here: staff only, generic errors, redirects to paths of this site and nowhere else."""

import logging
import time
from ipaddress import ip_address, ip_network
from smtplib import SMTPException

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

logger = logging.getLogger(__name__)


class StaffOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this site: an absolute address is refused even when its host is ours."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def authenticate(self, request, **credentials):
        """A closed account answers like a wrong password, so that its existence is not told."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Who has just given the password may set up a first second factor without typing it again."""
        if app == "allauth.mfa" and not is_mfa_enabled(context.request.user) and password_is_fresh(context.request):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("wagtailadmin_account")

    def get_client_ip(self, request) -> str:
        """The address that throttling counts by; only proxies of ours are believed."""
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        count = settings.TRUSTED_PROXY_COUNT
        if 0 < count <= len(hops):
            return hops[-count].strip()
        return request.META.get("REMOTE_ADDR", "")

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """Wrong passwords for an address count per network: else anybody could keep a colleague from signing in."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{network_of(self.get_client_ip(request))}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built from the site's own address, never from the request's Host."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """A mail server that is away must not break the page, nor tell by an error which addresses exist."""
        names = {"site_name": gettext("Centre for Innovation and Civic Imagination"), "site_url": settings.SITE_URL}
        try:
            super().send_mail(template_prefix, email, {**context, **names})
        except (OSError, SMTPException):
            logger.exception("Account mail %s was not sent", template_prefix)


def network_of(address: str) -> str:
    """The /24 (IPv4) or /56 (IPv6) of an address, since one sender has many; what is no address is one network."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{found}/{24 if found.version == 4 else 56}", strict=False))


def password_is_fresh(request) -> bool:
    """Whether the password was given in this session within the reauthentication time."""
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "password" and record["at"] > since for record in records)
