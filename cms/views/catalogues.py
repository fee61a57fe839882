"""The words of the staff area's scripts, with this portal's repairs of their Romanian."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class RepairedCatalog(JavaScriptCatalog):
    """Stock gathers an app's own catalogue only; what comes last in the list wins."""

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


def script_catalogue(request: HttpRequest, package: str) -> HttpResponse:
    """Stands where `package` offers its catalogue, in the language that the person chose."""
    return get_localized_response(RepairedCatalog.as_view(packages=[package]), request)
