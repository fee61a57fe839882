"""Who works on which submissions and sees how much of them: read by listings, cases, files, exports, bulk actions."""

from django.db.models import Exists, F, OuterRef, Q

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


def forms_given_to(user) -> frozenset[int]:
    """Ids of the forms that a person was given without their desks; read once per request, as permissions are."""
    if not user.is_active or len(desks_of(user)) == len(DESK_PERMISSIONS):
        return frozenset()
    if not hasattr(user, "_forms_given"):
        user._forms_given = frozenset(user.form_access.values_list("form_id", flat=True))
    return user._forms_given


def works_at_all(user) -> bool:
    """Whether there is an inbox for this person."""
    return bool(desks_of(user) or forms_given_to(user))


def works_on(user, thing) -> bool:
    """Whether a form or a submission is among what this person works on."""
    if thing.desk in desks_of(user):
        return True
    given = forms_given_to(user)
    form_id = getattr(thing, "form_id", thing.pk)
    # What was handed over to another desk has left whoever works on its form alone.
    return form_id in given and (not hasattr(thing, "form_id") or thing.desk == thing.form.desk)


def visible_to(user, submissions):
    """Of these submissions, the ones on the person's desks and of the forms given to this person."""
    desks = desks_of(user)
    # Whoever works at every desk needs no condition, and the newest-first index answers alone.
    if len(desks) == len(DESK_PERMISSIONS):
        return submissions
    given = forms_given_to(user)
    if not given:
        return submissions.on_desks(desks)
    return submissions.filter(Q(desk__in=desks) | Q(form__in=given, desk=F("form__desk")))


def forms_for(user, forms):
    """Of these forms, the ones that a person works on."""
    return forms.filter(Q(desk__in=desks_of(user)) | Q(pk__in=forms_given_to(user)))


def read_forms(user, forms) -> list:
    """The same as a list, told in one query which of them were given in person: lists count their queries."""
    if user.is_active and len(desks_of(user)) < len(DESK_PERMISSIONS):
        forms = list(forms.annotate(is_given=Exists(user.form_access.filter(form=OuterRef("pk")))))
        user._forms_given = frozenset(form.pk for form in forms if form.is_given)
    return [form for form in forms if works_on(user, form)]


def sees_contact(user) -> bool:
    """Whether this person may know who wrote: name, e-mail, phone, in lists, cases, searches and exports."""
    return may(user, "view_contact")


def sees_sensitive(user) -> bool:
    """Whether this person may read answers to questions marked sensitive."""
    return may(user, "view_sensitive")


def may(user, permission: str) -> bool:
    """Whether a person holds a permission on submissions, such as `export_submission`."""
    return user.has_perm(f"{APP}.{permission}")


def reading_rights(user) -> dict:
    """What decides how much an export holds: permissions, desks and forms given in person."""
    permissions = [name for name in ("view_contact", "view_sensitive") if may(user, name)]
    return {"permissions": permissions, "desks": desks_of(user), "forms": sorted(forms_given_to(user))}


def still_has(user, rights: dict | None) -> bool:
    """Whether a person has all of the rights that something was made with; of what is not known, none are had."""
    if rights is None:
        return False
    desks = set(desks_of(user))
    sees_forms = len(desks) == len(DESK_PERMISSIONS) or set(rights["forms"]) <= forms_given_to(user)
    return sees_forms and set(rights["desks"]) <= desks and all(may(user, name) for name in rights["permissions"])


def may_do(user, verb: str) -> bool:
    """Whether a person may use a verb of the workflow; a verb without permission is its author's alone."""
    permission = BY_VERB[verb].permission
    return bool(permission) and may(user, permission)


def verbs_of(user, status: str) -> list[str]:
    """The verbs that a person may use on a submission in that status, in the table's order."""
    return [verb for verb in verbs_for(status) if may_do(user, verb)]


def colleagues(*desks: str, form=None, also: int | None = None):
    """Active people who were given one of these desks, by a group or in person, or that form, and whoever is `also`."""
    codenames = [DESK_PERMISSIONS[desk].partition(".")[2] for desk in desks]
    given = Q(form_access__form=form) if form else Q()
    for path in ("groups__permissions", "user_permissions"):
        given |= Q(**{f"{path}__codename__in": codenames, f"{path}__content_type__app_label": APP})
    people = User.objects.filter(Q(given, is_active=True) | Q(pk=also)).distinct()
    return people.order_by("first_name", "last_name", "email")
