"""What a person or a group may do with one form: said and taken back, each with a log entry."""

from django.db import transaction
from wagtail.log_actions import log

from ..models import FormAccess

TICKS = ("sees", "sees_contact", "sees_sensitive", "may_change", "may_answer", "may_export")


@transaction.atomic
def give_form(*, form, user=None, group=None, by, now, **ticks: bool) -> FormAccess:
    """Say what one member of staff, or everybody of a group, may do with what one form brings; said again, it changes.

    What is not mentioned is ticked. The role stays the upper bound, see permissions.py.
    """
    wanted = dict.fromkeys(TICKS, True) | ticks
    row = FormAccess.objects.select_for_update(of=("self",)).filter(form=form, user=user, group=group).first()
    if row and all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    given, _is_new = FormAccess.objects.update_or_create(form=form, user=user, group=group, defaults=wanted)
    without = [name for name, value in wanted.items() if not value]
    log(instance=form, action="participation.give_form", user=by, data=named(given, "to") | {"without": without})
    return given


@transaction.atomic
def take_form_back(*, access: FormAccess, by, now) -> None:
    """It ends with the next page that is opened."""
    log(instance=access.form, action="participation.take_form_back", user=by, data=named(access, "from"))
    access.delete()


def named(access: FormAccess, word: str) -> dict:
    return {word: access.user_id} if access.user_id else {f"{word}_group": access.group_id}
