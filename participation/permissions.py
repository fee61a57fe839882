"""Who works on which submissions and sees how much of them: read by listings, cases, files, exports, bulk actions.

Two say it, and both have to agree:

1. The **role** (permissions of groups, or in person) says what somebody may do at all. Nothing below ever adds to it.
2. The **rows of a form** (`FormAccess`) say it of one form. Without a row, whoever works at the form's desk does there
   all that the role says, and for everybody else the form does not exist. A row lends the form to whoever does not work
   at its desk, and takes from whoever it names, at the desk or not, everything that is not ticked in it: seeing what was
   sent, who wrote, sensitive answers, working on cases (and erasing), answering, exporting.

A row in person counts instead of the rows of groups; of several groups each has to agree. Without "sees what was sent"
the form is closed, to people of its desk, too. What was handed over to another desk has left whoever holds a row alone;
for the people of that desk the row of the form goes on counting. Superusers stand above rows.
"""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User

from .choices import Desk
from .workflow import TRANSITIONS

APP = "participation"
DESK_PERMISSIONS = {desk: f"{APP}.work_{desk}_desk" for desk in Desk.values}
# Which tick of a row each permission on submissions needs besides the role.
TICKS = {
    "view_submission": "sees",
    "view_contact": "sees_contact",
    "view_sensitive": "sees_sensitive",
    "change_submission": "may_change",
    "erase_submission": "may_change",
    "answer_submission": "may_answer",
    "export_submission": "may_export",
}
READING = ("view_submission", "view_contact", "view_sensitive")  # what decides how much an export holds


def desks_of(user) -> list[str]:
    """The desks that a person works at; what other desks receive does not exist for this person."""
    if not user.is_active:
        return []
    return [desk for desk, permission in DESK_PERMISSIONS.items() if user.has_perm(permission)]


# --- rows of forms ----------------------------------------------------------------------------------------------------


def taken_away(rows: Iterable) -> dict[int, frozenset[str]]:
    """Form → permissions that its rows take from the one person whom all of these rows name."""
    of_form: dict[int, list] = {}
    for row in rows:
        of_form.setdefault(row.form_id, []).append(row)
    counting = {form: [row for row in found if row.user_id] or found for form, found in of_form.items()}
    return {
        form: frozenset(name for name, tick in TICKS.items() if not all(getattr(row, tick) for row in found))
        for form, found in counting.items()
    }


def rows_of_forms():
    """All rows; looked up by name, since models stand above this room."""
    return apps.get_model(APP, "FormAccess").objects.all()


def limits_of(user) -> dict[int, frozenset[str]]:
    """The same for a person, read once per request, as permissions are."""
    if not user.is_active or user.is_superuser:
        return {}
    if not hasattr(user, "_limits_on_forms"):
        rows = rows_of_forms().filter(Q(user=user) | Q(group__in=user.groups.values("pk")))
        user._limits_on_forms = taken_away(rows)
    return user._limits_on_forms


def forms_without(user, permission: str) -> frozenset[int]:
    """Forms on which rows take this permission from a person, whatever the role says."""
    return frozenset(form for form, taken in limits_of(user).items() if permission in taken)


def forms_given_to(user) -> frozenset[int]:
    """Forms that rows open to a person; whoever works at their desk would see them anyway."""
    return limits_of(user).keys() - forms_without(user, "view_submission")


# --- which forms and submissions --------------------------------------------------------------------------------------


def works_at_all(user) -> bool:
    """Whether there is an inbox for this person."""
    return bool(desks_of(user) or forms_given_to(user))


def form_of(thing) -> int:
    """The id of a form, or of a submission's form."""
    return getattr(thing, "form_id", thing.pk)


def works_on(user, thing) -> bool:
    """Whether a form or a submission is among what this person works on."""
    if form_of(thing) in forms_without(user, "view_submission"):
        return False
    if thing.desk in desks_of(user):
        return True
    # What was handed over to another desk has left whoever works on its form alone.
    return form_of(thing) in forms_given_to(user) and (not hasattr(thing, "form_id") or thing.desk == thing.form.desk)


def gains_by_moving(user, submission, form) -> bool:
    """Whether this person could see or do on another form what rows take away on the submission's own."""
    taken_here, taken_there = (limits_of(user).get(pk, frozenset()) for pk in (submission.form_id, form.pk))
    return works_on(user, form) and bool(taken_here - taken_there)


def visible_to(user, submissions):
    """Of these submissions, the ones on the person's desks and of the forms given to this person."""
    if closed := forms_without(user, "view_submission"):
        submissions = submissions.exclude(form__in=closed)
    desks = desks_of(user)
    # Whoever works at every desk needs no condition, and the newest-first index answers alone.
    if len(desks) == len(DESK_PERMISSIONS):
        return submissions
    given = forms_given_to(user)
    if not given:
        return submissions.on_desks(desks)
    return submissions.filter(Q(desk__in=desks) | Q(form__in=given, desk=F("form__desk")))


def where_may(user, permission: str, submissions):
    """Of submissions that a person sees, those on which this person has a permission, too."""
    if not may(user, permission):
        return submissions.none()
    lacking = forms_without(user, permission)
    return submissions.exclude(form__in=lacking) if lacking else submissions


def forms_for(user, forms, permission: str = "view_submission"):
    """Of these forms, the ones that a person works on and has a permission on."""
    found = forms.filter(Q(desk__in=desks_of(user)) | Q(pk__in=forms_given_to(user)))
    lacking = forms_without(user, "view_submission") | forms_without(user, permission)
    return found.exclude(pk__in=lacking) if lacking else found


# --- what may be seen and done ----------------------------------------------------------------------------------------


def may(user, permission: str, thing=None) -> bool:
    """Whether a person holds a permission such as `export_submission`: by role, and on `thing`, a form or submission."""
    if not user.has_perm(f"{APP}.{permission}"):
        return False
    return thing is None or permission not in limits_of(user).get(form_of(thing), ())


def may_somewhere(user, permission: str) -> bool:
    """Whether there is a form on which a person may do this: what is never possible is not offered."""
    return may(user, permission) and bool(desks_of(user) or forms_given_to(user) - forms_without(user, permission))


def sees_contact(user, thing=None) -> bool:
    """Whether this person may know who wrote: name, e-mail, phone, in lists, cases, searches and exports."""
    return may(user, "view_contact", thing)


def sees_sensitive(user, thing=None) -> bool:
    """Whether this person may read answers to questions marked sensitive."""
    return may(user, "view_sensitive", thing)


def reading_rights(user) -> dict:
    """What decides how much an export holds: permissions, desks, forms given by rows, and what rows take away."""
    permissions = [name for name in ("view_contact", "view_sensitive") if may(user, name)]
    return {
        "permissions": permissions,
        "desks": desks_of(user),
        "forms": sorted(forms_given_to(user)),
        "without": what_rows_hide(user),
    }


def what_rows_hide(user) -> list[str]:
    return sorted(f"{form}:{name}" for name in (*READING, "export_submission") for form in forms_without(user, name))


def still_has(user, rights: dict | None) -> bool:
    """Whether a person has all of the rights that something was made with; of what is not known, none are had."""
    if rights is None:
        return False
    desks = set(desks_of(user))
    sees_forms = len(desks) == len(DESK_PERMISSIONS) or set(rights["forms"]) <= forms_given_to(user)
    hides_no_more = set(what_rows_hide(user)) <= set(rights.get("without", ()))
    is_of_desks = set(rights["desks"]) <= desks
    return sees_forms and hides_no_more and is_of_desks and all(may(user, name) for name in rights["permissions"])


def may_do(user, verb: str, thing=None) -> bool:
    """Whether a person may use a verb of the workflow; a verb without permission is its author's alone."""
    permission = TRANSITIONS.row(verb).permission
    return bool(permission) and may(user, permission, thing)


def verbs_of(user, status: str, thing=None) -> list[str]:
    """The verbs that a person may use on a submission in that status, in the table's order."""
    return [verb for verb in TRANSITIONS.verbs(status) if may_do(user, verb, thing)]


def colleagues(*desks: str, form=None, is_at_home: bool = True, also: int | None = None):
    """Active people who were given one of these desks, or that form, by a group or in person, and whoever is `also`.

    Whoever a row closes the form to is not among them. What is not `is_at_home`, at its form's desk, has left those to
    whom the form was lent.
    """
    codenames = [DESK_PERMISSIONS[desk].partition(".")[2] for desk in desks]
    given = Q(form_access__form=form) | Q(groups__form_access__form=form) if form and is_at_home else Q()
    for path in ("groups__permissions", "user_permissions"):
        given |= Q(**{f"{path}__codename__in": codenames, f"{path}__content_type__app_label": APP})
    if form:
        own = rows_of_forms().filter(form=form, user=OuterRef("pk"))
        of_groups = rows_of_forms().filter(form=form, group__user=OuterRef("pk"))
        given &= ~Exists(own.filter(sees=False)) & (Exists(own) | ~Exists(of_groups.filter(sees=False)))
    people = User.objects.filter(Q(given, is_active=True) | Q(pk=also)).distinct()
    return people.order_by("first_name", "last_name", "email")
