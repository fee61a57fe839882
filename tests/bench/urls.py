"""The portal's addresses, and Wagtail's own view beside them, so that a bare page can be served as Wagtail serves it."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import re_path
from wagtail.views import serve

from portal.urls import urlpatterns as portal_urls

urlpatterns = [*i18n_patterns(re_path(r"^stock/((?:[\w\-]+/)*)$", serve)), *portal_urls]
