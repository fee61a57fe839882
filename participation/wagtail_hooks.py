"""What participation adds to the staff area: the inbox, its bulk actions and log, and a guard on deleting pages."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .views.follow import way_to_follow
from .views.ideas import ideas_of_label
from .viewsets import BULK_ACTIONS, ApplicationsViewSet, CallsGroup, FrontDeskGroup, InboxViewSet, PollViewSet
from .viewsets.dashboard import InboxPanel, OutagePanel
from .viewsets.form_pages import FormPagesViewSet, header_buttons
from .viewsets.guards import refuse_bulk_delete, refuse_delete
from .viewsets.publishing import refuse_bulk_publish

LOG_ACTIONS = {
    "receive": (_("Received"), _("Received")),
    "receipt_link": (_("Receipt link"), _("Mailed the receipt link to its author")),
    "take": (_("Take over"), _("Took it over")),
    "answer": (_("Publish the answer"), _("Published the answer")),
    "refuse": (_("Refuse"), _("Refused, with the reason")),
    "draft_answer": (_("Save a draft"), _("Saved a draft of the answer")),
    "file": (_("File"), _("Filed it without answer")),
    "reopen": (_("Reopen"), _("Reopened it")),
    "quarantine": (_("Quarantine"), _("Moved it to quarantine")),
    "release": (_("Release"), _("Released it from quarantine")),
    "accept_late": (_("Accept late"), _("Accepted it although the form had closed")),
    "assign": (_("Assign"), _("Changed the owner")),
    "route": (_("Front desk"), _("The front desk gave it to its owner")),
    "hand_over": (_("Hand over"), _("Handed it over to another desk")),
    "hand_back": (_("Hand back"), _("Handed it back")),
    "merge": (_("Merge"), _("Merged it with another")),
    "merge_here": (_("Merge here"), _("Another was merged into it")),
    "unmerge": (_("Undo the merge"), _("Took it out of the merged ones")),
    "erase_why": (_("Reason of an erasure"), _("Gave the reason of the erasure")),
    "reveal": (_("Reveal"), _("Looked at sensitive answers")),
    "due_date": (_("Due date"), _("Moved the due date")),
    "note": (_("Note"), _("Left a note")),
    "write": (_("Write to the author"), _("Wrote to the author")),
    "resend": (_("Send again"), _("Had a letter tried again")),
    "author_open": (_("Author’s visit"), _("Its author opened the case")),
    "author_write": (_("Author’s message"), _("Its author wrote")),
    "give_place": (_("Give a place"), _("Got a place from the waiting list")),
    "lapse": (_("Place not confirmed"), _("The place went back: nobody confirmed the e-mail in time")),
    "withdraw": (_("Withdraw"), _("Its author withdrew it")),
    "ask_erasure": (_("Ask for erasure"), _("Its author asked for erasure")),
    "replace": (_("Newer version"), _("Its author sent a newer version")),
    "remind_confirm": (_("Reminder to confirm"), _("Reminded of the e-mail that is to be confirmed")),
    "remind_papers": (_("Reminder of papers"), _("Reminded of what may still follow")),
    "team_invite": (_("Invite to a team"), _("Somebody was invited to the team")),
    "team_open": (_("Invitation opened"), _("Somebody opened the invitation to the team")),
    "team_accept": (_("Part of the team"), _("Somebody accepted to be part of the team")),
    "team_role": (_("Role in a team"), _("Somebody in the team got another role")),
    "team_remove": (_("Out of the team"), _("Somebody left the team or was taken out")),
    "confirm": (_("Confirm the e-mail"), _("Its author confirmed the e-mail")),
    "download": (_("Download"), _("Downloaded a file")),
    "give_form": (_("Give a form"), _("Let a colleague work on this form")),
    "take_form_back": (_("Take a form back"), _("Took this form back from a colleague")),
    "export": (_("Export"), _("Exported submissions")),
    "erase": (_("Erase"), _("Erased its author's data")),
    "infected": (_("Antivirus"), _("The antivirus found something in a file")),
    "sweep": (_("Clean up"), _("Removed files that were never sent")),
    "digest": (_("Digest"), _("Sent the daily digest")),
    "announce": (_("Announce a step"), _("Announced what was done")),
    "follow": (_("Follow"), _("Somebody follows it")),
    "unfollow": (_("Stop following"), _("Somebody stopped following it")),
    "keep_poll": (_("Save a vote"), _("Saved question and variants of a vote")),
    "close_poll": (_("Close a vote"), _("Closed the vote before its hour, with a public note")),
    "open_poll": (_("Open a vote"), _("Opened a vote")),
    "vote": (_("Vote"), _("A vote was confirmed")),
    "unvote": (_("Take a vote back"), _("A vote was taken back")),
    "recount": (_("Recount"), _("Counted the votes again")),
    "follow_call": (_("Follow the call"), _("Took the window of its call")),
    "extend": (_("Extend the deadline"), _("Moved the deadline, with a public note")),
    "keep_round": (_("Save a round"), _("Saved a round of questions and answers")),
    "collect": (_("Collect questions"), _("Took questions into a round")),
    "release_round": (_("Release a round"), _("Released questions and answers to everybody")),
    "keep_contestation": (_("Time for contestations"), _("Set from when and until when results can be contested")),
    "clone": (_("Clone"), _("Cloned it for the next edition")),
    "delete_tests": (_("Delete tests"), _("Deleted the tests of the form")),
}


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"participation.{verb}", label, message)


@hooks.register("register_admin_viewset")
def inbox():
    return InboxViewSet()


@hooks.register("register_admin_viewset")
def applications():
    return ApplicationsViewSet()


@hooks.register("register_admin_viewset")
def front_desk():
    return FrontDeskGroup()


@hooks.register("register_admin_viewset")
def calls():
    return CallsGroup()


@hooks.register("register_admin_viewset")
def polls():
    return PollViewSet()


@hooks.register("register_admin_viewset")
def form_pages():
    return FormPagesViewSet()


for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("participation/admin/inbox.css"))


@hooks.register("construct_homepage_panels")
def homepage_panel(request, panels) -> None:
    panels[:0] = [OutagePanel(), InboxPanel()]


@hooks.register("filter_form_submissions_for_user")
def no_stock_listing(user, editable_forms):
    """Wagtail's listing reads another table, knows no desks and would be a second inbox."""
    return editable_forms.none()


hooks.register("register_page_header_buttons", header_buttons)
hooks.register("links_of_label", ideas_of_label)
hooks.register("way_to_follow", way_to_follow)
hooks.register("before_delete_page", refuse_delete)
hooks.register("before_bulk_action", refuse_bulk_delete)
hooks.register("before_bulk_action", refuse_bulk_publish)
