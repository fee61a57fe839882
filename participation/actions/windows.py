"""Moving a form's deadline in public: the row, both languages' pages, the note that everybody reads, the letters."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Revision

from cms.signal_handlers import purge

from ..models import Form, FormPage, WindowExtension
from .drafts import living, write_to_owner


class NotLater(Exception):
    """A deadline is only ever moved to a later moment, one that has not passed."""


@transaction.atomic
def extend_window(*, form: Form, until, note_ro: str, note_en: str, by, now) -> WindowExtension:
    """The form closes later; pressed twice with the same moment it is one extension."""
    row = Form.objects.select_for_update().get(pk=form.pk)
    newest = row.extensions.order_by("-at", "-pk").first()
    if newest and newest.after == until == row.closes_at and (newest.note_ro, newest.note_en) == (note_ro, note_en):
        return newest
    if row.closes_at is None or until <= row.closes_at or until <= now:
        raise NotLater
    before, row.closes_at = row.closes_at, until
    row.save(update_fields=["closes_at"])
    move_pages(row, until)
    made = note_extension(form=row, before=before, note_ro=note_ro, note_en=note_en, by=by, now=now)
    tell_owners(row, made, now=now)
    return made


def note_extension(*, form: Form, before, note_ro: str, note_en: str, by, now) -> WindowExtension:
    """The row that proves it, and one entry in the log; `form` closes at its new moment already."""
    made = WindowExtension.objects.create(
        form=form, before=before, after=form.closes_at, note_ro=note_ro, note_en=note_en, by=by, at=now
    )
    data = {"before": before.isoformat() if before else None, "after": form.closes_at.isoformat(), "note": note_ro}
    log(instance=form, action="participation.extend", user=by, data=data)
    return made


def note_moved_call(*, form: Form, before, by, now) -> None:
    """A call's deadline moved, so its form's did: recorded, and told to whoever has a draft."""
    notes = {}
    for language in ("ro", "en"):
        with override(language):
            notes[f"note_{language}"] = _("The deadline of the call was moved.")
    made = note_extension(form=form, before=before, by=by, now=now, **notes)
    tell_owners(form, made, now=now)


def move_pages(row: Form, until) -> None:
    """The fact in every language at once, and in drafts that wait: publishing one must not bring the old hour back."""
    for page in FormPage.objects.filter(translation_key=row.page_key, alias_of=None):
        page.closes_at = until
        page.save(update_fields=["closes_at"], clean=False)
        page.update_aliases()
        waiting = Revision.objects.for_instance(page).filter(pk=page.latest_revision_id)
        for revision in waiting | Revision.objects.for_instance(page).exclude(approved_go_live_at=None):
            revision.content["closes_at"] = until.isoformat()
            revision.save(update_fields=["content"])
        transaction.on_commit(lambda page=page: purge(page))


def tell_owners(row: Form, made: WindowExtension, *, now) -> None:
    """Who has begun and left an address hears of it."""
    drafts = living(now).filter(form=row).exclude(email="").select_related("form", "wording")
    for draft in drafts:
        note = made.note_en if draft.language == "en" else made.note_ro
        write_to_owner(draft, "draft_extended", now=now, note=note)
