"""What the admin gets from cms: vocabularies, links in the reader's language, translations published whole, their report."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from . import richtext
from .views.guide import guide, guide_picture
from .views.reports import TranslationStateView
from .views.translations import refuse_in_bulk, refuse_incomplete
from .viewsets import VersionsViewSet, VocabularyViewSetGroup, refuse_venue_of_pages

register_snippet(VocabularyViewSetGroup)


@hooks.register("register_rich_text_features", order=10)
def links_in_the_readers_language(features) -> None:
    richtext.register(features)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/staff.css"))


@hooks.register("insert_editor_js")
def translation_editor_js() -> str:
    return format_html('<script src="{}"></script>', static("cms/admin/translation_editor.js"))


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [
        path("reports/translation-state/", TranslationStateView.as_view(), name="translation_state"),
        path(
            "reports/translation-state/results/",
            TranslationStateView.as_view(results_only=True),
            name="translation_state_results",
        ),
    ]


# Before wagtail-localize, which takes the page's editor over.
hooks.register("before_edit_page", refuse_incomplete, order=-1)
hooks.register("before_bulk_action", refuse_in_bulk)
hooks.register("before_delete_snippet", refuse_venue_of_pages)


class GuidePanel(Component):
    """Where to find the guide, on the first page after signing in."""

    name, order, template_name = "guide", 400, "cms/staff/guide_panel.html"

    def get_context_data(self, parent_context) -> dict:
        return {"url": reverse("editors_guide")}


class EditorsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return user_has_any_page_permission(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return EditorsMenuItem(
        _("Missing and stale translations"),
        reverse("translation_state"),
        name="translation-state",
        icon_name="wagtail-localize-language",
        order=150,
    )


@hooks.register("register_admin_urls")
def guide_urls() -> list:
    return [
        path("ghid/", guide, name="editors_guide"),
        path("ghid/<slug:page>/", guide, name="guide_page"),
        path("ghid/img/<slug:name>.webp", guide_picture),
    ]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem(_("Editor's guide"), reverse("editors_guide"), name="guide", icon_name="doc-full", order=100)


@hooks.register("construct_help_menu")
def one_guide(request, items: list) -> None:
    """Wagtail's own speaks English and of buttons that are called otherwise here."""
    items[:] = [item for item in items if item.name != "editor-guide"]


@hooks.register("construct_homepage_panels")
def guide_panel(request, panels: list) -> None:
    panels.append(GuidePanel())


@hooks.register("register_log_actions")
def fact_log_actions(actions) -> None:
    actions.register_action("cms.carry_facts", _("Take facts"), _("Took changed facts from the Romanian page"))


@hooks.register("register_admin_viewset")
def versions_viewset() -> VersionsViewSet:
    return VersionsViewSet()


@hooks.register("register_log_actions")
def version_log_actions(actions) -> None:
    actions.register_action("cms.post_version", _("Post a version"), _("Posted a version of the document"))
    actions.register_action("cms.write_text", _("Write a text"), _("Wrote the text of a version"))
