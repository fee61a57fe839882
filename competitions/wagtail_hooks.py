"""What competitions add to the staff area: the log of sealed entries and of their jury."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from participation.views.keeping import how_long

from .actions import entries, opening
from .viewsets import SealedViewSet
from .viewsets.guards import refuse_bulk_delete, refuse_bulk_page_delete, refuse_delete, refuse_page_delete

LOG_ACTIONS = {
    "make_round": (_("Sealed entries"), _("Began to take sealed entries")),
    "receive_entry": (_("Entry received"), _("A sealed entry was received")),
    "withdraw_entry": (_("Entry withdrawn"), _("Its author withdrew an entry")),
    "check_entry": (_("Admissibility"), _("Said whether an entry is admitted")),
    "report_entry": (_("Report on an entry"), _("Wrote what the jury says of an entry")),
    "give_seat": (_("Seat in the jury"), _("Gave somebody a seat in the jury")),
    "excuse": (_("Excuse from the jury"), _("Excused somebody from the jury")),
    "begin_judging": (_("Begin judging"), _("Froze the criteria and gave the entries to the jury")),
    "promise": (_("Promise"), _("Promised to judge impartially")),
    "declare_conflict": (_("Conflict of interest"), _("Declared a conflict of interest with an entry")),
    "hand_in_review": (_("Hand in a review"), _("Handed in the points for an entry")),
    "fix_ranking": (_("Fix the ranking"), _("Computed the ranking from the points")),
    "judge_again": (_("Judge again"), _("Gave the entries back to the jury, with the reason")),
    "sign": (_("Sign"), _("Signed the ranking, by code")),
    "sign_last": (_("Last signature"), _("The whole jury has signed the ranking")),
    "ask_opening": (_("Ask to open"), _("Asked to open the identities")),
    "take_back_opening": (_("Do not open yet"), _("Took back the wish to open the identities")),
    "confirm_opening": (_("Open the identities"), _("Opened the identities, as the second person")),
    "read_identities": (_("Read the identities"), _("Looked at the identities that were opened")),
    "publish_ranking": (_("Publish the ranking"), _("Published ranking and names")),
    "take_back_name": (_("Take a name back"), _("Took a name off the ranking, as its owner wished")),
    "erase_identities": (_("Erase identities"), _("The term of the identities ended")),
}


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"competitions.{verb}", label, message)


@hooks.register("register_admin_viewset")
def sealed_entries():
    return SealedViewSet()


@hooks.register("kept_for")
def sealed_kept_for() -> list[tuple[str, tuple[str, ...], str]]:
    """Rows of the privacy page."""
    say = {
        "file": how_long(entries.KEPT_FOR),
        "after": how_long(opening.KEPT_AFTER),
        "most": how_long(opening.KEPT_AT_MOST),
    }
    entry = gettext(
        "as long as the page of the competition; until its close you can take them back. A file of a form that was not sent: %(file)s"
    )
    envelope = gettext(
        "%(after)s after the results, and never longer than %(most)s; a name that you let us publish stays with them"
    )
    return [
        (
            gettext("Anonymous entries of competitions"),
            ("competitions.SealedEntry", "competitions.SealedFile"),
            entry % say,
        ),
        (gettext("Who made an entry, in a sealed envelope"), ("competitions.SealedIdentity",), envelope % say),
    ]


hooks.register("before_delete_user", refuse_delete)
hooks.register("before_bulk_action", refuse_bulk_delete)
hooks.register("before_delete_page", refuse_page_delete)
hooks.register("before_bulk_action", refuse_bulk_page_delete)
