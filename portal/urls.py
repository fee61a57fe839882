"""The only map of the site."""

from allauth.account.views import logout
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views import staff_login
from cms.feeds import calendar, labelled_calendar
from cms.views.catalogues import script_catalogue
from cms.views.city_map import city_outline
from cms.views.documents import changes, document
from cms.views.guide import applicants_guide, applicants_picture
from cms.views.labelled import labelled, labels
from cms.views.pages import serve_page
from cms.views.share_images import share_image
from participation.feeds import label_feed
from participation.viewsets.publishing import workflow_action
from search.views import search

from .robots import robots
from .sitemaps import sitemap
from .styleguide import style_guide


def of_label(kind: str) -> list:
    """The page of a label, and the two ways to follow it that need no letter."""
    return [
        path("", labelled, name=kind),
        path("rss/", label_feed, name=f"{kind}_rss"),
        path("calendar.ics", labelled_calendar, name=f"{kind}_calendar"),
    ]


urlpatterns = [
    path("admin/login/", staff_login, name="staff_login"),
    path("admin/logout/", logout, name="staff_logout"),
    path("admin/jsi18n/", never_cache(script_catalogue), {"package": "wagtail.admin"}),
    path("admin/localize/jsi18n/", never_cache(script_catalogue), {"package": "wagtail_localize"}),
    path(
        "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        never_cache(workflow_action),
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("cont/", include("accounts.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("city-outline/<slug:version>.json", city_outline, name="city_outline"),
    # Pictures of the library, for installations without a web server in front; see docs/deployment.md. The root is their
    # own folder: below the whole of it, "images/../documents/…" would lead past the privacy of documents.
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
]
if settings.DEMO:
    urlpatterns.append(path("demo/mail/", include("portal.demo_mailbox")))
urlpatterns += i18n_patterns(
    path(_("search/"), search, name="search"),
    path(_("style-guide/"), style_guide, name="style_guide"),
    path(_("image/<int:pk>-<slug:digest>.png"), share_image, name="share_image"),
    path(_("document/<int:pk>/"), document, name="document"),
    path(_("document/<int:pk>/version/<int:number>/"), document, name="document_version"),
    path(_("document/<int:pk>/version/<int:number>/since/<int:since>/"), changes, name="document_changes"),
    path(_("applicants-guide/"), applicants_guide, name="applicants_guide"),
    path(_("applicants-guide/<slug:name>.webp"), applicants_picture, name="applicants_guide_picture"),
    path(_("topics/"), labels, name="labels"),
    path(_("topic/<slug:slug>/"), include(of_label("topic")), {"kind": "topic"}),
    path(_("neighbourhood/<slug:slug>/"), include(of_label("neighbourhood")), {"kind": "neighbourhood"}),
    path(_("goal/<slug:slug>/"), include(of_label("goal")), {"kind": "goal"}),
    path("", include("participation.urls")),
    path("", include("competitions.urls")),
    path("", include("debates.urls")),
    path("", include("fix_cluj.urls")),
    path("calendar.ics", calendar, name="calendar"),
    # In front of Wagtail's own pattern, which has no dot: calendar files are routes of pages.
    re_path(r"^((?:[\w\-]+/)*(?:[\w\-]+\.ics)?)$", serve_page, name="serve_page"),
    path("", include(wagtail_urls)),
)
