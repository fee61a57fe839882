"""What participation stores; see participation/README.md for the flow."""

from .access import AccessLink
from .answers import AnswerUpdate, InternalNote, PublicAnswer
from .conversation import CaseMessage, ReplyTemplate
from .desk import ExportJob, FormAccess, PersonalDataAccess, Presence, RoutingRule, SavedFilter
from .drafts import Draft
from .files import Attachment, StagedUpload
from .forms import Form, FormVersion, FormWording
from .friction import RefusedAnswer
from .ideas import IdeasPage
from .outages import Outage, Pulse
from .outbox import OutboxMessage
from .pages import FormPage
from .privacy import Tombstone, WindowExtension
from .rates import RateBucket
from .rounds import ContestationWindow, QuestionRound, RoundQuestion
from .submissions import Submission
from .subscriptions import Subscription
from .team import TeamMember
from .votes import Poll, PollOption, Vote

__all__ = [
    "AccessLink",
    "AnswerUpdate",
    "Attachment",
    "CaseMessage",
    "ContestationWindow",
    "Draft",
    "ExportJob",
    "Form",
    "FormAccess",
    "FormPage",
    "FormVersion",
    "FormWording",
    "IdeasPage",
    "InternalNote",
    "Outage",
    "OutboxMessage",
    "PersonalDataAccess",
    "Poll",
    "PollOption",
    "Presence",
    "PublicAnswer",
    "Pulse",
    "QuestionRound",
    "RateBucket",
    "RefusedAnswer",
    "ReplyTemplate",
    "RoundQuestion",
    "RoutingRule",
    "SavedFilter",
    "StagedUpload",
    "Submission",
    "Subscription",
    "TeamMember",
    "Tombstone",
    "Vote",
    "WindowExtension",
]
