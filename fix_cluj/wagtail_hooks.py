"""What FIX Cluj adds to the staff area and to the engine of forms: applications are filed, taken back, logged."""

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .actions.checking import hear_answer
from .actions.filing import erase_versions, file_application, file_newer, may_change_sent, withdraw_application
from .actions.forgetting import forget_contracts
from .choices import ApplicationState
from .queries.applications import applies_alone, describe_about, judge_budget
from .queries.copies import kept_of
from .queries.terms import kept_by_outcome, still_needed
from .queries.threads import moments_of_projects, projects_to_choose
from .views.cases import next_of_case
from .viewsets import GrantsViewSet
from .viewsets.guards import refuse_bulk_delete, refuse_delete

LOG_ACTIONS = {
    "submit": (_("Application filed"), _("An application was filed")),
    "resubmit": (_("Application filed again"), _("An application was filed again before the deadline")),
    "ask": (_("Ask for a clarification"), _("Asked for a clarification")),
    "answer": (_("Clarification given"), _("The clarification was given")),
    "check": (_("Formal check passed"), _("Found the application eligible")),
    "refuse": (_("Formal check not passed"), _("Found the application not eligible, with the reasons")),
    "admit": (_("Admit after a contestation"), _("Admitted the application after a contestation")),
    "assign": (_("Give to reviewers"), _("Gave the application to reviewers")),
    "close": (pgettext_lazy("application", "Close the judging"), _("Closed the judging of the application")),
    "withdraw": (_("Application withdrawn"), _("The applicant took the application back")),
    "erase_team": (_("Applicant erased"), _("The applicant asked to be erased: the application no longer counts")),
    "set_checklist": (_("Checklist"), _("Wrote the checklist of the formal check")),
    "clone_call": (_("Next edition"), _("Made the drafts of the next edition")),
    "form_committee": (_("Form a committee"), _("Formed the committee of a call")),
    "set_rules": (_("Rules of judging"), _("Set the rules by which applications are ranked")),
    "set_grid": (_("Grid"), _("Set the grid by which applications are judged")),
    "give_seat": (_("Seat in a committee"), _("Gave somebody a seat in the committee")),
    "excuse": (_("Excuse from a committee"), _("Excused somebody from the committee")),
    "committee_convene": (_("Convene the committee"), _("Froze rules and grid and convened the committee")),
    "declare": (_("Declaration"), _("Declared conflicts of interest")),
    "committee_draw": (_("Draw reviewers"), _("Drew who reads which application")),
    "take_in_late": (_("Take in later ones"), _("Asked the committee to declare on applications that came later")),
    "draw_again": (_("Draw one more reviewer"), _("The application got another reviewer")),
    "recuse": (_("Recusal"), _("Stood back from an application")),
    "hand_in_review": (_("Hand in a review"), _("Handed in the points for an application")),
    "void_review": (_("Review taken out"), _("Points that were handed in stopped counting; they stay here")),
    "reopen_review": (_("Reopen a review"), _("Gave a review back to its reviewer, with the reason")),
    "committee_rank": (_("Compute the ranking"), _("Computed places and awards from the points")),
    "committee_judge_again": (_("Judge again"), _("Gave the applications back to the reviewers, with the reason")),
    "committee_approve": (_("Approve first"), _("Approved the results, as the first person")),
    "committee_take_back_approval": (_("Take back the approval"), _("Took back the approval of the results")),
    "committee_approve_second": (_("Approve second"), _("Approved the results, as the second person")),
    "committee_publish": (_("Publish the results"), _("Published the results of the call")),
    "approve_award": (pgettext_lazy("decision", "Award"), _("Decided that the application is funded")),
    "approve_reserve": (pgettext_lazy("decision", "Reserve"), _("Decided that the application is a reserve")),
    "approve_rejection": (pgettext_lazy("decision", "Rejection"), _("Decided that the application is not funded")),
    "forget_interests": (_("Term of the declarations"), _("The term of the declared interests ended: they are erased")),
    "open_revision": (_("Open a change"), _("Opened a change of the published results")),
    "draw_panel": (_("Draw second readers"), _("Drew who reads the contested application again")),
    "propose_revision": (_("Approve a change first"), _("Approved a change of the results, as the first person")),
    "apply_revision": (_("Approve a change second"), _("Approved a change of the results: it is in force")),
    "drop_revision": (_("Drop a change"), _("Dropped a change of the results, with the reason")),
    "promote": (_("Promote a reserve"), _("Money was freed: the application is funded")),
    "revise": (_("Revise a decision"), _("Changed the decision after its publication")),
    "give_up": (_("Award given up"), _("The award was given up")),
    "publish": (pgettext_lazy("decision", "Publish"), _("Published the decision on the application")),
    "invite": (_("Invite to a contract"), _("The award got its contract")),
    "sign": (_("Contract signed"), _("Wrote down the signed contract")),
    "change_terms": (_("Change the terms"), _("Changed the days of the contract")),
    "decline": (_("Award declined"), _("The award was given up before the contract was signed")),
    "start": (_("Start the project"), _("The project began")),
    "report_interim": (_("Interim report"), _("The interim report was filed")),
    "report_final": (_("Final report"), _("The final report was filed")),
    "accept_report": (_("Accept a report"), _("Accepted a report")),
    "send_back": (_("Give a report back"), _("Gave a report back, with the reason")),
    "approve_summary": (_("Publish the summary"), _("Let the summary of the project into public")),
    "withdraw_summary": (_("Take the summary down"), _("Took the summary of the project out of public")),
    "close_contract": (_("Close the contract"), _("Closed the contract")),
    "cancel": (_("Cancel the contract"), _("Cancelled the contract, with the reason")),
    "give_payee": (_("Account given"), _("The account for the payments was given")),
    "see_payee": (_("Look at the account"), _("Looked at the account for the payments")),
    "plan_instalment": (_("Plan an instalment"), _("Planned an instalment")),
    "drop_instalment": (_("Take an instalment out"), _("Took an instalment out")),
    "record_payment": (_("Record a payment"), _("Recorded a payment")),
    "remind_report": (_("Reminder of a report"), _("Reminded of a report")),
    "remind_start": (_("Reminder of a beginning"), _("Reminded the officers that nobody said that the project began")),
    "export_contracts": (_("Export of contracts"), _("Exported the contracts of a call")),
}


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"fix_cluj.{verb}", label, message)


@hooks.register("kept_for")
def applications_kept_for() -> list[tuple[str, tuple[str, ...], str]]:
    """Rows of the privacy page."""
    return [
        (
            gettext("Applications to a call: number, state and dates, without names"),
            (
                "fix_cluj.Application",
                "fix_cluj.ApplicationVersion",
                "fix_cluj.EligibilityCount",
                "RefusedAnswer",
            ),
            gettext("always, as the record of the call; what was written goes with the form’s term"),
        ),
        (
            gettext("Contracts of awards, payments and reports"),
            ("fix_cluj.Contract", "fix_cluj.Instalment", "fix_cluj.Payee", "fix_cluj.Report"),
            gettext(
                "sums, days and states always; the account and the words as long as the call’s form says, above, after the contract ended"
            ),
        ),
        (
            gettext("What reviewers said connects them with applicants"),
            ("fix_cluj.CommitteeSeat", "fix_cluj.ReviewConflict"),
            gettext("as long as the call’s form says, above, after the results; that somebody stood back stays"),
        ),
    ]


@hooks.register("case_joins")
def with_application() -> list[str]:
    """Read with the case, not after it."""
    return ["application"]


@hooks.register("case_facts")
def where_it_is_judged(submission) -> list[dict]:
    """The case of an application: where it stands by its own table, and that nothing of it is decided here."""
    row = getattr(submission, "application", None)
    if row is None or row.state == ApplicationState.DRAFT:
        return []
    note = gettext(
        "Only the applicant reads what is answered here, and it changes nothing of the application: whether it is "
        "eligible and whether it is funded is decided in “Evaluation of applications”."
    )
    url = reverse("grants:check", args=[row.call_key, row.code])
    value = f"{row.code}: {row.get_state_display()}"
    return [{"label": gettext("Evaluation of applications"), "value": value, "url": url, "note": note}]


hooks.register("submission_arrived", file_application)
hooks.register("submission_replaced", file_newer)
hooks.register("may_change_sent", may_change_sent)
hooks.register("submission_erased", erase_versions)
hooks.register("submission_erased", forget_contracts)
hooks.register("still_needed", still_needed)
hooks.register("own_data", kept_of)
hooks.register("kept_by_outcome", kept_by_outcome)
hooks.register("case_next", next_of_case)
hooks.register("submission_withdrawn", withdraw_application)
hooks.register("author_wrote", hear_answer)
hooks.register("describe_about", describe_about)
hooks.register("applies_alone", applies_alone)
hooks.register("judge_answers", judge_budget)
hooks.register("projects_to_choose", projects_to_choose)
hooks.register("moments_of_projects", moments_of_projects)


@hooks.register("register_admin_viewset")
def grants():
    return GrantsViewSet()


hooks.register("before_delete_user", refuse_delete)
hooks.register("before_bulk_action", refuse_bulk_delete)
