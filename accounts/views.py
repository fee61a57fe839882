"""Doors to sign-in, where stock login pages lead; and wagtail-localize's views that asked too little."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_not_required
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import stop_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .permissions import may_translate


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


class SubmitPageView(SubmitPageTranslationView):
    """Stock lets everybody who translates submit any page of the site, drafts of other sections included."""

    def dispatch(self, request, *args, **kwargs):
        if not may_translate(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UpdateTranslationView(UpdateTranslationsView):
    """Stock offers "publish immediately" to people who may not publish, and would publish Romanian words in English."""

    def dispatch(self, request, *args, **kwargs):
        source = self.get_object().get_source_instance()
        if isinstance(source, Page) and not may_translate(request.user, source):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        form = super().get_form()
        form.fields["publish_translations"].disabled = True
        form.fields["publish_translations"].widget = forms.HiddenInput()
        return form


class StopTranslationView(View):
    """Stock lets whoever may edit part a page from its source, after which its facts and words go their own way."""

    def post(self, request, translation_id: int) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        target = translation.get_target_instance()
        if isinstance(target, Page) and not target.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return stop_translation(request, translation_id)
