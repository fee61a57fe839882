"""What competitions add to the staff area: the log of sealed entries and of their jury."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .viewsets import SealedViewSet

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
    "erase_identities": (_("Erase identities"), _("The term of the identities ended")),
}


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"competitions.{verb}", label, message)


@hooks.register("register_admin_viewset")
def sealed_entries():
    return SealedViewSet()
