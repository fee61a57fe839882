"""Who works on which submissions: the rules that listings, cases, files, exports and bulk actions all read."""

from django.db.models import Q

from accounts.models import User

from .choices import Desk
from .workflow import BY_VERB, verbs_for

APP = "participation"
DESK_PERMISSIONS = {desk: f"{APP}.work_{desk}_desk" for desk in Desk.values}


def desks_of(user) -> list[str]:
    """The desks that a person works at; what other desks receive does not exist for this person."""
    if not user.is_active:
        return []
    return [desk for desk, permission in DESK_PERMISSIONS.items() if user.has_perm(permission)]


def visible_to(user, submissions):
    """Of these submissions, the ones on the person's desks."""
    desks = desks_of(user)
    # Whoever works at every desk needs no condition, and the newest-first index answers alone.
    return submissions if len(desks) == len(DESK_PERMISSIONS) else submissions.on_desks(desks)


def may(user, permission: str) -> bool:
    """Whether a person holds a permission on submissions, such as `export_submission`."""
    return user.has_perm(f"{APP}.{permission}")


def may_do(user, verb: str) -> bool:
    """Whether a person may use a verb of the workflow."""
    return may(user, BY_VERB[verb].permission)


def verbs_of(user, status: str) -> list[str]:
    """The verbs that a person may use on a submission in that status, in the table's order."""
    return [verb for verb in verbs_for(status) if may_do(user, verb)]


def colleagues(*desks: str, also: int | None = None):
    """Active people who were given one of these desks, by a group or in person, and whoever has the id `also`."""
    codenames = [DESK_PERMISSIONS[desk].partition(".")[2] for desk in desks]
    given = Q()
    for path in ("groups__permissions", "user_permissions"):
        given |= Q(**{f"{path}__codename__in": codenames, f"{path}__content_type__app_label": APP})
    people = User.objects.filter(Q(given, is_active=True) | Q(pk=also)).distinct()
    return people.order_by("first_name", "last_name", "email")
