"""What the admin gets from cms: vocabularies, links in the reader's language, translations published whole, their report."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import richtext
from .views.reports import TranslationStateView
from .views.translations import refuse_in_bulk, refuse_incomplete
from .viewsets import VocabularyViewSetGroup

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


@hooks.register("register_log_actions")
def fact_log_actions(actions) -> None:
    actions.register_action("cms.carry_facts", _("Take facts"), _("Took changed facts from the Romanian page"))
