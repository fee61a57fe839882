"""What participation stores; see participation/README.md for the flow."""

from .answers import InternalNote, PublicAnswer
from .files import Attachment, StagedUpload
from .forms import Form, FormVersion, FormWording
from .outbox import OutboxMessage
from .pages import FormPage, IdeasPage
from .rates import RateBucket
from .submissions import Submission

__all__ = [
    "Attachment",
    "Form",
    "FormPage",
    "FormVersion",
    "FormWording",
    "IdeasPage",
    "InternalNote",
    "OutboxMessage",
    "PublicAnswer",
    "RateBucket",
    "StagedUpload",
    "Submission",
]
