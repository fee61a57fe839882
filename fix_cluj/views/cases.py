"""What the case of an application says for itself: its call, where it stands by its own table, and the team's award."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from evaluation.choices import JudgingState
from participation.models import Submission
from participation.workflow import TRANSITIONS

from ..choices import ApplicationState
from ..models import Application, Decision
from ..queries.applications import page_of_call
from ..queries.own import application_of_case, public_state
from ..queries.results import reason_of
from ..workflow import APPLICATION
from .contracts import award_of_case


def next_of_case(submission: Submission, secret: str) -> list[dict]:
    """For the hook `case_next`; an earlier version only says to which call it belongs."""
    application = application_of_case(submission)
    if application is None:
        return []
    page = page_of_call(application.call_key)
    call = {"kicker": page.title if page else application.terms.get("call", "")}
    if application.submission_id != submission.pk:
        return [{"instead": call}]
    return [
        {"instead": call | standing(application, submission)},
        *results(application, page),
        *award_of_case(submission, secret),
    ]


def standing(application: Application, submission: Submission) -> dict:
    """State, next sentence and what may be done, of the table of applications instead of that of cases."""
    is_open = "withdraw" in TRANSITIONS.verbs(submission.status)
    found = {"may_withdraw": is_open and "withdraw" in APPLICATION.verbs(application.state)}
    if said := sentence(application):
        stage, words = public_state(application)
        found |= {"stage": stage, "stage_label": words, "next_step": said}
    return found


def is_told(application: Application) -> bool:
    """Whether its decision was published."""
    decision = getattr(application, "decision", None)
    return decision is not None and decision.committee.state == JudgingState.PUBLISHED


def sentence(application: Application) -> str:
    """What happens next, once the formal check is over; before, the day that was promised says it."""
    if application.state == ApplicationState.RANKED and is_told(application):
        outcome = application.decision.get_outcome_display()
        return _("The results are published: %(outcome)s. How it was judged stands below.") % {"outcome": outcome}
    return {
        ApplicationState.ELIGIBLE: _(
            "It is complete and will be judged. You get a letter when the results are published."
        ),
        ApplicationState.INELIGIBLE: _("It did not pass the formal check; the reasons are in the messages below."),
        ApplicationState.IN_REVIEW: _("The committee judges it. You get a letter when the results are published."),
        ApplicationState.RANKED: _("It was judged. You get a letter when the results are published."),
    }.get(application.state, "")


def results(application: Application, page) -> list[dict]:
    """How it was judged, once the results are public; the way to them as long as the call's page is."""
    if not is_told(application):
        return []
    told = {"kind": "info", "title": _("The results are published"), "text": judgement(application.decision)}
    if page is not None:
        told |= {"url": reverse("grant_results", args=[application.call_key]), "label": _("Results of the call")}
    return [told]


def judgement(decision: Decision) -> str:
    """Place, score, the score of each section of the grid, and why it got nothing; never who gave the points."""
    committee = decision.committee
    lines = [
        _("Place: %(place)s") % {"place": decision.place},
        _("Score: %(score)s of 100") % {"score": number_format(decision.score, 2)},
    ]
    for section, part in zip(committee.sections.all(), decision.parts, strict=True):
        points = _("%(points)s of %(weight)s") % {"points": number_format(part), "weight": section.weight}
        lines.append(f"{section.name}: {points}")
    reason = reason_of(decision, committee)
    return "\n".join([*lines, *([_("Why: %(reason)s") % {"reason": reason}] if reason else [])])
