"""Where the applications of one mailbox stand, in the words that their teams read."""

from evaluation.choices import JudgingState
from participation.models import Submission
from participation.queries.own import own_submissions

from ..choices import PUBLIC_CONTRACTS, PUBLIC_STATES, ApplicationState, ContractState
from ..models import Application
from .contracts import contract_of


def own_applications(email: str) -> list[tuple[Submission, Application | None]]:
    """What was sent from a mailbox and counts, newest first: a version that a newer one replaced is read there."""
    rows = list(own_submissions(email).exclude(application=None, application_version__isnull=False))
    found = Application.objects.filter(submission__in=rows).select_related("decision__committee")
    found = found.prefetch_related("contracts")
    by_submission = {application.submission_id: application for application in found}
    return [(row, by_submission.get(row.pk)) for row in rows]


def application_of_case(submission: Submission) -> Application | None:
    """The application of which this submission is a version."""
    rows = Application.objects.filter(versions__submission=submission).select_related("decision__committee")
    return rows.prefetch_related("contracts").first()


def public_state(application: Application | None) -> tuple[str, str]:
    """(stage, words): what is decided is told once it was published, never before."""
    state = application.state if application else ApplicationState.SUBMITTED
    decision = getattr(application, "decision", None)
    is_told = decision and decision.committee.state == JudgingState.PUBLISHED
    if state == ApplicationState.RANKED and is_told:
        contract = contract_of(application) if application.pk else None
        if contract is None or contract.state == ContractState.INVITED:
            return "done", str(decision.get_outcome_display())
        stage, words = PUBLIC_CONTRACTS[ContractState(contract.state)]
        return stage, str(words)
    stage, words = PUBLIC_STATES[state]
    return stage, str(words)
