"""Signs people in as allauth does; reads a person with the profile, and all permissions in one statement."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q


class StaffBackend(AuthenticationBackend):
    """Every page of the staff area starts with these two: a statement less for each."""

    def get_user(self, user_id):
        user = get_user_model().objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        """In person and by groups; superusers need none, and a closed account has none."""
        if obj is not None or not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            in_person, by_groups = Q(user=user_obj), Q(group__user=user_obj)
            found = [
                Permission.objects.filter(way).order_by().values_list("content_type__app_label", "codename")
                for way in (in_person, by_groups)
            ]
            user_obj._perm_cache = {f"{app}.{codename}" for app, codename in found[0].union(found[1])}
        return user_obj._perm_cache
