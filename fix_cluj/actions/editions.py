"""The next edition of a call: its words and its form as drafts, without its days, its answers and its results."""

from django.db import transaction
from wagtail.log_actions import log

from participation.actions.clones import Notes, carry_translations, clone_form, free_slug

from ..models import GrantCallPage
from ..queries.editions import form_of

FORGOTTEN = {
    "answers": [],
    "results": "",
    "note": "",
    "opens_at": None,
    "closes_at": None,
    "first_on": None,
    "last_on": None,
}


@transaction.atomic
def clone_call(*, call: GrantCallPage, title: str, notes: Notes, by, now) -> GrantCallPage:
    """Drafts beside the call, in every language that it has; `notes` go below the questions of the form that they name."""
    source = call.fact_source() or call
    facts = FORGOTTEN | {"is_confirmed": True, "edition": source.edition and source.edition + 1}
    blank = {"title": title, "draft_title": title, "slug": free_slug(source, title), **facts}
    clone = source.copy(
        recursive=False, update_attrs=blank, keep_live=False, copy_revisions=False, user=by, log_action="wagtail.copy"
    )
    carry_translations(source, clone, by, facts)
    form = form_of(source)
    if form is not None:
        clone_form(page=form, title=form.title, by=by, now=now, to=clone, notes=notes)
    data = {"source": source.pk, "notes": len(notes)}
    log(instance=clone, action="fix_cluj.clone_call", user=by, data=data)
    return clone
