"""The votes among variants that a page has, in whatever language it was chosen for them."""

from wagtail.models import Page

from cms.prepared import Prepared, Slot

from ..models import Poll, PollOption

VARIANTS = Prepared(
    lambda: (
        PollOption.objects.filter(
            poll__kind=Poll.Kind.PREFERENCE, poll__is_draft=False, poll__page__translation_key=Slot("key")
        )
        .select_related("poll")
        .order_by("poll__opens_at", "poll_id", "order", "pk")
    )
)


def polls_about(page: Page) -> list[tuple[Poll, list[PollOption]]]:
    """Each public vote with its variants, in one query; a vote that is open is on the page in both languages."""
    found: dict[int, tuple[Poll, list[PollOption]]] = {}
    for option in VARIANTS(key=page.translation_key):
        found.setdefault(option.poll_id, (option.poll, []))[1].append(option)
    return list(found.values())
