"""What debates add to the staff area: the legal terms, what is late, and a guard before publishing."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.models import Holiday
from participation.views.keeping import how_long

from .actions import follow_terms, number_contribution, reminding
from .actions.board import put_on_board
from .models import DebatePage, LegalTerm
from .queries.register import describe_about, open_form_below
from .viewsets import DebatesPanel, LegalTermViewSet, refuse_bulk_publish, warn_of_calendar
from .viewsets.deleting import refuse_bulk_delete, refuse_delete
from .viewsets.evening import SpeakingViewSet
from .viewsets.registers import RegistersViewSet
from .viewsets.report import ReportViewSet

LOG_ACTIONS = {
    "accept_calendar": (_("Accept a shorter term"), _("Published dates that the law does not allow, with the reason")),
    "keep_report": (_("Complete the report"), _("Wrote down what only people know of the year")),
    "publish_report": (_("Publish the report"), _("Published the report of the year with the figures of the day")),
    "withdraw_report": (_("Withdraw the report"), _("Took the report of the year off the site")),
    "tell_authors": (_("Write to the authors"), _("Wrote to the authors of contributions what came of the debate")),
    "follow_terms": (_("Follow the terms"), _("Worked out anew by when the summary is due")),
}

LOG_ACTIONS |= {
    "register_speaker": (_("Register to speak"), _("Registered to speak")),
    "call_up_speaker": (_("Call up"), _("Called up from the waiting list")),
    "cancel_speaker": (pgettext_lazy("verb of a speaker", "Cancel"), _("Cancelled the place to speak")),
    "take_out_speaker": (_("Take off the list"), _("Took somebody off the list of speakers")),
    "forget_speaker": (_("Delete what is personal"), _("Deleted name, e-mail and text on request")),
    "arrive_speaker": (_("Is here"), _("Marked as here")),
    "miss_speaker": (pgettext_lazy("speaker", "Absent"), _("Marked as absent")),
    "call_speaker": (_("Call now"), _("Called to speak")),
    "finish_speaker": (_("Has spoken"), _("Marked as having spoken")),
    "put_back_speaker": (_("Back into the list"), _("Put back into the list")),
    "move_speaker": (_("Move in the order"), _("Moved to another place in the order")),
    "tell_speakers": (_("Tell the speakers"), _("Wrote to the speakers what changed")),
    "remind_speakers": (_("Remind the speakers"), _("Reminded the speakers")),
    "sweep_speakers": (_("End of the term"), _("Deleted names, e-mails and texts: their term ended")),
    "open_speakers": (_("Look at the speakers"), _("Looked at the list of speakers")),
    "show_question": (_("Put on the screen"), _("Put a question on the screen")),
    "answer_question": (pgettext_lazy("question", "Answered"), _("Marked a question as answered in the room")),
    "hide_question": (_("Leave out"), _("Left a question out")),
    "print_speakers": (_("Print the speakers"), _("Printed the list of speakers")),
}

READ_BY_ALL = _(
    "Outcome and reason of every answer stand in the public register, also where the author did not agree to publication: name nobody in them."
)

register_snippet(LegalTermViewSet)


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"debates.{verb}", label, message)


@hooks.register("register_admin_viewset")
def speakers():
    return SpeakingViewSet()


@hooks.register("register_admin_viewset")
def registers():
    return RegistersViewSet()


@hooks.register("register_admin_viewset")
def law_report():
    return ReportViewSet()


@hooks.register("case_joins")
def with_number() -> list[str]:
    """Read with the case, not after it."""
    return ["contribution__register"]


@hooks.register("case_facts")
def number_in_register(submission) -> list[dict]:
    """The case of a contribution: its number, what it is about, and who will read the answer."""
    row = getattr(submission, "contribution", None)
    if row is None:
        return []
    url = reverse("registers:register", args=[row.register.debate_key])
    number = {"label": gettext("Number in the register"), "value": row.number, "url": url, "note": READ_BY_ALL}
    about = [{"label": gettext("About"), "value": row.about}] if row.about else []
    return [number, *about]


@hooks.register("ways_to_speak_about")
def write_about_a_part(page, request) -> str | None:
    """Where something can be written about a part of a document that a debate carries; its key is added."""
    form = open_form_below(page, timezone.now()) if isinstance(page.specific, DebatePage) else None
    name = "about" if form and form.words_language == "en" else "despre"
    return f"{form.get_url(request)}?{name}=" if form else None


@hooks.register("kept_for")
def speakers_kept_for() -> list[tuple[str, tuple[str, ...], str]]:
    """A row of the privacy page."""
    days = how_long(reminding.KEPT_FOR)
    return [
        (
            gettext("Wanting to speak at a debate"),
            ("debates.Speaker",),
            gettext("%(days)s after the debate; if you cancel, at once") % {"days": days},
        )
    ]


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("debates/admin/debates.css"))


@hooks.register("construct_homepage_panels")
def homepage_panel(request, panels) -> None:
    panels.insert(0, DebatesPanel(request))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def terms_changed(request, row) -> None:
    if isinstance(row, LegalTerm | Holiday):
        follow_terms(now=timezone.now(), by=request.user)


@hooks.register("after_delete_snippet")
def terms_deleted(request, rows) -> None:
    if any(isinstance(row, LegalTerm | Holiday) for row in rows):
        follow_terms(now=timezone.now(), by=request.user)


hooks.register("submission_arrived", number_contribution)
hooks.register("submission_arrived", put_on_board)
hooks.register("describe_about", describe_about)
hooks.register("before_bulk_action", refuse_bulk_publish)
hooks.register("after_publish_page", warn_of_calendar)


hooks.register("before_delete_page", refuse_delete)
hooks.register("before_bulk_action", refuse_bulk_delete)
