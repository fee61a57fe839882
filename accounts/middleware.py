"""The staff area: Romanian by default, entered with a second factor in this very session."""

from functools import cache

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

STAFF_PATHS = ("/admin/",)
ACCOUNT_PATHS = ("/cont/",)
# Reachable without a second factor: signing in and out, and what the sign-in page itself loads.
OPEN_PATHS = ("/admin/login/", "/admin/logout/", "/admin/jsi18n/", "/admin/sprite/")
STRONG_TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# Where a second factor is managed: a session without it must not weaken or read an existing one; and its steps.
FACTOR_PAGES = ("mfa_index", "account_change_password")
FACTOR_STEPS = ("mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")


class StaffLanguageMiddleware:
    """Under /admin/ and /cont/ Romanian speaks unless the visitor chose English; the browser's wish is not asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(STAFF_PATHS + ACCOUNT_PATHS):
            return self.get_response(request)
        chosen = request.GET.get("language")
        is_choice = chosen in dict(settings.LANGUAGES)
        language = chosen if is_choice else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        if is_choice:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


class StaffMfaMiddleware:
    """Lets nobody into the staff area on a password alone when a second factor is required.

    The path is looked at first: a page for readers must not touch the session, or it would vary by cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path
        if path.startswith(STAFF_PATHS) and not path.startswith(OPEN_PATHS):
            return self.guard_staff_area(request) or self.get_response(request)
        if path.startswith(addresses(FACTOR_PAGES)) and not path.startswith(addresses(FACTOR_STEPS)):
            return self.guard_factors(request) or self.get_response(request)
        return self.get_response(request)

    def guard_staff_area(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated:
            return None
        if not user.has_perm("wagtailadmin.access_admin"):
            # Wagtail would send a signed-in person to sign-in, and sign-in back here, for ever.
            raise PermissionDenied
        if not settings.STAFF_MFA_REQUIRED or has_second_factor(request):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            raise PermissionDenied
        return ask_for_factor(request) if is_mfa_enabled(user, STRONG_TYPES) else to_step(request, "mfa_activate_totp")

    def guard_factors(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or has_second_factor(request) or not is_mfa_enabled(user, STRONG_TYPES):
            return None
        return ask_for_factor(request)


@cache
def addresses(names: tuple[str, ...]) -> tuple[str, ...]:
    """Asked of the URLs and not written here, so that a changed address cannot open a hole."""
    return tuple(reverse(name) for name in names)


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session (not just this person) was authenticated with a second factor."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def ask_for_factor(request: HttpRequest) -> HttpResponse:
    return to_step(request, "mfa_reauthenticate")


def to_step(request: HttpRequest, name: str) -> HttpResponse:
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{reverse(name)}?{query}" if query else reverse(name))
