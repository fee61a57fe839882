"""Pages and rows of FIX Cluj."""

from .applications import Application, ApplicationVersion
from .checking import CheckItem, CheckResult
from .contracts import Contract, Instalment, Payee, Report
from .counts import EligibilityCount
from .judging import (
    REVIEWER,
    Committee,
    CommitteeSeat,
    Decision,
    GridRow,
    GridSection,
    Review,
    ReviewAssignment,
    ReviewConflict,
    ReviewScore,
)
from .pages import FixClujPage, GrantCallPage
from .revising import PanelReading, Revision
from .rows import CallIndicator, FundedProject, GrantStep

__all__ = [
    "REVIEWER",
    "Application",
    "ApplicationVersion",
    "CallIndicator",
    "CheckItem",
    "CheckResult",
    "Committee",
    "CommitteeSeat",
    "Contract",
    "Decision",
    "EligibilityCount",
    "FixClujPage",
    "FundedProject",
    "GrantCallPage",
    "GrantStep",
    "GridRow",
    "GridSection",
    "Instalment",
    "PanelReading",
    "Payee",
    "Report",
    "Review",
    "ReviewAssignment",
    "ReviewConflict",
    "ReviewScore",
    "Revision",
]
