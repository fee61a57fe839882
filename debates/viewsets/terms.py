"""Legal terms in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import LegalTerm


class LegalTermViewSet(SnippetViewSet):
    """Every version of every term; what a lawyer has not confirmed is seen at once."""

    model = LegalTerm
    icon = "date"
    add_to_admin_menu = True
    menu_label = _("Legal terms")
    menu_name = "legal-terms"
    menu_order = 455
    list_display = ["rule_label", "regime_label", "measure", "act_label", "period", "confirmed_on"]
    list_filter = ["regime", "rule"]
    list_export = [
        "regime", "rule", "direction", "days", "unit", "act_ro", "article_ro", "in_force_from", "in_force_until",
        "confirmed_on", "confirmed_by", "note",
    ]  # fmt: skip
    copy_view_enabled = True
