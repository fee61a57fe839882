"""The next edition of a call: its words and its form as drafts, without its days, its answers and its results."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participation.actions.clones import Notes, carry_translations, clone_form, free_slug

from ..models import GrantCallPage
from ..queries.editions import CLONED, drafts_of_next, form_of
from .committee import NotReady

FORGOTTEN = {
    "answers": [],
    "results": "",
    "note": "",
    "opens_at": None,
    "closes_at": None,
    "first_on": None,
    "last_on": None,
}


class AlreadyMade(NotReady):
    """The drafts of the next edition are there; `page` is the call among them."""

    def __init__(self, page: GrantCallPage):
        super().__init__(
            _("The drafts of the next edition are there already: “%(title)s”. Nothing was made a second time.")
            % {"title": page.draft_title}
        )
        self.page = page


@transaction.atomic
def clone_call(*, call: GrantCallPage, title: str, notes: Notes, by, now) -> GrantCallPage:
    """Drafts beside the call, in every language that it has; `notes` go below the questions of the form that they name.

    Raises AlreadyMade while drafts that were made of it are neither published nor deleted: pressed twice it is done once.
    """
    source = call.fact_source() or call
    source = GrantCallPage.objects.select_for_update(of=("self",)).get(pk=source.pk)
    if (earlier := drafts_of_next(source)) is not None:
        raise AlreadyMade(earlier)
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
    log(instance=clone, action=CLONED, user=by, data=data)
    return clone
