"""One-time form tokens for the load generator, made as the form page makes them."""

import random

from django.utils import timezone


def fresh_token_fields(wording_id: int) -> dict[str, str]:
    """The hidden field of a form that was shown just now."""
    from participation.forms import TICKET
    from participation.tokens import issue

    return {TICKET: issue(wording_id=wording_id, now=timezone.now())}


def some_network() -> str:
    """A visitor's address; each post comes from another network."""
    return ".".join(str(random.randint(1, 254)) for _ in range(4))
