"""What dossiers hang on the rest of the portal: the line on pages that belong to one, a subject to follow, the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.addresses import address_of
from cms.models.pages import public_url
from participation.queries.subjects import Described

from .models import DossierPage
from .queries import dossier_of_key, dossiers_of
from .queries.news import news_of_dossiers


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action("dossiers.change_stage", _("Stages of the dossier"), _("Published changed stages"))


@hooks.register("page_belongs_to")
def dossiers_of_page(page, request) -> list[dict]:
    """The dossiers that link a page, for the line below its heading."""
    if isinstance(page, DossierPage):
        return []
    return [{"title": title, "url": address_of(path, request) or ""} for title, path in dossiers_of(page)]


hooks.register("weekly_news", news_of_dossiers)


@hooks.register("describe_subject")
def followed_dossier(kind: str, value: str) -> Described | None:
    found = dossier_of_key(value) if kind == "dossier" else None
    return found and Described(found.title, public_url(found), is_at_once=True)
