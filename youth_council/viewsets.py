"""Working groups in the admin."""

from django.utils.translation import gettext_lazy as _

from cms.viewsets import TermViewSet

from .models import WorkingGroup


class WorkingGroupViewSet(TermViewSet):
    model = WorkingGroup
    icon = "group"
    add_to_admin_menu = True
    menu_label = _("Youth Council groups")
    menu_name = "youth-groups"
    menu_order = 460
