"""The letter to an author after the debate: what came of it, and of each thing that he or she wrote or said."""

from cms.models.pages import whole_address
from participation.actions.answers import reply_address
from participation.models import OutboxMessage
from participation.outbox import compose

from ..models import DebatePage


def what_came_of_it(page: DebatePage, submission, items: list[dict], *, now) -> OutboxMessage:
    """In the active language, to the author of `submission`; `items` are the author's numbers with their answers."""
    context = {
        "title": page.list_title,
        "page_url": page.full_url,
        "register_url": f"{page.full_url}{page.register_slug}/",
        "minutes_url": whole_address(page.minutes.url) if page.minutes else "",
        "recording_url": page.recording_url,
        "items": items,
        "is_waiting": any(not item["outcome"] for item in items),
    }
    return compose(
        kind="debate_after",
        to=submission.email,
        language=submission.language,
        context=context,
        submission=submission,
        reply_to=reply_address(submission),
        now=now,
    )
