"""Who may change whom: nobody grants a right that he lacks, and one administrator always remains."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, PermissionsMixin
from django.db.models import Q, QuerySet
from wagtail.models import Page

ADMINISTRATORS = "Administratori"
MANAGE_USERS = "change_user"


def is_administrator(user: PermissionsMixin) -> bool:
    """A superuser, or a member of the administrators' group."""
    return user.is_active and (user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists())


def grantable_groups(actor: PermissionsMixin | None) -> QuerySet[Group]:
    """Groups that this person may give or take: all for administrators, his own for anybody else."""
    if actor is None or not actor.is_active:
        return Group.objects.none()
    return Group.objects.all() if is_administrator(actor) else actor.groups.all()


def may_change(actor: PermissionsMixin | None, target: PermissionsMixin) -> bool:
    """Superusers are changed by superusers only: an e-mail address or a password is enough to become one."""
    if actor is None or not actor.is_active:
        return False
    if actor.is_superuser:
        return True
    if target.is_superuser:
        return False
    return is_administrator(actor) or not is_administrator(target)


def user_managers() -> QuerySet:
    """Active people who can manage the others."""
    managing = Permission.objects.filter(codename=MANAGE_USERS, content_type__app_label="accounts")
    people = get_user_model().objects
    return people.filter(
        Q(is_superuser=True) | Q(groups__permissions__in=managing) | Q(user_permissions__in=managing), is_active=True
    ).distinct()


def is_last_manager(user: PermissionsMixin) -> bool:
    """Whether nobody could manage people if this person no longer did."""
    managers = set(user_managers().values_list("pk", flat=True)[:2])
    return managers == {user.pk}


def may_translate(user: PermissionsMixin, page: Page) -> bool:
    """Whether this person edits the page, a translation of it, or the place where its translation will stand."""
    places = [page, *page.get_translations()]
    for ancestor in page.get_ancestors().reverse():
        if translations := list(ancestor.get_translations()):
            places += translations
            break
    return any(place.permissions_for_user(user).can_edit() for place in places)
