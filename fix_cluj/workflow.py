"""What may become of an application, its decision, a change of results, a contract and its reports: tables; pure."""

from dataclasses import dataclass

from cms import workflow

from .choices import ApplicationState, ContractState, DecisionState, ReportState, RevisionState


@dataclass(frozen=True)
class Transition(workflow.Transition):
    """With the right that it takes of staff (none: never), and whether applicants may."""

    right: str = ""
    is_applicants: bool = False


A, D, C, R, P = ApplicationState, DecisionState, ContractState, RevisionState, ReportState
OFFICER, DECIDER = "officer_application", "decide_application"

APPLICATION = workflow.Table(
    Transition("submit", frozenset({A.DRAFT}), A.SUBMITTED, is_applicants=True),
    # Before the deadline, as long as nobody judges it: a newer version, to be checked anew.
    Transition(
        "resubmit", frozenset({A.SUBMITTED, A.CLARIFICATION, A.ELIGIBLE, A.INELIGIBLE}), A.SUBMITTED, is_applicants=True
    ),
    Transition("ask", frozenset({A.SUBMITTED}), A.CLARIFICATION, OFFICER),
    Transition("answer", frozenset({A.CLARIFICATION}), A.SUBMITTED, OFFICER, is_applicants=True),
    Transition("check", frozenset({A.SUBMITTED}), A.ELIGIBLE, OFFICER),
    Transition("refuse", frozenset({A.SUBMITTED, A.CLARIFICATION}), A.INELIGIBLE, OFFICER),
    Transition("admit", frozenset({A.INELIGIBLE}), A.ELIGIBLE, OFFICER),  # a contestation was upheld
    Transition("assign", frozenset({A.ELIGIBLE}), A.IN_REVIEW, OFFICER),
    Transition("close", frozenset({A.IN_REVIEW}), A.RANKED, OFFICER),
    # Before the decision; afterwards a team declines its contract.
    Transition("withdraw", frozenset(A) - {A.RANKED, A.WITHDRAWN}, A.WITHDRAWN, is_applicants=True),
)
DECISION = workflow.Table(
    Transition("approve_award", frozenset({D.PROPOSED}), D.AWARDED, DECIDER),
    Transition("approve_reserve", frozenset({D.PROPOSED}), D.RESERVE, DECIDER),
    Transition("approve_rejection", frozenset({D.PROPOSED}), D.REJECTED, DECIDER),
    Transition("publish", frozenset({D.AWARDED, D.RESERVE, D.REJECTED}), D.PUBLISHED, DECIDER),
    # Afterwards, when a revision comes into force; before and after are kept with it.
    Transition("promote", frozenset({D.PUBLISHED, D.REVISED}), D.AWARDED, DECIDER),  # money was freed for a reserve
    Transition("revise", frozenset({D.PUBLISHED, D.REVISED}), D.REVISED, DECIDER),
    Transition("give_up", frozenset({D.PUBLISHED, D.REVISED}), D.GIVEN_UP, DECIDER),
)
# A change of published results: opened, approved by one person, in force once somebody else approves it.
REVISION = workflow.Table(
    Transition("propose_revision", frozenset({R.OPENED}), R.PROPOSED, DECIDER),
    Transition("apply_revision", frozenset({R.PROPOSED}), R.APPLIED, DECIDER),
    Transition("drop_revision", frozenset({R.OPENED, R.PROPOSED}), R.DROPPED, DECIDER),
)
CONTRACT = workflow.Table(
    Transition("sign", frozenset({C.INVITED}), C.SIGNED, OFFICER),
    Transition("decline", frozenset({C.INVITED}), C.DECLINED, OFFICER, is_applicants=True),
    Transition("start", frozenset({C.SIGNED}), C.RUNNING, OFFICER),
    Transition("report_interim", frozenset({C.RUNNING}), C.INTERIM, is_applicants=True),
    Transition("report_final", frozenset({C.RUNNING, C.INTERIM}), C.FINAL, is_applicants=True),
    # A report is given back: the team files it again, until then the project runs.
    Transition("send_back", frozenset({C.INTERIM, C.FINAL}), C.RUNNING, OFFICER),
    Transition("close_contract", frozenset({C.FINAL}), C.CLOSED, OFFICER),
    Transition("cancel", frozenset({C.INVITED, C.SIGNED, C.RUNNING, C.INTERIM}), C.CANCELLED, OFFICER),
)
REPORT = workflow.Table(
    Transition("file_report", frozenset({P.DRAFT}), P.FILED, is_applicants=True),
    Transition("accept_report", frozenset({P.FILED}), P.ACCEPTED, OFFICER),
    Transition("return_report", frozenset({P.FILED}), P.RETURNED, OFFICER),
)
TABLES: dict[str, tuple[workflow.Table[Transition], type, str]] = {
    "application": (APPLICATION, ApplicationState, A.DRAFT),
    "decision": (DECISION, DecisionState, D.PROPOSED),
    "revision": (REVISION, RevisionState, R.OPENED),
    "contract": (CONTRACT, ContractState, C.INVITED),
    "report": (REPORT, ReportState, P.DRAFT),
}
