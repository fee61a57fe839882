"""Sign-in and its surroundings, mounted at /cont/: allauth's addresses, less those that staff have no use for."""

from allauth import urls as allauth_urls
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .views import account_home, not_here

urlpatterns = [
    path("", account_home, name="account_home"),
    # A person's address is changed by an administrator: it is the login.
    path("email/", not_here),
    path("confirm-email/", not_here),
    path("password/set/", not_here),
    *decorate_urlpatterns(list(allauth_urls.urlpatterns), never_cache),
]
