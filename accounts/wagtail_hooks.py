"""What the staff area shows of accounts: guarded bulk actions, and account settings that lead to our sign-in pages."""

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission

from .views import StopTranslationView, SubmitPageView, UpdateTranslationView, not_here
from .viewsets import GuardedAssignRole, GuardedDelete, GuardedSetActiveState

# Registered after Wagtail's own, whose place they take: the registry keeps the last one of a type.
for action in (GuardedAssignRole, GuardedDelete, GuardedSetActiveState):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_account_menu_item")
def password_item(request) -> dict:
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("You are asked for the current one first."),
    }


@hooks.register("register_account_menu_item")
def second_factor_item(request) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step at sign-in"),
        "help_text": _("An application on the phone, a security key, recovery codes."),
    }


@hooks.register("register_admin_urls", order=-100)
def guarded_translation_urls() -> list:
    """Before wagtail-localize's own, whose addresses they answer."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationView.as_view()),
        path("localize/translate/<int:translation_id>/disable/", StopTranslationView.as_view()),
        # An alias shows Romanian words under an English address, published by whoever may edit.
        path("localize/page/<int:page_id>/convert_to_alias/", not_here),
        # It shows the titles of all pages to everybody, and less than the portal's own report.
        path("localize/reports/translations/", RedirectView.as_view(pattern_name="translation_state")),
        path("localize/reports/translations/results/", RedirectView.as_view(pattern_name="translation_state_results")),
    ]


@hooks.register("construct_reports_menu")
def one_report_of_translations(request, items: list) -> None:
    """The portal's own, see cms/views/reports.py."""
    items[:] = [item for item in items if item.url != reverse("wagtail_localize:translations_report")]


@hooks.register("construct_page_action_menu")
def no_aliases(items: list, request, context) -> None:
    """Nor the button that leads to making one, where a page was parted from its source."""
    items[:] = [item for item in items if item.name != "localize-convert-to-alias"]


@hooks.register("construct_page_chooser_queryset")
def nothing_to_choose_without_pages(pages, request):
    """Stock shows the titles of all pages, drafts included, to whoever may open the staff area."""
    return pages if user_has_any_page_permission(request.user) else pages.none()


@hooks.register("before_move_page")
def refuse_to_show_a_move(request, page, destination) -> None:
    """Stock asks for the right only when the move is confirmed, and names the page before."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("construct_help_menu")
def no_news_of_wagtail(request, items: list) -> None:
    """The people who work here did not choose its version."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
