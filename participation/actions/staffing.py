"""Who works on one form without working on its whole desk: given and taken back, each with a log entry."""

from django.db import transaction
from wagtail.log_actions import log

from ..models import FormAccess


@transaction.atomic
def give_form(*, form, user, by, now) -> FormAccess:
    """Let a member of staff work on what one form brings; what may be done with it is the role's to say."""
    given, is_new = FormAccess.objects.get_or_create(form=form, user=user)
    if is_new:
        log(instance=form, action="participation.give_form", user=by, data={"to": user.pk})
    return given


@transaction.atomic
def take_form_back(*, access: FormAccess, by, now) -> None:
    """It ends with the next page that is opened."""
    log(instance=access.form, action="participation.take_form_back", user=by, data={"from": access.user_id})
    access.delete()
