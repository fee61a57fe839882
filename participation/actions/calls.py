"""A call's window reaches the forms right below it: their pages in every language, and what the submit view asks."""

from django.db import transaction
from wagtail.log_actions import log

from ..models import Form, FormPage
from ..models.following import WINDOW
from .windows import note_moved_call


@transaction.atomic
def follow_call(*, call, by, now) -> list[FormPage]:
    """Carry the call's window at once; the forms that changed.

    The call's page names this by its dotted path when it was published or taken down, in whichever language: its facts
    are those of the Romanian page, so that one leads, and the last language taken down closes the form. A form that
    exists in English alone follows the English page of the call.
    """
    languages = [
        call,
        *type(call).objects.filter(translation_key=call.translation_key, alias_of=None).exclude(pk=call.pk),
    ]
    forms = [page for each in languages for page in FormPage.objects.child_of(each).filter(alias_of=None)]
    return [page for page in forms if page.fact_source() is None and lead(page, by=by, now=now)]


def follow_after_move(*, page, by, now) -> bool:
    """A form that was moved takes the window of the call that it now stands below."""
    return page.fact_source() is None and lead(page, by=by, now=now)


def lead(page: FormPage, *, by, now) -> bool:
    """One form: its page, its translations' pages, its row; one log entry when anything changed."""
    before = {name: getattr(page, name) for name in WINDOW}
    changed = page.take_window(now)
    if changed:
        page.save(update_fields=changed, clean=False)
        page.update_aliases()
    window = {name: getattr(page, name) for name in WINDOW}
    for translation in translations_of(page).exclude(**window):
        for name, moment in window.items():
            setattr(translation, name, moment)
        translation.save(update_fields=WINDOW, clean=False)
        translation.update_aliases()
    rows = Form.objects.filter(page_key=page.translation_key)
    if rows.exclude(**window).exists() or changed:
        row = rows.first()
        old = row and row.closes_at
        rows.update(**window)
        if row and is_deadline(old) and window["closes_at"] and window["closes_at"] > old:
            row.closes_at = window["closes_at"]
            note_moved_call(form=row, before=old, by=by, now=now)
        data = {"before": as_text(before), "after": as_text(window)}
        log(instance=page, action="participation.follow_call", user=by, data=data)
        return True
    return False


def is_deadline(moment) -> bool:
    """Whether it came from a calendar, which knows minutes; a call taken down closed its forms at some second."""
    return moment is not None and not (moment.second or moment.microsecond)


def translations_of(page: FormPage):
    found = FormPage.objects.filter(translation_key=page.translation_key, alias_of=None)
    return found.exclude(pk=page.pk)


def as_text(window: dict) -> dict:
    return {name: moment.isoformat() if moment else None for name, moment in window.items()}
