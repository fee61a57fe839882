"""Votes among variants for the tests, written and opened as staff do."""

from django.utils import timezone

from participation.actions import polls
from participation.models import Poll, PollOption

BENCHES = (("Lemn", "Wood"), ("Piatră", "Stone"))


def draft_poll(*, by=None, now=None, variants=BENCHES, **facts) -> Poll:
    """A draft with these variants."""
    options = [PollOption(label_ro=ro, label_en=en) for ro, en in variants]
    poll = Poll(**{"title_ro": "Ce bancă?", "title_en": "Which bench?"} | facts, options=options)
    return polls.keep_poll(poll=poll, by=by, now=now or timezone.now())


def opened_poll(*, by=None, now=None, **facts) -> Poll:
    now = now or timezone.now()
    return polls.open_poll(poll=draft_poll(by=by, now=now, **facts), by=by, now=now)
