"""What every template may use: site settings, menus, the language and its alternates."""

from django.conf import settings
from django.urls import NoReverseMatch, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from .frame import frame_of
from .models.settings import marked_active


def site(request):
    """Lazy, so that a response that shows no menu asks nothing of the database; see docs/architecture.md."""
    language = get_language() or settings.LANGUAGE_CODE
    if request.path.startswith("/admin/"):
        return {}
    frame = SimpleLazyObject(lambda: frame_of(request, language))
    return {
        "site_settings": SimpleLazyObject(lambda: frame.settings),
        "site_links": SimpleLazyObject(lambda: marked_active(frame.links, request.path)),
        "language": language,
        "alternates": SimpleLazyObject(lambda: default_alternates(request, language)),
        "has_staff_cookie": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "site_url": settings.SITE_URL,
        "is_demo": settings.DEMO,
    }


def default_alternates(request, language: str) -> list[dict]:
    """For views that are not pages: the same view in each language when its address can be translated."""
    found = []
    for code, label in settings.LANGUAGES:
        try:
            url = translate_url(request.path, code)
        except NoReverseMatch:
            url = f"/{code}/"
        if request.path.startswith("/cont/"):
            url = f"{request.path}?language={code}"
        elif code != language and url == request.path:
            url = f"/{code}/"
        found.append({"code": code, "label": label, "url": settings.SITE_URL + url, "is_current": code == language})
    return found
