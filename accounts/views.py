"""Doors to sign-in: Wagtail's and Django's stock login pages lead to the one of the portal."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache


@never_cache
@login_not_required
def staff_login(request: HttpRequest) -> HttpResponse:
    """Stands at /admin/login/: to sign-in with a safe ?next, or straight in for who has signed in."""
    target = request.GET.get("next") or ""
    if not get_adapter().is_safe_url(target):
        target = reverse("wagtailadmin_home")
    if request.user.is_authenticated:
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return redirect(target)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


@never_cache
def account_home(request: HttpRequest) -> HttpResponse:
    """Stands at /cont/."""
    return redirect("mfa_index" if request.user.is_authenticated else "account_login")


def not_here(request: HttpRequest, **kwargs) -> HttpResponse:
    """Addresses of allauth that have no use while accounts are made by administrators."""
    raise Http404
