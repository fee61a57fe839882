"""The portal's addresses, and Wagtail's own view beside them: the yardstick is a page that Wagtail finds and serves.

The portal's view finds any page in half the time, a bare one too; the report shows that ratio as well.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import re_path
from wagtail.views import serve

from portal.urls import urlpatterns as portal_urls

urlpatterns = [*i18n_patterns(re_path(r"^stock/((?:[\w\-]+/)*)$", serve)), *portal_urls]
